-- Query tables of accounts and units (src/platform/identity).

create table accounts (
  county  text   not null,
  id      text   not null,
  login   text   not null,
  name    text   not null,
  roles   text[] not null,
  station text   not null,
  team    text   not null,
  phone   text   not null,
  state   text   not null,
  primary key (county, id),
  unique (county, login)
);

create table units (
  county  text not null,
  id      text not null,
  name_zh text not null,
  name_en text not null,
  kind    text not null,
  parent  text not null,
  station text not null,
  primary key (county, id)
);

grant select, insert, update, delete on accounts, units to langqiao_app;
