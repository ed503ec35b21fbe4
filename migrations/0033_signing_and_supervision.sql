-- Who signs what was written; supervision of workers; settings of an authority; steps begun by mistake and withdrawn.

create table public.sign_off (
  authority       text        not null,
  id              uuid        not null,
  kind            text        not null check (kind in ('assessment','section-47-conclusion','closure')),
  step_kind       text        not null,
  step_id         uuid        not null,
  signed_by_role  text        not null check (signed_by_role in ('team-manager','service-manager')),
  content         jsonb       not null,
  asked_at        timestamptz not null,
  asked_by        uuid,
  asked_by_name   text        not null,
  written_by      uuid[]      not null default '{}',
  decided_at      timestamptz,
  decision        text        check (decision in ('signed','handed-back','withdrawn')),
  comment         text,
  decided_by      uuid,
  decided_by_name text,
  recorded_at     timestamptz not null default now(),
  primary key (authority, id),
  check ((decided_at is null) = (decision is null)),
  check ((decided_at is null) = (decided_by_name is null)),
  check (decision <> 'handed-back' or comment is not null)
);
comment on table public.sign_off is 'What was put before a manager to be signed: the words as they were then, who asked, everyone who wrote in it, who may sign, and what the manager said. Handed back and asked again is another row: no word and no comment is lost.';
create unique index sign_off_waiting_once on public.sign_off (authority, step_id, kind) where decided_at is null;
create index sign_off_of_step on public.sign_off (authority, step_id, asked_at);

create table public.sign_off_child (
  authority   text        not null,
  id          uuid        not null,
  sign_off_id uuid        not null,
  child_id    uuid        not null,
  waits       boolean     not null default true,
  recorded_at timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, sign_off_id, child_id)
);
comment on table public.sign_off_child is 'A child whom it is about. `waits` is true until the manager decided.';
create index sign_off_child_of on public.sign_off_child (authority, child_id);
create index sign_off_child_waiting on public.sign_off_child (authority, child_id) where waits;

create table public.local_setting (
  authority   text        not null,
  id          uuid        not null,
  name        text        not null check (name in ('signs-assessment','signs-section-47-conclusion','signs-closure','supervision-weeks')),
  value       text        not null,
  from_on     date        not null,
  reason      text        not null,
  set_by      uuid,
  set_by_name text        not null,
  recorded_at timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.local_setting is 'What an authority decided for itself, from a day on: who signs each kind of record, how often workers are supervised. The latest that has begun holds.';
create index local_setting_of on public.local_setting (authority, name, from_on desc, recorded_at desc);

create table public.supervision (
  authority            text        not null,
  id                   uuid        not null,
  worker_user          uuid        not null,
  supervisor_user      uuid        not null,
  held_on              date        not null,
  next_on              date        not null,
  wellbeing            text,
  worker_words         text,
  worker_confirmed_at  timestamptz,
  recorded_by_name     text        not null,
  recorded_at          timestamptz not null default now(),
  primary key (authority, id),
  check (worker_user <> supervisor_user),
  check (next_on > held_on)
);
comment on table public.supervision is 'A worker and their manager went through the children the worker holds. The manager confirms by writing it down, the worker by reading it and saying so. `wellbeing` and `worker_words` are for these two alone.';
create index supervision_of_worker on public.supervision (authority, worker_user, held_on desc);

create table public.supervision_child (
  authority      text        not null,
  id             uuid        not null,
  supervision_id uuid        not null,
  child_id       uuid        not null,
  held_on        date        not null,
  discussed      text        not null,
  reflection     text,
  decision       text,
  recorded_at    timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, supervision_id, child_id)
);
comment on table public.supervision_child is 'What was said and decided about one child. The day is repeated so that the last supervision of a child is one look at an index.';
create index supervision_child_of on public.supervision_child (authority, child_id, held_on desc);

create table public.supervision_action (
  authority      text        not null,
  id             uuid        not null,
  supervision_id uuid        not null,
  child_id       uuid        not null,
  plan_action_id uuid,
  what           text        not null,
  owner_name     text        not null,
  by_on          date        not null,
  state          text        not null default 'open' check (state in ('open','done','stopped')),
  done_on        date,
  recorded_at    timestamptz not null default now(),
  primary key (authority, id),
  check ((state = 'done') = (done_on is not null)),
  check (plan_action_id is null or state = 'open')
);
comment on table public.supervision_action is 'A decision of supervision as an action: who does what by when. With `plan_action_id` it lives in the child''s plan, and its state is there.';
create index supervision_action_of on public.supervision_action (authority, child_id, by_on);

create table public.management_decision_child (
  authority   text        not null,
  id          uuid        not null,
  entry_id    uuid        not null,
  child_id    uuid        not null,
  decided_on  date        not null,
  recorded_at timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, entry_id, child_id)
);
comment on table public.management_decision_child is 'A child about whom a manager decided; what and why is the entry. The last one is one look at an index.';
create index management_decision_child_of on public.management_decision_child (authority, child_id, decided_on desc, recorded_at desc);

