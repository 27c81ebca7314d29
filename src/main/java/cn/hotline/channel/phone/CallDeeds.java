package cn.hotline.channel.phone;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** What was done to tickets in a call, as its evidence; whoever writes holds the call. */
@Singleton
class CallDeeds {

    private final EntityManager db;
    private final Clock clock;

    CallDeeds(EntityManager db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What may be done in a call. */
    public enum Deed {
        FILED,
        SUPPLEMENTED,
        URGED,
        WITHDRAWN,
        RATED
    }

    /**
     * One of them.
     *
     * @param part which matter of the call, of FILED
     */
    public record Done(Deed deed, @Nullable Integer part, String ticket, String by, Instant at) {}

    void filed(PhoneCall call, int part, String number, String by) {
        note(call, new Done(Deed.FILED, part, number, by, clock.instant()));
    }

    void done(PhoneCall call, Deed deed, String number, String by) {
        note(call, new Done(deed, null, number, by, clock.instant()));
    }

    List<Done> of(PhoneCall call) {
        List<?> rows = db.createNativeQuery(
                        "select deed, part, number, by, at from call_deed where call = :call order by id limit 100",
                        Object[].class)
                .setParameter("call", call.id)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Done(
                        Deed.valueOf((String) row[0]), (Integer) row[1], (String) row[2], (String) row[3], (Instant)
                                row[4]))
                .toList();
    }

    /** Number of the ticket that a matter of the call became. */
    Optional<String> ticket(PhoneCall call, int part) {
        return of(call).stream()
                .filter(done -> done.part() != null && done.part() == part)
                .map(Done::ticket)
                .findFirst();
    }

    /** One call is evidence of one rating of a ticket. */
    boolean isRated(PhoneCall call, String number) {
        return of(call).stream()
                .anyMatch(done -> done.deed() == Deed.RATED && done.ticket().equals(number));
    }

    private void note(PhoneCall call, Done done) {
        db.createNativeQuery("""
                        insert into call_deed (id, call, deed, part, number, by, at)
                        values (:id, :call, :deed, cast(:part as integer), :number, :by, :at)""")
                .setParameter("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
                .setParameter("call", call.id)
                .setParameter("deed", done.deed().name())
                .setParameter("part", done.part())
                .setParameter("number", done.ticket())
                .setParameter("by", done.by())
                .setParameter("at", done.at())
                .executeUpdate();
    }
}
