-- As in V6, for every desk that sees the ticket, and with what supervision looks at.
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
            union all select 'desk:' || unit from unnest(t.desks) unit
            union all select 'supervision' where e.verb in
                ('URGE', 'SEND_BACK', 'RETURN', 'APPEAL', 'COORDINATE', 'SHELVE', 'REQUEST_EXTENSION', 'REQUEST_SUSPENSION', 'SUPERVISE')
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
