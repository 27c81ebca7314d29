-- Rows come in the order of their time: the summary of a month reads its blocks and no others.
create index notice_created on notice using brin (created_at) with (pages_per_range = 32);

-- What citizens wrote and nobody could use.
create index notice_reply_unused on notice_reply (id) where meaning = 'OTHER';
