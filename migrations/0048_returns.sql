-- What is reported of the record: each making of a return, whom it spoke of, and what the rules said of it.

create table public.return_run (
  authority    text        not null,
  id           uuid        not null,
  kind         text        not null check (kind in ('children-in-need')),
  year         integer     not null check (year between 2009 and 2100),
  rules        text        not null,
  asked_at     timestamptz not null,
  asked_by     uuid,
  made_at      timestamptz,
  children     integer,
  errors       integer,
  queries      integer,
  sha256       text,
  signed_at    timestamptz,
  signed_by    uuid,
  sent_at      timestamptz,
  sent_by      uuid,
  serial       integer,
  recorded_at  timestamptz not null default now(),
  primary key (authority, id),
  check ((made_at is null) = (sha256 is null)),
  check (signed_at is null or made_at is not null),
  check (sent_at is null or signed_at is not null)
);
comment on table public.return_run is 'One making of a statutory return from the record: asked for, made, signed, handed in. `year` is the one the census ends in; `rules` is the set of rules it was checked by; `serial` numbers what was handed in for a year.';
create unique index return_run_serial on public.return_run (authority, kind, year, serial) where serial is not null;
create index return_run_of_year on public.return_run (authority, kind, year, asked_at desc);

create table public.return_file (
  authority   text        not null,
  run_id      uuid        not null,
  content     bytea       not null,
  recorded_at timestamptz not null default now(),
  primary key (authority, run_id)
);
comment on table public.return_file is 'The file of a return as it was made, compressed with gzip. Kept with its rules, so that years later it can be seen what was said.';

create table public.return_child (
  authority   text        not null,
  run_id      uuid        not null,
  child_id    uuid        not null,
  reference   text        not null,
  because     text        not null check (because in ('in-need','nothing-further')),
  digest      text        not null,
  recorded_at timestamptz not null default now(),
  primary key (authority, run_id, child_id)
);
comment on table public.return_child is 'Whom a return speaks of, why, and a digest of what it says: two returns are compared by it.';

create table public.return_failure (
  authority   text        not null,
  id          uuid        not null,
  run_id      uuid        not null,
  child_id    uuid,
  code        text        not null,
  severity    text        not null check (severity in ('error','query')),
  path        text        not null,
  user_id     uuid,
  team_id     uuid,
  recorded_at timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.return_failure is 'What a rule said of a return when it was made: of which child, where, and who held the child then. No child: of the return as a whole.';
create index return_failure_of_run on public.return_failure (authority, run_id, code, child_id);

alter table public.return_file add foreign key (authority, run_id) references public.return_run (authority, id);
alter table public.return_child add foreign key (authority, run_id) references public.return_run (authority, id);
alter table public.return_child add foreign key (authority, child_id) references public.person (authority, id);
alter table public.return_failure add foreign key (authority, run_id) references public.return_run (authority, id);
alter table public.return_failure add foreign key (authority, child_id) references public.person (authority, id);

-- Last: from here on not even the owner sees a row without an authority, and foreign keys are checked by looking.
call public.keep_for_council('public.return_run');
call public.keep_for_council_append_only('public.return_file');
call public.keep_for_council_append_only('public.return_child');
call public.keep_for_council_append_only('public.return_failure');
