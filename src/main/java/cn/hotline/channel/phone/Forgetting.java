package cn.hotline.channel.phone;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** Forgets numbers and words of old calls, and whom they made to be called back; the figures of calls stay. Safe on any number of nodes. */
@Singleton
class Forgetting {

    private static final int BATCH = 500;

    private final EntityManager db;
    private final TelephonyRules rules;
    private final Clock clock;

    Forgetting(EntityManager db, TelephonyRules rules, Clock clock) {
        this.db = db;
        this.rules = rules;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "11m", identity = "call-forgetting")
    void forgetOld() {
        forgetCalls();
        forgetCallBacks();
    }

    /** The oldest by their keys, which tell the time. */
    private void forgetCallBacks() {
        QuarkusTransaction.requiringNew()
                .run(() -> db.createNativeQuery("""
                        delete from call_back where id in (select id from call_back order by id limit :most) and last_missed_at < :before""")
                        .setParameter("before", clock.instant().minus(rules.wordsKept()))
                        .setParameter("most", BATCH)
                        .executeUpdate());
    }

    private void forgetCalls() {
        QuarkusTransaction.requiringNew()
                .run(() -> db.createNativeQuery("""
                        with old as (
                            select id from phone_call where data_key is not null and heard_at < :before
                            order by heard_at limit :most for update skip locked
                        ), turns as (
                            delete from call_turn where call in (select id from old)
                        ), reports as (
                            delete from call_report where call in (select id from old)
                        ), marks as (
                            delete from call_mark where call in (select id from old)
                        ), evidence as (
                            update proposal_evidence set sealed = null where call in (select id from old)
                        )
                        update phone_call set version = version + 1, data_key = null, caller = null, caller_hash = null, recording = null
                        where id in (select id from old)""")
                        .setParameter("before", clock.instant().minus(rules.wordsKept()))
                        .setParameter("most", BATCH)
                        .executeUpdate());
    }
}
