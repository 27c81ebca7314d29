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

    /**
     * A seat somebody wants.
     *
     * @param number tells citizens apart
     * @param isPopular whether there may be none
     */
    record Wish(UUID slot, int number, boolean isPopular) {}

    /** From now on so many of a hundred want one slot that nobody has booked yet. */
    void crowd(int newShare) {
        popular.incrementAndGet();
        share = newShare;
    }

    Wish next() {
        int number = next.getAndIncrement();
        boolean popularOne = ThreadLocalRandom.current().nextInt(100) < share;
        var slot = popularOne
                ? slots.popular().get(popular.get() % slots.popular().size())
                : slots.spread().get(number % slots.spread().size());
        return new Wish(slot, number, popularOne);
    }
}
