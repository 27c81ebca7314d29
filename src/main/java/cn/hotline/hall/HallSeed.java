package cn.hotline.hall;

import cn.hotline.platform.OneColumn;
import cn.hotline.platform.Seeds;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings the city's halls in, each once. */
@Singleton
public class HallSeed {

    private final Seeds seeds;
    private final EntityManager db;
    private final ObjectMapper json;

    HallSeed(Seeds seeds, EntityManager db, ObjectMapper json) {
        this.seeds = seeds;
        this.db = db;
        this.json = json;
    }

    record Hours(String open, String close) {}

    record ServiceRow(
            String code,
            String letter,
            String name,
            String nameEn,
            List<String> matters,
            int minutes,
            boolean realName) {}

    record ZoneRow(String code, int floor, String name, String nameEn) {}

    record CounterRow(
            String code,
            String name,
            String nameEn,
            int floor,
            @Nullable String zone,
            List<String> services) {}

    /** What a later release brought in is missing in files that were made for an earlier one. */
    record HallRow(
            String code,
            String name,
            String nameEn,
            @Nullable String region,
            String address,
            double lon,
            double lat,
            Hours hours,
            @Nullable String phone,
            int floors,
            @Nullable Integer capacity,
            @Nullable JsonNode opening,
            @Nullable List<ZoneRow> zones,
            @Nullable List<ServiceRow> services,
            @Nullable List<CounterRow> counters) {}

    @Transactional
    void seed(@Observes @Priority(2100) StartupEvent start) {
        bring(seeds.rows("halls.json", new TypeReference<List<HallRow>>() {}));
    }

    /** Adds halls that are missing, and plans to those that have none; what there is stays as it is. */
    @Transactional
    void bring(List<HallRow> rows) {
        rows.forEach(this::hall);
        var planned = planned();
        rows.stream().filter(row -> !planned.contains(row.code())).forEach(this::plan);
    }

    private void hall(HallRow row) {
        write(row.code(), json.valueToTree(row), """
                insert into hall (code, name, name_en, region, address, lon, lat, phone, floors)
                select :hall, name, "nameEn", region, address, lon, lat, phone, floors
                from jsonb_to_record(cast(:row as jsonb)) as h (name text, "nameEn" text, region text, address text,
                    lon double precision, lat double precision, phone text, floors integer)
                on conflict do nothing""");
    }

    /** Codes of halls with a plan, or with what is left of one. */
    private Set<String> planned() {
        var halls = db.createNativeQuery("""
                        select hall from hall_zone union select hall from hall_service union select hall from counter""");
        return Set.copyOf(OneColumn.of(halls, String.class));
    }

    /** In one statement a table, as lists of rows. */
    private void plan(HallRow row) {
        var given = json.valueToTree(row);
        write(row.code(), given, """
                update hall set capacity = cast(coalesce(cast(:row as jsonb)->>'capacity', '300') as integer),
                    hours = coalesce(nullif(cast(:row as jsonb)->'opening', 'null'), jsonb_build_object('working',
                        jsonb_build_array(jsonb_build_array(cast(:row as jsonb)->'hours'->'open', cast(:row as jsonb)->'hours'->'close'))))
                where code = :hall""");
        write(row.code(), given, """
                insert into hall_zone (hall, code, floor, name, name_en)
                select :hall, code, floor, name, "nameEn"
                from jsonb_to_recordset(coalesce(nullif(cast(:row as jsonb)->'zones', 'null'), '[]'))
                    as z (code text, floor integer, name text, "nameEn" text)""");
        write(row.code(), given, """
                insert into hall_service (hall, code, letter, name, name_en, matters, minutes, real_name, position)
                select :hall, code, letter, name, "nameEn", matters, minutes, "realName", row_number() over ()
                from jsonb_to_recordset(coalesce(nullif(cast(:row as jsonb)->'services', 'null'), '[]'))
                    as s (code text, letter text, name text, "nameEn" text, matters text[], minutes integer, "realName" boolean)""");
        write(row.code(), given, """
                insert into counter (hall, code, name, name_en, floor, zone, services)
                select :hall, code, name, "nameEn", floor, zone, services
                from jsonb_to_recordset(coalesce(nullif(cast(:row as jsonb)->'counters', 'null'), '[]'))
                    as c (code text, name text, "nameEn" text, floor integer, zone text, services text[])""");
    }

    private void write(String hall, JsonNode row, String sql) {
        db.createNativeQuery(sql)
                .setParameter("hall", hall)
                .setParameter("row", row.toString())
                .executeUpdate();
    }
}
