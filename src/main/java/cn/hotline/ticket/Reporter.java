package cn.hotline.ticket;

import org.jspecify.annotations.Nullable;

/**
 * The person who asks (诉求人), in the clear; lives only inside a request and inside sealed data.
 *
 * @param phone E.164
 */
public record Reporter(
        Kind kind, @Nullable String name, @Nullable String phone) {

    /** How the person appears. */
    public enum Kind {
        /** 实名 */
        NAMED,
        /** 匿名: neither name nor phone */
        ANONYMOUS,
        /** 保密: to whoever is not cleared the ticket does not exist */
        CONFIDENTIAL
    }

    @Override
    public String toString() {
        return "Reporter[" + kind + "]";
    }
}
