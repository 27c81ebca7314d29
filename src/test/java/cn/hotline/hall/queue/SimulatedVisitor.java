package cn.hotline.hall.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who comes on a {@link SimulatedDay}, and what becomes of them. */
final class SimulatedVisitor {

    /** What happens to them besides, once. */
    enum Fate {
        NOTHING,
        /** They don't come when they are called, but later. */
        SKIPPED,
        /** They fetch a paper. */
        PARKED,
        /** They were at the wrong window. */
        REDIRECTED
    }

    final UUID id;
    final Priority priority;
    final @Nullable Instant slot;
    final Instant came;

    String service;
    Duration visit;
    Instant turn;
    Fate fate;

    @Nullable
    String wants;

    @Nullable
    Duration foreseen;

    /** First. */
    @Nullable
    Instant calledAt;

    @Nullable
    Instant since;

    SimulatedVisitor(String service, Instant came, int minutes, Turn rule, Random random) {
        this.id = new UUID(random.nextLong(), random.nextLong());
        this.service = service;
        this.came = came;
        this.priority = random.nextInt(100) < 12 ? Priority.values()[1 + random.nextInt(5)] : Priority.NONE;
        this.slot = random.nextInt(100) < 35 ? came.plusSeconds(random.nextInt(-900, 1800)) : null;
        this.turn = rule.of(came, priority, slot);
        this.visit = Duration.ofSeconds((long) (minutes * 60 * Math.exp(random.nextGaussian() * 0.5 - 0.125)));
        int lot = random.nextInt(100);
        this.fate = lot < 4 ? Fate.SKIPPED : lot < 8 ? Fate.PARKED : lot < 11 ? Fate.REDIRECTED : Fate.NOTHING;
    }

    boolean isPlain() {
        return priority == Priority.NONE && slot == null;
    }

    boolean isBooked() {
        return slot != null;
    }

    Duration waited() {
        return Duration.between(came, calledAt);
    }

    /** How long the counter has them this time. */
    Duration stay() {
        return switch (fate) {
            case NOTHING -> visit;
            case SKIPPED -> Duration.ofSeconds(90);
            case PARKED, REDIRECTED -> visit.dividedBy(2);
        };
    }
}
