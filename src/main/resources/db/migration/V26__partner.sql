-- Partners that an administrator registered; the id is the client id at the OIDC server, or one of those who sign.
create table partner_client (
    id text primary key check (id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    kind text not null check (kind in ('LIVE', 'SANDBOX')),
    name text not null check (length(name) between 1 and 60),
    scopes text[] not null,
    per_minute integer not null check (per_minute between 1 and 100000),
    daily_quota integer not null check (daily_quota between 1 and 100000000),
    jurisdiction text check (length(jurisdiction) between 1 and 100),
    enabled boolean not null,
    changed_by text not null,
    registered_at timestamptz not null,
    changed_at timestamptz not null,
    version integer not null
);

-- Several count at once, so that they can be changed without a pause; what is shown as it is, is kept by its hash alone.
create table partner_key (
    id text primary key,
    client text not null references partner_client,
    kind text not null check (kind in ('HMAC', 'API_KEY')),
    sealed bytea,
    hash bytea unique check (length(hash) = 32),
    made_by text not null,
    made_at timestamptz not null,
    retires_at timestamptz,
    check ((kind = 'HMAC') = (sealed is not null)),
    check ((kind = 'API_KEY') = (hash is not null))
);

create index partner_key_client on partner_key (client);

-- Requests of a day over all nodes; granted is what the last one to ask was given.
create table partner_usage (
    client text not null,
    day date not null,
    taken integer not null check (taken >= 0),
    granted integer not null check (granted >= 0),
    primary key (client, day)
);

create index partner_usage_day on partner_usage (day);

-- What sandbox clients file: beside the tickets, so that no list, statistic, clock or notice can meet it.
create sequence sandbox_number maxvalue 9999999 cycle;

create table sandbox_ticket (
    id uuid primary key,
    client text not null,
    number text not null unique,
    external_id text,
    sealed bytea not null,
    filed_at timestamptz not null
);

create unique index sandbox_ticket_external on sandbox_ticket (client, external_id);
create index sandbox_ticket_client on sandbox_ticket (client, id);
create index sandbox_ticket_filed on sandbox_ticket (filed_at);

-- Tickets brought in one go, and what became of each row; a row is written in the transaction of its ticket.
create table partner_import (
    id uuid primary key,
    client text not null,
    idempotency_key text not null,
    digest bytea not null check (length(digest) = 32),
    size integer not null,
    started_at timestamptz not null,
    finished_at timestamptz,
    unique (client, idempotency_key)
);

create index partner_import_started on partner_import (started_at);

create table partner_import_row (
    import_id uuid not null references partner_import on delete cascade,
    line integer not null,
    state text not null check (state in ('CREATED', 'REPEATED', 'FAILED')),
    external_id text,
    number text,
    problem text,
    primary key (import_id, line),
    check ((state = 'FAILED') = (number is null)),
    check ((state = 'FAILED') = (problem is not null))
);
