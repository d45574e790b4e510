-- What every domain stands on: acts, their payloads, the log and its tree, records' state, sign-in.
-- The county leads every primary key and unique index: the shard key (house plan, decision 11).

grant usage on schema public to langqiao_app;

-- Truth ------------------------------------------------------------------------------------------

create table acts (
  county      text        not null,
  id          uuid        not null,
  record_type text        not null,
  record_id   text        not null,
  version     integer     not null,
  type        text        not null,
  actor       text        not null,
  happened_at timestamptz not null,
  recorded_at timestamptz not null,
  purpose     text,
  corrects    uuid,
  topics      text[]      not null,
  ord         bigint      generated always as identity,
  -- RFC 8785 canonical JSON, the bytes that the leaf covers; the columns above repeat it for queries.
  envelope    bytea       not null,
  -- HMAC-SHA-256 by a key outside the database: the sequencer takes no act without it.
  seal        bytea       not null,
  primary key (county, id),
  unique (county, record_type, record_id, version)
);
create index acts_actor on acts (county, actor, recorded_at);
create index acts_recorded on acts (county, recorded_at);
create index acts_purpose on acts (county, purpose) where purpose is not null;

-- Deleted together with its salt by an erasure, so that the hash in the envelope says nothing any more.
create table payloads (
  county text  not null,
  act    uuid  not null,
  salt   bytea not null,
  body   bytea not null,
  primary key (county, act)
);

-- Committed acts that the sequencer has not numbered yet.
create table pending (
  county text   not null,
  ord    bigint not null,
  act    uuid   not null,
  primary key (county, ord)
);

create table log (
  county text   not null,
  seq    bigint not null,
  act    uuid   not null,
  leaf   bytea  not null,
  primary key (county, seq),
  unique (county, act)
);

-- Hashes of whole subtrees of 256, 65,536 … leaves, for proofs in O(log n).
create table ledger_nodes (
  county text     not null,
  level  smallint not null,
  idx    bigint   not null,
  hash   bytea    not null,
  primary key (county, level, idx)
);

create table checkpoints (
  county    text        not null,
  size      bigint      not null,
  note      text        not null,
  signed_at timestamptz not null,
  primary key (county, size)
);

-- The first answer to an intent, given again when it is repeated (decision 6).
create table intents (
  county      text        not null,
  id          uuid        not null,
  actor       text        not null,
  body_hash   bytea       not null,
  answer      text        not null,
  recorded_at timestamptz not null,
  primary key (county, id)
);

-- Projections of the records themselves ------------------------------------------------------------

create table records (
  county  text    not null,
  type    text    not null,
  id      text    not null,
  version integer not null,
  station text    not null,
  state   jsonb   not null,
  primary key (county, type, id)
);

-- Numbers without gaps, a row a series.
create table number_series (
  county text    not null,
  series text    not null,
  last   integer not null,
  primary key (county, series)
);

create table projection_cursors (
  county text   not null,
  name   text   not null,
  seq    bigint not null,
  primary key (county, name)
);

-- Sign-in: secrets, never in acts -------------------------------------------------------------------

create table credentials (
  county         text     not null,
  account        text     not null,
  password       text,
  totp_secret    bytea,
  totp_last_step bigint   not null default 0,
  primary key (county, account)
);

create table sessions (
  county      text        not null,
  token_hash  bytea       not null,
  id          uuid        not null,
  account     text        not null,
  stage       text        not null check (stage in ('password', 'full')),
  device      text        not null,
  created_at  timestamptz not null,
  seen_at     timestamptz not null,
  expires_at  timestamptz not null,
  ended_at    timestamptz,
  primary key (county, token_hash)
);
create index sessions_account on sessions (county, account) where ended_at is null;

create table one_time_links (
  county     text        not null,
  token_hash bytea       not null,
  account    text        not null,
  purpose    text        not null check (purpose in ('set_up', 'enrol', 'reset')),
  expires_at timestamptz not null,
  used_at    timestamptz,
  primary key (county, token_hash)
);

create table throttles (
  county     text        not null,
  key        text        not null,
  failures   integer     not null,
  until      timestamptz not null,
  primary key (county, key)
);

-- Requests without a session that were refused: counted, so that nobody can fill the ledger (decision 8).
create table refused_strangers (
  county text        not null,
  source text        not null,
  minute timestamptz not null,
  count  integer     not null,
  primary key (county, source, minute)
);

-- Rights: acts and log can be added to, never changed. Payloads go only through erase_payload. ---------

grant select, insert on acts, payloads, log, ledger_nodes, checkpoints, intents to langqiao_app;
grant select, insert, delete on pending to langqiao_app;
grant select, insert, update, delete on records, number_series, projection_cursors, credentials, sessions, one_time_links, throttles, refused_strangers to langqiao_app;
grant usage on all sequences in schema public to langqiao_app;

-- Erases a payload only where an erasure act that names it stands.
create function erase_payload(in_county text, in_erasure uuid, in_target uuid) returns void
language plpgsql security definer set search_path = public as $$
begin
  if not exists (
    select 1 from acts
    where county = in_county and id = in_erasure and type = 'erasure.ordered'
      and convert_from(envelope, 'UTF8')::jsonb -> 'erases' ? in_target::text
  ) then
    raise exception 'no erasure act % names %', in_erasure, in_target using errcode = '42501';
  end if;
  delete from payloads where county = in_county and act = in_target;
end $$;

-- The second lock: whose rows a transaction may see ---------------------------------------------------

create function lq_sees_all() returns boolean language sql stable as
  $$ select coalesce(current_setting('lq.stations', true), '') = '*' $$;
create function lq_stations() returns text[] language sql stable as
  $$ select string_to_array(coalesce(current_setting('lq.stations', true), ''), ',') $$;
create function lq_county() returns text language sql stable as
  $$ select coalesce(current_setting('lq.county', true), '') $$;

alter table records enable row level security;
create policy records_scope on records to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));
