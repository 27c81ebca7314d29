create table citizen (
    id uuid primary key,
    phone_hash bytea not null unique check (length(phone_hash) = 32),
    phone_sealed bytea not null,
    enrolled_at timestamptz not null
);

create table login_code (
    phone_hash bytea primary key check (length(phone_hash) = 32),
    code_hash bytea not null check (length(code_hash) = 32),
    sent_at timestamptz not null,
    expires_at timestamptz not null,
    tries smallint not null,
    day date not null,
    sent smallint not null
);

create table device (
    id uuid primary key,
    name text not null check (length(name) <= 60),
    hall text not null check (length(hall) <= 32),
    secret_hash bytea not null check (length(secret_hash) = 32),
    enabled boolean not null,
    registered_at timestamptz not null
);
