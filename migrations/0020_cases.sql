-- Query tables of the cases domain (src/domains/cases).

create table cases (
  county           text        not null,
  id               text        not null,
  number           text        not null,
  kind             text        not null,
  station          text        not null,
  team             text        not null,
  title            text        not null,
  summary          text        not null,
  status           text        not null,
  lead             text        not null,
  second           text        not null,
  opened_by        text        not null,
  accepted_at      timestamptz not null,
  filed_at         timestamptz,
  refused_at       timestamptz,
  investigating_at timestamptz,
  solved_at        timestamptz,
  closed_at        timestamptz,
  withdrawn_at     timestamptz,
  voided_at        timestamptz,
  -- The definitions by which it counts as solved and closed (definitions.ts), e.g. `case_solved/1`.
  solved_by_definition text,
  closed_by_definition text,
  -- Clock ids, one entry per extension granted.
  extensions       text[]      not null,
  primary key (county, id),
  unique (county, number)
);
create index cases_open on cases (county, team, accepted_at) where status in ('accepted', 'filed', 'investigating', 'solved');
create index cases_accepted on cases (county, accepted_at);

create table case_incidents (
  county   text not null,
  case_id  text not null,
  incident text not null,
  station  text not null,
  primary key (county, case_id, incident)
);
create index case_incidents_incident on case_incidents (county, incident);

create table case_approvals (
  county     text        not null,
  case_id    text        not null,
  id         text        not null,
  what       text        not null,
  level      text        not null,
  station    text        not null,
  asked_by   text        not null,
  asked_at   timestamptz not null,
  reason     text        not null,
  outcome    text,
  decided_by text,
  decided_at timestamptz,
  note       text        not null,
  primary key (county, case_id, id)
);
create index case_approvals_waiting on case_approvals (county, station, level, asked_at) where outcome is null;

grant select, insert, update, delete on cases, case_incidents, case_approvals to langqiao_app;

alter table cases enable row level security;
create policy cases_scope on cases to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));
alter table case_incidents enable row level security;
create policy case_incidents_scope on case_incidents to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));
alter table case_approvals enable row level security;
create policy case_approvals_scope on case_approvals to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));
