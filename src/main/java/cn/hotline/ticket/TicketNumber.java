package cn.hotline.ticket;

import cn.hotline.platform.CheckDigit;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import jakarta.persistence.EntityManager;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;

/**
 * The number people read out: date (yyMMdd), sequence (7 digits), check digit ({@link CheckDigit}).
 */
public record TicketNumber(String digits) {

    /** Sequence numbers run from 1 to this and start again; more tickets a day would collide and be refused. */
    static final int MAX_SEQUENCE = 9_999_999;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMdd");
    private static final int LENGTH = 14;

    /** The next of today; one round trip. */
    static TicketNumber next(EntityManager db, Clock clock) {
        var sequence =
                (Number) db.createNativeQuery("select nextval('ticket_number')").getSingleResult();
        return of(LocalDate.ofInstant(clock.instant(), clock.getZone()), sequence.longValue());
    }

    static TicketNumber of(LocalDate date, long sequence) {
        return of(DATE.format(date), sequence);
    }

    /** Of the ticket with this id; of other things there is none. */
    public static Optional<TicketNumber> of(EntityManager db, UUID ticket) {
        return db
                .createQuery("select number from Ticket where id = :id", String.class)
                .setParameter("id", ticket)
                .getResultList()
                .stream()
                .map(TicketNumber::new)
                .findFirst();
    }

    /** For what is no ticket but is numbered like one: of a day there never was. */
    public static TicketNumber ofNoDay(long sequence) {
        return of("000000", sequence);
    }

    private static TicketNumber of(String day, long sequence) {
        var body = day + "%07d".formatted(sequence);
        return new TicketNumber(body + CheckDigit.of(body));
    }

    /**
     * Reads a number as people type it: spaces, hyphens and full-width digits are fine.
     *
     * @throws Refusal 400 when it can't be a ticket number, above all when a digit is mistyped
     */
    public static TicketNumber parse(String typed) {
        var digits = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s-]", "");
        if (digits.length() != LENGTH
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')
                || CheckDigit.of(digits) != 0) {
            throw new Refusal(ProblemType.BAD_TICKET_NUMBER, "bad-ticket-number");
        }
        return new TicketNumber(digits);
    }

    @Override
    public String toString() {
        return digits;
    }
}
