-- Files of children loaded into the index: which, how far, and what stands between reading and writing.

create table child_index.load (
  id          uuid        not null primary key,
  stage       text        not null default 'reading'
              check (stage in ('reading','writing','finishing','finished')),
  way         text        check (way in ('together','one-by-one')),
  rows        integer     not null default 0,
  decided_to  integer     not null default 0,
  written_to  integer     not null default 0,
  size        integer     not null default 0,
  last_key    bigint      not null default 0,
  begun_at    timestamptz not null,
  finished_at timestamptz
);
comment on table child_index.load is 'One load of files, and how far it has come: rows read, decided together and written, each step kept with its work. At most one is not finished. `size`: how many children there may be, as its decisions take it. `last_key`: keys above it were made by others since.';
create unique index load_under_way on child_index.load ((true)) where finished_at is null;

create table child_index.load_file (
  load_id     uuid        not null,
  position    integer     not null,
  fingerprint text        not null,
  profile     text        not null,
  authority   text,
  rows_read   integer     not null default 0,
  read_at     timestamptz,
  finished_at timestamptz,
  counts      jsonb,
  primary key (load_id, position)
);
comment on table child_index.load_file is 'A file of a load: which (by its SHA-256), how far it is read, and what was made of its rows. Never its name, which may name someone. One given up half read has an end and no counts.';
create index load_file_by_fingerprint on child_index.load_file (fingerprint);

create table child_index.load_refusal (
  id       bigserial primary key,
  load_id  uuid      not null,
  position integer   not null,
  line     integer   not null,
  reason   text      not null
);
comment on table child_index.load_refusal is 'Rows of files that were refused: where, and the reason in one word. Never what they said. Append only.';

create index load_refusal_of_file on child_index.load_refusal (load_id, position, line);

create table child_index.load_put_aside (
  name  text    not null primary key,
  place integer not null,
  away  text    not null,
  back  text    not null
);
comment on table child_index.load_put_aside is 'Indexes and foreign keys put aside while an empty index is filled, with the statements that bring them back. Empty at any other time.';

alter table child_index.load_file add foreign key (load_id) references child_index.load (id);
alter table child_index.load_refusal add foreign key (load_id, position) references child_index.load_file (load_id, position);

-- Between reading and writing. Emptied by each load's end; not kept through a crash of the database, after which the
-- files are read again.
create unlogged table child_index.load_row (
  seq             integer not null primary key,
  position        integer not null,
  line            integer not null,
  authority       text    not null,
  node            text    not null,
  local_reference text    not null,
  version         integer,
  hash            text    not null,
  state           text    not null,
  identity        jsonb   not null
);
comment on table child_index.load_row is 'Rows read and found sound, in the order in which they are decided. Emptied by the load''s end.';

create unlogged table child_index.load_profile (
  seq     integer not null primary key,
  state   text    not null,
  number  text,
  profile text    not null
);
comment on table child_index.load_profile is 'The forms that are compared, one a row read; below 1 those of the records that the index held before, with their child.';

create unlogged table child_index.load_key (
  seq          integer  not null,
  given        text     not null,
  family       text     not null,
  given_sound  text     not null,
  family_sound text     not null,
  birth_date   date,
  birth_year   smallint,
  birth_day    smallint,
  year_only    boolean  not null,
  sex          text     not null,
  postcode     text     not null,
  nhs          text,
  nhs_verified boolean  not null,
  upns         text[]   not null,
  mother       text     not null,
  multiple     boolean  not null,
  placeholder  boolean  not null
);
comment on table child_index.load_key is 'The rows of assertion_key to be, by the row read. `birth_day`: month and day as one number; `placeholder`: a name that is not searched for.';
create index load_key_of_row on child_index.load_key (seq);

create unlogged table child_index.load_slice_key (like child_index.load_key);
comment on table child_index.load_slice_key is 'The keys of the slice being decided, counted by themselves: of two tables the planner then keeps the small one in memory. Emptied with each slice.';

create unlogged table child_index.load_identifier (
  seq   integer not null,
  value text    not null
);
comment on table child_index.load_identifier is 'Numbers others know the child by, of each row read.';
create index load_identifier_of_row on child_index.load_identifier (seq);

create unlogged table child_index.load_common (
  birth_date  date not null,
  given_sound text not null,
  primary key (birth_date, given_sound)
);
comment on table child_index.load_common is 'Birth dates with the sound of a given name that many rows share: of these, something else must agree for two to be compared.';

create unlogged table child_index.load_pair (
  later   integer not null,
  earlier integer not null
);
comment on table child_index.load_pair is 'Rows of the slice being decided, each with an earlier one that may be the same child. Emptied with each slice.';

create unlogged table child_index.load_drawn (
  number text not null
);
comment on table child_index.load_drawn is 'Index numbers drawn for a slice, until it is known which are taken.';

create unlogged table child_index.load_decision (
  seq        integer not null primary key,
  number     text    not null,
  is_new     boolean not null,
  outcome    text    not null,
  candidates jsonb   not null,
  model      text    not null
);
comment on table child_index.load_decision is 'Whose each row is, decided together with all others: a new child''s number, or that of an earlier row or of the index.';

create index load_decision_first on child_index.load_decision (number) where is_new;

create unlogged table child_index.load_slice (
  seq          integer not null primary key,
  position     integer not null,
  assertion_id uuid    not null,
  decision_id  uuid    not null,
  number       text    not null,
  is_new       boolean not null,
  weighed      boolean not null
);
comment on table child_index.load_slice is 'The rows being written, with their ids. Emptied with each slice.';

create unlogged table child_index.load_single (
  seq    integer not null primary key,
  kind   text    not null check (kind in ('each','repeats','again')),
  said_above text,
  answer text,
  review boolean not null default false
);
create index load_single_waiting on child_index.load_single (seq) where answer is null;
comment on table child_index.load_single is 'Rows that are registered one after another: all of a small load, later rows about one record, and those met by what others registered meanwhile. `said_above`: the hash of what an earlier row of the same file says of the record.';

create unlogged table child_index.load_live_key (
  given_sound  text not null,
  family_sound text not null,
  birth_date   date,
  birth_year   smallint,
  postcode     text not null,
  identifiers  text[] not null
);
comment on table child_index.load_live_key is 'What others registered while a load was being decided: rows that meet it are registered one after another.';

grant select, insert on child_index.load, child_index.load_file, child_index.load_refusal to openics_index;
grant select on child_index.load_put_aside to openics_index;
grant usage on sequence child_index.load_refusal_id_seq to openics_index;
grant update (stage, way, rows, decided_to, written_to, size, last_key, finished_at) on child_index.load to openics_index;
grant update (rows_read, read_at, finished_at, counts) on child_index.load_file to openics_index;
grant select on child_index.load_row, child_index.load_profile, child_index.load_key, child_index.load_slice_key, child_index.load_identifier,
  child_index.load_common, child_index.load_pair, child_index.load_drawn, child_index.load_decision,
  child_index.load_slice, child_index.load_single, child_index.load_live_key to openics_index;
