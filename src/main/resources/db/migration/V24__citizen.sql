-- Sessions that citizens ended before their tokens did (access).
create table session_ended (
    session text primary key check (length(session) between 1 and 64),
    at timestamptz not null,
    expires_at timestamptz not null
);

create index session_ended_at on session_ended (at);
create index session_ended_expiry on session_ended (expires_at);

-- Identities that were proved by somebody who has an identity card of their own: a number that changed hands (access).
create table citizen_identity_passed (
    id uuid primary key,
    kind text not null,
    giver uuid not null references citizen,
    taker uuid not null references citizen,
    at timestamptz not null
);

create index citizen_joining_profiles on citizen_joining using gin (profiles);

-- Attachments that arrive in parts (ticket); once whole and clean one is an attachment of the same id.
create table upload (
    id uuid primary key,
    uploader text not null,
    opener bytea not null check (length(opener) = 32),
    bytes bigint not null check (bytes between 1 and 104857600),
    received bigint not null check (received between 0 and bytes),
    completed boolean not null,
    expires_at timestamptz not null,
    check (not completed or received = bytes)
);

create index upload_opener on upload (opener) where not completed;
create index upload_expiry on upload (expires_at);

-- What a draft names waits as long as the draft does (ticket).
alter table attachment add column kept_until timestamptz;

-- Letters that came by e-mail, each by its Message-ID once (channel); what is sealed is the acknowledgement that is still to be sent.
create table letter (
    message_id bytea primary key check (length(message_id) = 32),
    sender bytea check (length(sender) = 32),
    fate text not null check (fate in ('FILED', 'IGNORED')),
    number text,
    sealed bytea,
    tries smallint not null default 0,
    next_at timestamptz,
    received_at timestamptz not null,
    check ((fate = 'FILED') = (number is not null)),
    check ((sealed is null) = (next_at is null))
);

create index letter_due on letter (next_at) where sealed is not null;
create index letter_sender on letter (sender, received_at);

-- An SMS that answered nothing and became a ticket (notice).
alter table notice_reply drop constraint notice_reply_meaning_check;
alter table notice_reply add constraint notice_reply_meaning_check
    check (meaning in ('ANSWER', 'OPT_OUT', 'OPT_IN', 'OTHER', 'TICKET'));
create index notice_reply_ticket on notice_reply (number_hash, received_at) where meaning = 'TICKET';
