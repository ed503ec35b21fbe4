-- Everyone: children (born or not), parents, carers, others. Their names, addresses, identifiers, ties and homes.

create table public.person (
  authority          text        not null,
  id                 uuid        not null,
  kind               text        not null check (kind in ('child','adult')),
  birth_date         date,
  expected_on        date,
  birth_date_known   text        not null default 'exact' check (birth_date_known in ('exact','year','estimated','unknown')),
  died_on            date,
  sex                text        not null default 'U' check (sex in ('M','F','U')),
  ethnicity          text,
  disabilities       text[]      not null default '{}',
  says_name          text,
  index_number       text,
  index_state        text        not null default 'none' check (index_state in ('none','provisional','confirmed')),
  upn_unknown        text,
  recorded_at        timestamptz not null default now(),
  recorded_by        uuid,
  primary key (authority, id)
);
comment on table public.person is 'A person of this authority''s record. An unborn child has an expected date, and neither name nor sex.';
create index person_by_birth_date on public.person (authority, birth_date) where birth_date is not null;
create index person_by_index_number on public.person (authority, index_number) where index_number is not null;

create table public.person_name (
  authority   text        not null,
  id          uuid        not null,
  person_id   uuid        not null,
  use         text        not null check (use in ('current','former','alias')),
  given       text        not null default '',
  family      text        not null default '',
  given_key   text        not null default '',
  family_key  text        not null default '',
  given_sound text        not null default '',
  family_sound text       not null default '',
  from_on     date,
  to_on       date,
  recorded_at timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.person_name is 'Names, current, former and alias, with the keys they are found by.';
create index person_name_of on public.person_name (authority, person_id);
create index person_name_by_key on public.person_name (authority, family_key text_pattern_ops, given_key text_pattern_ops);
create index person_name_by_given on public.person_name (authority, given_key text_pattern_ops);
create index person_name_by_sound on public.person_name (authority, family_sound, given_sound);

create table public.person_address (
  authority   text        not null,
  id          uuid        not null,
  person_id   uuid        not null,
  lines       text        not null,
  postcode    text,
  from_on     date,
  to_on       date,
  recorded_at timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.person_address is 'Where a person lived, from and to.';
create index person_address_of on public.person_address (authority, person_id);
create index person_address_by_postcode on public.person_address (authority, postcode);

create table public.person_identifier (
  authority   text        not null,
  id          uuid        not null,
  person_id   uuid        not null,
  system      text        not null check (system in ('nhs','upn','former-upn','local','previous-index')),
  value       text        not null,
  verified    boolean     not null default false,
  recorded_at timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, person_id, system, value)
);
comment on table public.person_identifier is 'Numbers others know a person by. Held, never a key.';
create index person_identifier_by_value on public.person_identifier (authority, system, value);

create table public.relationship (
  authority               text        not null,
  id                      uuid        not null,
  person_id               uuid        not null,
  other_id                uuid        not null,
  kind                    text        not null check (kind in ('mother','father','parent','step-parent','grandparent','sibling','half-sibling','step-sibling','aunt-or-uncle','carer','foster-carer','partner','former-partner','spouse','other')),
  parental_responsibility boolean,
  words                   text,
  from_on                 date,
  to_on                   date,
  recorded_at             timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.relationship is '`other` is the `kind` of `person`: (child, mother, Kerry). Siblings and partners are written once and read from both sides.';
create index relationship_of on public.relationship (authority, person_id);
create index relationship_to on public.relationship (authority, other_id);

create table public.household (
  authority   text        not null,
  id          uuid        not null,
  lines       text        not null,
  postcode    text,
  recorded_at timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.household is 'People who live, or lived, together at one address.';

create table public.household_member (
  authority    text        not null,
  id           uuid        not null,
  household_id uuid        not null,
  person_id    uuid        not null,
  part_time    text,
  from_on      date,
  to_on        date,
  recorded_at  timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.household_member is 'Who is at home, from and to; `part_time` says so in words ("3 or 4 nights a week").';
create index household_member_of on public.household_member (authority, household_id);
create index household_of_person on public.household_member (authority, person_id);

alter table public.person_name add foreign key (authority, person_id) references public.person (authority, id);
alter table public.person_address add foreign key (authority, person_id) references public.person (authority, id);
alter table public.person_identifier add foreign key (authority, person_id) references public.person (authority, id);
alter table public.relationship add foreign key (authority, person_id) references public.person (authority, id);
alter table public.relationship add foreign key (authority, other_id) references public.person (authority, id);
alter table public.household_member add foreign key (authority, household_id) references public.household (authority, id);
alter table public.household_member add foreign key (authority, person_id) references public.person (authority, id);

-- Last: from here on not even the owner sees a row without an authority, and foreign keys are checked by looking.
call public.keep_for_council('public.person');
call public.keep_for_council('public.person_name');
call public.keep_for_council('public.person_address');
call public.keep_for_council('public.person_identifier');
call public.keep_for_council('public.relationship');
call public.keep_for_council('public.household');
call public.keep_for_council('public.household_member');
