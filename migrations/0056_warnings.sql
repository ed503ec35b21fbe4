-- Warnings noticed in time: what a published rule found, before whom it was put, and what they did about it; what the
-- index tells of concerns that are kept sealed; and the one place from which the rules are set to work.

create table public.warning_prompt (
  authority       text        not null,
  id              uuid        not null,
  rule            text        not null,
  rule_version    integer     not null,
  child_id        uuid,
  index_number    text,
  child_as_known  text,
  put_before      uuid,
  noticed_on      date        not null,
  noticed_at      timestamptz not null,
  state           text        not null default 'waiting' check (state in ('waiting','acted-on','dismissed','joined')),
  answered_by     uuid,
  answered_by_name text,
  answered_at     timestamptz,
  answer          text,
  recorded_at     timestamptz not null default now(),
  primary key (authority, id),
  check (child_id is not null or index_number is not null),
  check ((state = 'waiting') = (answered_at is null and answer is null and answered_by_name is null))
);
comment on table public.warning_prompt is 'A published rule matched: put before a named person, who says what they did, or why it is nothing. A rule never acts by itself. A child who is in no record here yet goes by the index number, and is called as the index knows them; once they are in one, it joins the prompt of the same rule that waits there.';
create unique index warning_prompt_waiting on public.warning_prompt (authority, child_id, rule) where state = 'waiting' and child_id is not null;
create unique index warning_prompt_waiting_of_number on public.warning_prompt (authority, index_number, rule) where state = 'waiting' and child_id is null;
create index warning_prompt_of_child on public.warning_prompt (authority, child_id);
create index warning_prompt_of_number on public.warning_prompt (authority, index_number) where child_id is null;
create index warning_prompt_before on public.warning_prompt (authority, put_before) where state = 'waiting';
create index warning_prompt_of_rule on public.warning_prompt (authority, rule, rule_version);
alter table public.warning_prompt add foreign key (authority, child_id) references public.person (authority, id);

create table public.warning_evidence (
  authority   text        not null,
  id          uuid        not null,
  prompt_id   uuid        not null,
  kind        text        not null,
  subject_id  uuid        not null,
  happened_on date        not null,
  words       text        not null,
  recorded_at timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, prompt_id, kind, subject_id)
);
comment on table public.warning_evidence is 'A fact that a rule matched, as it was in words that day. More of them join a prompt that waits.';
alter table public.warning_evidence add foreign key (authority, prompt_id) references public.warning_prompt (authority, id);

create table public.index_concern (
  authority         text        not null,
  id                uuid        not null,
  index_number      text        not null,
  holder            text        not null,
  holding_authority text        not null,
  agency_kind       text        not null check (agency_kind in ('childrens-services','health','education','early-help','police','probation','housing','voluntary','other')),
  band              text        not null check (band in ('unsure','worried','very-worried')),
  whom_to_ring      text        not null,
  told_at           timestamptz not null,
  until_on          date        not null,
  ended_on          date,
  recorded_at       timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, index_number, holder, told_at)
);
comment on table public.index_concern is 'What the child index told this authority: that an agency keeps a concern about a child sealed, how worried it is, and whom to ring. Never what it says.';

create table public.index_news (
  authority       text        not null,
  id              uuid        not null,
  index_number    text        not null,
  kind            text        not null check (kind in ('known-elsewhere','responsible-elsewhere','second-number')),
  elsewhere       text        not null,
  was_so_before   boolean     not null default false,
  happened_on     date        not null,
  recorded_at     timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, index_number, kind, elsewhere)
);
comment on table public.index_news is 'What the child index told this authority of a child it has a record of: another authority knows the child, or is responsible, or the child may have a second number. What was so before this authority began to follow the child is no news.';

call public.keep_for_council('public.warning_prompt');
call public.keep_for_council_append_only('public.warning_evidence');
call public.keep_for_council('public.index_concern');
call public.keep_for_council_append_only('public.index_news');

-- How far an authority has read the index's feed: no history is kept of it.
create table public.index_read_to (
  authority text        not null primary key,
  position  text        not null,
  read_at   timestamptz not null
);
comment on table public.index_read_to is 'The place in the index''s feed up to which this authority has acted.';
alter table public.index_read_to enable row level security, force row level security;
create policy own_council on public.index_read_to using (authority = public.current_council());
grant select, insert, update on public.index_read_to to openics_app;

