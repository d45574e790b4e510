-- What is wrong with cameras, since when and until when (src/domains/cameras/health): what recorders measure, written down
-- by the server every few seconds. Not acts: those say who was sent and what was done.
create table camera_troubles (
  county   text        not null,
  id       uuid        not null default gen_random_uuid(),
  camera   text        not null,
  kind     text        not null check (kind in ('unseen', 'offline', 'no_picture', 'not_stored', 'clock_off', 'bitrate_odd')),
  from_at  timestamptz not null,
  -- Null: it is still so.
  until_at timestamptz,
  code     text        not null,
  -- It has lasted long enough to be told: what did not is forgotten when it ends.
  told     boolean     not null default false,
  primary key (county, id)
);
create unique index camera_troubles_open on camera_troubles (county, camera, kind) where until_at is null;
create index camera_troubles_day on camera_troubles (county, until_at);
create index camera_troubles_untold on camera_troubles (county) where not told;
create index camera_troubles_camera on camera_troubles (county, camera, from_at);

-- What a camera usually sends, learnt minute by minute over a day.
create table camera_usual (
  county  text    not null,
  camera  text    not null,
  kbps    real    not null,
  minutes integer not null,
  primary key (county, camera)
) with (fillfactor = 50);

alter table cameras
  -- By which those who tend cameras keep them together.
  add column grouping       text not null default '',
  -- The owner's telephone as registered, for repairs; masked wherever it is shown.
  add column owner_phone    text not null default '',
  add column repair_whom    text not null default '',
  add column repair_note    text not null default '',
  add column repair_sent_at timestamptz,
  add column repair_done_at timestamptz,
  add column repair_done    text not null default '';

grant select, insert, update, delete on camera_troubles, camera_usual to langqiao_app;
alter table camera_troubles enable row level security;
create policy camera_troubles_scope on camera_troubles to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or exists (select 1 from cameras c where c.county = camera_troubles.county and c.id = camera_troubles.camera)));
alter table camera_usual enable row level security;
create policy camera_usual_scope on camera_usual to langqiao_app using (county = (select lq_county()) and (select lq_sees_all()));

comment on table camera_troubles is 'state: what was wrong with cameras, and when';
comment on table camera_usual is 'passing: what each camera usually sends';
