-- Query tables of the registry (src/domains/registry): the spine from address to person, and who looked.

create table addresses (
  county      text    not null,
  id          text    not null,
  station     text    not null,
  ended       boolean not null,
  differences integer not null,
  code        text,
  town        text    not null,
  community   text    not null,
  road        text    not null,
  house       text    not null,
  full_text   text collate "C" not null,
  -- Road, community and town: written, in pinyin and by initials, each after a bar (platform/spelling.ts).
  letters     text    not null,
  -- Characters, pairs of neighbours, whole numbers (spine/places.ts).
  terms       text[]  not null,
  lon         double precision,
  lat         double precision,
  primary key (county, id)
);
create index addresses_terms on addresses using gin (terms);
create index addresses_letters on addresses using gin (letters gin_trgm_ops);
create index addresses_order on addresses (county, station, full_text, id);
create index addresses_community on addresses (county, station, community, road);
create index addresses_code on addresses (county, code) where code is not null;
comment on table addresses is 'projection: standard addresses for lists and search';

create table buildings (
  county      text    not null,
  id          text    not null,
  station     text    not null,
  ended       boolean not null,
  differences integer not null,
  address     text    not null,
  name        text    not null,
  kind        text    not null,
  primary key (county, id)
);
create index buildings_address on buildings (county, address);
comment on table buildings is 'projection: buildings for lists';

create table dwellings (
  county      text    not null,
  id          text    not null,
  station     text    not null,
  ended       boolean not null,
  differences integer not null,
  address     text    not null,
  building    text,
  unit        text    not null,
  room        text    not null,
  use         text    not null,
  -- From when on a visit has something to ask: the earliest of its fields; the beginning of time where one was never said.
  stale_from  timestamptz not null,
  primary key (county, id)
);
create index dwellings_stale on dwellings (county, station, stale_from) where not ended;
create index dwellings_address on dwellings (county, address);
comment on table dwellings is 'projection: dwellings for lists';

create table households (
  county      text    not null,
  id          text    not null,
  station     text    not null,
  ended       boolean not null,
  differences integer not null,
  dwelling    text    not null,
  address     text    not null,
  -- From when on a visit has something to ask: the earliest of its fields; the beginning of time where one was never said.
  stale_from  timestamptz not null,
  primary key (county, id)
);
create index households_dwelling on households (county, dwelling);
create index households_address on households (county, address);
comment on table households is 'projection: households for lists and search';

create table people (
  county        text    not null,
  id            text    not null,
  station       text    not null,
  ended         boolean not null,
  differences   integer not null,
  household     text,
  shown_name    text    not null,
  birth         text,
  sex           text    not null,
  -- Forms of the name (spine/names.ts). Their order is the order of the hits: an index gives the first twenty without sorting.
  name          text collate "C" not null,
  surname       text    not null,
  given         text collate "C" not null,
  sound         text collate "C" not null,
  letters       text collate "C" not null,
  given_letters text collate "C" not null,
  initials      text collate "C" not null,
  -- Keyed indexes of what is kept encrypted (fields/seal.ts).
  number_index  text,
  tail_index    text,
  phone_index   text,
  -- From when on a visit has something to ask: the earliest of its fields; the beginning of time where one was never said.
  stale_from  timestamptz not null,
  primary key (county, id)
);
create index people_name on people (county, station, name, id);
create index people_given on people (county, station, given, name, id);
create index people_sound on people (county, station, sound, name, id);
create index people_letters on people (county, station, letters, name, id);
create index people_given_letters on people (county, station, given_letters, name, id);
create index people_initials on people (county, station, initials, letters, name, id);
create index people_stale on people (county, station, stale_from) where not ended;
create index people_household on people (county, household);
create index people_number on people (county, number_index) where number_index is not null;
create index people_tail on people (county, tail_index) where tail_index is not null;
create index people_phone on people (county, phone_index) where phone_index is not null;
comment on table people is 'projection: people for lists and search';

create table businesses (
  county      text    not null,
  id          text    not null,
  station     text    not null,
  ended       boolean not null,
  differences integer not null,
  address     text    not null,
  name        text collate "C" not null,
  kind        text    not null,
  letters     text    not null,
  terms       text[]  not null,
  phone_index text,
  -- From when on a visit has something to ask: the earliest of its fields; the beginning of time where one was never said.
  stale_from  timestamptz not null,
  primary key (county, id)
);
create index businesses_terms on businesses using gin (terms);
create index businesses_letters on businesses using gin (letters gin_trgm_ops);
create index businesses_order on businesses (county, station, name, id);
create index businesses_address on businesses (county, address);
create index businesses_phone on businesses (county, phone_index) where phone_index is not null;
comment on table businesses is 'projection: businesses for lists and search';

-- Who looked for whom, whom they opened, on what ground.
create table lookups (
  county       text        not null,
  id           text        not null,
  account      text        not null,
  station      text        not null,
  kind         text        not null,
  subject_type text        not null,
  subject      text        not null,
  ground       text        not null,
  at           timestamptz not null,
  searches     integer     not null,
  primary key (county, id)
);
create index lookups_subject on lookups (county, subject_type, subject, at);
create index lookups_account on lookups (county, account, at);
comment on table lookups is 'projection: looks into the register';

grant select, insert, update, delete on addresses, buildings, dwellings, households, people, businesses, lookups to langqiao_app;

do $$
declare name text;
begin
  foreach name in array array['addresses', 'buildings', 'dwellings', 'households', 'people', 'businesses', 'lookups'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I to langqiao_app using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])))', name || '_scope', name);
  end loop;
end $$;
