-- A kiosk's secrets: the present one, and the one before it until their overlap ends. Signing keys are derived from a secret and
-- sealed; a kiosk registered earlier has none until its next login.
create table device_secret (
    device uuid not null references device,
    hash bytea not null check (length(hash) = 32),
    signing_sealed bytea,
    made_at timestamptz not null,
    valid_until timestamptz,
    primary key (device, hash)
);

create unique index device_secret_present on device_secret (device) where valid_until is null;

insert into device_secret (device, hash, made_at) select id, secret_hash, registered_at from device;

-- Tokens of an earlier generation are refused. What a kiosk tells of itself is what it last said.
alter table device
    drop column secret_hash,
    add column generation integer not null default 0,
    add column last_seen_at timestamptz,
    add column software_version text check (length(software_version) <= 40),
    add column paper text check (paper in ('OK', 'LOW', 'OUT', 'UNKNOWN')),
    add column printer text check (printer in ('OK', 'FAULT', 'NONE', 'UNKNOWN')),
    add column queued integer check (queued >= 0);

-- The person in front of a kiosk, for minutes; one a kiosk.
create table visit (
    id uuid primary key,
    device uuid not null references device,
    token_hash bytea not null unique check (length(token_hash) = 32),
    kind text not null check (kind in ('ANONYMOUS', 'PHONE', 'ID_CARD')),
    citizen uuid references citizen,
    name_sealed bytea,
    opened_at timestamptz not null,
    idle_until timestamptz not null,
    ends_at timestamptz not null,
    ended_at timestamptz,
    ended_by text check (ended_by in ('PERSON', 'NEXT', 'TIME')),
    check ((kind = 'ANONYMOUS') = (citizen is null)),
    check ((ended_at is null) = (ended_by is null)),
    check (ended_at is null or name_sealed is null)
);

create unique index visit_open on visit (device) where ended_at is null;
create index visit_ended on visit (ended_at) where ended_at is not null;

-- What a kiosk took in while it was offline, each once; the answer is forgotten after days, that there was one never.
create table offline_item (
    device uuid not null references device,
    external_id text not null check (length(external_id) between 1 and 100),
    digest bytea not null check (length(digest) = 32),
    recorded_at timestamptz not null,
    received_at timestamptz not null,
    number text,
    answer_sealed bytea,
    primary key (device, external_id)
);

create index offline_item_answer on offline_item (received_at) where answer_sealed is not null;

alter table contact add column recorded_at timestamptz;
