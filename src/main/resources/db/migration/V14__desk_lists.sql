-- What the lists of a desk need with a million tickets (docs/adr/0013-desk-lists.md).

-- Work of units below in its order, whoever's it is; of one kind; what nobody has taken.
create index deadline_work on deadline (rank, due_at, id) where state in ('RUNNING', 'PAUSED');
create index deadline_kind on deadline (kind, rank, due_at, id) where state in ('RUNNING', 'PAUSED');
create index deadline_desk_kind on deadline (unit, kind, rank, due_at, id) where state in ('RUNNING', 'PAUSED');
create index deadline_free on deadline (unit, rank, due_at, id) where state = 'RUNNING' and assignee is null;

-- What is rare or long ago is never found by going through everything newer.
drop index ticket_status;
create index ticket_status on ticket (status, id);
create index ticket_type on ticket (type, level, id);
create index ticket_level on ticket (level, status, id) where level <> 'GENERAL';
create index ticket_channel on ticket (channel, id);
drop index ticket_matter;
create index ticket_matter on ticket (matter, region, id);
drop index ticket_filed_at;
create index ticket_filed_at on ticket (filed_at, id);

-- Small units must be known to be small: without this the sample is too coarse to see them.
alter table ticket alter desks set statistics 1000;
alter table deadline alter unit_line set statistics 1000;
alter table card alter unit_line set statistics 1000;
alter table supervision_order alter unit_line set statistics 1000;

-- Open work is one clock of fifty, but most of the centre's and all of some kinds: that must be known together.
create statistics deadline_mix (mcv) on state, unit, kind from deadline;
alter statistics deadline_mix set statistics 1000;

-- Pairs by the quarter in which the ticket was filed, as its id tells: a list goes back quarter by quarter until its page is full.
alter table ticket_search rename to ticket_search_whole;
drop index ticket_search_grams;
alter table ticket_search_whole rename constraint ticket_search_pkey to ticket_search_whole_pkey;

create table ticket_search (
    ticket_id uuid primary key references ticket,
    grams varchar[] not null
) partition by range (ticket_id);

do $$
declare
    quarter date := '2025-01-01';
    first_id text := 'minvalue';
    last_id text;
begin
    while quarter < '2031-01-01' loop
        last_id := quote_literal(rpad(lpad(to_hex((extract(epoch from quarter) * 1000)::bigint), 12, '0'), 32, '0')::uuid);
        execute format('create table ticket_search_%s partition of ticket_search for values from (%s) to (%s)',
            to_char(quarter - 1, 'YYYY"q"Q'), first_id, last_id);
        first_id := last_id;
        quarter := quarter + interval '3 months';
    end loop;
    execute format('create table ticket_search_later partition of ticket_search for values from (%s) to (maxvalue)', first_id);
end $$;

-- Known pairs are many more than the hundred that are counted otherwise, and what is none of them must count as rare.
alter table ticket_search alter grams set statistics 400;

insert into ticket_search select * from ticket_search_whole;
drop table ticket_search_whole;
create index ticket_search_grams on ticket_search using gin (grams);
