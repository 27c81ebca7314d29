-- The event stream. A step is noted in the transaction that makes it, and gets its position after that has committed: positions are
-- given out one batch at a time, so they become visible in their order, without gaps, however long a transaction took (ADR 0008).
create table feed_pending (
    id bigint generated always as identity primary key,
    ticket_id uuid not null,
    seq integer not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- What there is already comes first.
insert into feed_pending (ticket_id, seq) select ticket_id, seq from ticket_event order by at, ticket_id, seq;

create function feed_note() returns trigger language plpgsql as $$
begin
    insert into feed_pending (ticket_id, seq) select ticket_id, seq from fresh order by ticket_id, seq;
    return null;
end $$;

-- A trigger, so that no step can be made without it, and without a further round trip.
create trigger ticket_event_feed after insert on ticket_event
    referencing new table as fresh for each statement execute function feed_note();

-- The last position given out; its row lock makes one sequencer at a time. What is before oldest has been cleared away.
create table feed_head (
    one boolean primary key default true check (one),
    position bigint not null,
    oldest bigint not null
) with (fillfactor = 50);

insert into feed_head (position, oldest) values (0, 1);

-- One row for each topic a step belongs to, so that every reader has its own range of one index.
create table feed_entry (
    topic text collate "C" not null,
    position bigint not null,
    ticket_id uuid not null,
    seq integer not null,
    primary key (topic, position)
);

create index feed_entry_position on feed_entry (position);

-- Gives positions to at most so many waiting steps, announces them all at once, and returns how many there were.
create function feed_sequence(most integer) returns integer language plpgsql as $$
declare
    before bigint;
    after bigint;
begin
    if not exists (select from feed_pending) then
        return 0;
    end if;
    select position into before from feed_head for update;
    with taken as (
        delete from feed_pending where id in (select id from feed_pending order by id limit most) returning id, ticket_id, seq
    ), placed as (
        select before + row_number() over (order by id) as position, ticket_id, seq from taken
    ), entered as (
        insert into feed_entry (topic, position, ticket_id, seq)
        select topic, p.position, p.ticket_id, p.seq
        from placed p
        join ticket_event e on e.ticket_id = p.ticket_id and e.seq = p.seq
        join ticket t on t.id = p.ticket_id
        cross join lateral (
            select 'ticket:' || t.id
            union all select 'citizen:' || t.citizen where t.citizen is not null
            union all select 'partner:' || t.partner where t.partner is not null
            union all select 'desk:' || unit from unnest(t.unit_line) unit
            union all select 'supervision' where e.verb in ('URGE', 'SEND_BACK')
        ) topics (topic)
        returning position
    )
    select max(position) into after from entered;
    if after is null then
        return 0;
    end if;
    update feed_head set position = after;
    perform pg_notify('hotline_feed', before + 1 || '-' || after);
    return after - before;
end $$;

-- Clears away the oldest positions whose steps are older than a time, at most so many; returns how many. Histories stay.
create function feed_forget(before timestamptz, most integer) returns bigint language plpgsql as $$
declare
    first bigint;
    cut bigint;
begin
    select oldest into first from feed_head for update;
    select coalesce(min(e.position), least(first + most, (select position + 1 from feed_head))) into cut
    from feed_entry e
    join ticket_event t on t.ticket_id = e.ticket_id and t.seq = e.seq
    where e.position >= first and e.position < first + most and t.at >= before;
    delete from feed_entry where position >= first and position < cut;
    update feed_head set oldest = cut where cut > first;
    return cut - first;
end $$;
