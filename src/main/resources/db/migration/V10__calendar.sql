-- What rules now, in one row: every node looks at it before it counts working time. Whoever changes either part takes it first.
create table rulebook (
    one boolean primary key default true check (one),
    calendar integer not null check (calendar >= 0),
    policies integer not null check (policies >= 0)
);

-- A year's notice; a correction is a further version, and the calendar it made gives it its key.
create table calendar_notice (
    calendar integer primary key,
    year integer not null check (year between 2000 and 2199),
    version integer not null check (version > 0),
    source text not null check (length(source) <= 500),
    days jsonb not null,
    announced_by text not null,
    announced_at timestamptz not null,
    unique (year, version)
);

-- A version of a rule about a limit; without a limit the rule ends with it.
create table deadline_policy (
    edition integer primary key,
    rule integer not null,
    version integer not null check (version > 0),
    kind text not null check (kind in (
        'TRIAGE', 'SIGN', 'HANDLE', 'REVIEW', 'RETURN_REVIEW', 'REQUEST', 'APPEAL', 'COORDINATION', 'OPINION', 'CLOSURE', 'ORDER',
        'MILESTONE')),
    matter text check (length(matter) between 1 and 32),
    type text check (type in ('CONSULTATION', 'HELP', 'COMPLAINT', 'REPORT', 'SUGGESTION', 'COMMENDATION')),
    level text check (level in ('URGENT', 'MAJOR')),
    limit_amount integer check (limit_amount > 0),
    limit_unit text check (limit_unit in ('WORKING_MINUTES', 'WORKING_DAYS', 'MINUTES')),
    effective_from timestamptz not null,
    source text not null check (length(source) <= 500),
    made_by text not null,
    made_at timestamptz not null,
    unique (rule, version),
    unique nulls not distinct (kind, matter, type, level, version),
    check ((limit_amount is null) = (limit_unit is null)),
    -- There is always a default.
    check (limit_amount is not null or matter is not null or type is not null or level is not null)
);

insert into deadline_policy
select edition, edition, 1, kind, null, type, level, amount, unit, '2018-01-01 00:00+08', '默认时限', 'hotline', '2018-01-01 00:00+08'
from (values
    (1, 'TRIAGE', null, null, 30, 'WORKING_MINUTES'),
    (2, 'TRIAGE', null, 'URGENT', 5, 'MINUTES'),
    (3, 'TRIAGE', null, 'MAJOR', 5, 'MINUTES'),
    (4, 'SIGN', null, null, 1, 'WORKING_DAYS'),
    (5, 'SIGN', null, 'URGENT', 30, 'MINUTES'),
    (6, 'SIGN', null, 'MAJOR', 30, 'MINUTES'),
    (7, 'HANDLE', null, null, 5, 'WORKING_DAYS'),
    (8, 'HANDLE', 'CONSULTATION', null, 1, 'WORKING_DAYS'),
    (9, 'HANDLE', 'HELP', null, 1, 'WORKING_DAYS'),
    (10, 'HANDLE', 'SUGGESTION', null, 5, 'WORKING_DAYS'),
    (11, 'HANDLE', 'COMPLAINT', null, 5, 'WORKING_DAYS'),
    (12, 'HANDLE', 'REPORT', null, 10, 'WORKING_DAYS'),
    (13, 'HANDLE', 'COMMENDATION', null, 5, 'WORKING_DAYS'),
    (14, 'HANDLE', null, 'MAJOR', 120, 'MINUTES'),
    (15, 'HANDLE', null, 'URGENT', 1440, 'MINUTES'),
    (16, 'REVIEW', null, null, 1, 'WORKING_DAYS'),
    (17, 'RETURN_REVIEW', null, null, 1, 'WORKING_DAYS'),
    (18, 'REQUEST', null, null, 1, 'WORKING_DAYS'),
    (19, 'APPEAL', null, null, 1, 'WORKING_DAYS'),
    (20, 'COORDINATION', null, null, 2, 'WORKING_DAYS'),
    (21, 'OPINION', null, null, 2, 'WORKING_DAYS'),
    (22, 'CLOSURE', null, null, 1, 'WORKING_DAYS'),
    (23, 'ORDER', null, null, 2, 'WORKING_DAYS'),
    (24, 'MILESTONE', null, null, 10, 'WORKING_DAYS')
) as preset (edition, kind, type, level, amount, unit);

insert into rulebook (calendar, policies) values (0, 24);
