create table region (
    code text primary key,
    name text not null,
    level text not null check (level in ('CITY', 'DISTRICT', 'STREET')),
    parent text references region,
    position integer not null
);

create table unit (
    code text primary key,
    name text not null,
    kind text not null check (kind in ('GOVERNMENT', 'DEPARTMENT', 'DISTRICT', 'STREET', 'COMMUNITY', 'CENTRE', 'ENTERPRISE')),
    parent text references unit,
    region text references region,
    phone text,
    position integer not null,
    line varchar[] not null
);

create table matter (
    code text primary key,
    name text not null,
    name_en text not null,
    parent text references matter,
    leaf boolean not null,
    position integer not null,
    type text check (type in ('CONSULTATION', 'HELP', 'COMPLAINT', 'REPORT', 'SUGGESTION', 'COMMENDATION')),
    level text check (level in ('GENERAL', 'URGENT', 'MAJOR')),
    unit text references unit,
    review boolean not null,
    guide text,
    limit_amount integer check (limit_amount > 0),
    limit_unit text check (limit_unit in ('WORKING_DAYS', 'HOURS')),
    keywords varchar[] not null,
    form jsonb,
    check (not leaf or (type is not null and level is not null and unit is not null and form is not null))
);
