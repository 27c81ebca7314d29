package cn.hotline.appointment;

/** How slots and seats are brought to what is planned. */
final class PublishingSql {

    /**
     * What should be, of the days given: within the hall's hours, and no more seats than visits fit into the time of the counters that
     * do the service and are not closed then.
     */
    private static final String PLAN = """
            with day as (select * from unnest(cast(cast(:days as text[]) as date[]), cast(:kinds as text[])) as d (day, kind)),
            span as (select * from unnest(cast(cast(:opens as text[]) as timestamptz[]), cast(cast(:closes as text[]) as timestamptz[]))
                as o (opens_at, closes_at)),
            written as (
                select s.code as service, s.minutes, d.day, b.at at time zone :zone as starts_at,
                    (b.at + make_interval(mins => w."slotMinutes")) at time zone :zone as ends_at, w.seats, w."slotMinutes" as lasts
                from hall_service s cross join day d
                cross join lateral (
                    select t.windows from slot_template t
                    where t.hall = s.hall and t.service = s.code and t.effective_from <= d.day order by t.version desc limit 1) t
                cross join lateral jsonb_to_recordset(t.windows)
                    as w (days text, "from" time, "to" time, "slotMinutes" integer, seats integer)
                cross join lateral generate_series(d.day + w."from", d.day + w."to" - make_interval(mins => w."slotMinutes"),
                    make_interval(mins => w."slotMinutes")) as b (at)
                where s.hall = :hall and not s.retired and w.days = d.kind),
            plan as (
                select w.service, w.day, w.starts_at, w.ends_at, cast(least(w.seats, r.visits) as integer) as seats
                from written w cross join lateral (
                    select count(*) * w.lasts / w.minutes as visits from counter c
                    where c.hall = :hall and not c.retired and w.service = any(c.services) and not exists (
                        select from hall_closure x where x.hall = c.hall and x.counter = c.code and x.lifted_at is null
                            and x.starts_at < w.ends_at and x.ends_at > w.starts_at)) r
                where r.visits > 0 and exists (select from span o where o.opens_at <= w.starts_at and o.closes_at >= w.ends_at))
            """;

    private static final String SHUT = """
            exists (select from hall_closure c where c.hall = :hall and c.counter is null and c.lifted_at is null
                and c.starts_at < %1$s.ends_at and c.ends_at > %1$s.starts_at)""";

    /**
     * What nobody planned any more is closed, what is planned again opened. A slot may be closed by hand at this very moment: that is
     * looked at on the row itself, not on what it was.
     */
    static final String CLOSE = PLAN + """
            , wanted as (
                select s.id, case when s.extra then s.seats else coalesce(p.seats, s.seats) end as seats,
                    case when s.extra then s.ends_at else coalesce(p.ends_at, s.ends_at) end as ends_at,
                    case when %s then 'CLOSURE'
                        when not s.extra and d.day is not null and p.service is null then 'TEMPLATE' end as closed_for
                from slot s left join day d on d.day = s.day
                    left join plan p on p.service = s.service and p.starts_at = s.starts_at
                where s.hall = :hall and s.starts_at > :now)
            update slot s set seats = w.seats, ends_at = w.ends_at, closed_for = w.closed_for, closed = w.closed_for is not null
            from wanted w
            where s.id = w.id and s.closed_for is distinct from 'HAND'
                and (s.seats, s.ends_at, coalesce(s.closed_for, '')) is distinct from (w.seats, w.ends_at, coalesce(w.closed_for, ''))
            """.formatted(SHUT.formatted("s"));

    static final String MAKE = PLAN + """
            insert into slot (id, hall, service, day, starts_at, ends_at, seats)
            select gen_random_uuid(), :hall, p.service, p.day, p.starts_at, p.ends_at, p.seats from plan p
            where p.starts_at > :now and not %s
                and not exists (select from slot s where s.hall = :hall and s.service = p.service and s.starts_at = p.starts_at)
            on conflict do nothing
            """.formatted(SHUT.formatted("p"));

    static final String ADD_SEATS = """
            insert into seat (slot, no) select s.id, no from slot s cross join generate_series(1, s.seats) as no
            where s.hall = :hall and s.starts_at > :now and s.seats > (select count(*) from seat where seat.slot = s.id)
            on conflict do nothing
            """;

    /**
     * So many seats are open as planned: those that somebody has before those that are free. A seat that changed hands meanwhile, or
     * that somebody is at, is left for the next time: whoever has many seats waits for none (ADR 0026).
     */
    static final String SETTLE = """
            with place as (
                select p.slot, p.no, s.seats, p.taken, p.place
                from slot s cross join lateral (
                    select seat.slot, seat.no, t.taken, row_number() over (order by t.taken desc, seat.no) as place
                    from seat cross join lateral (
                        select seat.booking is not null and coalesce(seat.held_until > :now, true) as taken) t
                    where seat.slot = s.id) p
                where s.id = any(:slots)),
            mine as (
                select seat.slot, seat.no, p.place > p.seats as closed
                from place p join seat on seat.slot = p.slot and seat.no = p.no
                where seat.closed <> (p.place > p.seats)
                    and (seat.booking is not null and coalesce(seat.held_until > :now, true)) = p.taken
                for update of seat skip locked)
            update seat set closed = m.closed from mine m where seat.slot = m.slot and seat.no = m.no
            """;

    static final String UNSETTLED = """
            select s.id from slot s where s.hall = :hall and s.starts_at > :now
                and (select count(*) filter (where not x.closed) from seat x where x.slot = s.id) <> s.seats""";

    /** A closed seat is somebody's: another may have come free. */
    static final String ONE_TOO_MANY = """
            select distinct s.id from seat x join slot s on s.id = x.slot
            where x.closed and x.booking is not null and s.hall = :hall and s.starts_at > :now""";

    private PublishingSql() {}
}
