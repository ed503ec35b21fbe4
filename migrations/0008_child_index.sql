-- The national child index: who a child is, who is responsible, who to ring. No case content, and no tenancy: it serves
-- every authority, through its contract alone. Its own schema and role; the application has no right to anything here.

create schema child_index;
grant usage on schema child_index to openics_index;
-- Its searches are many short index scans: compiling them costs more than running them, tenfold while statistics are new.
alter role openics_index set jit = off;

create table child_index.child (
  number                text        not null primary key,
  state                 text        not null check (state in ('provisional','confirmed')),
  status                text        not null default 'active' check (status in ('active','retired','sealed','closed')),
  survivor              text,
  responsible_authority text,
  version               integer     not null default 1,
  made_at               timestamptz not null default now(),
  check ((status = 'retired') = (survivor is not null))
);
comment on table child_index.child is 'One child, one number, for ever. A retired number names its survivor and is never issued again; a provisional one never matches by itself. `version` is for compare-and-set of the responsible authority.';
create index child_by_survivor on child_index.child (survivor) where survivor is not null;

create table child_index.decision (
  id            uuid        not null primary key,
  kind          text        not null check (kind in ('registration','update','link','unlink','merge','unmerge','not-same')),
  number        text        not null,
  assertion_id  uuid,
  outcome       text        not null check (outcome in ('Match','PotentialMatch','LowConfidenceMatch','ManyMatch','NoMatch')),
  inputs_hash   text        not null,
  candidates    jsonb       not null default '[]',
  model_version text        not null,
  needs_review  boolean     not null default false,
  authority     text        not null,
  user_id       text,
  role          text        not null,
  purpose       text        not null,
  decided_at    timestamptz not null default now()
);
comment on table child_index.decision is 'Why a record was, or was not, taken to be a child already known: the candidates with each field''s weight, the model that weighed them, who asked. Append only.';
create index decision_for_review on child_index.decision (decided_at) where needs_review;
create index decision_of_child on child_index.decision (number);

create table child_index.assertion (
  id               uuid        not null primary key,
  node             text        not null,
  local_reference  text        not null,
  version          integer     not null check (version > 0),
  content_hash     text        not null,
  asserted_number  text        not null,
  authority        text        not null,
  birth_date       date,
  birth_date_known text        not null check (birth_date_known in ('exact','year','estimated','unknown')),
  expected_on      date,
  sex              text        not null check (sex in ('M','F','U')),
  mother_given     text,
  mother_family    text,
  multiple_birth   boolean,
  recorded_at      timestamptz not null default now(),
  unique (node, local_reference)
);
comment on table child_index.assertion is 'What a node''s own record says of a child, at its latest version. A child is the set of assertions linked to it. `asserted_number` is the number it was first given, never rewritten.';

create table child_index.assertion_past (
  assertion_id     uuid        not null,
  version          integer     not null,
  content_hash     text        not null,
  birth_date       date,
  birth_date_known text        not null,
  expected_on      date,
  sex              text        not null,
  mother_given     text,
  mother_family    text,
  multiple_birth   boolean,
  recorded_at      timestamptz not null,
  replaced_at      timestamptz not null default now(),
  primary key (assertion_id, version)
);
comment on table child_index.assertion_past is 'Earlier versions of an assertion, as they were. Append only. Their names, addresses and identifiers are the rows of that version.';

create table child_index.assertion_name (
  assertion_id uuid     not null,
  version      integer  not null,
  position     smallint not null,
  use          text     not null check (use in ('current','former','alias')),
  given        text     not null,
  family       text     not null,
  primary key (assertion_id, version, position)
);
comment on table child_index.assertion_name is 'Names as given, by version of the assertion. Append only.';

create table child_index.assertion_address (
  assertion_id uuid     not null,
  version      integer  not null,
  position     smallint not null,
  lines        text     not null,
  postcode     text,
  from_on      date,
  to_on        date,
  primary key (assertion_id, version, position)
);
comment on table child_index.assertion_address is 'Addresses as given, by version of the assertion. Append only.';

create table child_index.assertion_identifier (
  assertion_id uuid    not null,
  version      integer not null,
  system       text    not null check (system in ('nhs','upn','former-upn')),
  value        text    not null,
  verified     boolean not null,
  primary key (assertion_id, version, system, value)
);
comment on table child_index.assertion_identifier is 'Numbers others know the child by, by version of the assertion. Append only.';
create index assertion_identifier_by_value on child_index.assertion_identifier (value, system);

create table child_index.assertion_key (
  id           bigserial primary key,
  assertion_id uuid     not null,
  number       text     not null,
  given        text     not null,
  family       text     not null,
  given_sound  text     not null,
  family_sound text     not null,
  birth_date   date,
  birth_year   smallint,
  year_only    boolean  not null,
  sex          text     not null,
  postcode     text     not null,
  nhs          text,
  nhs_verified boolean  not null,
  upns         text[]   not null,
  mother       text     not null,
  multiple     boolean  not null
);
comment on table child_index.assertion_key is 'The rows candidates are found by: one for each name, sound of a name''s parts and postcode ever asserted, each with all that is compared, so that a search joins nothing. `number` is the child the assertion is linked to now.';
-- Never an index on birth_date alone: the planner prefers it wrongly.
create index key_by_birth_and_family on child_index.assertion_key (birth_date, family_sound);
create index key_by_birth_and_given on child_index.assertion_key (birth_date, given_sound);
create index key_by_sounds_and_year on child_index.assertion_key (family_sound, given_sound, birth_year);
create index key_by_postcode_and_given on child_index.assertion_key (postcode, given_sound);
create index key_by_postcode_and_birth on child_index.assertion_key (postcode, birth_date);
create index key_of_assertion on child_index.assertion_key (assertion_id);