-- A step begun by mistake is withdrawn, never deleted: why, by whom, from when.
alter table public.assessment add column written_at timestamptz;
alter table public.assessment add column withdrawn_on date, add column withdrawn_why text, add column withdrawn_by uuid;
alter table public.strategy_discussion add column withdrawn_on date, add column withdrawn_why text, add column withdrawn_by uuid;
alter table public.section_47_enquiry add column withdrawn_on date, add column withdrawn_why text, add column withdrawn_by uuid;
alter table public.assessment add check ((withdrawn_on is null) = (withdrawn_why is null));
alter table public.strategy_discussion add check ((withdrawn_on is null) = (withdrawn_why is null));
alter table public.section_47_enquiry add check ((withdrawn_on is null) = (withdrawn_why is null));
alter table public.strategy_discussion add check (withdrawn_on is null or held_on is null);
alter table public.section_47_enquiry add check (withdrawn_on is null or concluded_on is null);

-- Shows a table as it was known with the columns it has now: a view keeps the columns of the day it was made.
create or replace procedure history.show_columns(relation regclass) language plpgsql as $$
declare
  table_name text := (select relname from pg_class where oid = relation);
begin
  execute format('create or replace view asof.%1$I with (security_invoker) as
                    select was.* from history.version v, jsonb_populate_record(null::public.%1$I, v.image) was
                     where v.authority = public.current_authority() and v.relation = %1$L
                       and v.known @> current_setting(''app.as_of'')::timestamptz', table_name);
end $$;
call history.show_columns('public.assessment');
call history.show_columns('public.strategy_discussion');
call history.show_columns('public.section_47_enquiry');

alter table public.sign_off_child add foreign key (authority, sign_off_id) references public.sign_off (authority, id);
alter table public.sign_off_child add foreign key (authority, child_id) references public.person (authority, id);
alter table public.management_decision_child add foreign key (authority, entry_id) references public.entry (authority, id);
alter table public.management_decision_child add foreign key (authority, child_id) references public.person (authority, id);
alter table public.supervision_child add foreign key (authority, supervision_id) references public.supervision (authority, id);
alter table public.supervision_child add foreign key (authority, child_id) references public.person (authority, id);
alter table public.supervision_action add foreign key (authority, supervision_id) references public.supervision (authority, id);
alter table public.supervision_action add foreign key (authority, child_id) references public.person (authority, id);
alter table public.supervision_action add foreign key (authority, plan_action_id) references public.plan_action (authority, id);

-- Last: from here on not even the owner sees a row without an authority, and foreign keys are checked by looking.
call public.keep_for_council('public.sign_off');
call public.keep_for_council('public.sign_off_child');
call public.keep_for_council_append_only('public.local_setting');
call public.keep_for_council('public.supervision');
call public.keep_for_council_append_only('public.supervision_child');
call public.keep_for_council_append_only('public.management_decision_child');
call public.keep_for_council('public.supervision_action');

-- Assessments that wait already are put before the managers of the teams. Each authority's from a seat of its own.
alter table public.assessment no force row level security;
do $$
declare
  each_authority text;
begin
  for each_authority in select distinct authority from public.assessment where state = 'submitted' loop
    perform public.act_as(each_authority, null, null, 'council');
    with asked as (
      insert into public.sign_off (authority, id, kind, step_kind, step_id, signed_by_role, content, asked_at, asked_by,
                                   asked_by_name, written_by)
      select a.authority, gen_random_uuid(), 'assessment', 'assessment', a.id, 'team-manager',
             a.content || jsonb_build_object('outcome', a.outcome, 'children', (
               select coalesce(jsonb_agg(jsonb_build_object('childId', c.child_id, 'factors', c.factors, 'seenOn', c.seen_on,
                                                            'seenAlone', c.seen_alone) order by c.child_id), '[]')
                 from public.assessment_child c where c.authority = a.authority and c.assessment_id = a.id)),
             coalesce(a.submitted_on::timestamp at time zone 'Europe/London', a.recorded_at), a.submitted_by,
             coalesce(access.name_of(a.submitted_by), 'Not known'),
             array(select (v.image->>'written_by')::uuid from history.version v
                    where v.authority = a.authority and v.relation = 'assessment' and v.id = a.id
                      and v.image->>'written_by' is not null
                   union select a.submitted_by where a.submitted_by is not null)
        from public.assessment a where a.authority = each_authority and a.state = 'submitted'
      returning id, step_id)
    insert into public.sign_off_child (authority, id, sign_off_id, child_id)
    select each_authority, gen_random_uuid(), asked.id, c.child_id
      from asked join public.assessment_child c on c.authority = each_authority and c.assessment_id = asked.step_id;
  end loop;
end $$;
alter table public.assessment force row level security;
