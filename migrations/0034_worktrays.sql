-- What worktrays, allocation and notices need: how many children a worker is to hold, who is told of what, and the
-- morning's e-mail without personal data.

create table public.caseload_limit (
  authority   text        not null,
  id          uuid        not null,
  user_id     uuid        not null,
  children    integer     not null check (children between 0 and 200),
  from_on     date        not null,
  set_by      uuid,
  recorded_at timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, user_id, from_on)
);
comment on table public.caseload_limit is 'How many children a worker is to hold at most, as agreed, from a day on until another is agreed. Nothing is refused beyond it: it is shown.';

create table public.notification (
  authority   text        not null,
  id          uuid        not null,
  user_id     uuid        not null,
  kind        text        not null check (kind in ('record-returned','record-to-sign','allocated','given-away','report-came','worry-opened','decision-made','cover-began')),
  step_kind   text        not null,
  step_id     uuid        not null,
  child_id    uuid,
  at          timestamptz not null,
  read_at     timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.notification is 'What somebody is told of: kind, step and child by their ids alone. The words are made when it is read, of what its reader may see then. One act about several children is a row for each, of one step.';
create index notification_unread on public.notification (authority, user_id) where read_at is null;
create index notification_of on public.notification (authority, user_id, at desc);

create table public.digest_setting (
  authority    text        not null,
  id           uuid        not null,
  user_id      uuid        not null,
  wanted       boolean     not null default true,
  last_sent_on date,
  recorded_at  timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, user_id)
);
comment on table public.digest_setting is 'Whether somebody wants the morning''s e-mail, which they get unless they said no, and the last day it was sent.';

alter table public.notification add foreign key (authority, child_id) references public.person (authority, id);

-- Why a child changed hands and who decided it; the history of who held a child.
alter table public.allocation add column reason text;
alter table public.allocation add column given_by uuid;
create or replace view asof.allocation with (security_invoker) as
  select was.* from history.version v, jsonb_populate_record(null::public.allocation, v.image) was
   where v.authority = public.current_authority() and v.relation = 'allocation'
     and v.known @> current_setting('app.as_of')::timestamptz;
create index allocation_over_time on public.allocation (authority, child_id, from_on desc);
create index visit_by on public.visit (authority, visited_by, happened_on desc);

-- A list of 500 children reads only what is open, and what is new since its reader last looked, however long the story.
create index due_open_of_child on public.due (authority, child_id, due_by) where done_on is null and not_needed is null;
create index assessment_unsigned on public.assessment (authority, id) where state in ('open', 'submitted', 'returned');
create index entry_about_recorded on public.entry_about (authority, person_id, recorded_at desc);
create index audit_of_own_looks on access.audit_leaf (authority, user_id, subject_id, at desc)
  where action = 'child.look' and details ->> 'page' = 'child';

-- Where a worker of the bound council reads e-mail, while they have a seat there; null for anyone else.
create function access.email_of(of_user uuid, today date) returns text
language sql stable security definer set search_path = '' as $$
  select u.email from access.app_user u
   where u.id = of_user and u.removed_at is null and u.issuer <> 'practice'
     and exists (select from access.membership m
                  where m.authority = public.current_council() and m.user_id = of_user and m.seat = 'council'
                    and m.from_on <= today and (m.to_on is null or m.to_on >= today))
$$;
revoke execute on function access.email_of from public;
grant execute on function access.email_of to openics_app;

-- Last: from here on not even the owner sees a row without an authority, and foreign keys are checked by looking.
call public.keep_for_council('public.caseload_limit');
call public.keep_for_council('public.notification');
call public.keep_for_council('public.digest_setting');
