-- What a notice asks for and by when it is to be answered: its holder reads both (ADM 28; CRIM 62).

alter table services
  add column items     text not null default '',
  add column answer_by date;