-- Told of first, a concern stays told of then; its agency is told apart by a mark of its system's own.
alter table child_index.sealed_concern add column agency_mark text;
comment on column child_index.sealed_concern.agency_mark is 'The asking system''s own unguessable mark of the agency. Told to nobody.';
grant update (agency_mark) on child_index.sealed_concern to openics_index;

-- One more thing that somebody may be told of.
do $$ begin
  execute (
    select format('alter table public.notification drop constraint %1$I, add constraint %1$I %2$s', conname,
                  replace(pg_get_constraintdef(oid), 'ARRAY[', 'ARRAY[''pattern-noticed''::text, '))
      from pg_constraint where conrelid = 'public.notification'::regclass and conname = 'notification_kind_check');
end $$;

-- Puts a job in the queue for later, once for each authority: asked for again, it is moved.
create function public.enqueue_once(task text, seconds integer) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform graphile_worker.add_job(task, json_build_object('authority', public.current_authority()),
                                  run_at := now() + make_interval(secs => seconds),
                                  job_key := task || ':' || public.current_authority());
end $$;
revoke execute on function public.enqueue_once from public;
grant execute on function public.enqueue_once to openics_app;

-- Whatever is written down about somebody sets the rules to work on it, in the act's own transaction: it cannot be
-- forgotten by an act. Of one person once a transaction; of many at once, some hundred a job. One after another for each
-- authority, and behind all else, so that thousands brought in at once keep no concern waiting. Whoever brings in many and
-- looks at all of them afterwards says so (`app.noticed` is 'afterwards'), and nothing is put in the queue.
create function public.notice_people() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  of_authority text;
  people text[];
  noticed text := coalesce(current_setting('app.noticed', true), '');
begin
  if noticed = 'afterwards' then return null; end if;
  for of_authority, people in execute format(
    'select w.authority, array_agg(distinct w.%1$I::text) from written w where w.%1$I is not null group by 1', tg_argv[0])
  loop
    if cardinality(people) <= 20 then
      people := array(select p from unnest(people) p where position(p in noticed) = 0);
      continue when cardinality(people) = 0;
      if length(noticed) < 4000 then
        noticed := noticed || array_to_string(people, ' ') || ' ';
        perform set_config('app.noticed', noticed, true);
      end if;
    end if;
    perform graphile_worker.add_job('notice-warnings',
              json_build_object('authority', of_authority, 'people', array_to_string(lot, ' ')),
              queue_name := 'notice-warnings:' || of_authority, priority := 10)
       from (select array_agg(p) as lot from unnest(people) with ordinality as all_of (p, nth) group by (nth - 1) / 100) as lots;
  end loop;
  return null;
end $$;

create procedure public.notice(relation regclass, person text) language plpgsql as $$
begin
  execute format('create trigger noticed_when_put after insert on %s referencing new table as written
                    for each statement execute function public.notice_people(%L)', relation, person);
  if has_table_privilege('openics_app', relation, 'update') then
    execute format('create trigger noticed_when_changed after update on %s referencing new table as written
                      for each statement execute function public.notice_people(%L)', relation, person);
  end if;
end $$;

call public.notice('public.entry_about', 'person_id');
call public.notice('public.contact', 'child_id');
call public.notice('public.closure', 'child_id');
call public.notice('public.episode', 'child_id');
call public.notice('public.plan_status', 'child_id');
call public.notice('public.section_47_enquiry_child', 'child_id');
call public.notice('public.visit_child', 'child_id');
call public.notice('public.assessment_child', 'child_id');
call public.notice('public.meeting_child', 'child_id');
call public.notice('public.conference_child', 'child_id');
call public.notice('public.plan_review_child', 'child_id');
call public.notice('public.missing_episode', 'child_id');
call public.notice('public.serious_incident_child', 'child_id');
call public.notice('public.transfer_child', 'child_id');
call public.notice('public.household_member', 'person_id');
call public.notice('public.relationship', 'person_id');
call public.notice('public.worry', 'person_id');
call public.notice('public.person', 'id');
