-- Thousands of cameras (src/domains/cameras): the town they stand in, the number they have elsewhere, and finding an address again.

alter table cameras
  add column town            text not null default '',
  -- What the owner's or the platform's own list calls it, a GB/T 28181 code say; empty: none is known.
  add column external_number text not null default '';
create index cameras_external_number on cameras (county, external_number) where external_number <> '';

-- Keyed hash of host, port, path and query without credentials: whether an address is registered already can be asked
-- without opening a sealed one.
alter table camera_streams add column address_key bytea;
create index camera_streams_address on camera_streams (county, address_key);

create index cameras_list on cameras (county, station, name, id);
create index cameras_words on cameras using gin ((name || ' ' || place || ' ' || owner_name || ' ' || external_number || ' ' || coalesce(stream_host, '')) gin_trgm_ops);
