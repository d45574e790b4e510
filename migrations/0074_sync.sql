-- Devices that work away from the network, and what they sent that could not be carried out at once (src/platform/sync).

create table devices (
  county      text        not null,
  id          text        not null,
  account     text        not null,
  station     text        not null,
  name        text        not null,
  enrolled_at timestamptz not null,
  cut_off_at  timestamptz,
  primary key (county, id)
);
create index devices_account on devices (county, account);
comment on table devices is 'projection: phones that collect without a network';

create table submissions (
  county      text        not null,
  id          text        not null,
  station     text        not null,
  account     text        not null,
  device      text        not null,
  kind        text        not null,
  record_type text        not null,
  record      text        not null,
  after       text,
  done_at     timestamptz not null,
  kept_at     timestamptz not null,
  state       text        not null,
  why         text        not null,
  primary key (county, id)
);
create index submissions_after on submissions (county, after) where state = 'held';
create index submissions_open on submissions (county, station, kept_at) where state in ('held', 'waiting');
create index submissions_account on submissions (county, account, kept_at);
comment on table submissions is 'projection: intents from devices that wait for another, or for a person';

grant select, insert, update, delete on devices, submissions to langqiao_app;
alter table devices enable row level security;
create policy devices_scope on devices to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));
alter table submissions enable row level security;
create policy submissions_scope on submissions to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));
