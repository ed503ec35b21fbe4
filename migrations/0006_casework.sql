-- The steps the law counts, in the order the law has them. Siblings are worked with together: a step is one row,
-- what differs for each child is in its `…_child` row. Returns read these columns, never free text.

create table public.contact (
  authority       text        not null,
  id              uuid        not null,
  child_id        uuid,
  child_as_given  jsonb       not null,
  concern_id      uuid,
  received_at     timestamptz not null,
  source_code     text        not null,
  source_name     text        not null,
  source_agency   text,
  summary         text        not null,
  words           text        not null,
  happened_on     date,
  known_by        text,
  immediate_danger boolean    not null default false,
  told_family     boolean,
  why_not_told    text,
  decide_by       timestamptz not null,
  decided_at      timestamptz,
  decision        text        check (decision in ('referral','existing-case','early-help','advice','no-further-action')),
  decided_by      uuid,
  recorded_at     timestamptz not null default now(),
  primary key (authority, id),
  check ((decided_at is null) = (decision is null))
);
comment on table public.contact is 'What reached the front door, and the threshold decision. A child not yet found is as the source gave them.';
create index contact_waiting on public.contact (authority, decide_by) where decided_at is null;
create index contact_of_child on public.contact (authority, child_id);
create unique index contact_of_concern on public.contact (authority, concern_id) where concern_id is not null;

create table public.referral (
  authority       text        not null,
  id              uuid        not null,
  contact_id      uuid,
  received_on     date        not null,
  source_code     text        not null,
  source_name     text,
  reason          text,
  decided_on      date,
  response        text        check (response in ('assessment','strategy-discussion','early-help','advice','no-further-action')),
  decided_by      uuid,
  reported        boolean     not null default false,
  recorded_at     timestamptz not null default now(),
  primary key (authority, id),
  check ((decided_on is null) = (response is null))
);
comment on table public.referral is 'A request for services, and the response decided within one working day. `reported`: laid down from a statutory return, not written here.';
create index referral_undecided on public.referral (authority, received_on) where decided_on is null;

create table public.referral_child (
  authority         text        not null,
  id                uuid        not null,
  referral_id       uuid        not null,
  child_id          uuid        not null,
  no_further_action boolean     not null default false,
  recorded_at       timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, referral_id, child_id)
);
comment on table public.referral_child is 'A child whom a referral is about.';
create index referral_child_of on public.referral_child (authority, child_id);

create table public.episode (
  authority      text        not null,
  id             uuid        not null,
  child_id       uuid        not null,
  referral_id    uuid        not null,
  opened_on      date        not null,
  primary_need   text,
  closed_on      date,
  closure_reason text,
  reported       boolean     not null default false,
  recorded_at    timestamptz not null default now(),
  primary key (authority, id),
  check ((closed_on is null) = (closure_reason is null))
);
comment on table public.episode is 'A period of need of one child: opened by a referral, closed with a reason.';
create index episode_of_child on public.episode (authority, child_id, opened_on desc);
-- A return may report two open episodes of one child: it is laid down as it was reported.
create unique index episode_open_once on public.episode (authority, child_id) where closed_on is null and not reported;

create table public.assessment (
  authority          text        not null,
  id                 uuid        not null,
  referral_id        uuid        not null,
  started_on         date        not null,
  internal_review_on date,
  state              text        not null default 'open' check (state in ('open','submitted','returned','authorised','withdrawn')),
  content            jsonb       not null default '{}',
  revision           integer     not null default 0,
  written_by         uuid,
  submitted_on       date,
  submitted_by       uuid,
  returned_comment   text,
  authorised_on      date,
  authorised_by      uuid,
  outcome            text        check (outcome in ('strategy-discussion','child-in-need-plan','early-help','close')),
  reported           boolean     not null default false,
  recorded_at        timestamptz not null default now(),
  primary key (authority, id),
  check ((state = 'authorised') = (authorised_on is not null))
);
comment on table public.assessment is 'A child and family assessment (section 17). `content` is its working text until it is authorised and frozen as a record.';
create index assessment_of_referral on public.assessment (authority, referral_id);

