-- What differs is found without reading all of a register: few records do.

create index addresses_differences on addresses (county, station) where differences > 0;
create index buildings_differences on buildings (county, station) where differences > 0;
create index dwellings_differences on dwellings (county, station) where differences > 0;
create index households_differences on households (county, station) where differences > 0;
create index people_differences on people (county, station) where differences > 0;
create index businesses_differences on businesses (county, station) where differences > 0;
