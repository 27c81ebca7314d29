-- What a hall's windows do (业务): each service has a queue and a letter of its own, over all counters that can do it.
create table hall_service (
    hall text not null references hall,
    code text not null check (code ~ '^[A-Z0-9-]{1,32}$'),
    letter text not null check (letter ~ '^[A-Z]{1,2}$'),
    name text not null,
    name_en text not null,
    matters text[] not null default '{}',
    minutes integer not null check (minutes between 1 and 240),
    real_name boolean not null default false,
    position integer not null default 0,
    retired boolean not null default false,
    version integer not null default 1,
    primary key (hall, code)
);

create unique index hall_service_letter on hall_service (hall, letter) where not retired;

create table hall_zone (
    hall text not null references hall,
    code text not null check (code ~ '^[A-Z0-9-]{1,32}$'),
    floor integer not null check (floor between -5 and 99),
    name text not null,
    name_en text not null,
    retired boolean not null default false,
    primary key (hall, code)
);

-- A window (窗口) with its skills. Whether it is open is said by whoever sits there.
create table counter (
    hall text not null references hall,
    code text not null check (code ~ '^[A-Z0-9-]{1,32}$'),
    name text not null,
    name_en text not null,
    floor integer not null check (floor between -5 and 99),
    zone text,
    services text[] not null,
    state text not null default 'CLOSED' check (state in ('OPEN', 'PAUSED', 'CLOSED')),
    clerk text,
    state_at timestamptz,
    retired boolean not null default false,
    version integer not null default 1,
    primary key (hall, code),
    foreign key (hall, zone) references hall_zone,
    check ((state = 'CLOSED') = (clerk is null))
);

-- Days and hours at which a hall, or one counter of it, is shut although the calendar says otherwise.
create table hall_closure (
    id uuid primary key,
    hall text not null references hall,
    counter text,
    starts_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > starts_at),
    reason text not null check (length(reason) between 1 and 200),
    reason_en text not null check (length(reason_en) between 1 and 200),
    made_by text not null,
    made_at timestamptz not null,
    lifted_at timestamptz,
    lifted_by text,
    check ((lifted_at is null) = (lifted_by is null))
);

create index hall_closure_open on hall_closure (hall, ends_at) where lifted_at is null;
create index hall_closure_ahead on hall_closure (ends_at) where lifted_at is null and counter is null;

-- The way through a hall, as GeoJSON, one version after the other.
create table hall_map (
    hall text not null references hall,
    version integer not null check (version > 0),
    map jsonb not null,
    author text not null,
    at timestamptz not null,
    primary key (hall, version)
);

-- How many people a hall takes, and its opening hours by kind of day: [["09:00","12:00"],["13:30","17:00"]].
alter table hall
    add column capacity integer not null default 300 check (capacity between 1 and 100000),
    add column hours jsonb not null default '{"working": [["09:00", "17:00"]]}',
    add column plan_version integer not null default 1 check (plan_version > 0),
    add column version integer not null default 1;

update hall set hours = jsonb_build_object('working', jsonb_build_array(jsonb_build_array(opens_at, closes_at)));

alter table hall
    drop column opens_at,
    drop column closes_at;

-- Numbers are given out by hall, day and letter.
create table queue_counter (
    hall text not null,
    day date not null,
    letter text not null,
    last integer not null,
    primary key (hall, day, letter)
) with (fillfactor = 50);

-- A number in the queue (排队号). turn_at is its place: the earlier, the sooner (ADR 0025). Whose it is is said by the profile that took
-- it, since profiles that were joined can be parted again; that a person has no two is said by whom the profile belonged to then. Each
-- change of a row is one step of its history: version is the number of steps after the first.
create table queue_ticket (
    id uuid primary key,
    hall text not null references hall,
    day date not null,
    number text not null,
    service text not null,
    kind text not null check (kind in ('WALK_IN', 'BOOKED')),
    priority text not null check (priority in ('NONE', 'ELDERLY', 'DISABLED', 'PREGNANT', 'WITH_INFANT', 'SERVICE_PERSON')),
    channel text not null,
    citizen uuid,
    person uuid,
    booking uuid,
    slot_at timestamptz,
    code_hash bytea not null check (length(code_hash) = 32),
    state text not null check (state in ('WAITING', 'CALLED', 'SERVING', 'PARKED', 'SKIPPED', 'DONE', 'LEFT')),
    taken_at timestamptz not null,
    turn_at timestamptz not null,
    wants_counter text,
    counter text,
    clerk text,
    calls integer not null default 0,
    called_at timestamptz,
    started_at timestamptz,
    served_seconds integer not null default 0 check (served_seconds >= 0),
    ended_at timestamptz,
    result text check (result in ('SERVED', 'MATERIALS_MISSING', 'WRONG_WINDOW', 'OTHER')),
    predicted_seconds integer check (predicted_seconds >= 0),
    near boolean not null default false,
    version integer not null,
    foreign key (hall, service) references hall_service,
    unique (hall, day, number),
    unique (booking),
    check ((state in ('CALLED', 'SERVING')) <= (counter is not null))
);

create index queue_ticket_waiting on queue_ticket (hall, day, service, turn_at, id) where state = 'WAITING';
create index queue_ticket_open on queue_ticket (hall, day, turn_at, id) where state in ('WAITING', 'CALLED', 'SERVING', 'PARKED');
create unique index queue_ticket_counter on queue_ticket (hall, counter) where state in ('CALLED', 'SERVING');
create index queue_ticket_day on queue_ticket (hall, day, id);
create index queue_ticket_done on queue_ticket (hall, day, service) include (started_at, served_seconds, ended_at) where state = 'DONE';
create index queue_ticket_left on queue_ticket (day) where state in ('WAITING', 'CALLED', 'SERVING', 'PARKED', 'SKIPPED');
create index queue_ticket_citizen on queue_ticket (citizen, id) where citizen is not null;
create unique index queue_ticket_person on queue_ticket (person, hall, service, day)
    where person is not null and state in ('WAITING', 'CALLED', 'SERVING', 'PARKED');

-- What happened to a number, for its history, for figures and for the feed; without personal data.
create table queue_step (
    queue_ticket uuid not null references queue_ticket,
    seq integer not null,
    at timestamptz not null,
    verb text not null,
    service text not null,
    counter text,
    actor text not null,
    primary key (queue_ticket, seq)
);

-- That a counter opened, paused or closed.
create table counter_step (
    id uuid primary key,
    hall text not null,
    counter text not null,
    seq integer not null,
    at timestamptz not null,
    state text not null check (state in ('OPEN', 'PAUSED', 'CLOSED')),
    foreign key (hall, counter) references counter,
    unique (hall, counter, seq)
);

create function counter_note_state() returns trigger language plpgsql as $$
begin
    insert into counter_step (id, hall, counter, seq, at, state)
    values (gen_random_uuid(), new.hall, new.code, new.version, coalesce(new.state_at, now()), new.state);
    return null;
end $$;

-- A trigger, so that no counter can change without it, whoever closes it.
create trigger counter_state after update of state on counter
    for each row when (old.state is distinct from new.state) execute function counter_note_state();

-- 好差评: five levels after a visit. Nobody sees whose they are.
create table visit_rating (
    queue_ticket uuid primary key references queue_ticket,
    level integer not null check (level between 1 and 5),
    channel text not null,
    at timestamptz not null
);
