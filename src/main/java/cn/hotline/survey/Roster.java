package cn.hotline.survey;

import cn.hotline.platform.OneColumn;
import cn.hotline.ticket.Handling;
import cn.hotline.ticket.TicketFacts;
import cn.hotline.ticket.UnitRef;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashMap;
import java.util.UUID;

/** Writes who handled a ticket, and tells the surveys of one number apart. */
@Singleton
class Roster {

    private static final String FREE = """
            select to_char(n, 'FM00') from generate_series(1, 99) n
            where not exists (select from survey s
                where s.number_hash = :number and s.state = 'OPEN' and s.extension = to_char(n, 'FM00'))
            order by mod(n + 98 - coalesce((select cast(l.extension as integer) from survey l
                where l.number_hash = :number and l.extension <> '' order by l.id desc limit 1), 0), 99)
            limit 1""";

    private final EntityManager db;

    Roster(EntityManager db) {
        this.db = db;
    }

    void write(UUID survey, TicketFacts facts) {
        if (facts.unit() == null) {
            return;
        }
        write(survey, "LEAD", facts.unit());
        var assists = new LinkedHashMap<String, UnitRef>();
        facts.handling().asked().stream()
                .filter(asked -> !asked.onDuty())
                .map(Handling.Asked::unit)
                .forEach(unit -> assists.put(unit.code(), unit));
        assists.remove(facts.unit().code());
        assists.values().forEach(unit -> write(survey, "ASSIST", unit));
    }

    /**
     * Two digits that no open survey of this number has, the next after those used last: an answer to an old one must not be taken
     * for one to the new. Whoever closes another ticket of the same person waits.
     */
    String freeExtension(byte[] number) {
        long lock = java.nio.ByteBuffer.wrap(number).getLong();
        db.createNativeQuery("select cast(pg_advisory_xact_lock(:lock) as text)")
                .setParameter("lock", lock)
                .getSingleResult();
        var free = db.createNativeQuery(FREE).setParameter("number", number);
        return OneColumn.first(free, String.class).orElse("");
    }

    private void write(UUID survey, String role, UnitRef unit) {
        db.createNativeQuery("""
                        insert into survey_unit (survey_id, role, unit, unit_name, unit_line)
                        values (:survey, :role, :unit, :name, :line)""")
                .setParameter("survey", survey)
                .setParameter("role", role)
                .setParameter("unit", unit.code())
                .setParameter("name", unit.name())
                .setParameter("line", unit.line().toArray(String[]::new))
                .executeUpdate();
    }
}
