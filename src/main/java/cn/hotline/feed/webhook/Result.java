package cn.hotline.feed.webhook;

import org.jspecify.annotations.Nullable;

/** What became of one attempt; no failure means it was delivered. */
record Result(@Nullable Integer status, @Nullable Failure failure) {

    private static final int GONE = 410;

    static Result answered(int status) {
        if (status >= 200 && status < 300) {
            return new Result(status, null);
        }
        if (status == GONE) {
            return new Result(status, Failure.GONE);
        }
        return new Result(status, status >= 300 && status < 400 ? Failure.REDIRECT : Failure.STATUS);
    }

    static Result failed(Failure failure) {
        return new Result(null, failure);
    }

    boolean isDelivered() {
        return failure == null;
    }
}
