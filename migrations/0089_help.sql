-- Help that people agreed to (src/domains/registry/help): what stands, and what is due. What has ended is in neither.

create table help_consents (
  county  text not null,
  id      text not null,
  station text not null,
  person  text not null,
  -- Last day.
  until   date not null,
  primary key (county, id)
);
create index help_consents_person on help_consents (county, person);
create index help_consents_until on help_consents (county, until);
comment on table help_consents is 'projection: consents to be helped, while they stand';

create table help_due (
  county  text not null,
  consent text not null,
  kind    text not null,
  station text not null,
  person  text not null,
  due     date not null,
  until   date not null,
  primary key (county, consent, kind)
);
create index help_due_station on help_due (county, station, due);
comment on table help_due is 'projection: when agreed help is due next';

grant select, insert, update, delete on help_consents, help_due to langqiao_app;

do $$
declare name text;
begin
  foreach name in array array['help_consents', 'help_due'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I to langqiao_app using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])))', name || '_scope', name);
  end loop;
end $$;
