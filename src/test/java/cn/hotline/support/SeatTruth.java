package cn.hotline.support;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What must be true of seats and bookings at any moment, seen behind the service's back. */
public final class SeatTruth {

    /** By what they would mean; each counts what should not be. */
    private static final Map<String, String> FAULTS = Map.of(
            "slots with another number of seats",
            "select count(*) from slot s where s.id in :slots and (select count(*) from seat where slot = s.id) <> :seats",
            "slots with more appointments than seats",
            """
            select count(*) from slot s where s.id in :slots
                and (select count(*) from booking where slot = s.id and state = 'CONFIRMED') > :seats""",
            "appointments with no seat or two",
            """
            select count(*) from booking b
            where b.slot in :slots and (b.state = 'CONFIRMED' or b.state = 'HELD' and b.hold_until > :now)
                and (select count(*) from seat where seat.slot = b.slot and seat.booking = b.id) <> 1""",
            "appointments whose seat will end",
            """
            select count(*) from booking b join seat on seat.booking = b.id
            where b.slot in :slots and b.state = 'CONFIRMED' and seat.held_until is not null""",
            "seats of nobody",
            """
            select count(*) from seat join booking b on b.id = seat.booking
            where seat.slot in :slots and coalesce(seat.held_until > :now, true)
                and (b.slot <> seat.slot or b.state not in ('HELD', 'CONFIRMED'))""",
            "offers of nothing",
            """
            select count(*) from waiting w join booking b on b.id = w.booking
            where b.slot in :slots and w.state = 'OFFERED' and b.state <> 'HELD'""");

    private static final String IDLE = """
            select count(*) from waiting w join slot s on s.hall = w.hall and s.service = w.service and s.day = w.day
            where s.id in :slots and w.state = 'WAITING' and s.starts_at between w.earliest and w.latest
                and exists (select from seat where seat.slot = s.id and (seat.booking is null or seat.held_until <= :now))
                and not exists (select from booking b
                    where b.visitor = w.visitor and b.service = w.service and b.day = w.day
                        and (b.state = 'CONFIRMED' or b.state = 'HELD' and b.hold_until > :now))""";

    private final ToLongFunction<String> count;
    private final String slots;
    private final int seats;

    /**
     * @param count asks the database
     * @param seats of each slot
     */
    public SeatTruth(ToLongFunction<String> count, List<UUID> slots, int seats) {
        this.count = count;
        this.slots = slots.stream().map(slot -> "'" + slot + "'").collect(Collectors.joining(", ", "(", ")"));
        this.seats = seats;
    }

    /** What is wrong, and how often; empty when nothing is. */
    public Map<String, Long> faults(Instant now) {
        var faults = new TreeMap<String, Long>();
        FAULTS.forEach((what, query) -> faults.put(what, count(query, now)));
        faults.values().removeIf(many -> many == 0);
        return faults;
    }

    /** Seats free though somebody waits for them. */
    public long idle(Instant now) {
        return count(IDLE, now);
    }

    private long count(String query, Instant now) {
        return count.applyAsLong(query.replace(":slots", slots)
                .replace(":seats", String.valueOf(seats))
                .replace(":now", "timestamptz '" + now + "'"));
    }
}
