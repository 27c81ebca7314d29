-- The citizen may rate the handling alone, as by one digit of an SMS.
alter table ticket drop constraint ticket_check;
alter table ticket add column redo jsonb;

-- One redo is all there is, whatever code says.
create unique index ticket_event_one_redo on ticket_event (ticket_id) where verb = 'UPHOLD_REDO';
