-- The weekly review of looks (src/domains/footage/reviews). Only the county's own roles see it: who reviews is of no station.

create table look_reviews (
  county      text        not null,
  id          text        not null,
  reviewed_by text        not null,
  reviewed_at timestamptz not null,
  examined    integer     not null,
  found       integer     not null,
  conclusion  text        not null,
  primary key (county, id)
);
comment on table look_reviews is 'projection: weekly reviews of looks';

create table look_review_items (
  county  text not null,
  look    text not null,
  review  text not null,
  finding text not null,
  note    text not null,
  primary key (county, look)
);
create index look_review_items_review on look_review_items (county, review);
comment on table look_review_items is 'projection: what a review found of each look';

grant select, insert, update, delete on look_reviews, look_review_items to langqiao_app;

alter table look_reviews enable row level security;
create policy look_reviews_scope on look_reviews to langqiao_app using (county = (select lq_county()) and (select lq_sees_all()));
alter table look_review_items enable row level security;
create policy look_review_items_scope on look_review_items to langqiao_app using (county = (select lq_county()) and (select lq_sees_all()));
