package cn.hotline.ticket;

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
 * The number people read out: date (yyMMdd), sequence (7 digits), check digit. The check digit (Damm's algorithm) catches every
 * single wrong digit and every swap of neighbours.
 */
public record TicketNumber(String digits) {

    /** Sequence numbers run from 1 to this and start again; more tickets a day would collide and be refused. */
    static final int MAX_SEQUENCE = 9_999_999;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMdd");
    private static final int LENGTH = 14;

    /** Damm's quasigroup of order 10. */
    private static final int[][] DAMM = {
        {0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
        {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
        {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
        {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
        {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
        {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
        {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
        {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
        {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
        {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}
    };

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
        return new TicketNumber(body + fold(body));
    }

    /**
     * Reads a number as people type it: spaces, hyphens and full-width digits are fine.
     *
     * @throws Refusal 400 when it can't be a ticket number, above all when a digit is mistyped
     */
    public static TicketNumber parse(String typed) {
        var digits = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s-]", "");
        if (digits.length() != LENGTH || !digits.chars().allMatch(c -> c >= '0' && c <= '9') || fold(digits) != 0) {
            throw new Refusal(ProblemType.BAD_TICKET_NUMBER, "bad-ticket-number");
        }
        return new TicketNumber(digits);
    }

    /** The check digit of a body; 0 over a body with its check digit. */
    static int fold(String digits) {
        int state = 0;
        for (int i = 0; i < digits.length(); i++) {
            state = DAMM[state][digits.charAt(i) - '0'];
        }
        return state;
    }

    @Override
    public String toString() {
        return digits;
    }
}
