-- Phone (channel/phone): what the call platform tells of calls, what was said in them, and what became of it.

-- One call. Its figures follow from all that was reported of it, in whatever order that came.
create table phone_call (
    id uuid primary key,
    call_id text not null unique check (length(call_id) between 6 and 64),
    version integer not null,
    data_key bytea,
    direction text not null check (direction in ('INBOUND', 'OUTBOUND')),
    state text not null check (state in ('UNKNOWN', 'RINGING', 'TALKING', 'ENDED', 'MISSED')),
    caller bytea,
    caller_hash bytea,
    recording bytea,
    queue text check (length(queue) <= 64),
    agent text check (length(agent) <= 100),
    agents varchar[] not null,
    offered_at timestamptz,
    answered_at timestamptz,
    ended_at timestamptz,
    heard_at timestamptz not null,
    reports integer not null,
    turns integer not null check (turns <= 500),
    characters integer not null check (characters <= 50000),
    complete boolean not null,
    missed boolean not null,
    touched_at timestamptz,
    judged_at timestamptz
);

create index phone_call_agents on phone_call using gin (agents);
create index phone_call_offered on phone_call (offered_at) where direction = 'INBOUND';
create index phone_call_caller on phone_call (caller_hash, answered_at) where caller_hash is not null;
create index phone_call_unjudged on phone_call (ended_at)
    where state = 'ENDED' and direction = 'INBOUND' and judged_at is null and touched_at is null and complete;
create index phone_call_heard on phone_call (heard_at) where data_key is not null;

-- Each different report as it came; repeats are known by their digest.
create table call_report (
    call uuid not null references phone_call,
    digest bytea not null,
    at timestamptz not null,
    sealed bytea not null,
    primary key (call, digest)
);

-- What was said, turn by turn; of one turn the latest revision.
create table call_turn (
    call uuid not null references phone_call,
    nth integer not null check (nth between 0 and 499),
    revision integer not null,
    digest bytea not null,
    speaker text not null check (speaker in ('CITIZEN', 'AGENT')),
    start_ms integer not null,
    end_ms integer not null,
    confidence double precision check (confidence between 0 and 1),
    characters integer not null,
    sealed bytea not null,
    primary key (call, nth)
);

create table call_mark (
    call uuid not null references phone_call,
    kind text not null check (kind in ('TRANSFERRED', 'THREE_WAY', 'THREE_WAY_ENDED', 'SILENT_MONITOR', 'HELD', 'RESUMED')),
    at timestamptz not null,
    party bytea,
    primary key (call, kind, at)
);

-- What was done to tickets in a call.
create table call_deed (
    id uuid primary key,
    call uuid not null references phone_call,
    deed text not null check (deed in ('FILED', 'SUPPLEMENTED', 'URGED', 'WITHDRAWN', 'RATED')),
    part integer check (part between 1 and 5),
    number text not null,
    by text not null,
    at timestamptz not null,
    check ((deed = 'FILED') = (part is not null))
);

-- Each matter of a call makes one ticket, whoever files it; one call is evidence of one rating of a ticket.
create unique index call_deed_part on call_deed (call, part) where deed = 'FILED';
create unique index call_deed_rating on call_deed (call, number) where deed = 'RATED';
create index call_deed_call on call_deed (call, id);

-- Somebody whose call nobody took, to be called back.
create table call_back (
    id uuid primary key,
    version integer not null,
    caller_hash bytea not null,
    caller bytea,
    queue text,
    state text not null check (state in ('OPEN', 'TAKEN', 'DONE', 'UNREACHED')),
    missed integer not null check (missed >= 1),
    first_missed_at timestamptz not null,
    last_missed_at timestamptz not null,
    taken_by text,
    taken_at timestamptz,
    tries integer not null,
    ending text check (ending in ('SPOKEN', 'CALLED_AGAIN', 'NOT_REACHED')),
    call_id text check (length(call_id) <= 64),
    number text,
    done_by text,
    done_at timestamptz,
    check ((state = 'TAKEN') = (taken_by is not null)),
    check ((state in ('DONE', 'UNREACHED')) = (ending is not null))
);

-- However often somebody tries in vain, they are called back once.
create unique index call_back_open on call_back (caller_hash) where state in ('OPEN', 'TAKEN');
create index call_back_state on call_back (state, id);

-- What agents made of proposals, for whoever betters them.
create table proposal_evidence (
    id uuid primary key,
    call uuid not null references phone_call,
    field text not null check (length(field) <= 60),
    agreed boolean not null,
    confidence double precision,
    sealed bytea,
    agent text not null,
    at timestamptz not null
);

create index proposal_evidence_at on proposal_evidence (at);
create index proposal_evidence_call on proposal_evidence (call);
