-- Steps that protect at once, that follow a child who goes missing or moves, and that look at a plan of a child in need;
-- who stands in for whom. As in 0006: a step is one row, what differs between brothers and sisters is in its `…_child` row.

create table public.immediate_protection (
  authority    text        not null,
  id           uuid        not null,
  kind         text        not null check (kind in ('emergency-protection-order','police-protection')),
  referral_id  uuid,
  began_at     timestamptz not null,
  made_by      text        not null,
  reason       text        not null,
  place        text,
  extended_on  date,
  ended_at     timestamptz,
  end_reason   text,
  what_next    text,
  recorded_by  uuid,
  recorded_at  timestamptz not null default now(),
  primary key (authority, id),
  check ((ended_at is null) = (end_reason is null)),
  check (extended_on is null or kind = 'emergency-protection-order')
);
comment on table public.immediate_protection is 'An emergency protection order (8 days, 7 more once) or police protection (72 hours): who acted, why, where the child is, how it ended.';

create table public.immediate_protection_child (
  authority               text        not null,
  id                      uuid        not null,
  immediate_protection_id uuid        not null,
  child_id                uuid        not null,
  recorded_at             timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, immediate_protection_id, child_id)
);
comment on table public.immediate_protection_child is 'A child protected at once.';
create index immediate_protection_child_of on public.immediate_protection_child (authority, child_id);

create table public.missing_episode (
  authority        text        not null,
  id               uuid        not null,
  child_id         uuid        not null,
  kind             text        not null check (kind in ('missing','away-without-authorisation')),
  missing_from     timestamptz not null,
  last_seen        text        not null,
  reported_by      text        not null,
  police_reference text,
  worry            text        not null,
  actions          text,
  returned_at      timestamptz,
  found_where      text,
  interview_offered_on date,
  interviewed_on   date,
  interviewer      text,
  interviewer_independent boolean,
  interview_refused_why   text,
  child_words      text,
  learned          text,
  withdrawn_on     date,
  withdrawn_why    text,
  recorded_by      uuid,
  recorded_at      timestamptz not null default now(),
  primary key (authority, id),
  check (returned_at is not null or (interviewed_on is null and interview_refused_why is null)),
  check ((withdrawn_on is null) = (withdrawn_why is null))
);
comment on table public.missing_episode is 'A time when nobody knew where a child was, from and to; and the interview within 72 hours of coming back, by someone independent.';
create index missing_episode_of_child on public.missing_episode (authority, child_id, missing_from desc);
create unique index missing_episode_open_once on public.missing_episode (authority, child_id)
  where returned_at is null and withdrawn_on is null;

create table public.serious_incident (
  authority        text        not null,
  id               uuid        not null,
  happened_on      date        not null,
  aware_on         date        not null,
  what_happened    text        not null,
  harm             text        not null check (harm in ('died','seriously-harmed')),
  abuse_or_neglect text        not null check (abuse_or_neglect in ('known','suspected')),
  notified_on      date,
  notification_reference text,
  rapid_review_on  date,
  review_decision  text        check (review_decision in ('local-review','national-review','no-review')),
  review_reason    text,
  withdrawn_on     date,
  withdrawn_why    text,
  recorded_by      uuid,
  recorded_at      timestamptz not null default now(),
  primary key (authority, id),
  check ((rapid_review_on is null) = (review_decision is null)),
  check ((withdrawn_on is null) = (withdrawn_why is null))
);
comment on table public.serious_incident is 'A child died or was seriously harmed and abuse or neglect is known or suspected: notified within 5 working days, reviewed within 15.';

create table public.serious_incident_child (
  authority           text        not null,
  id                  uuid        not null,
  serious_incident_id uuid        not null,
  child_id            uuid        not null,
  recorded_at         timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, serious_incident_id, child_id)
);
comment on table public.serious_incident_child is 'A child whom a serious incident is about.';
create index serious_incident_child_of on public.serious_incident_child (authority, child_id);

