package cn.hotline.ticket;

import cn.hotline.access.Caller;
import cn.hotline.access.Persons;
import cn.hotline.platform.RateLimits;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.SpokenCode;
import cn.hotline.platform.Vault;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Lets in who shows a ticket's track code, and locks a ticket whose code is being guessed. A wrong code and a wrong number look alike. */
@ApplicationScoped
class Doorkeeper {

    private final EntityManager db;
    private final Vault vault;
    private final Clock clock;
    private final TicketRules rules;
    private final RateLimits limits;
    private final MeterRegistry metrics;
    private final Persons persons;

    Doorkeeper(
            EntityManager db,
            Vault vault,
            Clock clock,
            TicketRules rules,
            RateLimits limits,
            MeterRegistry metrics,
            Persons persons) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
        this.rules = rules;
        this.limits = limits;
        this.metrics = metrics;
        this.persons = persons;
    }

    /** @throws Refusal 404 for a ticket this caller can't see, 429 while its code is locked */
    void demandSight(Caller caller, Ticket ticket) {
        if (caller instanceof Caller.CodeHolder holder) {
            demandCode(holder, ticket);
        }
        if (!sees(caller, ticket)) {
            throw noSuchTicket(caller);
        }
    }

    /** Also what was filed by another profile of the same person; asked of the database only then. */
    boolean sees(Caller caller, Ticket ticket) {
        return Sight.sees(caller, ticket)
                || (caller instanceof Caller.Citizen citizen
                        && ticket.citizen != null
                        && persons.isSame(citizen.id(), ticket.citizen));
    }

    /** The answer for a number that is not there: the same as for one that may not be seen. */
    Refusal noSuchTicket(Caller caller) {
        if (caller instanceof Caller.CodeHolder holder) {
            limits.trackFailure(holder.address());
            return Refusal.notFound("no-such-ticket-or-code");
        }
        return Refusal.notFound("no-such-ticket");
    }

    private void demandCode(Caller.CodeHolder holder, Ticket ticket) {
        var now = clock.instant();
        var windowEnds = ticket.trackWindowFrom == null ? now : ticket.trackWindowFrom.plus(rules.trackWindow());
        if (ticket.trackFailures >= rules.trackFailures() && windowEnds.isAfter(now)) {
            throw Refusal.tooMany("track-locked", Duration.between(now, windowEnds));
        }
        if (!ticket.opens(SpokenCode.typed(holder.code()), vault)) {
            metrics.counter("hotline.track.failures").increment();
            QuarkusTransaction.requiringNew().run(() -> countFailure(ticket, now));
            throw noSuchTicket(holder);
        }
    }

    /** The window begins with its first failure; the one that fills it begins the time of the lock. */
    private void countFailure(Ticket ticket, Instant now) {
        db.createNativeQuery("""
                        update ticket set
                            track_failures = case when track_window_from > :from then track_failures + 1 else 1 end,
                            track_window_from = case
                                when track_window_from > :from and track_failures + 1 < :most then track_window_from
                                else :now end
                        where id = :id""")
                .setParameter("most", rules.trackFailures())
                .setParameter("from", now.minus(rules.trackWindow()))
                .setParameter("now", now)
                .setParameter("id", ticket.id)
                .executeUpdate();
    }
}
