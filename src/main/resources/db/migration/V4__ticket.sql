create sequence ticket_number minvalue 1 maxvalue 9999999 cycle;

create table ticket (
    id uuid primary key,
    lock_version integer not null,
    seq integer not null check (seq > 0),
    head bytea not null check (length(head) = 32),
    number text not null unique check (length(number) = 14),
    status text not null check (status in ('FILED', 'SUSPECTED', 'ACCEPTED', 'DISPATCHED', 'HANDLING', 'IN_REVIEW', 'REPLIED',
        'CLOSED', 'ARCHIVED', 'WITHDRAWN')),
    type text not null check (type in ('CONSULTATION', 'HELP', 'COMPLAINT', 'REPORT', 'SUGGESTION', 'COMMENDATION')),
    level text not null check (level in ('GENERAL', 'URGENT', 'MAJOR')),
    channel text not null check (channel in ('PHONE', 'WECHAT', 'WEB', 'APP', 'KIOSK', 'PARTNER', 'WINDOW', 'SMS', 'EMAIL', 'WEIBO')),
    matter text collate "C",
    matter_name text,
    form_version integer,
    reviewed boolean,
    unit text,
    unit_name text,
    unit_line varchar[],
    region text collate "C",
    address text,
    lon double precision,
    lat double precision,
    title text not null,
    text text not null,
    elements jsonb not null,
    reporter_kind text not null check (reporter_kind in ('NAMED', 'ANONYMOUS', 'CONFIDENTIAL')),
    reporter_name text,
    reporter_phone text,
    name_hash bytea,
    phone_hash bytea,
    people_sealed bytea not null,
    data_key bytea not null,
    code_hash bytea not null,
    citizen uuid,
    partner text,
    parent text,
    sub_tickets varchar[] not null,
    attachments jsonb not null,
    reply jsonb,
    outcome text check (outcome in ('ANSWERED', 'EMERGENCY', 'ROUTE_EXPLAINED', 'MALICIOUS', 'RESOLVED', 'UNABLE')),
    service_score integer check (service_score between 1 and 4),
    handling_score integer check (handling_score between 1 and 4),
    rating_reason text,
    rated_at timestamptz,
    urges integer not null,
    last_urged_at timestamptz,
    filed_at timestamptz not null,
    accepted_at timestamptz,
    dispatched_at timestamptz,
    signed_at timestamptz,
    replied_at timestamptz,
    closed_at timestamptz,
    updated_at timestamptz not null,
    track_failures integer not null,
    track_window_from timestamptz,
    check ((rated_at is null) = (service_score is null)),
    check ((rated_at is null) = (handling_score is null)),
    check ((reporter_kind = 'ANONYMOUS') = (phone_hash is null))
);

-- Lists go newest first by id (UUIDv7): a filter that fits many rows walks the primary key backwards, one that fits few has these.
create index ticket_status on ticket (status, id) where status not in ('CLOSED', 'ARCHIVED', 'WITHDRAWN');
create index ticket_matter on ticket (matter, id);
create index ticket_region on ticket (region, id);
create index ticket_unit_line on ticket using gin (unit_line);
create index ticket_citizen on ticket (citizen, id) where citizen is not null;
create index ticket_partner on ticket (partner, id) where partner is not null;
create index ticket_phone on ticket (phone_hash, id) where phone_hash is not null;
create index ticket_name on ticket (name_hash, id) where name_hash is not null;
create index ticket_filed_at on ticket using brin (filed_at);

create table ticket_event (
    ticket_id uuid not null references ticket,
    seq integer not null check (seq > 0),
    verb text not null,
    status text not null,
    role text not null,
    actor text not null,
    at timestamptz not null,
    data text not null check (data is json object),
    sealed bytea,
    hash bytea not null check (length(hash) = 32),
    primary key (ticket_id, seq)
);

create trigger ticket_event_append_only before update or delete or truncate on ticket_event
    for each statement execute function refuse_change();

create table contact (
    ticket_id uuid not null,
    seq integer not null,
    channel text not null,
    client text not null,
    external_id text check (length(external_id) <= 100),
    at timestamptz not null,
    primary key (ticket_id, seq),
    foreign key (ticket_id, seq) references ticket_event
);

create unique index contact_external_id on contact (client, external_id) where external_id is not null;

create table ticket_search (
    ticket_id uuid primary key references ticket,
    grams varchar[] not null
);

create index ticket_search_grams on ticket_search using gin (grams);

create table attachment (
    id uuid primary key,
    kind text not null,
    bytes bigint not null check (bytes > 0),
    sha256 bytea not null check (length(sha256) = 32),
    uploader text not null,
    uploaded_at timestamptz not null,
    -- deferred: uploads are claimed before the ticket that names them is written
    ticket_id uuid references ticket deferrable initially deferred
);

create index attachment_unclaimed on attachment (uploaded_at) where ticket_id is null;

create table disclosure (
    id uuid primary key,
    ticket_id uuid not null references ticket,
    actor text not null,
    purpose text not null check (length(purpose) <= 200),
    at timestamptz not null
);

create index disclosure_ticket on disclosure (ticket_id, id);

create trigger disclosure_append_only before update or delete or truncate on disclosure
    for each statement execute function refuse_change();
