-- From which slots are made: for a service of a hall, by kind of day, so many seats from one time to another.
create table slot_template (
    id uuid primary key,
    hall text not null,
    service text not null,
    version integer not null check (version > 0),
    effective_from date not null,
    windows jsonb not null,
    author text not null,
    at timestamptz not null,
    foreign key (hall, service) references hall_service,
    unique (hall, service, version)
);

-- A time (号源) at which so many can come; its open seats say how many, as it was planned or as can be without sending anybody away.
-- An extra one was added by hand beside the template.
create table slot (
    id uuid primary key,
    hall text not null,
    service text not null,
    day date not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > starts_at),
    seats integer not null check (seats between 1 and 500),
    extra boolean not null default false,
    closed boolean not null default false,
    closed_for text check (closed_for in ('TEMPLATE', 'CLOSURE', 'HAND')),
    foreign key (hall, service) references hall_service,
    unique (hall, service, starts_at),
    check (closed = (closed_for is not null))
);

create index slot_day on slot (service, day, hall);

-- One place of a slot: taken for good (booking, no end), held until a time, or free – also when a hold's time is over, without
-- anybody having cleaned up. Whoever wins the row's lock has it (ADR 0026).
create table seat (
    slot uuid not null references slot,
    no integer not null check (no between 1 and 500),
    booking uuid,
    held_until timestamptz,
    closed boolean not null default false,
    primary key (slot, no),
    check (booking is not null or held_until is null)
) with (fillfactor = 70);

create unique index seat_booking on seat (booking) where booking is not null;

create sequence booking_number maxvalue 999999 cycle;

-- conflict_at: since when it no longer fits its slot. told: what of its reminders has been posted.
-- visitor is who comes, as a keyed hash: the person, or the identity number of whom they booked for.
create table booking (
    id uuid primary key,
    number text not null unique,
    hall text not null,
    service text not null,
    slot uuid not null references slot,
    day date not null,
    starts_at timestamptz not null,
    citizen uuid not null,
    visitor bytea not null check (length(visitor) = 32),
    visitor_sealed bytea,
    channel text not null,
    made_by text not null,
    matter text,
    ticket text,
    materials text[] not null default '{}',
    state text not null check (state in ('HELD', 'CONFIRMED', 'CHECKED_IN', 'SERVED', 'MISSED', 'CANCELLED', 'EXPIRED')),
    offered boolean not null default false,
    hold_until timestamptz,
    moved integer not null default 0,
    made_at timestamptz not null,
    confirmed_at timestamptz,
    ended_at timestamptz,
    excused boolean not null default false,
    conflict_at timestamptz,
    told text not null default 'NOTHING' check (told in ('NOTHING', 'MOVE', 'CONFIRMED', 'EVE', 'HOUR')),
    version integer not null,
    foreign key (hall, service) references hall_service
);

-- One per person, service and day (domain §6), whatever door.
create unique index booking_once on booking (visitor, hall, service, day) where state in ('HELD', 'CONFIRMED', 'CHECKED_IN');
create index booking_citizen on booking (citizen, id);
create index booking_slot on booking (slot);
create index booking_expected on booking (hall, starts_at) include (service) where state = 'CONFIRMED' and conflict_at is null;
create index booking_due on booking (starts_at) where state = 'CONFIRMED';
create index booking_untold on booking (told, starts_at) where state = 'CONFIRMED' and told <> 'HOUR';
create index booking_hold on booking (hold_until) where state = 'HELD';
create index booking_missed on booking (visitor, starts_at) where state = 'MISSED' and not excused;
create index booking_ticket on booking (ticket) where ticket is not null;

-- Who waits for a seat of a day (候补), first come first served; an offer is a held booking.
create table waiting (
    id uuid primary key,
    hall text not null,
    service text not null,
    day date not null,
    earliest timestamptz not null,
    latest timestamptz not null,
    citizen uuid not null,
    visitor bytea not null check (length(visitor) = 32),
    visitor_sealed bytea,
    channel text not null,
    matter text,
    ticket text,
    state text not null check (state in ('WAITING', 'OFFERED', 'TAKEN', 'LAPSED', 'LEFT')),
    booking uuid,
    since timestamptz not null,
    ended_at timestamptz,
    foreign key (hall, service) references hall_service
);

create unique index waiting_once on waiting (visitor, hall, service, day) where state in ('WAITING', 'OFFERED');
create index waiting_turn on waiting (hall, service, day, since, id) where state = 'WAITING';
create index waiting_citizen on waiting (citizen, id);
create index waiting_offer on waiting (booking) where state = 'OFFERED';

-- After too many missed appointments, for a while no more; an appeal may end it.
create table booking_bar (
    id uuid primary key,
    visitor bytea not null check (length(visitor) = 32),
    citizen uuid not null,
    from_at timestamptz not null,
    until_at timestamptz not null,
    lifted_at timestamptz
);

create index booking_bar_present on booking_bar (visitor, until_at) where lifted_at is null;

create table booking_appeal (
    id uuid primary key,
    booking uuid not null unique references booking,
    sealed bytea not null,
    state text not null check (state in ('OPEN', 'UPHELD', 'REFUSED')),
    made_at timestamptz not null,
    decided_at timestamptz,
    decided_by text,
    answer_sealed bytea
);

create index booking_appeal_open on booking_appeal (id) where state = 'OPEN';
