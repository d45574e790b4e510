-- The ledger's own additions (src/platform/erasure, src/platform/ledger).

-- What stays of payloads that were erased: copied from the erasure acts that name them, the query table of the
-- record type `erasure`. Folds read it in the payload's place.
create table erased (
  county       text    not null,
  act          uuid    not null,
  erasure      text    not null,
  type_version integer not null,
  kept         text    not null,
  primary key (county, act)
);
create index erased_erasure on erased (county, erasure);

grant select, insert, update, delete on erased to langqiao_app;

alter table erased enable row level security;
create policy erased_scope on erased to langqiao_app using (county = (select lq_county()) and (select lq_sees_all()));

-- The sequencer keeps one checkpoint a second of those it signs, and always the newest.
grant delete on checkpoints to langqiao_app;

-- The second lock on what the platform keeps ---------------------------------------------------------------

alter table acts enable row level security;
create policy acts_county on acts to langqiao_app using (county = (select lq_county()));
alter table log enable row level security;
create policy log_county on log to langqiao_app using (county = (select lq_county()));
alter table ledger_nodes enable row level security;
create policy ledger_nodes_county on ledger_nodes to langqiao_app using (county = (select lq_county()));
alter table checkpoints enable row level security;
create policy checkpoints_county on checkpoints to langqiao_app using (county = (select lq_county()));
alter table pending enable row level security;
create policy pending_county on pending to langqiao_app using (county = (select lq_county()));

-- Content: of the records that one may see.
alter table payloads enable row level security;
create policy payloads_scope on payloads to langqiao_app using (
  county = (select lq_county())
  and ((select lq_sees_all()) or exists (
    select 1 from acts a join records r on r.county = a.county and r.type = a.record_type and r.id = a.record_id
    where a.county = payloads.county and a.id = payloads.act))
);

-- Answers that were given: one's own.
alter table intents enable row level security;
create policy intents_scope on intents to langqiao_app using (
  county = (select lq_county()) and ((select lq_sees_all()) or actor = (select lq_account()))
);

-- Secrets of sign-in: only for the platform itself, which looks them up for everyone.
alter table credentials enable row level security;
create policy credentials_scope on credentials to langqiao_app using (county = (select lq_county()) and (select lq_sees_all()));
alter table one_time_links enable row level security;
create policy one_time_links_county on one_time_links to langqiao_app using (county = (select lq_county()));

-- Answers given to intents that wrote to the record go too: they may hold what the act held. An intent answered that way
-- says so when it comes again.
create or replace function erase_payload(in_county text, in_erasure uuid, in_target uuid) returns void
language plpgsql security definer set search_path = public as $$
begin
  if not exists (
    select 1 from acts
    where county = in_county and id = in_erasure and type = 'erasure.ordered'
      and convert_from(envelope, 'UTF8')::jsonb -> 'erases' ? in_target::text
  ) then
    raise exception 'no erasure act % names %', in_erasure, in_target using errcode = '42501';
  end if;
  delete from payloads where county = in_county and act = in_target;
  update intents i set answer = '' from acts t, acts a
  where t.county = in_county and t.id = in_target
    and a.county = in_county and a.record_type = t.record_type and a.record_id = t.record_id
    and i.county = in_county and i.actor = a.actor and i.recorded_at = a.recorded_at and i.answer <> '';
end $$;

revoke execute on function erase_payload(text, uuid, uuid) from public;
grant execute on function erase_payload(text, uuid, uuid) to langqiao_app;

create index acts_erasures on acts (county) where type = 'erasure.ordered';

-- What the sequencer would not take, as it was found (src/platform/ledger/set-aside.ts). Only the owner writes here.
create table acts_set_aside (
  county   text        not null,
  act      uuid        not null,
  found_at timestamptz not null,
  reason   text        not null,
  found    jsonb       not null,
  primary key (county, act, found_at)
);
comment on table acts_set_aside is 'state: acts that the sequencer refused, kept as they were found';

-- Erasures, asked for and ordered.
create table erasures (
  county      text        not null,
  id          text        not null,
  ground      text        not null,
  document    text        not null,
  status      text        not null,
  asked_by    text        not null,
  asked_at    timestamptz not null,
  decided_by  text,
  decided_at  timestamptz,
  records     integer     not null,
  acts        integer     not null,
  primary key (county, id)
);
comment on table erasures is 'projection: erasures for lists';
grant select, insert, update, delete on erasures to langqiao_app;
alter table erasures enable row level security;
create policy erasures_county on erasures to langqiao_app using (county = (select lq_county()));

create index intents_recorded on intents (county, recorded_at);
