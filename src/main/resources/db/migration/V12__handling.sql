-- How a ticket is handled beside its status (ticket/Handling), and all units that see it.
alter table ticket
    add column handling jsonb,
    add column desks varchar[],
    -- Reckoned by the room that counts time: no part of the ticket's history.
    add column due_at timestamptz,
    add column due_provisional boolean not null default false,
    add column return_by timestamptz;

update ticket set
    desks = coalesce(unit_line, '{}'),
    handling = jsonb_build_object(
        'duty', jsonb_strip_nulls(jsonb_build_object('returnedBy', '[]'::jsonb, 'forced', false, 'appeal', 'NONE', 'firstReceiver',
            case when unit is not null then jsonb_build_object('code', unit, 'name', unit_name, 'line', to_jsonb(unit_line)) end)),
        'above', '[]'::jsonb, 'asked', '[]'::jsonb,
        'time', jsonb_build_object('extended', false, 'suspendedDays', 0, 'milestones', '[]'::jsonb));

alter table ticket
    alter column handling set not null,
    alter column desks set not null,
    alter column due_provisional drop default,
    drop constraint ticket_status_check,
    add constraint ticket_status_check check (status in ('FILED', 'SUSPECTED', 'ACCEPTED', 'DISPATCHED', 'RETURNED', 'COORDINATING',
        'HANDLING', 'IN_REVIEW', 'REPLIED', 'CLOSED', 'ARCHIVED', 'WITHDRAWN'));

drop index ticket_unit_line;
create index ticket_desks on ticket using gin (desks);
