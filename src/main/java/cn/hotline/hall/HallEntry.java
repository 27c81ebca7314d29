package cn.hotline.hall;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What a hall is called and where it is found, in both languages; its rooms and hours are its plan's. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HallEntry(
        @NotBlank @Size(max = 60) String name,
        @NotBlank @Size(max = 120) String nameEn,
        @Nullable @Pattern(regexp = "[A-Za-z0-9-]{1,32}") String region,
        @NotBlank @Size(max = 200) String address,
        @NotNull @Valid Hall.Location location,
        @Nullable @Pattern(regexp = "[0-9+][0-9 -]{2,19}") String phone) {}
