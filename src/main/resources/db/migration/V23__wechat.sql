-- How many subscribe messages a citizen still wants of a template; one grant is one message.
create table wechat_grant (
    openid_hash bytea not null check (length(openid_hash) = 32),
    template text not null check (length(template) between 1 and 64),
    remaining integer not null check (remaining between 0 and 1000),
    rejected_at timestamptz,
    updated_at timestamptz not null,
    primary key (openid_hash, template)
);

-- What the official account and one person are talking about.
create table wechat_conversation (
    id uuid primary key,
    openid_hash bytea not null unique check (length(openid_hash) = 32),
    sealed bytea not null,
    citizen uuid not null references citizen,
    stage text not null check (stage in ('IDLE', 'COLLECTING', 'CONFIRMING')),
    asked text,
    draft uuid,
    ticket text,
    said_at timestamptz not null,
    version integer not null,
    check (stage = 'IDLE' or draft is not null)
);

-- Every message of theirs, once: WeChat sends one up to four times. It is kept before it is answered.
create table wechat_message (
    id uuid primary key,
    message_key bytea not null unique check (length(message_key) = 32),
    conversation uuid not null references wechat_conversation,
    sealed bytea not null,
    state text not null check (state in ('TAKEN', 'ANSWERED')),
    reply bytea,
    tries integer not null,
    taken_at timestamptz not null,
    answered_at timestamptz,
    check ((state = 'ANSWERED') = (answered_at is not null))
);

create index wechat_message_conversation on wechat_message (conversation, id);
create index wechat_message_taken on wechat_message (taken_at) where state = 'TAKEN';

-- WeChat's signature does not cover the body, so a nonce is good for one body.
create table wechat_nonce (
    hash bytea primary key check (length(hash) = 32),
    content bytea not null check (length(content) = 32),
    at timestamptz not null
);

create index wechat_nonce_at on wechat_nonce (at);

-- Pictures, voices and videos that are still at WeChat (three days) and belong to a draft, or to the ticket it became.
create table wechat_media (
    id uuid primary key,
    conversation uuid not null references wechat_conversation,
    draft uuid not null,
    sealed bytea not null,
    state text not null check (state in ('PENDING', 'KEPT', 'FAILED')),
    reason text check (length(reason) <= 60),
    tries integer not null,
    next_at timestamptz not null
);

create index wechat_media_due on wechat_media (next_at) where state = 'PENDING';

-- Somebody asked for a person (人工): one at a time.
create table wechat_handover (
    id uuid primary key,
    conversation uuid not null references wechat_conversation,
    state text not null check (state in ('OPEN', 'TAKEN', 'CLOSED')),
    taken_by text,
    opened_at timestamptz not null,
    taken_at timestamptz,
    closed_at timestamptz,
    version integer not null,
    check ((state = 'OPEN') = (taken_by is null) or state = 'CLOSED'),
    check ((state = 'CLOSED') = (closed_at is not null))
);

create unique index wechat_handover_one on wechat_handover (conversation) where state <> 'CLOSED';
create index wechat_handover_state on wechat_handover (state, id);

-- What we say of our own accord, by the customer-service interface: late answers, what agents write.
create table wechat_outgoing (
    id uuid primary key,
    conversation uuid not null references wechat_conversation,
    handover uuid references wechat_handover,
    actor text not null,
    sealed bytea not null,
    state text not null check (state in ('PENDING', 'SENT', 'FAILED')),
    code text check (length(code) <= 60),
    tries integer not null,
    created_at timestamptz not null,
    next_at timestamptz not null,
    ended_at timestamptz,
    check ((state = 'PENDING') = (ended_at is null))
);

create index wechat_outgoing_due on wechat_outgoing (next_at) where state = 'PENDING';
create index wechat_outgoing_conversation on wechat_outgoing (conversation, id);
