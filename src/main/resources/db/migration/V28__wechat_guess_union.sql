-- What somebody's words seem to be about, until they say whether it is so; and whether that question is settled, by a matter or by leaving it to staff.
alter table wechat_conversation
    add column guess bytea,
    add column settled boolean not null default false;

-- The union id (UnionID) of whoever writes to the official account is asked of WeChat, outside of any conversation.
alter table wechat_conversation
    add column union_state text not null default 'WANTED' check (union_state in ('WANTED', 'KNOWN', 'NONE', 'GIVEN_UP')),
    add column union_tries integer not null default 0,
    add column union_next_at timestamptz not null default now();

create index wechat_conversation_union on wechat_conversation (union_next_at) where union_state = 'WANTED';

-- For whoever comes before, and for what is forgotten.
create index wechat_message_waiting on wechat_message (conversation) where state = 'TAKEN';
create index wechat_message_old on wechat_message (taken_at) where state = 'ANSWERED';
create index wechat_conversation_guess on wechat_conversation (said_at) where guess is not null;
create index wechat_outgoing_old on wechat_outgoing (created_at);
create index wechat_media_old on wechat_media (next_at) where state <> 'PENDING';
