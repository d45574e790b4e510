-- Query tables of the incidents domain (src/domains/incidents).

create table incidents (
  county            text        not null,
  id                text        not null,
  number            text        not null,
  station           text        not null,
  status            text        not null,
  nature            text        not null,
  priority          smallint    not null,
  caller            text        not null,
  phone             text        not null,
  place             text        not null,
  lon               double precision,
  lat               double precision,
  text              text        not null,
  received_at       timestamptz not null,
  dispatched_at     timestamptz,
  accepted_at       timestamptz,
  en_route_at       timestamptz,
  on_scene_at       timestamptz,
  first_feedback_at timestamptz,
  closed_at         timestamptz,
  called_back_at    timestamptz,
  team              text        not null,
  closing           text,
  satisfied         text,
  primary key (county, id),
  unique (county, number)
);
create index incidents_open on incidents (county, station, priority, received_at) where status <> 'closed';
create index incidents_received on incidents (county, received_at);

create table incident_crews (
  county        text        not null,
  incident      text        not null,
  crew          text        not null,
  state         text        not null,
  dispatched_at timestamptz not null,
  primary key (county, incident, crew)
);
create index incident_crews_crew on incident_crews (county, crew);

create table incident_relations (
  county   text not null,
  incident text not null,
  other    text not null,
  kind     text not null,
  primary key (county, incident, other)
);

grant select, insert, update, delete on incidents, incident_crews, incident_relations to langqiao_app;

alter table incidents enable row level security;
create policy incidents_scope on incidents to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));
