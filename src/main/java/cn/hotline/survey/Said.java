package cn.hotline.survey;

import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param service 话务服务 1 to 4
 * @param handling 办理情况 1 to 4
 */
record Said(
        Way way,
        @Nullable Integer service,
        int handling,
        @Nullable String reason) {

    static final int MAX_REASON = 1000;

    @Override
    public String toString() {
        return "Said[" + way + ", " + service + ", " + handling + "]";
    }
}
