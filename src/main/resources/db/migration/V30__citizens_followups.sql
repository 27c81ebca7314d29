-- Tries at binding an identity card, of the day they are of (access).
create table real_name_try (
    person uuid primary key,
    day date not null,
    tries smallint not null check (tries >= 0)
);

-- A letter may add to a ticket, or be refused; its writer is told what came of it (channel).
alter table letter drop constraint letter_fate_check;
alter table letter drop constraint letter_check;
alter table letter add column answer text check (answer in ('FILED', 'ADDED', 'ENDED', 'TOO_MANY'));
update letter set answer = 'FILED' where fate = 'FILED';
alter table letter add constraint letter_fate check (fate in ('FILED', 'ADDED', 'REFUSED', 'IGNORED'));
alter table letter add constraint letter_number check (fate not in ('FILED', 'ADDED') or number is not null);
alter table letter add constraint letter_answer check (sealed is null or answer is not null);

-- An SMS may add to a ticket (notice).
alter table notice_reply drop constraint notice_reply_meaning_check;
alter table notice_reply add constraint notice_reply_meaning_check
    check (meaning in ('ANSWER', 'OPT_OUT', 'OPT_IN', 'OTHER', 'TICKET', 'SUPPLEMENT'));
drop index notice_reply_ticket;
create index notice_reply_became on notice_reply (number_hash, meaning, received_at) where meaning in ('TICKET', 'SUPPLEMENT');
