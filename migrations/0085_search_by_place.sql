-- Search of a name at a place (src/domains/registry/search).

-- Where a person lives is said by their household. The address stands beside the name too, kept there by these triggers, so that a name at
-- a place is found along one index and nobody's household is opened who is not shown.
alter table people add column address text;
comment on column people.address is 'derived: address of the household, by triggers';

create function place_person() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  -- Held until the end: a household that is moved meanwhile waits, and then finds this person.
  select address into new.address from households where county = new.county and id = new.household for share;
  return new;
end $$;
create trigger place_person before insert or update of household on people for each row execute function place_person();

create function move_people() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    update people set address = null where county = old.county and household = old.id;
  else
    update people set address = new.address where county = new.county and household = new.id and address is distinct from new.address;
  end if;
  return null;
end $$;
create trigger move_people after insert or delete or update of address on households for each row execute function move_people();

drop index people_name, people_given, people_sound, people_letters, people_given_letters, people_initials;
update people p set address = h.address from households h where h.county = p.county and h.id = p.household;

create index people_name on people (county, station, name, id) include (address);
create index people_given on people (county, station, given, name, id) include (address);
create index people_sound on people (county, station, sound, name, id) include (address);
create index people_letters on people (county, station, letters, name, id) include (address);
create index people_given_letters on people (county, station, given_letters, name, id) include (address);
create index people_initials on people (county, station, initials, letters, name, id) include (address);
create index people_address on people (county, address) include (id, station, name, given, sound, letters, given_letters, initials);

-- Behind row-level security PostgreSQL uses no index for a condition that could tell of rows that it then hides: neither arrays nor LIKE.
-- What search asks of places goes through these instead, which hide the same rows by a condition like any other.
create view searched_addresses as select * from addresses where county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[]));
create view searched_businesses as select * from businesses where county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[]));
grant select on searched_addresses, searched_businesses to langqiao_app;
