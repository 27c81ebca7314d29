package cn.hotline.bench;

import java.math.BigInteger;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Who wants which slot: nobody the same day and service twice. */
final class Wishes {

    private final SlotFill.Slots slots;
    private final int citizens;
    private final int round;
    private final AtomicInteger next = new AtomicInteger();
    private volatile int share;
    private final AtomicInteger popular = new AtomicInteger();

    Wishes(SlotFill.Slots slots, int citizens) {
        this.slots = slots;
        this.citizens = citizens;
        int spread = slots.spread().size();
        this.round = citizens
                / BigInteger.valueOf(citizens).gcd(BigInteger.valueOf(spread)).intValue()
                * spread;
    }

    /**
     * A seat somebody wants.
     *
     * @param citizen which of them
     * @param isPopular whether there may be none
     */
    record Wish(UUID slot, int citizen, boolean isPopular) {}

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
                : slots.spread()
                        .get((number + number / round) % slots.spread().size()); // each round, another for each citizen
        return new Wish(slot, number % citizens, popularOne);
    }
}
