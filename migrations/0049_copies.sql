-- Copies for the child and the parents: what is kept back from them and why, each copy that was made, and to whom it was given.

create table public.kept_back (
  authority        text        not null,
  id               uuid        not null,
  of_kind          text        not null check (of_kind in ('entry','step')),
  of_id            uuid        not null,
  words            text,
  verdict          text        not null check (verdict in ('keep-back','without-name','give')),
  from_copies      text        not null check (from_copies in ('parents','both')),
  reason           text        check (reason in ('about-someone-else','asked-not-to-be-named','police','health-of-another','childs-own-words','could-be-dangerous')),
  why              text        not null default '',
  recorded_by      uuid,
  recorded_by_name text        not null,
  recorded_at      timestamptz not null default now(),
  primary key (authority, id),
  check (verdict = 'give' or reason is not null)
);
comment on table public.kept_back is 'Whether an entry, or all that a step wrote, may be in a copy for the child or the parents: all of it, or these words of it. The latest holds; where there is none, a rule by kind does.';
create index kept_back_of on public.kept_back (authority, of_id, recorded_at);

create table public.reading_copy (
  authority        text        not null,
  id               uuid        not null,
  child_id         uuid        not null,
  whose            text        not null check (whose in ('child','parent')),
  parent_id        uuid,
  language         text        not null,
  large_print      boolean     not null default false,
  state            text        not null default 'prepared' check (state in ('prepared','handed-back','released')),
  prepared_by      uuid,
  prepared_by_name text        not null,
  prepared_at      timestamptz not null,
  decided_by       uuid,
  decided_by_name  text,
  decided_at       timestamptz,
  comment          text,
  content          jsonb,
  sha256           text,
  frozen_at        timestamptz,
  recorded_at      timestamptz not null default now(),
  primary key (authority, id),
  check ((whose = 'parent') = (parent_id is not null)),
  check ((state = 'prepared') = (decided_at is null)),
  check ((state = 'released') = (content is not null and sha256 is not null and frozen_at is not null)),
  check (state <> 'handed-back' or comment is not null)
);
comment on table public.reading_copy is 'A copy of a child''s record for the child or for one parent. Until it is released it is read from the record each time; released, its words are frozen with their hash. `frozen_at` is by the clock of the database, as what is kept back is: the two are compared.';
create index reading_copy_of_child on public.reading_copy (authority, child_id, prepared_at desc);

create table public.reading_copy_given (
  authority        text        not null,
  id               uuid        not null,
  copy_id          uuid        not null,
  to_whom          text        not null,
  given_on         date        not null,
  how              text        not null,
  recorded_by      uuid,
  recorded_by_name text        not null,
  recorded_at      timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.reading_copy_given is 'To whom a released copy was given, on which day, how and by whom.';
create index reading_copy_given_of on public.reading_copy_given (authority, copy_id, recorded_at);

-- A photo of the child is a document of its own kind.
alter table public.document drop constraint document_kind_check,
  add constraint document_kind_check check (kind in ('report','letter','court','health','school','police','photo','portrait','other'));
alter table public.document_correction drop constraint document_correction_kind_check,
  add constraint document_correction_kind_check check (kind in ('report','letter','court','health','school','police','photo','portrait','other'));

alter table public.reading_copy add foreign key (authority, child_id) references public.person (authority, id);
alter table public.reading_copy add foreign key (authority, parent_id) references public.person (authority, id);
alter table public.reading_copy_given add foreign key (authority, copy_id) references public.reading_copy (authority, id);

-- Last: from here on not even the owner sees a row without an authority, and foreign keys are checked by looking.
call public.keep_for_council_append_only('public.kept_back');
call public.keep_for_council('public.reading_copy');
call public.keep_for_council_append_only('public.reading_copy_given');
