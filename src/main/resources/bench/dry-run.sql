-- So many dispatched tickets of the last year, one in five minutes, with the built-in texts, over all matters, divisions and default units; the personal
-- parts are empty, since nothing reads them here.
insert into ticket (id, lock_version, seq, head, number, status, type, level, channel, matter, matter_name, form_version, reviewed,
    unit, unit_name, unit_line, region, title, text, elements, reporter_kind, phone_hash, people_sealed, data_key, code_hash, sub_tickets,
    attachments, urges, filed_at, accepted_at, dispatched_at, updated_at, track_failures)
select uuidv7(), 0, 3, decode(repeat('00', 32), 'hex'), '99' || lpad(i::text, 12, '0'), 'DISPATCHED', m.type, m.level, 'PHONE',
    m.code, m.name, 1, m.review, u.code, u.name, u.line, r.code, left(w.word, 20), w.word, '{}',
    case when i % 50 = 0 then 'CONFIDENTIAL' else 'ANONYMOUS' end, case when i % 50 = 0 then ''::bytea end, ''::bytea, ''::bytea, ''::bytea, '{}', '[]', 0,
    f.at, f.at, f.at + interval '20 minutes', f.at, 0
from generate_series(1, ?) i
join (select *, row_number() over (order by code) - 1 as place, count(*) over () as size from matter where leaf) m
    on m.place = (i * 7) % m.size
join unit u on u.code = m.unit
join (select code, row_number() over (order by code) - 1 as place, count(*) over () as size from region) r
    on r.place = (i * 11) % r.size
join (select word, place - 1 as place, count(*) over () as size from unnest(?) with ordinality as t(word, place)) w
    on w.place = (i * 13) % w.size
cross join lateral (select now() - interval '5 minutes' * i as at) f
