-- Steps of numbers in the queue go by the stream too. A topic's name tells whose steps its entries are: those of board:, counter: and
-- number: belong to numbers, all others to tickets.
alter table feed_pending add column queued boolean not null default false;

insert into feed_pending (ticket_id, seq, queued) select queue_ticket, seq, true from queue_step order by at, queue_ticket, seq;

create function feed_note_number() returns trigger language plpgsql as $$
begin
    insert into feed_pending (ticket_id, seq, queued) select queue_ticket, seq, true from fresh order by queue_ticket, seq;
    return null;
end $$;

create trigger queue_step_feed after insert on queue_step
    referencing new table as fresh for each statement execute function feed_note_number();

-- A counter's step has an id of its own and stands at 0, where no number has one.
create function feed_note_counter() returns trigger language plpgsql as $$
begin
    insert into feed_pending (ticket_id, seq, queued) values (new.id, 0, true);
    return null;
end $$;

create trigger counter_step_feed after insert on counter_step for each row execute function feed_note_counter();

-- As in V20, for numbers too: each for its holder, for the hall's board, and for the counters whose work it changes.
create or replace function feed_sequence(most integer) returns integer language plpgsql as $$
declare
    before bigint;
    after bigint;
begin
    if not exists (select from feed_pending) then
        return 0;
    end if;
    select position into before from feed_head for update;
    with taken as (
        delete from feed_pending where id in (select id from feed_pending order by id limit most)
        returning id, ticket_id, seq, queued
    ), placed as (
        select before + row_number() over (order by id) as position, ticket_id, seq, queued from taken
    ), entered as (
        insert into feed_entry (topic, position, ticket_id, seq)
        select topic, p.position, p.ticket_id, p.seq
        from placed p
        join ticket_event e on e.ticket_id = p.ticket_id and e.seq = p.seq
        join ticket t on t.id = p.ticket_id
        cross join lateral (
            select 'ticket:' || t.id
            union all select 'citizen:' || t.citizen where t.citizen is not null
            union all select 'citizen:' || other.id from citizen own join citizen other on other.person = own.person
                where own.id = t.citizen and other.id <> own.id
            union all select 'partner:' || t.partner where t.partner is not null
            union all select 'desk:' || unit from unnest(t.desks) unit
            union all select 'supervision' where e.verb in
                ('URGE', 'SEND_BACK', 'RETURN', 'APPEAL', 'COORDINATE', 'SHELVE', 'REQUEST_EXTENSION', 'REQUEST_SUSPENSION', 'SUPERVISE')
        ) topics (topic)
        where not p.queued
        union all
        select topic, p.position, p.ticket_id, p.seq
        from placed p
        join queue_step s on s.queue_ticket = p.ticket_id and s.seq = p.seq
        join queue_ticket n on n.id = p.ticket_id
        cross join lateral (
            select 'number:' || n.id
            union all select 'board:' || n.hall where s.verb not in ('NEAR', 'PRIORITISED')
            union all select 'counter:' || c.hall || '/' || c.code from counter c
                where c.hall = n.hall and not c.retired and s.verb not in ('NEAR', 'PRIORITISED')
                    and (c.code = s.counter or c.code = n.wants_counter
                        or s.service = any(c.services) and s.verb in ('TAKEN', 'CALLED', 'RETURNED', 'REDIRECTED', 'LEFT'))
        ) topics (topic)
        where p.queued
        union all
        select topic, p.position, p.ticket_id, p.seq
        from placed p
        join counter_step s on s.id = p.ticket_id
        cross join lateral (
            select 'board:' || s.hall
            union all select 'counter:' || s.hall || '/' || s.counter
        ) topics (topic)
        where p.queued and p.seq = 0
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

-- As in V6, for numbers too.
create or replace function feed_forget(before timestamptz, most integer) returns bigint language plpgsql as $$
declare
    first bigint;
    cut bigint;
begin
    select oldest into first from feed_head for update;
    select coalesce(min(kept.position), least(first + most, (select position + 1 from feed_head))) into cut
    from (
        select e.position from feed_entry e
        join ticket_event t on t.ticket_id = e.ticket_id and t.seq = e.seq
        where e.position >= first and e.position < first + most and t.at >= before
        union all
        select e.position from feed_entry e
        join queue_step s on s.queue_ticket = e.ticket_id and s.seq = e.seq
        where e.position >= first and e.position < first + most and s.at >= before
        union all
        select e.position from feed_entry e
        join counter_step s on s.id = e.ticket_id
        where e.position >= first and e.position < first + most and e.seq = 0 and s.at >= before
    ) kept;
    delete from feed_entry where position >= first and position < cut;
    update feed_head set oldest = cut where cut > first;
    return cut - first;
end $$;
