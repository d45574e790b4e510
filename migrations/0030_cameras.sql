-- Tables of the cameras domain (src/domains/cameras).

-- Projection of the camera records.
create table cameras (
  county          text        not null,
  id              text        not null,
  name            text        not null,
  place           text        not null,
  category        text        not null,
  lon             double precision,
  lat             double precision,
  bearing         real,
  field_of_view   real,
  reach           real,
  station         text        not null,
  owner_name      text        not null,
  owner_account   text        not null,
  owner_kind      text        not null,
  legal_class     text,
  public_place    boolean     not null,
  retention_days  integer     not null,
  state           text        not null check (state in ('registered', 'active', 'suspended', 'retired')),
  gaps            text[]      not null,
  stream_host     text,
  stream_path     text,
  has_credentials boolean     not null,
  stream_version  integer     not null,
  online          boolean,
  online_since    timestamptz,
  primary key (county, id)
);
create index cameras_station on cameras (county, station);
create index cameras_owner on cameras (county, owner_account) where owner_account <> '';

-- Full stream addresses with their credentials, sealed by the master key. Never in acts, answers or logs.
create table camera_streams (
  county  text  not null,
  camera  text  not null,
  sealed  bytea not null,
  version integer not null,
  primary key (county, camera)
);

-- How each camera is, written by the recorder every two seconds. Not acts: they would flood the ledger.
create table camera_health (
  county          text        not null,
  camera          text        not null,
  state           text        not null check (state in ('connecting', 'recording', 'stopped', 'offline')),
  code            text        not null,
  detail          text        not null,
  since           timestamptz not null,
  last_frame_at   timestamptz,
  kbps            real        not null,
  fps             real        not null,
  lag_ms          real        not null,
  clock_offset_ms double precision,
  packets_lost    bigint      not null,
  reconnects      integer     not null,
  codec           text        not null,
  width           integer     not null,
  height          integer     not null,
  checked_at      timestamptz not null,
  primary key (county, camera)
) with (fillfactor = 50);

-- The recorder processes: one row each, so that a dead one and a full disk are seen.
create table recorders (
  county        text        not null,
  id            text        not null,
  state         text        not null check (state in ('running', 'disk_full', 'stopped', 'died')),
  code          text        not null,
  started_at    timestamptz not null,
  heard_at      timestamptz not null,
  deaths        integer     not null,
  cameras       integer     not null,
  recording     integer     not null,
  free_bytes    bigint      not null,
  reserve_bytes bigint      not null,
  sync_ms       real        not null,
  files_waiting integer     not null,
  primary key (county, id)
) with (fillfactor = 50);

-- One row a finished file of footage. `path` is relative to the archive's folder.
create table footage_files (
  county   text        not null,
  camera   text        not null,
  start_at timestamptz not null,
  end_at   timestamptz not null,
  path     text        not null,
  bytes    bigint      not null,
  gops     integer     not null,
  frames   integer     not null,
  codec    text        not null,
  width    integer     not null,
  height   integer     not null,
  sha256   bytea,
  primary key (county, camera, start_at)
);

grant select, insert, update, delete on cameras, camera_streams, camera_health, recorders, footage_files to langqiao_app;

alter table cameras enable row level security;
-- Owners see their own whatever their station.
create policy cameras_scope on cameras to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])
    or (owner_account <> '' and owner_account = (select current_setting('lq.account', true)))));

-- Only code that has judged by itself reads addresses and files: outside a grant not even a count of files may show.
alter table camera_streams enable row level security;
create policy camera_streams_scope on camera_streams to langqiao_app using (county = (select lq_county()) and (select lq_sees_all()));
alter table footage_files enable row level security;
create policy footage_files_scope on footage_files to langqiao_app using (county = (select lq_county()) and (select lq_sees_all()));

alter table camera_health enable row level security;
create policy camera_health_scope on camera_health to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or exists (select 1 from cameras c where c.county = camera_health.county and c.id = camera_health.camera)));
alter table recorders enable row level security;
create policy recorders_scope on recorders to langqiao_app using (county = (select lq_county()));
