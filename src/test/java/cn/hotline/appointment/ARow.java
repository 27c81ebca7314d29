package cn.hotline.appointment;

import io.quarkus.arc.Arc;

/** A row of the sweep that nothing can be done with. */
public final class ARow {

    private ARow() {}

    public static void bad(String what) {
        Arc.container().instance(Batches.class).get().safely(what, () -> {
            throw new IllegalStateException("a bad row");
        });
    }
}
