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
create index slot_closed on slot (hall, starts_at) where closed;

-- From which plan of a hall its slots were made last, as a digest; a hall whose plan is another one is published anew.
create table slot_publishing (
    hall text primary key,
    plan text not null
);

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
create index seat_shut on seat (slot) where closed and booking is not null;

-- A free seat for a booking, until a time or for good; false when there is none. Seats that others are just taking are passed over;
-- who waits looks once more and waits for their ends. Rows that turn out to be taken stay locked until the transaction ends, so the first
-- look is a subtransaction: whoever kept such locks and began anew from the first seat would wait in a circle with who does the same.
create function claim_seat(wanted uuid, claimer uuid, at timestamptz, until timestamptz, waits boolean) returns boolean
language plpgsql as $$
begin
    begin
        update seat set booking = claimer, held_until = until
        where (slot, no) = (select f.slot, f.no from seat f
            where f.slot = wanted and not f.closed and (f.booking is null or f.held_until <= at)
            order by f.no limit 1 for update skip locked);
        if found or not waits then
            return found;
        end if;
        raise sqlstate 'HL001';
    exception when sqlstate 'HL001' then null;
    end;
    update seat set booking = claimer, held_until = until
    where (slot, no) = (select f.slot, f.no from seat f
        where f.slot = wanted and not f.closed and (f.booking is null or f.held_until <= at)
        order by f.no limit 1 for update);
    return found;
end $$;

create sequence booking_number maxvalue 9999999 cycle;

-- The check digit of platform.CheckDigit, which reads it again.
create function check_digit(digits text) returns text language plpgsql immutable as $$
declare
    state integer := 0;
begin
    for i in 1..length(digits) loop
        state := substr('0317598642709215486342068713591750983426612304597836742095815869720134894536201794386172052581436790',
            state * 10 + cast(substr(digits, i, 1) as integer) + 1, 1);
    end loop;
    return state;
end $$;

-- The next of a day (预约号): Y, date, sequence, check digit.
create function next_booking_number(day date) returns text language plpgsql as $$
declare
    digits text := to_char(day, 'YYMMDD') || lpad(cast(nextval('booking_number') as text), 7, '0');
begin
    return 'Y' || digits || check_digit(digits);
end $$;

-- conflict_at: since when it no longer fits its slot. told: what of its reminders has been posted.
-- visitor is who comes, as a keyed hash: the person, or the identity number of whom they booked for. booker is the person who booked,
-- as the same hash: what is missed counts against them.
create table booking (
    id uuid primary key,
    number text not null unique,
    hall text not null,
    service text not null,
    slot uuid not null references slot,
    day date not null,
    starts_at timestamptz not null,
    citizen uuid not null,
    booker bytea not null check (length(booker) = 32),
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

-- One per person, service and day (domain §6), whatever hall and door.
create unique index booking_once on booking (visitor, service, day) where state in ('HELD', 'CONFIRMED', 'CHECKED_IN');
create index booking_citizen on booking (citizen, id);
create index booking_slot on booking (slot);
create index booking_expected on booking (hall, starts_at) include (service) where state = 'CONFIRMED' and conflict_at is null;
create index booking_due on booking (starts_at) where state = 'CONFIRMED';
create index booking_untold on booking (told, starts_at) where state = 'CONFIRMED' and told <> 'HOUR' and conflict_at is null;
create index booking_conflict on booking (hall, id) where conflict_at is not null and state in ('HELD', 'CONFIRMED');
create index booking_day on booking (hall, day);
create index booking_hold on booking (hold_until) where state = 'HELD';
create index booking_missed on booking (booker, starts_at) where state = 'MISSED' and not excused;
create index booking_for_others on booking (booker) where visitor_sealed is not null and state in ('HELD', 'CONFIRMED', 'CHECKED_IN');
create index booking_by_others on booking (visitor, id) where visitor_sealed is not null;
create index booking_ticket on booking (ticket) where ticket is not null;

-- Who did what with an appointment, and when. That a hold ended by its time alone is no step; its row says when.
create table booking_step (
    booking uuid not null references booking,
    seq integer not null check (seq > 0),
    verb text not null check (verb in
        ('HELD', 'OFFERED', 'CONFIRMED', 'MOVED', 'CANCELLED', 'CHECKED_IN', 'SERVED', 'MISSED', 'EXCUSED')),
    actor text not null,
    at timestamptz not null,
    from_slot uuid,
    to_slot uuid,
    primary key (booking, seq)
);

create trigger booking_step_append_only before update or delete or truncate on booking_step
    for each statement execute function refuse_change();

-- Who of the staff looked for whose appointments.
create table booking_search (
    id uuid primary key,
    actor text not null,
    citizen uuid not null,
    at timestamptz not null
);

create trigger booking_search_append_only before update or delete or truncate on booking_search
    for each statement execute function refuse_change();

-- Who waits for a seat of a day (候补), first come first served; an offer is a held booking.
create table waiting (
    id uuid primary key,
    hall text not null,
    service text not null,
    day date not null,
    earliest timestamptz not null,
    latest timestamptz not null,
    citizen uuid not null,
    booker bytea not null check (length(booker) = 32),
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

create unique index waiting_once on waiting (visitor, service, day) where state in ('WAITING', 'OFFERED');
create index waiting_turn on waiting (hall, service, day, since, id) where state = 'WAITING';
create index waiting_citizen on waiting (citizen, id);
create index waiting_latest on waiting (latest) where state = 'WAITING';
create index waiting_offer on waiting (booking) where state = 'OFFERED';

-- After too many missed appointments in a month, for a while no more; an appeal against one of them may end it.
create table booking_bar (
    id uuid primary key,
    booker bytea not null check (length(booker) = 32),
    citizen uuid not null,
    month date not null check (extract(day from month) = 1),
    from_at timestamptz not null,
    until_at timestamptz not null,
    lifted_at timestamptz
);

create unique index booking_bar_present on booking_bar (booker, month) where lifted_at is null;

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