create table child_index.link (
  id           uuid        not null primary key,
  assertion_id uuid        not null,
  number       text        not null,
  kind         text        not null check (kind in ('registered','matched','decided')),
  decision_id  uuid        not null,
  valid_from   timestamptz not null default now(),
  valid_to     timestamptz,
  known_from   timestamptz not null default now(),
  known_to     timestamptz
);
comment on table child_index.link is 'Which child an assertion belongs to, since when (valid) and as we knew it when (known), and by which decision. Never deleted: a change closes `known_to` and adds rows.';
create unique index link_now on child_index.link (assertion_id) where known_to is null and valid_to is null;
create index link_of_child on child_index.link (number) where known_to is null;

create table child_index.not_same (
  id           uuid        not null primary key,
  number       text        not null,
  other_number text        not null,
  decision_id  uuid        not null,
  decided_at   timestamptz not null default now(),
  reversed_at  timestamptz,
  reversed_by  text[],
  check (number < other_number)
);
comment on table child_index.not_same is 'A person''s decision that two numbers are two children. Stands until two people reverse it.';
create unique index not_same_now on child_index.not_same (number, other_number) where reversed_at is null;
create index not_same_other on child_index.not_same (other_number) where reversed_at is null;

create table child_index.involvement (
  id           uuid        not null primary key,
  authority    text        not null,
  reference    text        not null,
  number       text        not null,
  organisation text        not null,
  kind         text        not null check (kind in ('childrens-services','gp-practice','health-visiting','hospital','school','early-years','early-help','police','other')),
  role         text        not null,
  contact      text        not null,
  since_on     date        not null,
  last_seen_on date,
  ended_on     date,
  sensitive    boolean     not null,
  recorded_at  timestamptz not null default now(),
  unique (authority, reference)
);
comment on table child_index.involvement is 'Who works with a child, under the number it was told of. A sensitive service shows as existing only.';
create index involvement_of_child on child_index.involvement (number) where ended_on is null;

create table child_index.sealed_concern (
  id           uuid        not null primary key,
  authority    text        not null,
  number       text        not null,
  agency_kind  text        not null,
  band         text        not null check (band in ('unsure','worried','very-worried')),
  until_on     date        not null,
  whom_to_ring text        not null,
  recorded_at  timestamptz not null default now(),
  ended_at     timestamptz
);
comment on table child_index.sealed_concern is 'That a sealed concern exists, and whom to ring. Never what it says.';
create index sealed_concern_of_child on child_index.sealed_concern (number) where ended_at is null;

create table child_index.shield (
  id        uuid        not null primary key,
  number    text        not null,
  kind      text        not null check (kind in ('full','provisional')),
  authority text        not null,
  since     timestamptz not null default now(),
  lifted_at timestamptz,
  lifted_by text[]
);
comment on table child_index.shield is 'Children whose identity and place are sealed: found only by one who already knows every field asked. Lifted by two people.';
create index shield_of_child on child_index.shield (number) where lifted_at is null;

create table child_index.feed (
  position     bigserial   primary key,
  number       text        not null,
  kind         text        not null check (kind in ('registered','matched','updated','confirmed','involvement')),
  assertion_id uuid,
  at           timestamptz not null default now()
);
comment on table child_index.feed is 'What changed, per child, for the councils to read: thin, without content. Append only.';
create index feed_of_child on child_index.feed (number, position);

create table child_index.audit_leaf (
  id        bigserial   primary key,
  at        timestamptz not null default now(),
  authority text        not null,
  user_id   text,
  role      text        not null,
  purpose   text        not null,
  request   text        not null check (request in ('match','register','register-many','child-by-number','child-by-identifier','involvements-of','record-involvement','end-involvement')),
  answer    text        not null,
  numbers   text[]      not null,
  count     integer     not null default 1
);
comment on table child_index.audit_leaf is 'Every request: who asked, as what, for what purpose, what was answered, and the numbers the answer named. Append only; never a name or an identifier.';
create index audit_by_user on child_index.audit_leaf (authority, user_id, at desc);

alter table child_index.assertion_past add foreign key (assertion_id) references child_index.assertion (id);
alter table child_index.assertion_name add foreign key (assertion_id) references child_index.assertion (id);
alter table child_index.assertion_address add foreign key (assertion_id) references child_index.assertion (id);
alter table child_index.assertion_identifier add foreign key (assertion_id) references child_index.assertion (id);
alter table child_index.link add foreign key (assertion_id) references child_index.assertion (id);
alter table child_index.link add foreign key (number) references child_index.child (number);
alter table child_index.involvement add foreign key (number) references child_index.child (number);

-- The role adds and reads; it changes only what has a present state, and deletes nothing.
grant select, insert on all tables in schema child_index to openics_index;
grant usage on all sequences in schema child_index to openics_index;
grant update (state, status, survivor, responsible_authority, version) on child_index.child to openics_index;
grant update (version, content_hash, birth_date, birth_date_known, expected_on, sex, mother_given, mother_family, multiple_birth, recorded_at)
  on child_index.assertion to openics_index;
grant update (number) on child_index.assertion_key to openics_index;
grant update (known_to) on child_index.link to openics_index;
grant update (reversed_at, reversed_by) on child_index.not_same to openics_index;
grant update (number, organisation, kind, role, contact, since_on, last_seen_on, ended_on, sensitive, recorded_at) on child_index.involvement to openics_index;
grant update (ended_at) on child_index.sealed_concern to openics_index;
grant update (lifted_at, lifted_by) on child_index.shield to openics_index;
