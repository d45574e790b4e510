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
