-- Query tables of the hazards domain (src/domains/hazards).

create table hazards (
  county         text        not null,
  id             text        not null,
  number         text        not null,
  station        text        not null,
  kind           text        not null,
  severity       text        not null,
  status         text        not null,
  -- The last day on which it is in time, Asia/Shanghai.
  due            date        not null,
  text           text        not null,
  place          text        not null,
  -- By which two hazards are of one place (place.ts).
  place_key      text        not null,
  address        text,
  dwelling       text,
  business       text,
  lon            double precision,
  lat            double precision,
  -- Masked: who has to mend it.
  party          text        not null,
  relation       text,
  found_by       text        not null,
  found_at       timestamptz not null,
  former         text,
  inspection     text,
  photos         integer     not null,
  assignee       text,
  rechecked_at   timestamptz,
  rechecks       integer     not null,
  chased_at      timestamptz,
  authority      text,
  handed_over_at timestamptz,
  receipt_at     timestamptz,
  raised_at      timestamptz,
  seen_by        text,
  ended_at       timestamptz,
  ended_by       text,
  primary key (county, id),
  unique (county, number)
);
create index hazards_open on hazards (county, due) where ended_at is null;
create index hazards_found on hazards (county, found_at);
create index hazards_ended on hazards (county, ended_at) where ended_at is not null;
create index hazards_place on hazards (county, place_key, kind, found_at);
create index hazards_unseen on hazards (county, raised_at) where raised_at is not null and seen_by is null;
comment on table hazards is 'projection: hazards for lists and maps';

create table hazard_flags (
  county     text        not null,
  hazard     text        not null,
  act        text        not null,
  station    text        not null,
  kind       text        not null,
  by         text        not null,
  at         timestamptz not null,
  settled_by text,
  primary key (county, hazard, act)
);
create index hazard_flags_waiting on hazard_flags (county, at) where settled_by is null;
comment on table hazard_flags is 'projection: facts about hazards that wait for a supervisor';

create table checklists (
  county       text        not null,
  id           text        not null,
  title_zh     text        not null,
  title_en     text        not null,
  kind         text        not null,
  -- The newest published one; null before the first.
  version      integer,
  published_at timestamptz,
  has_draft    boolean     not null,
  retired      boolean     not null,
  items        integer     not null,
  primary key (county, id)
);
comment on table checklists is 'projection: checklists for lists';

create table inspections (
  county      text        not null,
  id          text        not null,
  station     text        not null,
  checklist   text        not null,
  version     integer     not null,
  place       text        not null,
  place_key   text        not null,
  visit       text,
  by          text        not null,
  happened_at timestamptz not null,
  photos      integer     not null,
  -- How many hazards its answers propose.
  proposed    integer     not null,
  late        boolean     not null,
  withdrawn   boolean     not null,
  primary key (county, id)
);
create index inspections_happened on inspections (county, happened_at);
create index inspections_place on inspections (county, place_key, happened_at);
comment on table inspections is 'projection: filled checklists for lists';

grant select, insert, update, delete on hazards, hazard_flags, checklists, inspections to langqiao_app;

alter table hazards enable row level security;
create policy hazards_scope on hazards to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));
alter table hazard_flags enable row level security;
create policy hazard_flags_scope on hazard_flags to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));
-- Checklists are the county's: every station sees them.
alter table checklists enable row level security;
create policy checklists_scope on checklists to langqiao_app using (county = (select lq_county()));
alter table inspections enable row level security;
create policy inspections_scope on inspections to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));
