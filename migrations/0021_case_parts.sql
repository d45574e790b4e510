-- What a case holds: notes, tasks, people, evidence (src/domains/cases/parts, src/domains/cases/evidence).

create table case_notes (
  county       text        not null,
  id           text        not null,
  case_id      text        not null,
  station      text        not null,
  text         text        not null,
  written_by   text        not null,
  written_at   timestamptz not null,
  corrected_at timestamptz,
  primary key (county, id)
);
create index case_notes_case on case_notes (county, case_id, written_at);

create table case_tasks (
  county   text        not null,
  id       text        not null,
  case_id  text        not null,
  station  text        not null,
  title    text        not null,
  assignee text        not null,
  -- `yyyy-mm-dd`, Asia/Shanghai; null: no day.
  due      text,
  status   text        not null,
  set_by   text        not null,
  set_at   timestamptz not null,
  ended_at timestamptz,
  note     text        not null,
  primary key (county, id)
);
create index case_tasks_case on case_tasks (county, case_id);
create index case_tasks_open on case_tasks (county, assignee, due) where status = 'open';

create table case_people (
  county   text        not null,
  id       text        not null,
  case_id  text        not null,
  station  text        not null,
  name     text        not null,
  role     text        not null,
  phone    text        not null,
  removed  boolean     not null,
  named_at timestamptz not null,
  primary key (county, id)
);
create index case_people_case on case_people (county, case_id);

create table case_evidence (
  county       text        not null,
  id           text        not null,
  case_id      text        not null,
  station      text        not null,
  name         text        not null,
  description  text        not null,
  kind         text        not null,
  media_type   text        not null,
  size         bigint      not null,
  sha256       text        not null,
  received_by  text        not null,
  received_at  timestamptz not null,
  taken_at     timestamptz,
  withdrawn_at timestamptz,
  looks        integer     not null,
  primary key (county, id)
);
create index case_evidence_case on case_evidence (county, case_id, received_at);

-- Half uploads: how far each has come. A row goes when its upload expires or has become evidence.
create table evidence_uploads (
  county       text        not null,
  id           uuid        not null,
  case_id      text        not null,
  account      text        not null,
  name         text        not null,
  description  text        not null,
  taken_at     timestamptz,
  kind         text,
  media_type   text,
  length       bigint      not null,
  -- Bytes that are on the disk for sure.
  received     bigint      not null,
  -- Lower-case hex; what the sender says, and what was found when all had come.
  expected     text,
  sha256       text,
  expires_at   timestamptz not null,
  primary key (county, id)
);
create index evidence_uploads_expiry on evidence_uploads (county, expires_at);

grant select, insert, update, delete on case_notes, case_tasks, case_people, case_evidence, evidence_uploads to langqiao_app;

alter table case_notes enable row level security;
create policy case_notes_scope on case_notes to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));
alter table case_tasks enable row level security;
create policy case_tasks_scope on case_tasks to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));
alter table case_people enable row level security;
create policy case_people_scope on case_people to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));
alter table case_evidence enable row level security;
create policy case_evidence_scope on case_evidence to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));

comment on table case_notes is 'projection: notes of a case';
comment on table case_tasks is 'projection: tasks of a case';
comment on table case_people is 'projection: people whom a case names';
comment on table case_evidence is 'projection: evidence of a case; the bytes lie under evidence/';
comment on table evidence_uploads is 'passing: uploads that have not come to their end';
