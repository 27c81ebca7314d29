create table notice (
    id uuid primary key,
    -- what it is told for: nothing is told twice
    occasion text not null unique check (length(occasion) <= 120),
    event text not null,
    about uuid,
    number_hash bytea not null check (length(number_hash) = 32),
    -- number, openid and words: sealed, and forgotten after a while
    sealed bytea,
    vouched boolean not null,
    extension text not null check (length(extension) <= 4),
    state text not null check (state in ('CREATED', 'SENT', 'DELIVERED', 'FAILED_TEMPORARY', 'FAILED_PERMANENT', 'SUPPRESSED',
        'CANCELLED')),
    -- why it is in that state: the gateway's code or a word of ours
    reason text check (length(reason) <= 60),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    next_at timestamptz not null,
    claim uuid,
    claimed_until timestamptz,
    tries integer not null default 0,
    -- those before staff gave it another chance: kept, but not counted against it
    tries_before integer not null default 0,
    template_version integer,
    gateway text,
    reference text check (length(reference) <= 100),
    segments integer,
    -- thousandths of a yuan (厘)
    cost_milli integer,
    -- a gateway may have taken it on a try whose end nobody wrote down
    maybe_twice boolean not null default false,
    -- gateways that are left out on the next try
    passed_over varchar[] not null default '{}',
    sent_at timestamptz,
    ended_at timestamptz,
    check ((claim is null) = (claimed_until is null))
) with (fillfactor = 80);

create index notice_due on notice (next_at, id) where state in ('CREATED', 'FAILED_TEMPORARY');
create index notice_expiry on notice (expires_at) where state in ('CREATED', 'FAILED_TEMPORARY');
create index notice_sealed on notice (created_at) where sealed is not null;
create index notice_about on notice (about, id) where about is not null;
-- What a number was told last.
create index notice_number on notice (number_hash, sent_at desc) where sent_at is not null;
create index notice_state on notice (state, id) where state in ('FAILED_TEMPORARY', 'FAILED_PERMANENT', 'SUPPRESSED');

-- Written before the network is touched: a try without an end is one whose fate nobody knows.
create table notice_try (
    notice_id uuid not null references notice on delete cascade,
    number integer not null check (number > 0),
    claim uuid not null,
    gateway text not null,
    began_at timestamptz not null,
    ended_at timestamptz,
    answer text check (answer in ('TAKEN', 'NUMBER', 'DECLINED', 'CONTENT', 'ACCOUNT', 'THROTTLED', 'BUSY', 'UNAVAILABLE', 'UNKNOWN')),
    code text check (length(code) <= 60),
    reference text check (length(reference) <= 100),
    primary key (notice_id, number),
    check ((ended_at is null) = (answer is null))
);

create index notice_try_reference on notice_try (gateway, reference) where reference is not null;

-- Kept whether or not the notice is known yet: a receipt may be faster than the answer it belongs to.
create table notice_receipt (
    gateway text not null,
    -- 'id:…' where the gateway gives back nothing but our own id
    reference text not null check (length(reference) <= 100),
    notice_id uuid,
    fate text not null check (fate in ('DELIVERED', 'DELAYED', 'FAILED')),
    code text not null check (length(code) <= 60),
    at timestamptz not null,
    received_at timestamptz not null,
    -- it has made a notice fail: a later try under the same reference is not judged by it
    applied boolean not null default false,
    primary key (gateway, reference, fate)
);

create index notice_receipt_notice on notice_receipt (notice_id) where notice_id is not null;
create index notice_receipt_age on notice_receipt (received_at);

-- What all nodes share of a gateway: the rate, and whether it is worth trying.
create table notice_gateway (
    name text primary key,
    -- theoretical arrival time of the next message at the configured rate
    next_free_at timestamptz not null,
    failures integer not null default 0,
    open_until timestamptz,
    -- while one message tries whether it works again
    probing_until timestamptz
);

create table notice_daily (
    number_hash bytea not null,
    day date not null,
    sent integer not null,
    primary key (number_hash, day)
);

create table notice_template (
    event text not null,
    language text not null check (language in ('zh', 'en')),
    version integer not null check (version > 0),
    text text not null check (length(text) between 1 and 500),
    -- what gateways call it, where they keep templates of their own
    codes jsonb not null,
    author text not null,
    made_at timestamptz not null,
    from_at timestamptz not null,
    primary key (event, language, version)
);

create table notice_preference (
    number_hash bytea primary key check (length(number_hash) = 32),
    language text not null check (language in ('zh', 'en')),
    -- events this person does not want
    unwanted varchar[] not null,
    opted_out_at timestamptz,
    changed_at timestamptz not null
);

create table notice_reply (
    id uuid primary key,
    gateway text not null,
    gateway_id text not null check (length(gateway_id) <= 100),
    number_hash bytea not null check (length(number_hash) = 32),
    sealed bytea,
    at timestamptz not null,
    received_at timestamptz not null,
    -- what it came to
    meaning text not null check (meaning in ('ANSWER', 'OPT_OUT', 'OPT_IN', 'OTHER')),
    unique (gateway, gateway_id)
);

create index notice_reply_sealed on notice_reply (received_at) where sealed is not null;

-- The gateway of the start mode: what would have been sent.
create table notice_local (
    id uuid primary key,
    number_hash bytea not null,
    extension text not null,
    sealed bytea not null,
    at timestamptz not null
);

create index notice_local_number on notice_local (number_hash, id);
