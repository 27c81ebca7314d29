package cn.hotline.feed.webhook;

import java.util.Locale;

/** Why an attempt at a delivery failed, as the partner reads it in the log. */
enum Failure {
    /** The receiver answered with a status that is none of success. */
    STATUS,
    /** 3xx: never followed, since nobody checked where it leads. */
    REDIRECT,
    /** 410: the receiver wants no more. */
    GONE,
    TIMEOUT,
    CONNECTION_REFUSED,
    CONNECTION_FAILED,
    TLS,
    UNKNOWN_HOST,
    /** The name leads to an address that is not public. */
    BLOCKED_ADDRESS,
    INVALID_URL,
    /** The partner may not see the event any more. */
    NOT_VISIBLE,
    /** Not the receiver's fault but ours. */
    INTERNAL;

    boolean isReceivers() {
        return this != NOT_VISIBLE && this != INTERNAL;
    }

    /** As {@code connection-refused}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
