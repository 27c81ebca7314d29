select cv1_0.id,cv1_0.at,cv1_0.author,cv1_0.code,cv1_0.content,cv1_0.effective_from,cv1_0.kind,cv1_0.note,cv1_0.version from catalogue_version cv1_0 where cv1_0.kind=? and cv1_0.code=? and cv1_0.effective_from<=? order by cv1_0.effective_from desc,cv1_0.version desc fetch first ? rows only;
select nextval('ticket_number');
select calendar, policies from rulebook;
insert into ticket (accepted_at,attachments,channel,citizen,closed_at,code_hash,data_key,desks,dispatched_at,due_at,due_provisional,elements,filed_at,handling,head,last_urged_at,level,lock_version,matter,matter_name,form_version,reviewed,name_hash,number,outcome,parent,partner,people_sealed,phone_hash,region,address,lon,lat,service_score,handling_score,rating_reason,rated_at,redo,replied_at,reply,reporter_kind,reporter_name,reporter_phone,return_by,seq,signed_at,status,sub_tickets,text,title,track_failures,track_window_from,type,unit,unit_name,unit_line,updated_at,urges,id) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?);
insert into ticket_event (actor,at,data,hash,role,sealed,status,verb,ticket_id,seq) values (?,?,?,?,?,?,?,?,?,?);
insert into deadline (amount,assignee,base_due_at,calendar_version,card_id,ceiling,counted,due_at,ended_at,extension_days,item,kind,next,next_at,number,passed,pauses,policy,provisional,rank,started_at,state,ticket_id,unit,unit_line,unit_name,id) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?);
insert into notice (id, occasion, event, about, number_hash, sealed, vouched, extension, state, created_at,
    expires_at, next_at)
values (?, ?, ?, cast(? as uuid), ?, ?, ?, ?, 'CREATED', ?, ?, ?)
on conflict (occasion) do nothing;
insert into contact (at,channel,client,external_id,recorded_at,ticket_id,seq) values (?,?,?,?,?,?,?);
insert into ticket_search (grams,ticket_id) values (?,?);
insert into idempotency (client, key, request, status, body, location, etag, answered_at)
values (?, ?, ?, ?, ?, ?, ?, ?)
on conflict do nothing;
