-- Clocks of tickets: what is to be done until when, by whom. An open one is a piece of work on its unit's desk ('*': the centre).
create table deadline (
    id uuid primary key,
    ticket_id uuid not null,
    number text not null,
    kind text not null check (kind in ('TRIAGE', 'SIGN', 'HANDLE', 'REVIEW', 'RETURN_REVIEW', 'REQUEST', 'APPEAL', 'COORDINATION',
        'OPINION', 'CLOSURE', 'ORDER', 'MILESTONE')),
    item integer not null,
    card_id uuid,
    unit text not null,
    unit_name text,
    unit_line varchar[] not null,
    policy text not null,
    amount integer not null check (amount > 0),
    counted text not null check (counted in ('WORKING_MINUTES', 'WORKING_DAYS', 'MINUTES')),
    started_at timestamptz not null,
    extension_days integer not null check (extension_days >= 0),
    pauses jsonb not null,
    ceiling timestamptz,
    base_due_at timestamptz not null,
    due_at timestamptz not null,
    provisional boolean not null,
    calendar_version integer not null,
    state text not null check (state in ('RUNNING', 'PAUSED', 'DONE', 'VOID')),
    ended_at timestamptz,
    assignee text check (length(assignee) <= 200),
    rank integer not null check (rank between 0 and 2),
    passed text check (passed in ('RESUME', 'WARNING', 'YELLOW', 'RED', 'OVERDUE', 'LAPSE')),
    next text check (next in ('RESUME', 'WARNING', 'YELLOW', 'RED', 'OVERDUE', 'LAPSE')),
    next_at timestamptz,
    check ((ended_at is null) = (state in ('RUNNING', 'PAUSED'))),
    check ((next is null) = (next_at is null))
) with (fillfactor = 80);

create index deadline_ticket on deadline (ticket_id);
-- The same clock runs once, whoever starts it.
create unique index deadline_once on deadline (ticket_id, kind, unit, item, card_id) nulls not distinct
    where state in ('RUNNING', 'PAUSED');
create index deadline_alarm on deadline (next_at, id) where next_at is not null;
create index deadline_calendar on deadline (calendar_version, id) where state in ('RUNNING', 'PAUSED');
create index deadline_desk on deadline (unit, rank, due_at, id) where state in ('RUNNING', 'PAUSED');
create index deadline_line on deadline using gin (unit_line) where state in ('RUNNING', 'PAUSED');
create index deadline_assignee on deadline (assignee, rank, due_at, id) where state in ('RUNNING', 'PAUSED') and assignee is not null;
create index deadline_score on deadline (least(ended_at, due_at)) where kind in ('SIGN', 'HANDLE');

create table card (
    id uuid primary key,
    deadline_id uuid not null references deadline,
    ticket_id uuid not null,
    number text not null,
    kind text not null,
    unit text not null,
    unit_name text not null,
    unit_line varchar[] not null,
    colour text not null check (colour in ('YELLOW', 'RED')),
    state text not null check (state in ('PROPOSED', 'ISSUED', 'DISMISSED', 'APPEALED', 'CONFIRMED', 'REVOKED')),
    proposed_at timestamptz not null,
    decided_at timestamptz,
    decided_by text,
    -- Each once, however many nodes run.
    unique (deadline_id, colour)
);

create index card_state on card (state, id);
create index card_unit on card (unit, id);
create index card_decided on card (decided_at);
create index card_line on card using gin (unit_line);
create index card_ticket on card (ticket_id);

create table supervision_order (
    id uuid primary key,
    card_id uuid not null references card,
    ticket_id uuid not null,
    number text not null,
    unit text not null,
    unit_name text not null,
    unit_line varchar[] not null,
    level integer not null check (level >= 0),
    state text not null check (state in ('OPEN', 'ANSWERED', 'LAPSED', 'REVOKED')),
    opened_at timestamptz not null,
    due_at timestamptz not null,
    answered_at timestamptz,
    answer_seq integer,
    unique (card_id, level)
);

create index supervision_order_state on supervision_order (state, id);
create index supervision_order_unit on supervision_order (unit, id);
create index supervision_order_due on supervision_order (due_at);
create index supervision_order_line on supervision_order using gin (unit_line);

-- People at desks, by the opaque subject of their tokens.
create table member (
    subject text primary key check (length(subject) <= 200),
    unit text not null,
    skills varchar[] not null,
    substitute text,
    away_until timestamptz
);

create index member_substitute on member (substitute) where substitute is not null;
