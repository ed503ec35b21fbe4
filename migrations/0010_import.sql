-- What was brought in from elsewhere: one row an import, so that a broken one goes on where it stopped.

create table public.import_run (
  authority   text        not null,
  id          uuid        not null,
  kind        text        not null check (kind in ('cin-census')),
  fingerprint text        not null,
  rows        integer     not null,
  rows_done   integer     not null default 0,
  finished_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, kind, fingerprint)
);
comment on table public.import_run is 'A file brought in: which (by its SHA-256), how far, and when it was done. Never its name, which may name someone.';

call public.keep_for_council('public.import_run');
