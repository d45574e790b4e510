-- What a recorder's clock says beyond the county's when it reports: footage is written under its time.

alter table recorders add column clock_off_ms double precision;
