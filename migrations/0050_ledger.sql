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
