package cn.hotline.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes slots far ahead of those that are published: many of 30 seats, and some of 500 for the crowd. */
final class SlotFill {

    private static final int FIRST_DAY = 100;
    private static final int DAYS = 700;

    private final Target target;

    SlotFill(Target target) {
        this.target = target;
    }

    /** Ids of slots. */
    record Slots(List<UUID> spread, List<UUID> popular) {}

    Slots fill() throws SQLException {
        var slots = new Slots(made(FIRST_DAY, DAYS, 30), made(FIRST_DAY + DAYS + 1, 5, 500));
        try (var db = target.connectToDatabase();
                var statement = db.createStatement()) {
            statement.execute("vacuum analyze slot, seat");
        }
        return slots;
    }

    private List<UUID> made(int firstDay, int days, int seats) throws SQLException {
        try (var db = target.connectToDatabase();
                var statement = db.createStatement();
                var rows = statement.executeQuery("""
                        with made as (
                            insert into slot (id, hall, service, day, starts_at, ends_at, seats, extra)
                            select gen_random_uuid(), s.hall, s.code, current_date + d, current_date + d + time '10:00',
                                current_date + d + time '10:00' + interval '30 minutes', %3$d, true
                            from hall_service s, generate_series(%1$d, %1$d + %2$d) d
                            where s.hall = 'HALL-CITY' and not s.real_name returning id)
                        , seats as (insert into seat (slot, no) select id, no from made, generate_series(1, %3$d) no)
                        select id from made""".formatted(firstDay, days, seats))) {
            var ids = new ArrayList<UUID>();
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
            return ids;
        }
    }
}
