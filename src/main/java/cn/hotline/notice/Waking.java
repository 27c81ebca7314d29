package cn.hotline.notice;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;

/** Does something once a transaction is committed, and nothing when it is not. */
record Waking(Runnable deed) implements Synchronization {

    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(int status) {
        if (status == Status.STATUS_COMMITTED) {
            deed.run();
        }
    }
}
