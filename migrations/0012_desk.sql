-- Query tables of the desk domain (src/domains/desk): the gazetteer and the shifts.

create table places (
  county    text not null,
  id        text not null,
  name      text not null,
  name_en   text not null,
  aliases   text[] not null,
  kind      text not null,
  address   text not null,
  station   text not null,
  community text not null,
  lon       double precision not null,
  lat       double precision not null,
  -- Every way of typing it, each after a bar: names, aliases, English, pinyin, its initials. '%|q%' finds beginnings.
  forms     text not null,
  primary key (county, id)
);
create index places_forms on places using gin (forms gin_trgm_ops);
comment on table places is 'projection: the gazetteer for completion';

create table shifts (
  county         text        not null,
  id             text        not null,
  unit           text        not null,
  station        text        not null,
  state          text        not null,
  opened_by      text        not null,
  opened_at      timestamptz not null,
  handed_over_at timestamptz,
  taken_over_by  text,
  taken_over_at  timestamptz,
  notes          integer     not null,
  primary key (county, id)
);
-- One shift of a unit runs at a time.
create unique index shifts_running on shifts (county, unit) where state = 'running';
create index shifts_unit on shifts (county, unit, opened_at);
comment on table shifts is 'projection: shifts for lists';

grant select, insert, update, delete on places, shifts to langqiao_app;

alter table shifts enable row level security;
create policy shifts_scope on shifts to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));
