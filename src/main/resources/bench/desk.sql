-- A city after two years: so many tickets, nineteen of twenty over, with their clocks, cards and orders. The personal parts are bytes of
-- the right length, since no list opens them. What is random is a hash of the ticket's place, so every run fills the same.
create function pg_temp.r(i bigint, seed integer) returns double precision language sql immutable
    return (hashint8extended(i, seed) & 1073741823) / 1073741824.0::double precision;

-- tables to choose from: units with their lines, the big ones first; one gets next to nothing, one nothing
create temporary table bench_unit as
with recursive latest as (
    select distinct on (code) code, content from catalogue_version where kind = 'UNIT' order by code, effective_from desc, version desc
), tree (code, name, line) as (
    select code, content ->> 'name', array[code] from latest where content ->> 'parent' is null
    union all select l.code, l.content ->> 'name', t.line || l.code from latest l join tree t on l.content ->> 'parent' = t.code
)
select code, name, line, row_number() over (order by code not in ('JL-CG', 'JL-GA', 'JL-ZJ', 'JL-LT', 'JL-LT-CG'), cardinality(line), md5(code)) - 1 as place
from tree where cardinality(line) > 1 and code not in ('JL-QL-SY-01-W1', 'JL-LT-ZG-01-W1', 'JL-12345')
union all select code, name, line, -1 from tree where code = 'JL-QL-SY-01-W1';

create temporary table bench_matter as
select code, content ->> 'name' as name, content ->> 'type' as type, content ->> 'level' as level, (content ->> 'review')::boolean as review,
    row_number() over (order by code = '120103', md5(code)) - 1 as place
from (select distinct on (code) code, content from catalogue_version where kind = 'MATTER' order by code, effective_from desc, version desc) m
where content ->> 'leaf' = 'true' and content ->> 'type' is not null;

create temporary table bench_region as
select code, row_number() over (order by md5(code)) - 1 as place from (select distinct code from catalogue_version where kind = 'REGION') r;

create temporary table bench_word as
select place - 1 as place, word, (select array_agg(distinct substr(word, n, 2)) from generate_series(1, length(word) - 1) n
    where substr(word, n, 2) ~ '^[[:alnum:]]{2}$') as grams
from unnest(string_to_array(current_setting('bench.words'), chr(10))) with ordinality as w (word, place);

analyze bench_unit, bench_matter, bench_region, bench_word;

-- tickets
insert into ticket (id, lock_version, seq, head, number, status, type, level, channel, matter, matter_name, form_version, reviewed, unit, unit_name,
    unit_line, desks, handling, due_at, due_provisional, region, address, title, text, elements, reporter_kind, reporter_name, reporter_phone, name_hash,
    phone_hash, people_sealed, data_key, code_hash, citizen, partner, sub_tickets, attachments, reply, outcome, urges, filed_at, accepted_at,
    dispatched_at, signed_at, replied_at, closed_at, updated_at, track_failures)
select uuidv7(f.at - clock_timestamp()), 5, case when d.over then 8 else 4 end, sha256(''), '99' || lpad(i::text, 12, '0'), d.status, m.type,
    case when pg_temp.r(i, 11) < 0.005 then 'MAJOR' when pg_temp.r(i, 11) < 0.05 then 'URGENT' else 'GENERAL' end,
    case when pg_temp.r(i, 12) < 0.6 then 'PHONE' when pg_temp.r(i, 12) < 0.8 then 'WECHAT' when pg_temp.r(i, 12) < 0.9 then 'APP'
        when pg_temp.r(i, 12) < 0.98 then 'WEB' when pg_temp.r(i, 12) < 0.99999 then 'KIOSK' else 'WEIBO' end,
    m.code, m.name, 1, m.review, h.code, h.name, h.line, coalesce(h.line, case when d.status = 'COORDINATING' then u.line end, '{}'),
    jsonb_build_object('duty', jsonb_strip_nulls(jsonb_build_object('returnedBy', '[]'::jsonb, 'forced', false, 'appeal', 'NONE', 'firstReceiver',
            case when h.code is not null then jsonb_build_object('code', h.code, 'name', h.name, 'line', to_jsonb(h.line)) end)),
        'above', '[]'::jsonb, 'asked', '[]'::jsonb, 'time', jsonb_build_object('extended', false, 'suspendedDays', 0, 'milestones', '[]'::jsonb)),
    f.at + interval '7 days', false, g.code, '文化路' || i % 300 || '号', left(w.word, 20),
    w.word || '地点：' || s.street || '路' || s.house || '号', '{}', k.kind, case when k.kind = 'NAMED' then '王*' end,
    case when k.kind <> 'ANONYMOUS' then '199****' || lpad((i % 10000)::text, 4, '0') end,
    case when k.kind = 'ANONYMOUS' then null when i % 500 = 0 then p.name_hash else sha256(('n' || i % 200000)::bytea) end,
    case when k.kind = 'ANONYMOUS' then null when i % 25000 = 0 then p.phone_hash else sha256(('p' || i % 400000)::bytea) end,
    decode(repeat(md5(i::text), 16), 'hex'), decode(repeat(md5(i::text), 4), 'hex'), sha256(i::text::bytea),
    case when pg_temp.r(i, 13) < 0.4 then md5((i % 300000)::text)::uuid end, case when pg_temp.r(i, 14) < 0.05 then 'partner-110' end,
    '{}', '[]', case when d.over or d.status in ('REPLIED', 'IN_REVIEW')
        then jsonb_build_object('checked', '已到现场核实。', 'result', w.word, 'contact', '0999-12345019', 'nextStep', '如有疑问请致电。') end,
    case when d.over then 'RESOLVED' end, case when pg_temp.r(i, 15) < 0.04 then 1 else 0 end, f.at, f.at + interval '10 minutes',
    case when h.code is not null then f.at + interval '20 minutes' end, null, null, case when d.over then f.at + interval '5 days' end,
    f.at + interval '1 day', 0
