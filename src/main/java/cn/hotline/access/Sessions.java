package cn.hotline.access;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Citizens' logins that were ended before their tokens do. Each node knows them by heart, so that no request pays for the question;
 * what another node ended is known here within two seconds.
 */
@Singleton
public final class Sessions {

    /** Transactions commit out of the order of their times. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final EntityManager db;
    private final Clock clock;
    private final AccessConfig config;
    private final Map<String, Instant> ended = new ConcurrentHashMap<>();
    private volatile Instant learnt = Instant.EPOCH;

    Sessions(EntityManager db, Clock clock, AccessConfig config) {
        this.db = db;
        this.clock = clock;
        this.config = config;
    }

    /** @throws Refusal 401 when the login behind this token was ended */
    public void demandOpen(SecurityIdentity identity) {
        var session = Identities.session(identity);
        if (session != null && ended.containsKey(session)) {
            throw new Refusal(ProblemType.UNAUTHENTICATED, "unauthenticated");
        }
    }

    /** Logs out: no token of this login is good any more. */
    void end(Identities.Login login) {
        var expires = clock.instant().plus(config.citizenSession());
        QuarkusTransaction.requiringNew()
                .run(() -> db.createNativeQuery("""
                        insert into session_ended (session, at, expires_at) values (:session, :now, :expires)
                        on conflict do nothing""")
                        .setParameter("session", login.session())
                        .setParameter("now", clock.instant())
                        .setParameter("expires", expires)
                        .executeUpdate());
        ended.put(login.session(), expires);
    }

    /** For a token that shall be renewed: asked of the database, since a renewal must not outrun a logout. */
    void demandOpen(Identities.Login login) {
        boolean isEnded = !db.createNativeQuery("select 1 from session_ended where session = :session")
                .setParameter("session", login.session())
                .getResultList()
                .isEmpty();
        if (isEnded) {
            throw new Refusal(ProblemType.UNAUTHENTICATED, "unauthenticated");
        }
    }

    void begin(@Observes StartupEvent start) {
        learn();
    }

    @Scheduled(every = "2s", identity = "session-ended", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void learn() {
        List<?> rows = QuarkusTransaction.requiringNew()
                .call(() -> db.createNativeQuery(
                                "select session, at, expires_at from session_ended where at > :since", Object[].class)
                        .setParameter("since", learnt.equals(Instant.EPOCH) ? learnt : learnt.minus(OVERLAP))
                        .getResultList());
        for (var found : rows) {
            var row = (Object[]) found;
            ended.put((String) row[0], (Instant) row[2]);
            learnt = learnt.isBefore((Instant) row[1]) ? (Instant) row[1] : learnt;
        }
        var now = clock.instant();
        ended.values().removeIf(now::isAfter);
    }

    @Scheduled(every = "1h", delayed = "9m", identity = "session-expiry")
    void forgetOld() {
        QuarkusTransaction.requiringNew()
                .run(() -> db.createNativeQuery("delete from session_ended where expires_at < :now")
                        .setParameter("now", clock.instant())
                        .executeUpdate());
    }
}
