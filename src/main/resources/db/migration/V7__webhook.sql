-- Addresses that partners name for the events of their tickets.
create table webhook (
    id uuid primary key,
    partner text not null check (length(partner) <= 200),
    url text not null check (length(url) <= 500),
    description text check (length(description) <= 200),
    paused boolean not null,
    disabled_at timestamptz,
    data_key bytea not null,
    secret bytea not null,
    old_secret bytea,
    old_secret_until timestamptz,
    -- How far in the feed its deliveries have been written.
    position bigint not null,
    -- In a row; from a number of them on the address is left alone until open_until, then probed.
    failures integer not null check (failures >= 0),
    open_until timestamptz,
    registered_at timestamptz not null,
    check ((old_secret is null) = (old_secret_until is null))
);

create index webhook_partner on webhook (partner, id);

-- One event for one webhook; a repeat after the end is the same row again.
create table webhook_delivery (
    id uuid primary key,
    webhook_id uuid not null references webhook (id) on delete cascade,
    position bigint not null,
    ticket_id uuid not null,
    seq integer not null,
    event_id text not null,
    ticket text not null,
    type text not null,
    state text not null check (state in ('PENDING', 'DELIVERED', 'DEAD')),
    -- Since it was last taken up, and over all.
    tries integer not null,
    attempts integer not null,
    spooled_at timestamptz not null,
    first_attempt_at timestamptz,
    next_attempt_at timestamptz not null,
    -- Who is at it, and until when the others leave it to them.
    claim uuid,
    claimed_until timestamptz,
    last_status integer,
    last_failure text check (last_failure in (
        'STATUS', 'REDIRECT', 'GONE', 'TIMEOUT', 'CONNECTION_REFUSED', 'CONNECTION_FAILED', 'TLS', 'UNKNOWN_HOST',
        'BLOCKED_ADDRESS', 'INVALID_URL', 'NOT_VISIBLE', 'INTERNAL')),
    finished_at timestamptz,
    unique (webhook_id, position),
    check ((claim is null) = (claimed_until is null)),
    check ((state = 'PENDING') = (finished_at is null))
);

create index webhook_delivery_log on webhook_delivery (webhook_id, id);
create index webhook_delivery_state on webhook_delivery (webhook_id, state, id);
create index webhook_delivery_due on webhook_delivery (webhook_id, next_attempt_at) where state = 'PENDING';
create index webhook_delivery_alarm on webhook_delivery (next_attempt_at) where state = 'PENDING';
create index webhook_delivery_order on webhook_delivery (webhook_id, ticket_id, position) where state = 'PENDING';
create index webhook_delivery_finished on webhook_delivery (finished_at) where finished_at is not null;

create table webhook_attempt (
    delivery_id uuid not null references webhook_delivery (id) on delete cascade,
    number integer not null,
    at timestamptz not null,
    millis integer not null,
    status integer,
    failure text check (failure in (
        'STATUS', 'REDIRECT', 'GONE', 'TIMEOUT', 'CONNECTION_REFUSED', 'CONNECTION_FAILED', 'TLS', 'UNKNOWN_HOST',
        'BLOCKED_ADDRESS', 'INVALID_URL', 'NOT_VISIBLE', 'INTERNAL')),
    primary key (delivery_id, number)
);
