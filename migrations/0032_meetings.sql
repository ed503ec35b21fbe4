-- Meetings as things: convened before the day, people asked and agencies asked for reports, held, written down, sent out;
-- postponed or called off with a reason, and never deleted. A step that was recorded without being convened has one too.

alter table public.meeting
  add column planned_time  text,
  add column link          text,
  add column follows       uuid,
  add column convened_by   uuid,
  add column convened_on   date,
  add column cancelled_on  date,
  add column cancelled_why text,
  add column cancelled_by  uuid,
  add column minutes       text,
  add column minutes_by    date,
  add column minutes_sent_on date,
  add column minutes_record uuid,
  add constraint meeting_time_of_day check (planned_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  add constraint meeting_called_off_why check ((cancelled_on is null) = (cancelled_why is null)),
  add constraint meeting_called_off_or_held check (cancelled_on is null or held_on is null),
  add constraint meeting_minutes_of_what_was_held check (minutes_sent_on is null or held_on is not null);
comment on table public.meeting is 'An event with people: a discussion, a conference, a core group, a review. Planned while neither `held_on` nor `cancelled_on` is set; `planned_time` is by the London clock; `follows` is the meeting that decided on it; `minutes_by` is the day by which the minutes are to be out.';
create index meeting_planned on public.meeting (authority, chair_user, planned_for) where held_on is null and cancelled_on is null;
create index meeting_minutes_awaited on public.meeting (authority, chair_user, minutes_by)
  where minutes_by is not null and minutes_sent_on is null;
create index meeting_after on public.meeting (authority, follows) where follows is not null;

alter table public.attendance
  add column position      integer not null default 0,
  add column service       text check (service in ('childrens-services','police','health','education','other-service','family','child')),
  add column contact       text,
  add column invited_on    date,
  add column answer        text check (answer in ('coming','apologies')),
  add column answered_on   date,
  add column withdrawn_on  date,
  add column withdrawn_why text,
  add column in_core_group boolean not null default false,
  add column minutes_sent_on date,
  add constraint attendance_answered check ((answer is null) = (answered_on is null)),
  add constraint attendance_withdrawn_why check ((withdrawn_on is null) = (withdrawn_why is null));
comment on table public.attendance is 'Who was asked, how they are reached, what they answered, who came, what they thought, whether they disagreed, whether they carry out the plan (`in_core_group`) and when the minutes went to them. An invitation taken back stays, with why.';

create table public.meeting_child (
  authority   text        not null,
  id          uuid        not null,
  meeting_id  uuid        not null,
  child_id    uuid        not null,
  recorded_at timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, meeting_id, child_id)
);
comment on table public.meeting_child is 'A child whom a meeting is about.';
create index meeting_child_of on public.meeting_child (authority, child_id);

create table public.meeting_report (
  authority     text        not null,
  id            uuid        not null,
  meeting_id    uuid        not null,
  attendance_id uuid        not null,
  asked_on      date        not null,
  by_on         date        not null,
  received_on   date,
  entry_id      uuid,
  shared_on     date,
  recorded_at   timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, attendance_id),
  check (entry_id is null or received_on is not null),
  check (shared_on is null or received_on is not null)
);
comment on table public.meeting_report is 'What someone asked to a meeting was asked to write before the day: by when, whether it came, the entry that keeps its words, and the day the family was shown it.';
create index meeting_report_of on public.meeting_report (authority, meeting_id);

create table public.meeting_postponement (
  authority   text        not null,
  id          uuid        not null,
  meeting_id  uuid        not null,
  from_on     date        not null,
  from_time   text,
  to_on       date        not null,
  reason      text        not null,
  decided_by  uuid,
  decided_by_name text    not null,
  recorded_at timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.meeting_postponement is 'A meeting was put off to another day: from when, to when, why and by whom.';
create index meeting_postponement_of on public.meeting_postponement (authority, meeting_id);

create index strategy_discussion_of_meeting on public.strategy_discussion (authority, meeting_id) where meeting_id is not null;
create index conference_of_meeting on public.conference (authority, meeting_id) where meeting_id is not null;
create index core_group_of_meeting on public.core_group (authority, meeting_id) where meeting_id is not null;
create index plan_review_of_meeting on public.plan_review (authority, meeting_id) where meeting_id is not null;

alter table public.meeting add foreign key (authority, follows) references public.meeting (authority, id);
alter table public.meeting_child add foreign key (authority, meeting_id) references public.meeting (authority, id);
alter table public.meeting_child add foreign key (authority, child_id) references public.person (authority, id);
alter table public.meeting_report add foreign key (authority, meeting_id) references public.meeting (authority, id);
alter table public.meeting_report add foreign key (authority, attendance_id) references public.attendance (authority, id);
alter table public.meeting_postponement add foreign key (authority, meeting_id) references public.meeting (authority, id);

-- What they were as known at an instant: a view names the columns its table had when it was made.
create or replace view asof.meeting with (security_invoker) as
  select was.* from history.version v, jsonb_populate_record(null::public.meeting, v.image) was
   where v.authority = public.current_authority() and v.relation = 'meeting'
     and v.known @> current_setting('app.as_of')::timestamptz;
create or replace view asof.attendance with (security_invoker) as
  select was.* from history.version v, jsonb_populate_record(null::public.attendance, v.image) was
   where v.authority = public.current_authority() and v.relation = 'attendance'
     and v.known @> current_setting('app.as_of')::timestamptz;

call public.keep_for_council('public.meeting_child');
call public.keep_for_council('public.meeting_report');
call public.keep_for_council_append_only('public.meeting_postponement');

-- Meetings of before say whom they were about by their step. Each authority's are filled in from a seat of its own.
alter table public.meeting no force row level security;
do $$
declare
  each_authority text;
begin
  for each_authority in select distinct authority from public.meeting loop
    perform public.act_as(each_authority, null, null, 'council');
    insert into public.meeting_child (authority, id, meeting_id, child_id)
    select each_authority, gen_random_uuid(), meeting_id, child_id from (
      select s.meeting_id, c.child_id from public.strategy_discussion s
        join public.strategy_discussion_child c on c.authority = s.authority and c.strategy_discussion_id = s.id
       where s.authority = each_authority
      union
      select s.meeting_id, c.child_id from public.conference s
        join public.conference_child c on c.authority = s.authority and c.conference_id = s.id
       where s.authority = each_authority
      union
      select s.meeting_id, c.child_id from public.core_group s
        join public.core_group_child c on c.authority = s.authority and c.core_group_id = s.id
       where s.authority = each_authority
      union
      select s.meeting_id, c.child_id from public.plan_review s
        join public.plan_review_child c on c.authority = s.authority and c.plan_review_id = s.id
       where s.authority = each_authority) about
     where meeting_id is not null;
  end loop;
end $$;
alter table public.meeting force row level security;
