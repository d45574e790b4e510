-- Recorders far away, in a village behind somebody's router: each dials out to the county and is known by its name and token.

create table linked_recorders (
  county      text        not null,
  id          text        not null,
  place       text        not null,
  state       text        not null check (state in ('enrolled', 'revoked')),
  enrolled_at timestamptz not null,
  primary key (county, id)
);
comment on table linked_recorders is 'projection: recorders that dial in';

-- SHA-256 of 32 random bytes: a token is shown once, to whoever enrols.
create table recorder_tokens (
  county text  not null,
  id     text  not null,
  hash   bytea not null,
  primary key (county, id)
);
comment on table recorder_tokens is 'state: how recorders that dial in prove themselves';

grant select, insert, update, delete on linked_recorders, recorder_tokens to langqiao_app;
alter table linked_recorders enable row level security;
create policy linked_recorders_scope on linked_recorders to langqiao_app using (county = (select lq_county()));
alter table recorder_tokens enable row level security;
create policy recorder_tokens_scope on recorder_tokens to langqiao_app using (county = (select lq_county()) and (select lq_sees_all()));
