-- Working hours are the county's to set, beside the thresholds of repeat looks.
alter table look_thresholds
  add column work_from integer not null default 8,
  add column work_to   integer not null default 18;
comment on table look_thresholds is 'projection: from how many looks on a supervisor is told, and the working hours outside which a look stands out';
