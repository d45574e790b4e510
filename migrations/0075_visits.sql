-- Query tables of the visits domain (src/domains/visits): rounds, visits, tasks of the grid, hard matters, photos.

create table rounds (
  county    text        not null,
  id        text        not null,
  station   text        not null,
  title     text        not null,
  assignee  text        not null,
  partner   text,
  day       date        not null,
  until     timestamptz not null,
  stops     integer     not null,
  closed_at timestamptz,
  primary key (county, id)
);
create index rounds_assignee on rounds (county, assignee, day);
create index rounds_partner on rounds (county, partner, day) where partner is not null;
create index rounds_station on rounds (county, station, day);
comment on table rounds is 'projection: doors to go to on a day, by whom';

create table round_stops (
  county  text    not null,
  round   text    not null,
  stop    text    not null,
  station text    not null,
  type    text    not null,
  why     text    not null,
  at      integer not null,
  primary key (county, round, stop)
);
create index round_stops_stop on round_stops (county, stop);
comment on table round_stops is 'projection: the doors of a round';

create table visits (
  county     text        not null,
  id         text        not null,
  station    text        not null,
  round      text,
  place_type text        not null,
  place      text        not null,
  by         text        not null,
  partner    text,
  outcome    text        not null,
  started_at timestamptz not null,
  at         timestamptz not null,
  leaflets   integer     not null,
  photos     integer     not null,
  flagged    boolean     not null,
  primary key (county, id)
);
create index visits_place on visits (county, place, at);
create index visits_round on visits (county, round) where round is not null;
create index visits_station on visits (county, station, at);
comment on table visits is 'projection: visits to doors';

create table visit_photos (
  county  text not null,
  visit   text not null,
  sha256  text not null,
  station text not null,
  primary key (county, visit, sha256)
);
create index visit_photos_sha256 on visit_photos (county, sha256);
comment on table visit_photos is 'projection: photos that visits name';

create table grid_tasks (
  county   text        not null,
  id       text        not null,
  station  text        not null,
  title    text        not null,
  place    text,
  due      date        not null,
  origin   text        not null,
  assignee text,
  state    text        not null,
  done_by  text,
  done_at  timestamptz,
  doubled  boolean     not null,
  primary key (county, id)
);
create index grid_tasks_station on grid_tasks (county, station, state, due);
create index grid_tasks_assignee on grid_tasks (county, assignee) where state = 'open';
comment on table grid_tasks is 'projection: tasks of the grid, from station and township';

create table matters (
  county      text        not null,
  id          text        not null,
  station     text        not null,
  kind        text        not null,
  urgent      boolean     not null,
  state       text        not null,
  handler     text        not null,
  by          text        not null,
  at          timestamptz not null,
  answered_at timestamptz,
  closed_at   timestamptz,
  lon         double precision,
  lat         double precision,
  primary key (county, id)
);
create index matters_open on matters (county, station, at) where state <> 'closed';
create index matters_by on matters (county, by, at);
comment on table matters is 'projection: hard matters and who has them';

create table photos (
  county     text    not null,
  id         text    not null,
  station    text    not null,
  size       integer not null,
  media_type text    not null,
  by         text    not null,
  primary key (county, id)
);
comment on table photos is 'projection: photos from the field';

grant select, insert, update, delete on rounds, round_stops, visits, visit_photos, grid_tasks, matters, photos to langqiao_app;

do $$
declare name text;
begin
  foreach name in array array['rounds', 'round_stops', 'visits', 'visit_photos', 'grid_tasks', 'matters', 'photos'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I to langqiao_app using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])))', name || '_scope', name);
  end loop;
end $$;