from generate_series(1, current_setting('bench.tickets')::integer) i
cross join (select current_setting('bench.tickets')::double precision as n) total
cross join lateral (select now() - interval '1 minute' - (n - i) * (interval '730 days' / n) as at) f
cross join lateral (select pg_temp.r(i, 1) >= case when n - i < n * 0.04 then 0.8 when n - i < n * 0.1 then 0.25 else 0.0033 end as over,
    pg_temp.r(i, 2) as x) o
cross join lateral (select o.over, case when o.over then case when x < 0.005 then 'WITHDRAWN' when n - i < n * 0.25 then 'CLOSED' else 'ARCHIVED' end
    when x < 0.08 then 'FILED' when x < 0.09 then 'SUSPECTED' when x < 0.15 then 'ACCEPTED' when x < 0.3 then 'DISPATCHED' when x < 0.33 then 'RETURNED'
    when x < 0.35 then 'COORDINATING' when x < 0.85 then 'HANDLING' when x < 0.93 then 'IN_REVIEW' else 'REPLIED' end as status) d
cross join lateral (select case when pg_temp.r(i, 3) < 0.02 then 'CONFIDENTIAL' when pg_temp.r(i, 3) < 0.12 then 'ANONYMOUS' else 'NAMED' end as kind) k
join bench_unit u on u.place = case when i % 10007 = 0 then -1 else floor((select count(*) - 1 from bench_unit) * power(pg_temp.r(i, 4), 3))::bigint end
left join bench_unit h on h.code = u.code and d.status not in ('FILED', 'SUSPECTED', 'ACCEPTED', 'COORDINATING', 'WITHDRAWN')
join bench_matter m on m.place = case when i % 50021 = 0 then (select max(place) from bench_matter)
    else floor((select count(*) - 1 from bench_matter) * power(pg_temp.r(i, 5), 2))::bigint end
join bench_region g on g.place = floor((select count(*) from bench_region) * pg_temp.r(i, 6))::bigint
join bench_word w on w.place = floor((select count(*) from bench_word) * pg_temp.r(i, 7))::bigint
cross join lateral (select substr(chars, 1 + floor(58 * pg_temp.r(i, 8))::integer, 1) || substr(chars, 1 + floor(58 * pg_temp.r(i, 9))::integer, 1) as street,
    (10 + floor(90 * pg_temp.r(i, 10)))::integer as house
    from (values ('东南西北中山河湖海江春夏秋冬梅兰竹菊松柏桃李杏梨金银铜铁锡玉龙虎凤鹤鹿马羊牛鱼雁星月日云风雨雪霜红橙黄绿青蓝紫白墨朱')) c (chars)) s
cross join (select name_hash, phone_hash from ticket where number = current_setting('bench.sample')) p;

-- what text is found by
insert into ticket_search (ticket_id, grams)
select t.id, w.grams || array['地点', s.street, right(s.street, 1) || '路', '路' || left(s.house, 1), s.house, right(s.house, 1) || '号']
from ticket t
cross join lateral (select substring(t.text from '地点：(..)路') as street, substring(t.text from '路(\d\d)号$') as house) s
join bench_word w on w.word = left(t.text, length(t.text) - 9)
where t.number like '99%';

-- clocks: of what is over three or two, of what is open those of its status
insert into deadline (id, ticket_id, number, kind, item, unit, unit_name, unit_line, policy, amount, counted, started_at, extension_days, pauses,
    base_due_at, due_at, provisional, calendar_version, state, ended_at, assignee, rank, next, next_at)
