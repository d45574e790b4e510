-- Any number of recorders: each lives by a lease that it renews every second, and a camera belongs to one of them at a time.

alter table recorders
  -- The process, and the data folder it writes to: two processes of one name must not both live.
  add column instance    text        not null default '',
  add column folder      text        not null default '',
  -- `near`: takes any camera that is free; `edge`: records only the cameras that are assigned to it.
  add column kind        text        not null default 'near' check (kind in ('near', 'edge')),
  add column draining    boolean     not null default false,
  add column lease_until timestamptz not null default '-infinity';

-- Who records a camera now. The row of a recorder whose lease has run out may be taken over.
create table camera_leases (
  county   text   not null,
  camera   text   not null,
  recorder text   not null,
  -- Fencing token: grows with each tenure of the camera.
  epoch    bigint not null,
  primary key (county, camera)
);
create index camera_leases_recorder on camera_leases (county, recorder);
comment on table camera_leases is 'passing: which recorder records a camera now';

-- Who recorded a camera when: at whose archive its footage of a moment lies.
create table camera_tenures (
  county     text        not null,
  camera     text        not null,
  epoch      bigint      not null,
  recorder   text        not null,
  from_at    timestamptz not null,
  -- Null while it lasts.
  until_at   timestamptz,
  primary key (county, camera, epoch)
);
comment on table camera_tenures is 'state: at which recorder a camera''s footage of a time lies';

grant select, insert, update, delete on camera_leases, camera_tenures to langqiao_app;
alter table camera_leases enable row level security;
create policy camera_leases_scope on camera_leases to langqiao_app using (county = (select lq_county()) and (select lq_sees_all()));
alter table camera_tenures enable row level security;
create policy camera_tenures_scope on camera_tenures to langqiao_app using (county = (select lq_county()) and (select lq_sees_all()));

-- Files lie at a recorder; two of them may begin one in the same millisecond.
alter table footage_files add column recorder text not null default 'main';
alter table footage_files drop constraint footage_files_pkey;
alter table footage_files add primary key (county, camera, start_at, recorder);

-- The recorder that alone can reach the camera; empty: any that is near.
alter table cameras add column recorder text not null default '';
