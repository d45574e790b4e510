-- Query tables of the footage domain (src/domains/footage): who may look at what, and what was looked at.

create table grants (
  county      text        not null,
  id          text        not null,
  kind        text        not null,
  status      text        not null,
  ground_type text        not null,
  ground_id   text        not null,
  number      text        not null,
  station     text        not null,
  team        text        not null,
  level       text        not null,
  allows      text[]      not null,
  from_at     timestamptz,
  to_at       timestamptz,
  asked_by    text        not null,
  asked_at    timestamptz not null,
  second      text        not null,
  document    text        not null,
  decided_by  text,
  decided_at  timestamptz,
  until       timestamptz,
  review      text,
  primary key (county, id)
);
create index grants_ground on grants (county, ground_type, ground_id);
create index grants_waiting on grants (county, station, team, asked_at) where status in ('asked', 'awaiting_second');
create index grants_running on grants (county, until) where status = 'active';

create table grant_cameras (
  county   text not null,
  grant_id text not null,
  camera   text not null,
  station  text not null,
  primary key (county, grant_id, camera)
);
create index grant_cameras_camera on grant_cameras (county, camera);

-- What was served to a camera's owner (送达). `shown_from`: before it the owner is not told (deferral).
create table services (
  county      text        not null,
  id          text        not null,
  grant_id    text        not null,
  owner       text        not null,
  cameras     text[]      not null,
  station     text        not null,
  team        text        not null,
  number      text        not null,
  document    text        not null,
  from_at     timestamptz not null,
  to_at       timestamptz not null,
  issued_at   timestamptz not null,
  shown_from  timestamptz not null,
  answer      text,
  answered_at timestamptz,
  primary key (county, id),
  unique (county, grant_id, owner)
);
create index services_owner on services (county, owner, shown_from);

create table looks (
  county      text        not null,
  id          text        not null,
  grant_id    text        not null,
  grant_kind  text        not null,
  camera      text        not null,
  owner       text        not null,
  kind        text        not null,
  ground_type text        not null,
  ground_id   text        not null,
  number      text        not null,
  station     text        not null,
  team        text        not null,
  viewer      text        not null,
  opened_at   timestamptz not null,
  closed_at   timestamptz,
  stills      integer     not null,
  primary key (county, id)
);
create index looks_grant on looks (county, grant_id, opened_at);
create index looks_camera on looks (county, camera, opened_at);
create index looks_viewer on looks (county, viewer, opened_at);
create index looks_owner on looks (county, owner, opened_at);
create index looks_open on looks (county, opened_at) where closed_at is null;

create table look_spans (
  county  text        not null,
  look    text        not null,
  from_at timestamptz not null,
  to_at   timestamptz not null,
  station text        not null,
  owner   text        not null,
  primary key (county, look, from_at)
);

create table clips (
  county      text        not null,
  id          text        not null,
  grant_id    text        not null,
  ground_type text        not null,
  ground_id   text        not null,
  station     text        not null,
  team        text        not null,
  camera      text        not null,
  from_at     timestamptz not null,
  to_at       timestamptz not null,
  name        text        not null,
  note        text        not null,
  marked_by   text        not null,
  marked_at   timestamptz not null,
  state       text        not null,
  primary key (county, id)
);
create index clips_grant on clips (county, grant_id, from_at);
create index clips_ground on clips (county, ground_type, ground_id);

create table exports (
  county      text        not null,
  id          text        not null,
  grant_id    text        not null,
  ground_type text        not null,
  ground_id   text        not null,
  number      text        not null,
  station     text        not null,
  team        text        not null,
  camera      text        not null,
  owner       text        not null,
  clip        text,
  from_at     timestamptz not null,
  to_at       timestamptz not null,
  exported_by text        not null,
  exported_at timestamptz not null,
  sha256      text,
  bytes       bigint,
  handed_out  integer     not null,
  primary key (county, id)
);
create index exports_grant on exports (county, grant_id, exported_at);
create index exports_owner on exports (county, owner, exported_at);

create table notices (
  county     text        not null,
  id         text        not null,
  kind       text        not null,
  audience   text[]      not null,
  station    text        not null,
  team       text        not null,
  about_type text        not null,
  about_id   text        not null,
  count      integer     not null,
  days       integer     not null,
  raised_at  timestamptz not null,
  seen_by    text,
  seen_at    timestamptz,
  note       text        not null,
  primary key (county, id)
);
create index notices_unseen on notices (county, station, raised_at) where seen_at is null;

grant select, insert, update, delete on grants, grant_cameras, services, looks, look_spans, clips, exports, notices to langqiao_app;

alter table grants enable row level security;
create policy grants_scope on grants to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));
alter table grant_cameras enable row level security;
create policy grant_cameras_scope on grant_cameras to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));
alter table clips enable row level security;
create policy clips_scope on clips to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));
alter table notices enable row level security;
create policy notices_scope on notices to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));

-- A camera's owner belongs to no station and sees what concerns the own cameras; the queries add the end of a deferral.
create function lq_account() returns text language sql stable as
  $$ select coalesce(nullif(current_setting('lq.account', true), ''), '-') $$;
alter table services enable row level security;
create policy services_scope on services to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[]) or owner = (select lq_account())));
alter table looks enable row level security;
create policy looks_scope on looks to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[]) or owner = (select lq_account())));
alter table look_spans enable row level security;
create policy look_spans_scope on look_spans to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[]) or owner = (select lq_account())));
alter table exports enable row level security;
create policy exports_scope on exports to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[]) or owner = (select lq_account())));

comment on table grants is 'projection: who may look at what, for lists';
comment on table grant_cameras is 'projection: cameras of a grant';
comment on table services is 'projection: notices served to owners';
comment on table looks is 'projection: who looked at what';
comment on table look_spans is 'projection: what was served in a look';
comment on table clips is 'projection: named stretches of footage';
comment on table exports is 'projection: evidence that left the house';
comment on table notices is 'projection: what a supervisor has to know';

create table look_thresholds (
  county       text    not null,
  id           text    not null,
  camera_looks integer not null,
  camera_days  integer not null,
  person_looks integer not null,
  person_days  integer not null,
  primary key (county, id)
);
grant select, insert, update, delete on look_thresholds to langqiao_app;
comment on table look_thresholds is 'projection: from how many looks on a supervisor is told';
