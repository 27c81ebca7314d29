-- Answers by Idempotency-Key; written in the transaction of the work they answer for, kept three days.
create table idempotency (
    client text not null check (length(client) <= 200),
    key text not null check (length(key) between 16 and 64),
    request bytea not null check (length(request) = 32),
    status smallint not null,
    body bytea not null,
    location text,
    etag text,
    answered_at timestamptz not null,
    primary key (client, key)
);

create index idempotency_answered_at on idempotency (answered_at);

-- Rows of an audit or a history are written once.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
