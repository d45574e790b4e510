-- Reviewing footage (src/domains/footage): bookmarks, what is hidden of a clip in copies, reels.

create table bookmarks (
  county      text        not null,
  id          text        not null,
  grant_id    text        not null,
  ground_type text        not null,
  ground_id   text        not null,
  station     text        not null,
  team        text        not null,
  camera      text        not null,
  at          timestamptz not null,
  note        text        not null,
  marked_by   text        not null,
  marked_at   timestamptz not null,
  state       text        not null,
  primary key (county, id)
);
create index bookmarks_grant on bookmarks (county, grant_id, at);
create index bookmarks_ground on bookmarks (county, ground_type, ground_id);

-- JSON: regions that are blacked out in every copy that is made of the clip.
alter table clips add column masks text not null default '[]', add column masked_by text;

create table reels (
  county      text        not null,
  id          text        not null,
  ground_type text        not null,
  ground_id   text        not null,
  number      text        not null,
  station     text        not null,
  team        text        not null,
  title       text        not null,
  made_by     text        not null,
  made_at     timestamptz not null,
  length_ms   integer     not null,
  sha256      text,
  bytes       bigint,
  handed_out  integer     not null,
  primary key (county, id)
);
create index reels_ground on reels (county, ground_type, ground_id, made_at);

create table reel_items (
  county   text        not null,
  reel     text        not null,
  place    integer     not null,
  grant_id text        not null,
  clip     text        not null,
  camera   text        not null,
  owner    text        not null,
  station  text        not null,
  number   text        not null,
  from_at  timestamptz not null,
  to_at    timestamptz not null,
  made_by  text        not null,
  made_at  timestamptz not null,
  caption  text        not null,
  masks    integer     not null,
  primary key (county, reel, place)
);
create index reel_items_grant on reel_items (county, grant_id);
create index reel_items_owner on reel_items (county, owner, made_at);

grant select, insert, update, delete on bookmarks, reels, reel_items to langqiao_app;

alter table bookmarks enable row level security;
create policy bookmarks_scope on bookmarks to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));
alter table reels enable row level security;
create policy reels_scope on reels to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])));
alter table reel_items enable row level security;
create policy reel_items_scope on reel_items to langqiao_app
  using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[]) or owner = (select lq_account())));

comment on table bookmarks is 'projection: moments that someone found worth finding again';
comment on table reels is 'projection: copies for watching that were made of clips';
comment on table reel_items is 'projection: what a reel shows, by camera and owner';
