-- Grids over addresses (src/domains/registry/grids): what they are, their boundaries by day, and which address lies in which.

create table grid_areas (
  county   text not null,
  id       text not null,
  station  text not null,
  code     text not null,
  name     text not null,
  -- community, special.
  kind     text not null,
  tender   text,
  from_day date not null,
  ended_on date,
  primary key (county, id)
);
create index grid_areas_station on grid_areas (county, station, code);
comment on table grid_areas is 'projection: grids for lists';

-- The three below follow the log (grids/follow.ts).
create table grid_points (
  county  text  not null,
  address text  not null,
  station text  not null,
  -- What was said of its position, act by act.
  acts    jsonb not null,
  -- Null where it has none, has ended, or was joined into another.
  lon     double precision,
  lat     double precision,
  primary key (county, address)
);
create index grid_points_place on grid_points (county, station, lon, lat) where lon is not null;
comment on table grid_points is 'projection: where addresses stand, for grids';

create table grid_shapes (
  county    text  not null,
  grid      text  not null,
  from_day  date  not null,
  -- The first day on which it holds no more.
  until_day date  not null,
  station   text  not null,
  kind      text  not null,
  boundary  jsonb not null,
  west      double precision not null,
  south     double precision not null,
  east      double precision not null,
  north     double precision not null,
  primary key (county, grid, from_day)
);
create index grid_shapes_station on grid_shapes (county, station, kind);
comment on table grid_shapes is 'projection: boundaries of grids by the days on which they hold';

create table grid_addresses (
  county   text not null,
  grid     text not null,
  from_day date not null,
  address  text not null,
  station  text not null,
  primary key (county, grid, from_day, address)
);
create index grid_addresses_address on grid_addresses (county, address);
comment on table grid_addresses is 'projection: addresses within each boundary of a grid';

grant select, insert, update, delete on grid_areas, grid_points, grid_shapes, grid_addresses to langqiao_app;

do $$
declare name text;
begin
  foreach name in array array['grid_areas', 'grid_points', 'grid_shapes', 'grid_addresses'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I to langqiao_app using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])))', name || '_scope', name);
  end loop;
end $$;
