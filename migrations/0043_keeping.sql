-- How long footage is kept: what a case holds beyond its time, and what was deleted (src/domains/footage/keeping).

create table holds (
  county          text        not null,
  id              text        not null,
  source          text        not null check (source in ('asked', 'clip', 'export')),
  status          text        not null check (status in ('waiting', 'confirmed', 'released', 'ended')),
  ground_type     text        not null,
  ground_id       text        not null,
  number          text        not null,
  station         text        not null,
  team            text        not null,
  from_at         timestamptz not null,
  to_at           timestamptz not null,
  until           timestamptz not null,
  reason          text        not null,
  held_by         text        not null,
  held_at         timestamptz not null,
  confirmed_by    text,
  confirmed_at    timestamptz,
  ground_ended_at timestamptz,
  ended_at        timestamptz,
  primary key (county, id)
);
create index holds_ground on holds (county, ground_type, ground_id);
create index holds_standing on holds (county, until) where status in ('waiting', 'confirmed');
comment on table holds is 'projection: footage that a case keeps beyond its time';

create table hold_cameras (
  county  text        not null,
  hold_id text        not null,
  camera  text        not null,
  station text        not null,
  from_at timestamptz not null,
  to_at   timestamptz not null,
  until   timestamptz not null,
  stands  boolean     not null,
  primary key (county, hold_id, camera)
);
create index hold_cameras_standing on hold_cameras (county, camera, from_at) where stands;
comment on table hold_cameras is 'projection: cameras of a hold';

create table footage_deletions (
  county         text        not null,
  id             text        not null,
  camera         text        not null,
  station        text        not null,
  recorder       text        not null,
  day            date        not null,
  retention_days integer     not null,
  article        text        not null,
  files          integer     not null,
  bytes          bigint      not null,
  from_at        timestamptz not null,
  to_at          timestamptz not null,
  ordered_at     timestamptz not null,
  done_at        timestamptz,
  removed        integer     not null,
  missing        integer     not null,
  failed         integer     not null,
  spared         integer     not null,
  primary key (county, id)
);
create index footage_deletions_open on footage_deletions (county, ordered_at) where done_at is null;
create index footage_deletions_camera on footage_deletions (county, camera, ordered_at);
comment on table footage_deletions is 'projection: footage deleted at the end of its time';

-- Until when the host's clock was believed: a clock that leaps ahead must not delete (keeping/judge-clock.ts).
create table keeping_rounds (
  county     text        not null,
  id         text        not null,
  trusted_at timestamptz not null,
  doubt      text        not null,
  primary key (county, id)
);
comment on table keeping_rounds is 'passing: until when the clock was believed';

grant select, insert, update, delete on holds, hold_cameras, footage_deletions, keeping_rounds to langqiao_app;

alter table holds enable row level security;
create policy holds_scope on holds to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));
alter table hold_cameras enable row level security;
create policy hold_cameras_scope on hold_cameras to langqiao_app using (county = (select lq_county()) and (select lq_sees_all()));
-- Files outside a grant: only code that has judged by itself, and the county's own who check it.
alter table footage_deletions enable row level security;
create policy footage_deletions_scope on footage_deletions to langqiao_app using (county = (select lq_county()) and (select lq_sees_all()));
alter table keeping_rounds enable row level security;
create policy keeping_rounds_scope on keeping_rounds to langqiao_app using (county = (select lq_county()) and (select lq_sees_all()));

-- Stopped by its owner until then (src/domains/cameras/watch-pauses.ts).
alter table cameras add column paused_until timestamptz;
create index cameras_paused on cameras (county, paused_until) where paused_until is not null;
