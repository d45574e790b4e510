-- Deadlines, hand-over, offers and similar calls (src/domains/incidents).

create extension if not exists pg_trgm;

alter table incidents
  add column handed_at     timestamptz,
  add column taken_over_at timestamptz,
  -- The crew that is offered since the one before did not accept in time.
  add column offer         text,
  -- Facts that a supervisor has not looked at yet.
  add column flagged       integer not null default 0;
create index incidents_team on incidents (county, team) where team <> '' and status <> 'closed';
-- Words shared with what is being typed; right for Chinese where the database sorts by C.UTF-8 (docs/operations.md).
create index incidents_words on incidents using gin ((place || ' ' || text) gin_trgm_ops);

alter table incident_crews
  add column accept_by timestamptz,
  add column overdue   boolean not null default false,
  add column busy      boolean not null default false;
create index incident_crews_waiting on incident_crews (county, accept_by) where state = 'dispatched' and not overdue;
create index incident_crews_busy on incident_crews (county, crew) where busy;

-- What the webhook still has to ring: kept in the transaction of the dispatch, gone once rung or given up.
create table rings (
  county   text        not null,
  incident text        not null,
  crew     text        not null,
  attempts integer     not null,
  due_at   timestamptz not null,
  primary key (county, incident, crew)
);
create index rings_due on rings (county, due_at);
grant select, insert, update, delete on rings to langqiao_app;
comment on table rings is 'passing: what the webhook still has to ring';
