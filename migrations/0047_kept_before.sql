-- A camera's former time of keeping, which holds on for a while after it was shortened: what is deleted is gone.

alter table cameras add column kept_days_before integer, add column kept_before_until timestamptz;