create table public.transfer (
  authority        text        not null,
  id               uuid        not null,
  direction        text        not null check (direction in ('in','out')),
  other_authority  text        not null,
  other_worker     text,
  noticed_on       date        not null,
  moved_on         date,
  temporary        boolean     not null default false,
  reason           text        not null,
  summary          text,
  state            text        not null default 'noticed' check (state in ('noticed','accepted','refused','complete','withdrawn')),
  answered_on      date,
  answer_reason    text,
  answered_by      text,
  completed_on     date,
  withdrawn_on     date,
  withdrawn_why    text,
  recorded_by      uuid,
  recorded_at      timestamptz not null default now(),
  primary key (authority, id),
  check ((state in ('accepted','refused','complete')) <= (answered_on is not null)),
  check ((state = 'complete') = (completed_on is not null)),
  check ((withdrawn_on is null) = (withdrawn_why is null))
);
comment on table public.transfer is 'A family that moves between authorities: noticed, accepted or refused, handed over in a conference within 15 working days; one authority is responsible at any time.';

create table public.transfer_child (
  authority          text        not null,
  id                 uuid        not null,
  transfer_id        uuid        not null,
  child_id           uuid        not null,
  conference_id      uuid,
  conference_held_on date,
  recorded_at        timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, transfer_id, child_id)
);
comment on table public.transfer_child is 'A child who moves, and the day the transfer-in conference was held, where a child protection plan comes along.';
create index transfer_child_of on public.transfer_child (authority, child_id);

create table public.plan_review (
  authority   text        not null,
  id          uuid        not null,
  meeting_id  uuid,
  held_on     date        not null,
  summary     text        not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.plan_review is 'A review of the plan of children in need: has it changed anything, and what now.';

create table public.plan_review_child (
  authority      text        not null,
  id             uuid        not null,
  plan_review_id uuid        not null,
  child_id       uuid        not null,
  outcome        text        not null check (outcome in ('continue','step-up','step-down','close')),
  reason         text        not null,
  child_view     text,
  parent_view    text,
  recorded_at    timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, plan_review_id, child_id)
);
comment on table public.plan_review_child is 'What a review decided for one child.';
create index plan_review_child_of on public.plan_review_child (authority, child_id);

create table public.cover (
  authority   text        not null,
  id          uuid        not null,
  absent_user uuid        not null,
  covering_user uuid      not null,
  from_on     date        not null,
  to_on       date        not null,
  reason      text        not null,
  ended_on    date,
  set_by      uuid,
  recorded_at timestamptz not null default now(),
  primary key (authority, id),
  check (from_on <= to_on),
  check (absent_user <> covering_user)
);
comment on table public.cover is 'Who stands in for whom while they are away: the one who covers may do what the absent one may, from and to.';
create index cover_by on public.cover (authority, covering_user, to_on);
create index cover_of on public.cover (authority, absent_user, to_on);

alter table public.meeting drop constraint meeting_kind_check;
alter table public.meeting add constraint meeting_kind_check
  check (kind in ('strategy-discussion','initial-conference','review-conference','core-group','child-in-need-review'));

alter table public.immediate_protection add foreign key (authority, referral_id) references public.referral (authority, id);
alter table public.immediate_protection_child add foreign key (authority, immediate_protection_id) references public.immediate_protection (authority, id);
alter table public.immediate_protection_child add foreign key (authority, child_id) references public.person (authority, id);
alter table public.missing_episode add foreign key (authority, child_id) references public.person (authority, id);
alter table public.serious_incident_child add foreign key (authority, serious_incident_id) references public.serious_incident (authority, id);
alter table public.serious_incident_child add foreign key (authority, child_id) references public.person (authority, id);
alter table public.transfer_child add foreign key (authority, transfer_id) references public.transfer (authority, id);
alter table public.transfer_child add foreign key (authority, child_id) references public.person (authority, id);
alter table public.transfer_child add foreign key (authority, conference_id) references public.conference (authority, id);
alter table public.plan_review add foreign key (authority, meeting_id) references public.meeting (authority, id);
alter table public.plan_review_child add foreign key (authority, plan_review_id) references public.plan_review (authority, id);
alter table public.plan_review_child add foreign key (authority, child_id) references public.person (authority, id);

-- Last: from here on not even the owner sees a row without an authority, and foreign keys are checked by looking.
call public.keep_for_council('public.immediate_protection');
call public.keep_for_council('public.immediate_protection_child');
call public.keep_for_council('public.missing_episode');
call public.keep_for_council('public.serious_incident');
call public.keep_for_council('public.serious_incident_child');
call public.keep_for_council('public.transfer');
call public.keep_for_council('public.transfer_child');
call public.keep_for_council('public.plan_review');
call public.keep_for_council('public.plan_review_child');
call public.keep_for_council('public.cover');
