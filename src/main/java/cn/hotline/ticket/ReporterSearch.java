package cn.hotline.ticket;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Exact search by the reporter's phone or name; in a body, because personal data does not belong in addresses. */
public record ReporterSearch(
        @Nullable @Size(min = 5, max = 20) String phone,
        @Nullable @Size(min = 1, max = 60) String name,
        @Min(1) @Max(100) int limit,
        @Nullable @Size(max = 200) String after) {

    @com.fasterxml.jackson.annotation.JsonCreator
    static ReporterSearch of(
            @Nullable String phone, @Nullable String name, @Nullable Integer limit, @Nullable String after) {
        return new ReporterSearch(phone, name, limit == null ? 20 : limit, after);
    }
}
