-- A citizen row is a profile; profiles of one person share their person, which is the id of one of them. Joining moves profiles and
-- can be undone, since tickets keep the profile they were filed by.
alter table citizen add column person uuid;
update citizen set person = id;
alter table citizen alter column person set not null;
create index citizen_person on citizen (person);

-- What proves a profile: whoever proves it again is the same person.
create table citizen_identity (
    kind text not null check (kind in ('PHONE', 'WECHAT_MINI', 'WECHAT_OFFICIAL', 'WECHAT_UNION', 'REAL_NAME')),
    hash bytea not null check (length(hash) = 32),
    sealed bytea not null,
    citizen uuid not null references citizen,
    proven_at timestamptz not null,
    primary key (kind, hash)
);

create index citizen_identity_citizen on citizen_identity (citizen);

insert into citizen_identity (kind, hash, sealed, citizen, proven_at)
select 'PHONE', phone_hash, phone_sealed, id, enrolled_at from citizen;

alter table citizen drop column phone_hash, drop column phone_sealed;

-- Who was found to be whom, by what, and whether that was taken back.
create table citizen_joining (
    id uuid primary key,
    person uuid not null,
    joined uuid not null,
    profiles uuid[] not null,
    actor text not null,
    reason text not null check (length(reason) between 1 and 200),
    at timestamptz not null,
    parted_at timestamptz,
    parted_by text,
    parted_reason text check (length(parted_reason) between 1 and 200),
    check ((parted_at is null) = (parted_by is null)),
    check ((parted_at is null) = (parted_reason is null))
);

create index citizen_joining_person on citizen_joining (person, id);

-- Each profile of a person has all its tickets in its own topic.
create or replace function feed_sequence(most integer) returns integer language plpgsql as $$
declare
    before bigint;
    after bigint;
begin
    if not exists (select from feed_pending) then
        return 0;
    end if;
    select position into before from feed_head for update;
    with taken as (
        delete from feed_pending where id in (select id from feed_pending order by id limit most) returning id, ticket_id, seq
    ), placed as (
        select before + row_number() over (order by id) as position, ticket_id, seq from taken
    ), entered as (
        insert into feed_entry (topic, position, ticket_id, seq)
        select topic, p.position, p.ticket_id, p.seq
        from placed p
        join ticket_event e on e.ticket_id = p.ticket_id and e.seq = p.seq
        join ticket t on t.id = p.ticket_id
        cross join lateral (
            select 'ticket:' || t.id
            union all select 'citizen:' || t.citizen where t.citizen is not null
            union all select 'citizen:' || other.id from citizen own join citizen other on other.person = own.person
                where own.id = t.citizen and other.id <> own.id
            union all select 'partner:' || t.partner where t.partner is not null
            union all select 'desk:' || unit from unnest(t.desks) unit
            union all select 'supervision' where e.verb in
                ('URGE', 'SEND_BACK', 'RETURN', 'APPEAL', 'COORDINATE', 'SHELVE', 'REQUEST_EXTENSION', 'REQUEST_SUSPENSION', 'SUPERVISE')
        ) topics (topic)
        returning position
    )
    select max(position) into after from entered;
    if after is null then
        return 0;
    end if;
    update feed_head set position = after;
    perform pg_notify('hotline_feed', before + 1 || '-' || after);
    return after - before;
end $$;

-- A matter that can't be filed yet, because something is missing (domain §2: never bounced, nothing lost).
create table draft (
    id uuid primary key,
    owner text not null,
    channel text not null check (channel in ('PHONE', 'WECHAT', 'WEB', 'APP', 'KIOSK', 'PARTNER', 'WINDOW', 'SMS', 'EMAIL', 'WEIBO')),
    state text not null check (state in ('OPEN', 'FILED', 'DROPPED')),
    sealed bytea not null,
    number text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    expires_at timestamptz not null,
    check ((state = 'FILED') = (number is not null))
);

create index draft_open on draft (owner, id) where state = 'OPEN';
create index draft_expiry on draft (expires_at);

-- Signed requests seen lately (platform/signing), so that none counts twice.
create table signature_nonce (
    key_id text not null,
    nonce text not null check (length(nonce) <= 64),
    at timestamptz not null,
    primary key (key_id, nonce)
);

create index signature_nonce_at on signature_nonce (at);
