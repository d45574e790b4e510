-- Query tables of the disputes domain (src/domains/disputes).

create table disputes (
  county                text        not null,
  id                    text        not null,
  number                text        not null,
  station               text        not null,
  kind                  text        not null,
  status                text        not null,
  place                 text        not null,
  -- Id in the registry.
  address               text,
  lon                   double precision,
  lat                   double precision,
  reported_by           text        not null,
  reported_at           timestamptz not null,
  -- Days in Asia/Shanghai.
  reported_on           date        not null,
  -- Accounts that mediate.
  mediators             text[]      not null,
  -- `settled`, or how mediation ended without an agreement; null while it goes on.
  outcome               text,
  closed_on             date,
  -- The definition by which it closed (definitions.ts), e.g. `dispute_settled/1`.
  definition            text,
  next_session_at       timestamptz,
  -- `yyyy-mm-dd`: the first day on which something falls due that is not done.
  next_due              text,
  performance           text,
  effective_at          timestamptz,
  awaits_confirmation   boolean     not null,
  -- Calls that it led to.
  incidents             text[]      not null,
  flagged               integer     not null,
  primary key (county, id),
  unique (county, number)
);
create index disputes_reported on disputes (county, station, reported_at);
create index disputes_closed on disputes (county, closed_on) where closed_on is not null;
create index disputes_waiting on disputes (county, station) where outcome is null or performance is not distinct from 'running' or awaits_confirmation;

create table dispute_parties (
  county  text not null,
  dispute text not null,
  id      text not null,
  station text not null,
  name    text not null,
  side    text not null,
  -- Id in the registry.
  person  text,
  primary key (county, dispute, id)
);
create index dispute_parties_name on dispute_parties (county, name);

grant select, insert, update, delete on disputes, dispute_parties to langqiao_app;

alter table disputes enable row level security;
create policy disputes_scope on disputes to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));
alter table dispute_parties enable row level security;
create policy dispute_parties_scope on dispute_parties to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));

comment on table disputes is 'projection: disputes for lists';
comment on table dispute_parties is 'projection: parties of a dispute';
