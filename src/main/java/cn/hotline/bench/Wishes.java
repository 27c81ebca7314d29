package cn.hotline.bench;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Who wants which slot: nobody the same day and service twice. */
final class Wishes {

    private final SlotFill.Slots slots;
    private final AtomicInteger next = new AtomicInteger();
    private volatile int share;
    private final AtomicInteger popular = new AtomicInteger();

    Wishes(SlotFill.Slots slots) {
        this.slots = slots;
    }

    /** @param number tells citizens apart */
    record Wish(UUID slot, int number) {}

    /** From now on so many of a hundred want one slot that nobody has booked yet. */
    void crowd(int newShare) {
        popular.incrementAndGet();
        share = newShare;
    }

    Wish next() {
        int number = next.getAndIncrement();
        var slot = ThreadLocalRandom.current().nextInt(100) < share
                ? slots.popular().get(popular.get() % slots.popular().size())
                : slots.spread().get(number % slots.spread().size());
        return new Wish(slot, number);
    }
}
