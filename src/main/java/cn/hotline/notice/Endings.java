package cn.hotline.notice;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;

/** Brings notices to their ends and tells, in the same transaction, whoever waits for it. */
@Singleton
final class Endings {

    private final EntityManager db;
    private final Clock clock;
    private final Event<NoticeEnded> ended;

    Endings(EntityManager db, Clock clock, Event<NoticeEnded> ended) {
        this.db = db;
        this.clock = clock;
        this.ended = ended;
    }

    /** Of a claim that ran out meanwhile nothing is written. */
    void end(Claims.Ending ending) {
        if (isHeld(ending.claim())) {
            end(ending.claim().notice(), ending.state(), ending.reason());
        }
    }

    /** A notice the caller has locked. */
    void end(UUID notice, NoticeState state, String reason) {
        var now = clock.instant();
        var row = (Object[]) db.createNativeQuery("""
                        update notice set state = :state, reason = nullif(:reason, ''), ended_at = :now, claim = null,
                            claimed_until = null
                        where id = :id returning occasion, event""", Object[].class)
                .setParameter("state", state.name())
                .setParameter("reason", reason)
                .setParameter("now", now)
                .setParameter("id", notice)
                .getSingleResult();
        ended.fire(new NoticeEnded((String) row[0], NoticeEvent.valueOf((String) row[1]), state, reason, now));
    }

    private boolean isHeld(Work.Claim claim) {
        return !db.createNativeQuery("select id from notice where id = :id and claim = :token for update")
                .setParameter("id", claim.notice())
                .setParameter("token", claim.token())
                .getResultList()
                .isEmpty();
    }
}
