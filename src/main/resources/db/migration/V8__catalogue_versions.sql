-- The catalogue is its versions: written once, in effect from a day on; what holds today is found by the day, so nothing has to run at
-- midnight (docs/adr/0010-catalogue-versions.md).
create table catalogue_version (
    id uuid primary key,
    kind text not null check (kind in ('MATTER', 'UNIT', 'REGION')),
    code text collate "C" not null check (code ~ '^[A-Za-z0-9-]{1,32}$'),
    version integer not null check (version > 0),
    effective_from date not null,
    content jsonb not null check (jsonb_typeof(content) = 'object' and length(content ->> 'name') > 0),
    author text not null,
    note text check (length(note) <= 500),
    at timestamptz not null,
    unique (kind, code, version),
    check (kind <> 'MATTER' or coalesce(content ->> 'type', 'HELP')
        in ('CONSULTATION', 'HELP', 'COMPLAINT', 'REPORT', 'SUGGESTION', 'COMMENDATION')),
    check (kind <> 'MATTER' or coalesce(content ->> 'level', 'GENERAL') in ('GENERAL', 'URGENT', 'MAJOR')),
    check (kind <> 'MATTER' or content ->> 'leaf' = 'false' or (content ->> 'type' is not null
        and content ->> 'level' is not null and content ->> 'unit' is not null and content -> 'form' is not null)),
    check (kind <> 'UNIT' or content ->> 'kind'
        in ('GOVERNMENT', 'DEPARTMENT', 'DISTRICT', 'STREET', 'COMMUNITY', 'CENTRE', 'ENTERPRISE')),
    check (kind <> 'REGION' or content ->> 'level' in ('CITY', 'DISTRICT', 'STREET'))
);

create index catalogue_version_effective on catalogue_version (kind, code, effective_from desc, version desc);
create index catalogue_version_day on catalogue_version (kind, effective_from);

create trigger catalogue_version_append_only before update or delete or truncate on catalogue_version
    for each statement execute function refuse_change();

-- The version of an entry that holds on a day.
create function catalogue_on(of_kind text, of_code text, day date) returns setof catalogue_version language sql stable as $$
    select * from catalogue_version v
    where v.kind = of_kind and v.code = of_code and v.effective_from <= day
    order by v.effective_from desc, v.version desc
    limit 1
$$;

-- 编码集: the label under which the tree of matters is published from a day on.
create table code_set (
    label text primary key check (label ~ '^[0-9]{4}-[0-9]{1,2}$'),
    effective_from date not null unique,
    author text not null,
    note text check (length(note) <= 500),
    at timestamptz not null
);

create trigger code_set_append_only before update or delete or truncate on code_set
    for each statement execute function refuse_change();

-- What was there before becomes the first version.
insert into catalogue_version
select gen_random_uuid(), 'REGION', code, 1, (now() at time zone 'Asia/Shanghai')::date,
    jsonb_strip_nulls(jsonb_build_object('name', name, 'level', level, 'parent', parent, 'position', position)),
    'migration', null, now()
from region order by position;

insert into catalogue_version
select gen_random_uuid(), 'UNIT', code, 1, (now() at time zone 'Asia/Shanghai')::date,
    jsonb_strip_nulls(jsonb_build_object('name', name, 'kind', kind, 'parent', parent, 'region', region, 'phone', phone,
        'position', position)),
    'migration', null, now()
from unit order by position;

insert into catalogue_version
select gen_random_uuid(), 'MATTER', code, 1, (now() at time zone 'Asia/Shanghai')::date,
    jsonb_strip_nulls(jsonb_build_object('name', name, 'nameEn', name_en, 'parent', parent, 'leaf', leaf, 'position', position,
        'type', type, 'level', level, 'unit', unit, 'review', review,
        'guide', case when guide is not null then jsonb_build_object('summary', guide) end,
        'limit', case when limit_amount is not null then jsonb_build_object('amount', limit_amount, 'unit', limit_unit) end,
        'keywords', case when cardinality(keywords) > 0 then to_jsonb(keywords) end,
        'replyParts', jsonb_build_array('CHECKED', 'RESULT', 'LEGAL_BASIS', 'CONTACT', 'NEXT_STEP'),
        'form', form)),
    'migration', null, now()
from matter order by position;

drop table matter;
drop table unit;
drop table region;
