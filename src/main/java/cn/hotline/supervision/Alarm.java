package cn.hotline.supervision;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A clock at which something is due. */
record Alarm(UUID id, UUID ticket, Instant at) {

    /** Before all others. */
    static final Alarm FIRST = new Alarm(new UUID(0, 0), new UUID(0, 0), Instant.EPOCH);

    static List<Alarm> due(Instant now, Alarm after, int most) {
        return Deadline.getEntityManager()
                .createQuery("""
                        select d.id, d.ticketId, d.nextAt from Deadline d
                        where d.nextAt <= :now and (d.nextAt, d.id) > (:at, :id) order by d.nextAt, d.id""", Alarm.class)
                .setParameter("now", now)
                .setParameter("at", after.at())
                .setParameter("id", after.id())
                .setMaxResults(most)
                .getResultList();
    }

    /** Clocks that another calendar than the present one was reckoned by, in no time order. */
    static List<Alarm> outdated(int calendarVersion, Alarm after, int most) {
        return Deadline.getEntityManager()
                .createQuery("""
                        select d.id, d.ticketId, d.dueAt from Deadline d
                        where d.state in ('RUNNING', 'PAUSED') and d.calendarVersion < :version and d.id > :id order by d.id""", Alarm.class)
                .setParameter("version", calendarVersion)
                .setParameter("id", after.id())
                .setMaxResults(most)
                .getResultList();
    }
}
