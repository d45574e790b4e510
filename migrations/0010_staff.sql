-- Query tables of the staff domain (src/domains/staff).

create table crews (
  county      text        not null,
  id          text        not null,
  callsign_zh text        not null,
  callsign_en text        not null,
  station     text        not null,
  vehicle     text        not null,
  members     text[]      not null,
  phone       text        not null,
  on_duty     boolean     not null,
  duty_from   timestamptz,
  duty_to     timestamptz,
  primary key (county, id)
);
create index crews_on_duty on crews (county) where on_duty;

-- What a duty phone last said. Not a projection and not an act: one row a crew, overwritten every 5 s and deleted
-- when duty ends, so that nobody's way can be read from it.
create table crew_presence (
  county   text        not null,
  crew     text        not null,
  station  text        not null,
  heard_at timestamptz not null,
  lon      double precision,
  lat      double precision,
  -- When the position was taken; a phone in a stairwell is heard without one.
  located_at timestamptz,
  battery  smallint,
  visible  boolean     not null,
  primary key (county, crew)
);

grant select, insert, update, delete on crews, crew_presence to langqiao_app;

alter table crews enable row level security;
create policy crews_scope on crews to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));
alter table crew_presence enable row level security;
create policy crew_presence_scope on crew_presence to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));

comment on table crews is 'projection: duty units for lists';
comment on table crew_presence is 'passing: what duty phones last said';
