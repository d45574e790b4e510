-- What came into the register from files, and what left it (src/domains/registry/exchange).

create table register_imports (
  county      text        not null,
  id          text        not null,
  station     text        not null,
  of          text        not null,
  by          text        not null,
  at          timestamptz not null,
  rows        integer     not null,
  added       integer     not null,
  changed     integer     not null,
  -- Of those changed: rows that said something else than what stood.
  differing   integer     not null,
  unchanged   integer     not null,
  faulty      integer     not null,
  finished_at timestamptz,
  primary key (county, id)
);
create index register_imports_station on register_imports (county, station, at);
comment on table register_imports is 'projection: files that were taken over';

-- Copies, and batches for the provincial systems.
create table register_exports (
  county       text        not null,
  id           text        not null,
  station      text        not null,
  number       text        not null,
  kind         text        not null,
  of           text        not null,
  whole        boolean     not null,
  state        text        not null,
  by           text        not null,
  at           timestamptz not null,
  rows         integer     not null,
  -- Of a batch: records that had been sent before.
  again        integer     not null,
  confirmed_at timestamptz,
  primary key (county, id)
);
create unique index register_exports_number on register_exports (county, number) where number <> '';
create index register_exports_station on register_exports (county, station, at);
-- A batch is sent or withdrawn before the next one is made: nothing goes out twice.
create unique index register_exports_open on register_exports (county, station, of) where kind = 'batch' and state = 'made';
comment on table register_exports is 'projection: files of the register that left it';

-- Which records an export holds, each as it stood at that version.
create table register_export_items (
  county  text    not null,
  export  text    not null,
  record  text    not null,
  station text    not null,
  of      text    not null,
  version integer not null,
  -- Keyed hash of what was sent: the same content is not sent twice.
  mark    text    not null,
  primary key (county, export, record)
);
create index register_export_items_record on register_export_items (county, of, record);
comment on table register_export_items is 'projection: records of exports, and the mark of what was sent';

grant select, insert, update, delete on register_imports, register_exports, register_export_items to langqiao_app;

do $$
declare name text;
begin
  foreach name in array array['register_imports', 'register_exports', 'register_export_items'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I to langqiao_app using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])))', name || '_scope', name);
  end loop;
end $$;
