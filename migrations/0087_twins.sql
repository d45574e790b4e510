-- Two records of people that may be of one (src/domains/registry/duplicates), and who is born on a day.

create table twins (
  county     text not null,
  id         text not null,
  station    text not null,
  one        text not null,
  other      text not null,
  likelihood double precision not null,
  -- offered, withdrawn (less alike by now), apart (somebody decided that they are two).
  state      text not null,
  primary key (county, id)
);
create index twins_offered on twins (county, station, likelihood desc, id) where state = 'offered';
comment on table twins is 'projection: people who are likely registered twice, for the queue';

create index people_birth on people (county, station, birth) where birth is not null;

grant select, insert, update, delete on twins to langqiao_app;
alter table twins enable row level security;
create policy twins_scope on twins to langqiao_app using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));