create table public.assessment_child (
  authority     text        not null,
  id            uuid        not null,
  assessment_id uuid        not null,
  child_id      uuid        not null,
  factors       text[]      not null default '{}',
  seen_on       date,
  seen_alone    boolean,
  recorded_at   timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, assessment_id, child_id)
);
comment on table public.assessment_child is 'A child assessed: factors identified, whether and when seen.';
create index assessment_child_of on public.assessment_child (authority, child_id);

create table public.meeting (
  authority      text        not null,
  id             uuid        not null,
  kind           text        not null check (kind in ('strategy-discussion','initial-conference','review-conference','core-group')),
  planned_for    date,
  held_on        date,
  chaired_by     text,
  chair_user     uuid,
  place          text,
  recorded_at    timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.meeting is 'An event with people: a discussion, a conference, a core group.';

create table public.attendance (
  authority   text        not null,
  id          uuid        not null,
  meeting_id  uuid        not null,
  name        text        not null,
  role        text        not null,
  agency      text,
  presence    text        not null check (presence in ('invited','attended','apologies','absent')),
  view        text,
  dissents    boolean     not null default false,
  recorded_at timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.attendance is 'Who was asked, who came, what they thought, and whether they disagreed.';
create index attendance_of on public.attendance (authority, meeting_id);

create table public.strategy_discussion (
  authority    text        not null,
  id           uuid        not null,
  referral_id  uuid        not null,
  meeting_id   uuid,
  triggered_at timestamptz not null,
  held_on      date,
  decision     text        check (decision in ('section-47','no-section-47')),
  reason       text,
  who_sees     text,
  decided_by   uuid,
  reported     boolean     not null default false,
  recorded_at  timestamptz not null default now(),
  primary key (authority, id),
  check ((held_on is null) = (decision is null))
);
comment on table public.strategy_discussion is 'Police, health, referrer and social care decide whether to enquire under section 47, and who sees the child and when.';
create index strategy_discussion_of_referral on public.strategy_discussion (authority, referral_id);

create table public.strategy_discussion_child (
  authority              text        not null,
  id                     uuid        not null,
  strategy_discussion_id uuid        not null,
  child_id               uuid        not null,
  recorded_at            timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, strategy_discussion_id, child_id)
);
comment on table public.strategy_discussion_child is 'A child whom a strategy discussion is about.';
create index strategy_discussion_child_of on public.strategy_discussion_child (authority, child_id);

create table public.section_47_enquiry (
  authority              text        not null,
  id                     uuid        not null,
  strategy_discussion_id uuid,
  referral_id            uuid        not null,
  started_on             date        not null,
  concluded_on           date,
  summary                text,
  decided_by             uuid,
  reported               boolean     not null default false,
  recorded_at            timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.section_47_enquiry is 'An enquiry under section 47 of the Children Act 1989.';
create index section_47_of_referral on public.section_47_enquiry (authority, referral_id);

create table public.section_47_enquiry_child (
  authority               text        not null,
  id                      uuid        not null,
  section_47_enquiry_id   uuid        not null,
  child_id                uuid        not null,
  outcome                 text        check (outcome in ('not-substantiated','substantiated-no-continuing-risk','conference')),
  conference_not_required boolean     not null default false,
  conference_target_on    date,
  reported_conference_on  date,
  seen_on                 date,
  seen_alone              boolean,
  recorded_at             timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, section_47_enquiry_id, child_id)
);
comment on table public.section_47_enquiry_child is 'What the enquiry found for one child. `reported_…` is as a return gave it, where no conference of ours stands behind it.';
create index section_47_child_of on public.section_47_enquiry_child (authority, child_id);

create table public.conference (
  authority             text        not null,
  id                    uuid        not null,
  kind                  text        not null check (kind in ('initial','review')),
  referral_id           uuid        not null,
  section_47_enquiry_id uuid,
  meeting_id            uuid,
  called_on             date,
  due_from              date        not null,
  planned_for           date,
  held_on               date,
  decision_reason       text,
  contingency           text,
  decided_by            uuid,
  reported              boolean     not null default false,
  recorded_at           timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.conference is 'A child protection conference, initial or review. `due_from` is the day its clock started.';
create index conference_awaited on public.conference (authority, kind, due_from) where held_on is null;
create index conference_of_referral on public.conference (authority, referral_id);

create table public.conference_child (
  authority     text        not null,
  id            uuid        not null,
  conference_id uuid        not null,
  child_id      uuid        not null,
  outcome       text        check (outcome in ('protection-plan','no-plan','continue','end','change-category')),
  category      text        check (category in ('NEG','PHY','SAB','EMO','MUL')),
  child_view    text,
  recorded_at   timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, conference_id, child_id)
);
comment on table public.conference_child is 'What a conference decided for one child.';
create index conference_child_of on public.conference_child (authority, child_id);

create table public.core_group (
  authority   text        not null,
  id          uuid        not null,
  meeting_id  uuid,
  held_on     date        not null,
  summary     text        not null,
  recorded_at timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.core_group is 'A meeting of those who carry out a child protection plan.';

create table public.core_group_child (
  authority     text        not null,
  id            uuid        not null,
  core_group_id uuid        not null,
  child_id      uuid        not null,
  recorded_at   timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, core_group_id, child_id)
);
comment on table public.core_group_child is 'A child whose plan a core group worked on.';
create index core_group_child_of on public.core_group_child (authority, child_id);

create table public.visit (
  authority    text        not null,
  id           uuid        not null,
  kind         text        not null check (kind in ('child-protection','child-in-need','assessment','other')),
  happened_on  date        not null,
  visited_by   uuid,
  visited_by_name text     not null,
  place        text,
  summary      text        not null,
  reported     boolean     not null default false,
  recorded_at  timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.visit is 'A visit to a child or a family.';

create table public.visit_child (
  authority      text        not null,
  id             uuid        not null,
  visit_id       uuid        not null,
  child_id       uuid        not null,
  happened_on    date        not null,
  seen           boolean     not null,
  seen_alone     boolean     not null,
  bedroom_seen   boolean     not null default false,
  why_not_seen   text,
  words          text,
  recorded_at    timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, visit_id, child_id),
  check (seen or not seen_alone)
);
comment on table public.visit_child is 'Whether this child was seen, alone, with the bedroom, and what the child said.';
create index visit_child_of on public.visit_child (authority, child_id, happened_on desc);

create table public.closure (
  authority     text        not null,
  id            uuid        not null,
  child_id      uuid        not null,
  episode_id    uuid        not null,
  closed_on     date        not null,
  reason_code   text        not null,
  summary       text,
  look_again_if text,
  decided_by    uuid,
  reported      boolean     not null default false,
  recorded_at   timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.closure is 'Why we stopped, and what would make us look again.';
create index closure_of_child on public.closure (authority, child_id, closed_on desc);

create table public.decision (
  authority   text        not null,
  id          uuid        not null,
  step_kind   text        not null,
  step_id     uuid        not null,
  options     text[]      not null,
  choice      text        not null,
  reason      text        not null,
  evidence    uuid[]      not null default '{}',
  dissent     text,
  decided_by  uuid,
  decided_by_name text    not null,
  decided_at  timestamptz not null,
  recorded_at timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.decision is 'What could have been chosen, what was, why, by whom, and who disagreed.';
create index decision_of_step on public.decision (authority, step_id);

create table public.allocation (
  authority   text        not null,
  id          uuid        not null,
  child_id    uuid        not null,
  user_id     uuid,
  team_id     uuid,
  role        text        not null check (role in ('social-worker','co-worker','conference-chair','reviewing-officer','front-door')),
  from_on     date        not null,
  to_on       date,
  recorded_at timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.allocation is 'Who holds whom, in what role, from and to. A team without a user waits to be allocated.';
create index allocation_of_child on public.allocation (authority, child_id) where to_on is null;
create unique index allocation_of_one on public.allocation (authority, child_id, role)
  where to_on is null and role in ('social-worker','conference-chair','reviewing-officer');
create index allocation_of_user on public.allocation (authority, user_id) where to_on is null;
create index allocation_of_team on public.allocation (authority, team_id) where to_on is null;

create table public.due (
  authority       text        not null,
  id              uuid        not null,
  rule            text        not null,
  rule_valid_from date        not null,
  step_kind       text        not null,
  step_id         uuid        not null,
  child_id        uuid,
  starts_on       date        not null,
  due_by          date        not null,
  due_at          timestamptz,
  done_on         date,
  not_needed      text,
  recorded_at     timestamptz not null default now(),
  primary key (authority, id),
  unique nulls not distinct (authority, rule, step_id, child_id)
);
comment on table public.due is 'A stored projection: the clock of one step for one child. Recomputed from the facts by `openics rebuild dues`, which must find no difference.';
create index due_of_child on public.due (authority, child_id, due_by);
create index due_open on public.due (authority, due_by) where done_on is null and not_needed is null;
create index due_of_step on public.due (authority, step_id);

alter table public.contact add foreign key (authority, child_id) references public.person (authority, id);
alter table public.referral add foreign key (authority, contact_id) references public.contact (authority, id);
alter table public.referral_child add foreign key (authority, referral_id) references public.referral (authority, id);
alter table public.referral_child add foreign key (authority, child_id) references public.person (authority, id);
alter table public.episode add foreign key (authority, child_id) references public.person (authority, id);
alter table public.episode add foreign key (authority, referral_id) references public.referral (authority, id);
alter table public.assessment add foreign key (authority, referral_id) references public.referral (authority, id);
alter table public.assessment_child add foreign key (authority, assessment_id) references public.assessment (authority, id);
alter table public.assessment_child add foreign key (authority, child_id) references public.person (authority, id);
alter table public.attendance add foreign key (authority, meeting_id) references public.meeting (authority, id);
alter table public.strategy_discussion add foreign key (authority, referral_id) references public.referral (authority, id);
alter table public.strategy_discussion add foreign key (authority, meeting_id) references public.meeting (authority, id);
alter table public.strategy_discussion_child add foreign key (authority, strategy_discussion_id) references public.strategy_discussion (authority, id);
alter table public.strategy_discussion_child add foreign key (authority, child_id) references public.person (authority, id);
alter table public.section_47_enquiry add foreign key (authority, referral_id) references public.referral (authority, id);
alter table public.section_47_enquiry add foreign key (authority, strategy_discussion_id) references public.strategy_discussion (authority, id);
alter table public.section_47_enquiry_child add foreign key (authority, section_47_enquiry_id) references public.section_47_enquiry (authority, id);
alter table public.section_47_enquiry_child add foreign key (authority, child_id) references public.person (authority, id);
alter table public.conference add foreign key (authority, referral_id) references public.referral (authority, id);
alter table public.conference add foreign key (authority, section_47_enquiry_id) references public.section_47_enquiry (authority, id);
alter table public.conference add foreign key (authority, meeting_id) references public.meeting (authority, id);
alter table public.conference_child add foreign key (authority, conference_id) references public.conference (authority, id);
alter table public.conference_child add foreign key (authority, child_id) references public.person (authority, id);
alter table public.core_group add foreign key (authority, meeting_id) references public.meeting (authority, id);
alter table public.core_group_child add foreign key (authority, core_group_id) references public.core_group (authority, id);
alter table public.core_group_child add foreign key (authority, child_id) references public.person (authority, id);
alter table public.visit_child add foreign key (authority, visit_id) references public.visit (authority, id);
alter table public.visit_child add foreign key (authority, child_id) references public.person (authority, id);
alter table public.closure add foreign key (authority, child_id) references public.person (authority, id);
alter table public.closure add foreign key (authority, episode_id) references public.episode (authority, id);
alter table public.allocation add foreign key (authority, child_id) references public.person (authority, id);
alter table public.due add foreign key (authority, child_id) references public.person (authority, id);

-- Last: from here on not even the owner sees a row without an authority, and foreign keys are checked by looking.
call public.keep_for_council('public.contact');
call public.keep_for_council('public.referral');
call public.keep_for_council('public.referral_child');
call public.keep_for_council('public.episode');
call public.keep_for_council('public.assessment');
call public.keep_for_council('public.assessment_child');
call public.keep_for_council('public.meeting');
call public.keep_for_council('public.attendance');
call public.keep_for_council('public.strategy_discussion');
call public.keep_for_council('public.strategy_discussion_child');
call public.keep_for_council('public.section_47_enquiry');
call public.keep_for_council('public.section_47_enquiry_child');
call public.keep_for_council('public.conference');
call public.keep_for_council('public.conference_child');
call public.keep_for_council('public.core_group');
call public.keep_for_council('public.core_group_child');
call public.keep_for_council('public.visit');
call public.keep_for_council('public.visit_child');
call public.keep_for_council('public.closure');
call public.keep_for_council_append_only('public.decision');
call public.keep_for_council('public.allocation');
call public.keep_for_council('public.due');
