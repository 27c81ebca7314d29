package cn.hotline.notice;

import cn.hotline.platform.Backoff;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What all nodes share of a gateway: how much may go through it now (GCRA with a burst of a second) and whether it is shut. */
@Entity
@Table(name = "notice_gateway")
public class Gate extends PanacheEntityBase {

    private static final Duration BURST = Duration.ofSeconds(1);

    /** Longer than a message takes that tries whether the gateway works again. */
    private static final Duration PROBE = Duration.ofSeconds(15);

    private static final long MICROS = 1_000_000;

    @Id
    private String name;

    private Instant nextFreeAt;
    private int failures;
    private @Nullable Instant openUntil;
    private @Nullable Instant probingUntil;

    @SuppressWarnings("NullAway.Init")
    protected Gate() {}

    /** All at once and in one order, so that nodes never wait for each other in a ring. */
    static Map<String, Gate> take(Collection<String> names) {
        return Gate.<Gate>find("name in ?1 order by name", names).withLock(LockModeType.PESSIMISTIC_WRITE).stream()
                .collect(Collectors.toMap(gate -> gate.name, Function.identity()));
    }

    static void install(Collection<String> names) {
        getEntityManager()
                .createNativeQuery("""
                        insert into notice_gateway (name, next_free_at) select name, 'epoch' from unnest(cast(:names as text[])) as n(name)
                        order by name on conflict do nothing""")
                .setParameter("names", names.toArray(String[]::new))
                .executeUpdate();
    }

    static Optional<Gate> take(String name) {
        return Optional.ofNullable(findById(name, LockModeType.PESSIMISTIC_WRITE));
    }

    static void recovered(String name) {
        update("failures = 0, openUntil = null, probingUntil = null where name = ?1 and failures > 0", name);
    }

    /** How many messages may go through now; one, when it is to be seen whether it works again. */
    int room(Instant now, int rate, NoticeRules rules) {
        if (isShut(now, rules)) {
            return 0;
        }
        long micros = ChronoUnit.MICROS.between(free(now), now.plus(BURST));
        int room = Math.toIntExact(Math.max(0, micros * rate / MICROS));
        return isOnTrial(rules) ? Math.min(1, room) : room;
    }

    /** When there is room for so many. */
    Duration untilRoomFor(int count, Instant now, int rate) {
        long micros = MICROS * count / rate - ChronoUnit.MICROS.between(free(now), now.plus(BURST));
        return Duration.of(Math.max(0, micros), ChronoUnit.MICROS);
    }

    void pass(int count, Instant now, int rate, NoticeRules rules) {
        nextFreeAt = free(now).plus(MICROS * count / rate, ChronoUnit.MICROS);
        if (isOnTrial(rules)) {
            probingUntil = now.plus(PROBE);
        }
    }

    /** Bounded, should a clock have been wrong when it was written. */
    boolean isShut(Instant now, NoticeRules rules) {
        return isWithin(openUntil, now, rules.circuitCap().multipliedBy(2)) || isWithin(probingUntil, now, PROBE);
    }

    /** Until when it is shut at the longest. */
    Instant shutUntil(Instant now) {
        var probed = probingUntil != null && probingUntil.isAfter(now) ? probingUntil : now;
        return openUntil != null && openUntil.isAfter(probed) ? openUntil : probed;
    }

    boolean hasFailed() {
        return failures > 0;
    }

    /**
     * Of what was under way when another one shut it nothing is counted: it would lengthen the pause by chance.
     *
     * @param surely it will serve nobody, whatever else was tried
     * @return whether it shut by this
     */
    boolean failed(Instant now, boolean surely, NoticeRules rules) {
        if (isWithin(openUntil, now, rules.circuitCap().multipliedBy(2))) {
            return false;
        }
        failures = surely ? Math.max(failures + 1, rules.circuitFailures()) : failures + 1;
        probingUntil = null;
        int beyond = failures - rules.circuitFailures() + 1;
        if (beyond > 0) {
            openUntil = now.plus(Backoff.after(beyond, rules.circuitPause(), rules.circuitCap()));
        }
        return beyond > 0;
    }

    private boolean isOnTrial(NoticeRules rules) {
        return failures >= rules.circuitFailures();
    }

    private Instant free(Instant now) {
        return isWithin(nextFreeAt, now, BURST.multipliedBy(2)) ? nextFreeAt : now;
    }

    private static boolean isWithin(@Nullable Instant until, Instant now, Duration most) {
        return until != null && until.isAfter(now) && !until.isAfter(now.plus(most));
    }
}