select uuidv7(c.at - clock_timestamp()), t.id, t.number, k.kind, 0, o.code, o.name, o.line, k.kind || ' 1', 5, 'WORKING_DAYS', c.at, 0, '[]',
    c.due, c.due, false, (select calendar from rulebook), c.state, case when c.state = 'DONE' then c.at + (c.due - c.at) * 1.1 * c.x end,
    case when c.state <> 'DONE' and (c.x < 0.2 or (c.due < now() and c.x < 0.9)) then case when o.code <> '*' and c.z < 0.1 then 'handler-' || lower(o.code)
        when o.code <> '*' then 'person-' || floor(c.z * 20) || '-' || o.code
        else (array['dispatcher', 'reviewer', 'manager', 'supervisor', 'person-1', 'person-2', 'person-3', 'person-4'])[1 + floor(c.z * 8)::integer] end end,
    case when t.level = 'MAJOR' then 0 when t.level = 'URGENT' or t.urges > 0 then 1 else 2 end,
    case when c.state = 'RUNNING' and c.due > now() + interval '2 hours' then 'YELLOW' end,
    case when c.state = 'RUNNING' and c.due > now() + interval '2 hours' then c.due end
from ticket t
join lateral (values ('TRIAGE', true, '{FILED,SUSPECTED,ACCEPTED}'::text[], '{}'::text[], 1), ('SIGN', false, '{DISPATCHED}', '{HANDLING,RETURNED,IN_REVIEW}', 2),
    ('HANDLE', false, '{DISPATCHED,HANDLING,RETURNED}', '{IN_REVIEW,REPLIED}', 3), ('RETURN_REVIEW', true, '{RETURNED}', null, 4),
    ('COORDINATION', true, '{COORDINATING}', null, 5), ('OPINION', false, '{COORDINATING}', null, 6), ('REQUEST', true, '{HANDLING}', null, 7),
    ('REVIEW', true, '{IN_REVIEW}', null, 8), ('CLOSURE', true, '{REPLIED}', null, 9)) k (kind, centre, running, done, place)
    on t.status = any(k.running) or t.status = any(k.done) or (t.status in ('CLOSED', 'ARCHIVED') and k.place <= 3) or (t.status = 'WITHDRAWN' and k.place = 1)
left join bench_unit u on u.code = t.desks[cardinality(t.desks)]
cross join lateral (select case when k.centre then '*' else u.code end as code, case when not k.centre then u.name end as name,
    case when k.centre then array['*'] else u.line end as line) o
cross join lateral (select pg_temp.r(t.number::bigint, 20 + k.place) as x, pg_temp.r(t.number::bigint, 40 + k.place) as y, pg_temp.r(t.number::bigint, 60 + k.place) as z,
    case when not t.status = any(k.running) then 'DONE' when k.kind = 'HANDLE' and t.status = 'RETURNED' then 'PAUSED' else 'RUNNING' end as state) d
cross join lateral (select d.*, case when state = 'DONE' then t.filed_at + k.place * interval '1 hour' else least(now() - interval '1 minute', t.filed_at + interval '1 day') end as at,
    case when state = 'DONE' then t.filed_at + interval '6 days' else greatest(t.filed_at + interval '2 days', now() + (y - 0.25) * interval '10 days') end as due) c
where t.number like '99%' and (k.kind <> 'REQUEST' or c.z < 0.05);

-- cards and orders
insert into card (id, deadline_id, ticket_id, number, kind, unit, unit_name, unit_line, colour, state, proposed_at, decided_at, decided_by)
select uuidv7(least(d.due_at, now()) - clock_timestamp()), d.id, d.ticket_id, d.number, d.kind, d.unit, d.unit_name, d.unit_line, c.colour,
    case when d.state <> 'DONE' and r.x < 0.6 then 'PROPOSED' when r.x < 0.7 then 'ISSUED' when r.x < 0.8 then 'CONFIRMED' when r.x < 0.83 then 'APPEALED'
        when r.x < 0.9 then 'REVOKED' else 'DISMISSED' end, least(d.due_at, now()), d.due_at, 'staff:supervisor'
from deadline d
cross join (values ('YELLOW', 0.03, 81), ('RED', 0.015, 82)) c (colour, share, seed)
cross join lateral (select pg_temp.r(d.number::bigint, c.seed) as x, pg_temp.r(d.number::bigint, c.seed + 10) as y) r
where d.kind in ('SIGN', 'HANDLE') and d.number like '99%' and (r.y < c.share or (d.state = 'RUNNING' and d.due_at < now()));

insert into supervision_order (id, card_id, ticket_id, number, unit, unit_name, unit_line, level, state, opened_at, due_at)
select uuidv7(c.proposed_at - clock_timestamp()), c.id, c.ticket_id, c.number, c.unit, c.unit_name, c.unit_line, 0,
    case when c.proposed_at > now() - interval '5 days' and r.x < 0.5 then 'OPEN' when c.state = 'REVOKED' then 'REVOKED' when r.x < 0.9 then 'ANSWERED' else 'LAPSED' end,
    c.proposed_at, c.proposed_at + interval '2 days'
from card c cross join lateral (select pg_temp.r(c.number::bigint, 95) as x) r
where c.state in ('ISSUED', 'CONFIRMED', 'APPEALED', 'REVOKED');
