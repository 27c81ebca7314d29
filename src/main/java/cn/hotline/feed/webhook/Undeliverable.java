package cn.hotline.feed.webhook;

/** An address that nothing may be, or can be, sent to. */
@SuppressWarnings("serial") // never serialised
final class Undeliverable extends Exception {

    private final Failure failure;

    Undeliverable(Failure failure) {
        super(failure.code(), null, false, false);
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
