-- Who came to a front desk and wanted something that needs the register (src/domains/registry/looks).

create table receptions (
  county    text        not null,
  id        text        not null,
  station   text        not null,
  number    text        not null,
  kind      text        not null,
  by        text        not null,
  at        timestamptz not null,
  closed_at timestamptz,
  primary key (county, id)
);
create unique index receptions_number on receptions (county, number) where number <> '';
create index receptions_by on receptions (county, by, at);
comment on table receptions is 'projection: receptions at front desks';

grant select, insert, update, delete on receptions to langqiao_app;
alter table receptions enable row level security;
create policy receptions_scope on receptions to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));
