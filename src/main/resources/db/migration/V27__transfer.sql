-- Matters that hotlines hand to each other (110 and others). One that comes in is no ticket before it was acknowledged.
create table transfer (
    id uuid primary key,
    lock_version integer not null,
    direction text not null check (direction in ('OUT', 'IN')),
    state text not null check (state in ('OFFERED', 'ACKNOWLEDGED', 'REFUSED', 'LAPSED', 'COMPLETED', 'CANCELLED')),
    partner text not null check (length(partner) between 1 and 64),
    -- theirs: of what comes in always, of what goes out once they said so
    external_id text check (length(external_id) <= 100),
    number text,
    -- how often this matter was offered
    round integer not null check (round > 0),
    reason text not null check (length(reason) <= 1000),
    -- what is offered to us, until it is a ticket, and its digest for repeats
    sealed bytea,
    request bytea,
    reporter_needed boolean not null,
    confidential boolean not null,
    region text collate "C",
    -- refused or unanswered twice: the manager coordinates
    coordination boolean not null,
    offered_at timestamptz not null,
    decide_by timestamptz not null,
    decided_at timestamptz,
    check (direction = 'OUT' or (external_id is not null and request is not null)),
    check (direction = 'IN' or number is not null),
    check ((state = 'OFFERED') = (decided_at is null))
);

-- Theirs makes one of ours; a ticket is with one other hotline at a time.
create unique index transfer_theirs on transfer (partner, external_id) where direction = 'IN';
create unique index transfer_open on transfer (number) where direction = 'OUT' and state in ('OFFERED', 'ACKNOWLEDGED');
create index transfer_number on transfer (number, id) where number is not null;
create index transfer_due on transfer (decide_by) where state = 'OFFERED';
create index transfer_desk on transfer (state, id);
create index transfer_coordination on transfer (id) where coordination;

-- What happened, in one gapless order for each partner: its cursor.
create table transfer_step (
    partner text not null,
    position bigint not null check (position > 0),
    transfer_id uuid not null references transfer,
    kind text not null check (kind in ('OFFERED', 'ACKNOWLEDGED', 'REFUSED', 'LAPSED', 'PROGRESSED', 'COMPLETED', 'CANCELLED')),
    actor text not null,
    words text check (length(words) <= 4000),
    -- theirs, so that feedback sent again is no second one
    feedback_id text check (length(feedback_id) <= 100),
    at timestamptz not null,
    primary key (partner, position)
);

create unique index transfer_step_feedback on transfer_step (transfer_id, feedback_id) where feedback_id is not null;
create index transfer_step_transfer on transfer_step (transfer_id, position);

create trigger transfer_step_append_only before update or delete or truncate on transfer_step
    for each statement execute function refuse_change();

create table transfer_head (
    partner text primary key,
    position bigint not null
);
