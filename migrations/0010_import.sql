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

create table public.import_laid (
  authority   text        not null,
  id          uuid        not null,
  rows        jsonb       not null,
  recorded_at timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.import_laid is 'What imports last wrote of one child, row by row: what stands otherwise now was decided here, and no import changes it.';

call public.keep_for_council('public.import_run');
call public.keep_for_council('public.import_laid');

-- Tables filled within minutes have no statistics yet: every index begins with the authority, and until the planner
-- knows that all rows share it, it takes any of them for as good as the key (measured: 175 million index entries read
-- to bring in 5,000 children). Whoever fills tables calls this after the first of it.
create function public.gather_statistics() returns void
language plpgsql security definer set search_path = '' as $$
declare
  filled record;
begin
  for filled in
    select schemaname, tablename from pg_catalog.pg_tables where schemaname in ('public', 'history')
  loop
    execute pg_catalog.format('analyze %I.%I', filled.schemaname, filled.tablename);
  end loop;
end $$;
revoke execute on function public.gather_statistics from public;
grant execute on function public.gather_statistics to openics_app;
