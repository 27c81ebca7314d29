package cn.hotline.hall.map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A hall's map as GeoJSON (RFC 7946): points, and lines between them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MapInput(
        @NotNull @Pattern(regexp = "FeatureCollection") String type,
        @NotNull @Size(min = 1, max = 2000) List<@NotNull @Valid Feature> features) {

    static final String ID = "[A-Za-z0-9._-]{1,40}";

    /** A point or a line. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Feature(
            @NotNull @Pattern(regexp = "Feature") String type,
            @NotNull @Valid Geometry geometry,
            @NotNull @Valid Properties properties) {}

    /**
     * @param coordinates longitude and latitude, or a list of them
     */
    public record Geometry(
            @NotNull @Pattern(regexp = "Point|LineString") String type,
            @NotNull JsonNode coordinates) {}

    /**
     * Of a point: id, floor, kind, names and the counter. Of a line: from, to, kind and whether it goes one way only.
     *
     * @param kind of a point or of a passage
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Properties(
            @Nullable @Pattern(regexp = ID) String id,
            @Nullable @Min(-5) @Max(99) Integer floor,
            @NotNull @Pattern(regexp = "[A-Z]{1,12}") String kind,
            @Nullable @Size(min = 1, max = 40) String name,
            @Nullable @Size(min = 1, max = 80) String nameEn,
            @Nullable @Pattern(regexp = "[A-Z0-9-]{1,32}") String counter,
            @Nullable @Pattern(regexp = ID) String from,
            @Nullable @Pattern(regexp = ID) String to,
            @Nullable Boolean oneWay) {}
}
