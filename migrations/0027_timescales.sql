-- What an authority allows itself where that is its to say, and clocks that end at a moment.

create table public.local_timescale (
  authority       text        not null,
  id              uuid        not null,
  rule            text        not null,
  allowed         integer     not null check (allowed between 0 and 366),
  unit            text        not null check (unit in ('workingDays','days','weeks','months','hours')),
  clock_starts_on text        check (clock_starts_on in ('notice','acceptance')),
  from_on         date        not null,
  to_on           date,
  reason          text        not null,
  set_by          uuid,
  recorded_at     timestamptz not null default now(),
  primary key (authority, id),
  check ((rule = 'transfer-conference') = (clock_starts_on is not null)),
  check (to_on is null or to_on >= from_on - 1)
);
comment on table public.local_timescale is 'A clock as this authority sets it, from and to: never looser than the law. `to_on` on the day before `from_on`: replaced before it began.';
create unique index local_timescale_latest on public.local_timescale (authority, rule) where to_on is null;
-- Everyone who works with the authority may know by when it acts; only the council says so.
alter table public.local_timescale enable row level security, force row level security;
create policy known on public.local_timescale for select using (authority = public.current_authority());
create policy set_here on public.local_timescale for insert with check (authority = public.current_council());
create policy ended_here on public.local_timescale for update using (authority = public.current_council());
grant select, insert on public.local_timescale to openics_app;
grant update (to_on) on public.local_timescale to openics_app;
call history.keep('public.local_timescale');

-- A clock of hours is done in time to the moment, where the moment is known.
alter table public.due add column done_at timestamptz;
create or replace view asof.due with (security_invoker) as
  select was.* from history.version v, jsonb_populate_record(null::public.due, v.image) was
   where v.authority = public.current_authority() and v.relation = 'due'
     and v.known @> current_setting('app.as_of')::timestamptz;
