package cn.hotline.hall;

import java.util.List;

/** Statements that read and write a plan, one a table. */
final class PlanSql {

    static final String READ = """
            select h.plan_version, cast(jsonb_build_object(
                'floors', h.floors, 'capacity', h.capacity, 'hours', h.hours,
                'zones', coalesce((select jsonb_agg(jsonb_build_object(
                        'code', z.code, 'floor', z.floor, 'name', z.name, 'nameEn', z.name_en) order by z.code)
                    from hall_zone z where z.hall = h.code and not z.retired), '[]'),
                'services', coalesce((select jsonb_agg(jsonb_build_object('code', s.code, 'letter', s.letter,
                        'name', s.name, 'nameEn', s.name_en, 'matters', to_jsonb(s.matters), 'minutes', s.minutes,
                        'realName', s.real_name) order by s.position, s.code)
                    from hall_service s where s.hall = h.code and not s.retired), '[]'),
                'counters', coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('code', c.code, 'name', c.name,
                        'nameEn', c.name_en, 'floor', c.floor, 'zone', c.zone, 'services', to_jsonb(c.services)))
                        order by c.code)
                    from counter c where c.hall = h.code and not c.retired), '[]')) as text)
            from hall h where h.code = :hall""";

    static final String COUNTERS_IN_USE = """
            select c.code from counter c where c.hall = :hall and c.code = any(:ending)
                and (c.state <> 'CLOSED' or exists (select 1 from queue_ticket t
                    where t.hall = c.hall and t.counter = c.code and t.state in ('CALLED', 'SERVING')))
            order by c.code""";

    static final String SERVICES_IN_USE = """
            select distinct t.service from queue_ticket t where t.hall = :hall and t.service = any(:ending)
                and t.state in ('WAITING', 'CALLED', 'SERVING', 'PARKED') order by t.service""";

    /** All is retired first, so that two services can exchange their letters. */
    static final List<String> WRITE = List.of("""
            update hall set floors = p.floors, capacity = p.capacity, hours = p.hours, plan_version = plan_version + 1
            from jsonb_to_record(cast(:plan as jsonb)) as p (floors integer, capacity integer, hours jsonb)
            where code = :hall""", """
            update hall_zone set retired = true where hall = :hall""", """
            update hall_service set retired = true where hall = :hall""", """
            update counter set retired = true where hall = :hall""", """
            insert into hall_zone (hall, code, floor, name, name_en)
            select :hall, code, floor, name, "nameEn" from jsonb_to_recordset(cast(:plan as jsonb)->'zones')
                as z (code text, floor integer, name text, "nameEn" text)
            on conflict (hall, code) do update set floor = excluded.floor, name = excluded.name,
                name_en = excluded.name_en, retired = false""", """
            insert into hall_service (hall, code, letter, name, name_en, matters, minutes, real_name, position)
            select :hall, code, letter, name, "nameEn", matters, minutes, "realName", row_number() over ()
            from jsonb_to_recordset(cast(:plan as jsonb)->'services') as s (code text, letter text, name text,
                "nameEn" text, matters text[], minutes integer, "realName" boolean)
            on conflict (hall, code) do update set letter = excluded.letter, name = excluded.name,
                name_en = excluded.name_en, matters = excluded.matters, minutes = excluded.minutes,
                real_name = excluded.real_name, position = excluded.position, retired = false,
                version = hall_service.version + 1""", """
            insert into counter (hall, code, name, name_en, floor, zone, services)
            select :hall, code, name, "nameEn", floor, zone, services
            from jsonb_to_recordset(cast(:plan as jsonb)->'counters') as c (code text, name text, "nameEn" text,
                floor integer, zone text, services text[])
            on conflict (hall, code) do update set name = excluded.name, name_en = excluded.name_en,
                floor = excluded.floor, zone = excluded.zone, services = excluded.services, retired = false,
                version = counter.version + 1""");

    private PlanSql() {}
}
