package cn.hotline.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of every answer that refuses a request (RFC 9457, {@code application/problem+json}). */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        String traceId,
        List<FieldError> errors,
        List<String> allowed,
        List<Change> changes,
        @Nullable String number,
        List<?> alternatives) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** One wrong field; the path is the client's own, as {@code reporter.phone}. */
    public record FieldError(String field, String message) {}

    /** Something that happened since the version the caller knew. */
    public record Change(int seq, String action, Instant at) {}
}
