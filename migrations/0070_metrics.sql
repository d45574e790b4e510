-- What figures are counted from (src/domains/metrics): each row is what the log said of a call or case for a while,
-- from `recorded_at` until `ended_at`. No names, no text: nothing here can be asked to be erased.

create table figure_calls (
  county      text        not null,
  incident    text        not null,
  -- Log number of the act that made it so.
  seq         bigint      not null,
  number      text        not null,
  station     text        not null,
  nature      text        not null,
  -- Day on which it came, Asia/Shanghai.
  day         date        not null,
  closing     text,
  satisfied   text,
  recorded_at timestamptz not null,
  -- Null while it stands.
  ended_at    timestamptz,
  primary key (county, incident, seq)
);
create index figure_calls_day on figure_calls (county, day);
create unique index figure_calls_standing on figure_calls (county, incident) where ended_at is null;

create table figure_cases (
  county      text        not null,
  case_id     text        not null,
  seq         bigint      not null,
  number      text        not null,
  station     text        not null,
  kind        text        not null,
  -- Steps that stand: [{status, at}], as domains/cases folds them.
  steps       jsonb       not null,
  -- Days on which it was filed, solved, closed by the definitions of domains/cases; null where it does not count so.
  filed_on    date,
  solved_on   date,
  closed_on   date,
  recorded_at timestamptz not null,
  ended_at    timestamptz,
  primary key (county, case_id, seq)
);
create index figure_cases_filed on figure_cases (county, filed_on);
create unique index figure_cases_standing on figure_cases (county, case_id) where ended_at is null;

grant select, insert, update, delete on figure_calls, figure_cases to langqiao_app;

alter table figure_calls enable row level security;
create policy figure_calls_scope on figure_calls to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));
alter table figure_cases enable row level security;
create policy figure_cases_scope on figure_cases to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));

comment on table figure_calls is 'projection: what the log said of each call, and when';
comment on table figure_cases is 'projection: what the log said of each case, and when';
