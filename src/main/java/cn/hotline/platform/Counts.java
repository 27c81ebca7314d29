package cn.hotline.platform;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Counts what was done, once it is certain: work that is rolled back, as for a repeated key, was not done. */
@Singleton
public final class Counts {

    private final MeterRegistry metrics;
    private final TransactionSynchronizationRegistry transactions;

    Counts(MeterRegistry metrics, TransactionSynchronizationRegistry transactions) {
        this.metrics = metrics;
        this.transactions = transactions;
    }

    /** Counts one when the present transaction commits. */
    public void committed(String name, String... tags) {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    metrics.counter(name, tags).increment();
                }
            }
        });
    }
}
