package cn.hotline.hall.queue;

import cn.hotline.hall.Counter;
import cn.hotline.hall.Hall;
import cn.hotline.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the queue of a hall stands today, for screens that then follow its steps. */
@ApplicationScoped
public class Boards {

    private static final int CALLS = 8;

    private static final String CALL = """
            select n.number, n.service, n.state, n.called_at, c.code, c.name, c.name_en, c.floor
            from queue_ticket n left join counter c on c.hall = n.hall and c.code = n.counter
            where n.hall = :hall and n.day = :day and\s""";

    private final EntityManager db;
    private final Standings standings;
    private final QueueRules rules;
    private final Clock clock;

    Boards(EntityManager db, Standings standings, QueueRules rules, Clock clock) {
        this.db = db;
        this.standings = standings;
        this.rules = rules;
        this.clock = clock;
    }

    /** @throws Refusal 404 where there is no such hall */
    public static void demandHall(String hall) {
        if (Hall.named(hall, false).isEmpty()) {
            throw Refusal.notFound("hall-unknown");
        }
    }

    /** For everybody. @throws Refusal 404 where there is no such hall */
    public BoardView hall(String code, boolean english) {
        var hall = Hall.named(code, english).orElseThrow(() -> Refusal.notFound("hall-unknown"));
        return new BoardView(
                code,
                hall.name(),
                calls("n.state in ('CALLED', 'SERVING') order by n.counter", code, english),
                calls("n.called_at is not null order by n.called_at desc, n.id limit " + CALLS, code, english),
                waiting(code, english));
    }

    /** @throws Refusal 404 when the hall has no such counter */
    public static Counter demandCounter(String hall, String code) {
        return Counter.of(hall).stream()
                .filter(counter -> counter.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("counter-unknown"));
    }

    /** For who sits there. */
    public CounterBoard counter(String hall, Counter counter, boolean english) {
        var called = calls("n.state in ('CALLED', 'SERVING') order by n.counter", hall, english);
        return new CounterBoard(
                hall,
                counter.view(english),
                called.stream().filter(call -> isAt(counter, call)).findFirst().orElse(null),
                waiting(hall, english).stream()
                        .filter(one -> counter.services().contains(one.service()))
                        .toList());
    }

    /** For its holder, who has been made sure of before. */
    public NumberView number(UUID id, boolean english) {
        var ticket = QueueTicket.<QueueTicket>findByIdOptional(id).orElseThrow(() -> Refusal.notFound("not-found"));
        return NumberView.of(ticket, standings.now(ticket.hall), rules, english);
    }

    @SuppressWarnings("unchecked")
    private List<BoardView.Call> calls(String which, String hall, boolean english) {
        List<Object[]> rows = db.createNativeQuery(CALL + which, Object[].class)
                .setParameter("hall", hall)
                .setParameter("day", today())
                .getResultList();
        return rows.stream()
                .map(row -> new BoardView.Call(
                        (String) row[0],
                        (String) row[1],
                        QueueState.valueOf((String) row[2]),
                        (Instant) row[3],
                        place(row, 4, english)))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<BoardView.Waiting> waiting(String hall, boolean english) {
        List<Object[]> rows = db.createNativeQuery("""
                        select s.code, s.name, s.name_en, s.letter, (
                            select count(*) from queue_ticket n
                            where n.hall = s.hall and n.day = :day and n.service = s.code and n.state = 'WAITING')
                        from hall_service s where s.hall = :hall and not s.retired order by s.position, s.code""", Object[].class)
                .setParameter("hall", hall)
                .setParameter("day", today())
                .getResultList();
        return rows.stream()
                .map(row -> new BoardView.Waiting(
                        (String) row[0], (String) row[english ? 2 : 1], (String) row[3], ((Number) row[4]).intValue()))
                .toList();
    }

    private static boolean isAt(Counter counter, BoardView.Call call) {
        return call.counter() != null && Objects.equals(call.counter().code(), counter.code());
    }

    private static Place.@Nullable View place(Object[] row, int from, boolean english) {
        var place = Place.of(row, from);
        return place == null ? null : place.view(english);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
