create table survey (
    id uuid primary key,
    ticket_id uuid not null,
    number text not null,
    -- the second is the final one, after the redo
    round integer not null check (round in (1, 2)),
    -- how the ticket was at closure: statistics don't change when it moves on
    matter text,
    region text,
    outcome text not null,
    -- who served the citizen
    agent text,
    in_time boolean,
    -- the number it goes to: by hash for answers, sealed for the reminder and forgotten with the end
    number_hash bytea check (length(number_hash) = 32),
    sealed bytea,
    vouched boolean not null,
    extension text not null check (extension ~ '^([0-9]{2})?$'),
    token_hash bytea not null unique check (length(token_hash) = 32),
    closed_at timestamptz not null,
    closes_at timestamptz not null,
    invited_at timestamptz,
    remind_at timestamptz,
    questioned_at timestamptz,
    -- no invitation could be brought to the citizen, or none was wanted
    silence text check (silence in ('NO_NUMBER', 'NOT_REACHED', 'UNWANTED')),
    state text not null check (state in ('OPEN', 'ANSWERED', 'EXPIRED')),
    way text check (way in ('SMS', 'LINK', 'DOOR', 'REVISIT')),
    service integer check (service between 1 and 4),
    handling integer check (handling between 1 and 4),
    answered_at timestamptz,
    unique (ticket_id, round),
    check ((state = 'ANSWERED') = (handling is not null)),
    check ((handling is null) = (way is null) and (handling is null) = (answered_at is null)),
    check (service is null or handling is not null)
);

-- An answer says by the number it was sent to which survey it answers.
create unique index survey_extension on survey (number_hash, extension) where state = 'OPEN' and extension <> '';
create index survey_number on survey (number_hash, id) where number_hash is not null;
create index survey_reminder on survey (remind_at, id) where state = 'OPEN' and remind_at is not null;
create index survey_end on survey (closes_at, id) where state = 'OPEN';
create index survey_closed on survey (closed_at);

-- Who handled the ticket until this closure.
create table survey_unit (
    survey_id uuid not null references survey,
    role text not null check (role in ('LEAD', 'ASSIST')),
    unit text not null,
    unit_name text not null,
    unit_line varchar[] not null,
    primary key (survey_id, role, unit)
);

create index survey_unit_unit on survey_unit (unit, survey_id);

-- Every answer, whatever became of it.
create table survey_reply (
    id uuid primary key,
    survey_id uuid not null references survey,
    at timestamptz not null,
    way text not null check (way in ('SMS', 'LINK', 'DOOR', 'REVISIT')),
    service integer check (service between 1 and 4),
    handling integer check (handling between 1 and 4),
    sealed bytea,
    verdict text not null check (verdict in ('COUNTED', 'REPEATED', 'CONTRADICTORY', 'LATE', 'AMBIGUOUS')),
    check ((verdict = 'AMBIGUOUS') = (handling is null))
);

create index survey_reply_survey on survey_reply (survey_id, id);
-- The first that is valid counts, and no other.
create unique index survey_reply_counted on survey_reply (survey_id) where verdict = 'COUNTED';

create trigger survey_reply_append_only before update or delete or truncate on survey_reply
    for each statement execute function refuse_change();

-- A call to a citizen who was not reached otherwise.
create table revisit (
    id uuid primary key,
    survey_id uuid not null unique references survey,
    ticket_id uuid not null,
    number text not null,
    reason text not null check (reason in ('NO_NUMBER', 'NOT_REACHED', 'SAMPLE')),
    state text not null check (state in ('OPEN', 'CLAIMED', 'DONE', 'UNREACHED')),
    made_at timestamptz not null,
    claimed_by text,
    claimed_at timestamptz,
    tries integer not null,
    contacted boolean,
    solved text check (solved in ('SOLVED', 'PARTLY', 'NOT')),
    truthful boolean,
    call_id text check (length(call_id) <= 100),
    done_by text,
    done_at timestamptz,
    check ((state = 'CLAIMED') = (claimed_by is not null)),
    check (solved is null or contacted)
);

-- One call is evidence of one revisit.
create unique index revisit_call on revisit (call_id) where call_id is not null;
create index revisit_state on revisit (state, id);
