package cn.hotline.notice;

/** What a gateway said to one message. */
public sealed interface Answer {

    /**
     * Taken over: from here on receipts tell.
     *
     * @param reference by which the gateway's receipts name it
     * @param segments how many were charged
     */
    record Taken(String reference, int segments) implements Answer {}

    /**
     * Surely not sent.
     *
     * @param code the gateway's own, without any personal data
     */
    record Refused(Fault fault, String code) implements Answer {}

    /** The answer is lost: it may have been sent. */
    record Unknown(String code) implements Answer {}

    /** Whose fault a refusal is, which decides what is tried next. */
    enum Fault {
        /** The number gets nothing by any gateway: it is dead, barred or no mobile. */
        NUMBER,
        /** This person gets nothing by this gateway, such as WeChat without their consent; another may do. */
        DECLINED,
        /** This gateway will not carry this text: template, signature or content. */
        CONTENT,
        /** This gateway will carry nothing until somebody sees to the account: key, balance, permission. */
        ACCOUNT,
        /** Too much for this number or at this moment; the same gateway later. */
        THROTTLED,
        /** This node alone has no way to it at the moment, which says nothing of the gateway: another one, or soon again. */
        BUSY,
        /** Nobody there; another gateway, or later. */
        UNAVAILABLE
    }
}
