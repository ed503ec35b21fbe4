-- What the rules of the running census year say of the record as it is, months before the return is made; and what was
-- sent to the department each day.

create table public.record_fault (
  authority   text        not null,
  id          uuid        not null,
  child_id    uuid        not null,
  year        integer     not null check (year between 2009 and 2100),
  code        text        not null,
  severity    text        not null check (severity in ('error','query')),
  path        text        not null,
  place_kind  text        not null check (place_kind in ('child','referral','episode','assessment','enquiry','plan')),
  place_id    uuid        not null,
  since       timestamptz not null,
  mended_at   timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.record_fault is 'What a rule of the running census year says of a child''s record: since when, and until when, if it was put right. A projection, made again by a job after every act and every night. `place` is the part of the record that puts it right.';
create unique index record_fault_standing on public.record_fault (authority, child_id, year, code, path) where mended_at is null;
create index record_fault_of_year on public.record_fault (authority, year) where mended_at is null;
create index record_fault_mended on public.record_fault (authority, year, mended_at) where mended_at is not null;

create table public.record_sweep (
  authority   text        not null,
  year        integer     not null check (year between 2009 and 2100),
  up_to       timestamptz not null,
  whole_at    timestamptz,
  children    integer     not null default 0,
  recorded_at timestamptz not null default now(),
  primary key (authority, year)
);
comment on table public.record_sweep is 'How far the rules have looked at the record: the acts up to then, and when last at every child of the year, and how many those were. Where a job has got to; it keeps no history.';

create table public.daily_child (
  authority      text        not null,
  id             uuid        not null,
  child_id       uuid        not null,
  reference      text        not null,
  parts          jsonb       not null default '{}',
  sent_at        timestamptz,
  receipt        text,
  purged_at      timestamptz,
  refused_at     timestamptz,
  refused_digest text,
  reason         text,
  recorded_at    timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, child_id)
);
comment on table public.daily_child is 'What the department holds of a child from the daily sending: a digest of each part, as it took it. What it refused waits with its reason until the record of the child is another. No word of the record stands here.';

create table public.daily_run (
  authority   text        not null,
  id          uuid        not null,
  began_at    timestamptz not null,
  ended_at    timestamptz,
  children    integer     not null default 0,
  sent        integer     not null default 0,
  refused     integer     not null default 0,
  purged      integer     not null default 0,
  stopped     text,
  recorded_at timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.daily_run is 'One day''s sending to the department: how many children were looked at, sent, refused and taken back; and why it stopped early, if it did.';

-- The acts of an authority as they come, and no look: whose record is to be looked at again.
create index audit_of_acts on access.audit_leaf (authority, at)
  where action not like '%.look' and action not in ('child.find', 'sign-in', 'sign-out', 'refused');

alter table public.record_fault add foreign key (authority, child_id) references public.person (authority, id);
alter table public.daily_child add foreign key (authority, child_id) references public.person (authority, id);
alter table public.record_sweep enable row level security, force row level security;
create policy own_council on public.record_sweep using (authority = public.current_council());
grant select, insert, update on public.record_sweep to openics_app;

-- Last: from here on not even the owner sees a row without an authority, and foreign keys are checked by looking.
call public.keep_for_council('public.record_fault');
call public.keep_for_council('public.daily_child');
call public.keep_for_council('public.daily_run');
