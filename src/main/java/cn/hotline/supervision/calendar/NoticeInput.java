package cn.hotline.supervision.calendar;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** A year's notice as an administrator types it in, with the paper it stands in. */
public record NoticeInput(
        @NotBlank @Size(max = 500) String source,
        @NotEmpty @Size(max = 100) List<@NotNull @Valid NoticeDay> days) {}
