package cn.hotline.ticket;

import cn.hotline.platform.Messages;

/**
 * What is wrong with a part of a reply.
 *
 * @param part as the reply's field is called
 */
record ReplyFinding(String part, Code code, Severity severity) {

    /** What can be wrong. */
    enum Code {
        EMPTY,
        MEANINGLESS,
        PLACEHOLDER,
        BOILERPLATE,
        TOO_SHORT,
        SAME_TEXT,
        COPIED,
        OFF_TOPIC,
        HARDLY_ON_TOPIC,
        PROMISE_ONLY,
        FORWARDED_ONLY,
        NO_CONTACT,
        NO_TELEPHONE,
        NO_BASIS_NAMED,
        NO_REASON_CODE,
        NO_ROUTE_NAMED
    }

    /** Whether the reply can go out all the same. */
    enum Severity {
        BLOCKING,
        WARNING
    }

    /** As it is told to a person. */
    public record View(String part, Code code, Severity severity, String text) {}

    static ReplyFinding blocking(String part, Code code) {
        return new ReplyFinding(part, code, Severity.BLOCKING);
    }

    static ReplyFinding warning(String part, Code code) {
        return new ReplyFinding(part, code, Severity.WARNING);
    }

    boolean isBlocking() {
        return severity == Severity.BLOCKING;
    }

    String key() {
        return "reply." + code;
    }

    View view(Messages messages) {
        return new View(part, code, severity, messages.text(key()));
    }
}
