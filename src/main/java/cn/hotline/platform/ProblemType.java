package cn.hotline.platform;

import java.util.Locale;

/** Every kind of problem this service answers with (RFC 9457); the slug is the page that explains it. */
public enum ProblemType {
    MALFORMED(400),
    UNKNOWN_FIELD(400),
    BAD_PARAMETER(400),
    BAD_TICKET_NUMBER(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    ILLEGAL_TRANSITION(409),
    REFUSED(409),
    DUPLICATE_EXTERNAL_ID(409),
    CHANGED_MEANWHILE(412),
    TOO_LARGE(413),
    ADDRESS_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    INVALID(422),
    MISSING_ELEMENTS(422),
    REPLY_INSUFFICIENT(422),
    KEY_REUSED(422),
    TOO_MANY_REQUESTS(429),
    UPGRADE_REQUIRED(426),
    HEADERS_TOO_LARGE(431),
    INTERNAL(500),
    UNAVAILABLE(503);

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** Lower case with hyphens, as in {@code /problems/illegal-transition}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The type that stands for a bare HTTP status. */
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404, 410 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 412 -> CHANGED_MEANWHILE;
            case 413 -> TOO_LARGE;
            case 414 -> ADDRESS_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 422 -> INVALID;
            case 429 -> TOO_MANY_REQUESTS;
            case 431 -> HEADERS_TOO_LARGE;
            case 503 -> UNAVAILABLE;
            default -> status >= 500 ? INTERNAL : MALFORMED;
        };
    }
}
