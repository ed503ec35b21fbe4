-- One living plan a child. Its statutory kinds are statuses of it, from and to; nothing is typed again when they change.

create table public.plan (
  authority    text        not null,
  id           uuid        not null,
  child_id     uuid        not null,
  made_on      date        not null,
  why_involved text        not null default '',
  we_want      text        not null default '',
  contingency  text        not null default '',
  child_view   text,
  parent_view  text,
  recorded_at  timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, child_id)
);
comment on table public.plan is 'The one living plan of a child: why we are involved, what we want, what happens if it does not work.';

create table public.plan_status (
  authority          text        not null,
  id                 uuid        not null,
  plan_id            uuid        not null,
  child_id           uuid        not null,
  episode_id         uuid,
  kind               text        not null check (kind in ('family-help','child-in-need','child-protection','care','pathway')),
  category           text        check (category in ('NEG','PHY','SAB','EMO','MUL')),
  first_category     text        check (first_category in ('NEG','PHY','SAB','EMO','MUL')),
  previous_count     integer,
  conference_id      uuid,
  from_on            date        not null,
  to_on              date,
  end_reason         text,
  reported           boolean     not null default false,
  taken_over_on      date,
  recorded_at        timestamptz not null default now(),
  primary key (authority, id),
  check ((kind = 'child-protection') = (category is not null))
);
comment on table public.plan_status is 'What the plan was in law, from and to: family help, child in need, child protection (with its category), care, pathway. `taken_over_on`: the day a reported one came to be worked with here, still open; its visits and core groups count from then.';
create index plan_status_of_child on public.plan_status (authority, child_id, from_on desc);
create index plan_status_open on public.plan_status (authority, kind) where to_on is null;

create table public.plan_need (
  authority   text        not null,
  id          uuid        not null,
  plan_id     uuid        not null,
  position    integer     not null,
  statement   text        not null,
  ended_on    date,
  recorded_at timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.plan_need is 'What the child needs.';
create index plan_need_of on public.plan_need (authority, plan_id, position);

create table public.plan_outcome (
  authority   text        not null,
  id          uuid        not null,
  plan_id     uuid        not null,
  need_id     uuid        not null,
  position    integer     not null,
  statement   text        not null,
  by_on       date,
  changed     text,
  achieved_on date,
  ended_on    date,
  recorded_at timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.plan_outcome is 'What will be different for the child, by when, and whether it changed.';
create index plan_outcome_of on public.plan_outcome (authority, plan_id, position);

create table public.plan_action (
  authority   text        not null,
  id          uuid        not null,
  plan_id     uuid        not null,
  outcome_id  uuid        not null,
  position    integer     not null,
  what        text        not null,
  owner_name  text        not null,
  owner_user  uuid,
  by_on       date        not null,
  state       text        not null default 'open' check (state in ('open','done','stopped')),
  done_on     date,
  note        text,
  recorded_at timestamptz not null default now(),
  primary key (authority, id),
  check ((state = 'done') = (done_on is not null))
);
comment on table public.plan_action is 'Who does what by when.';
create index plan_action_of on public.plan_action (authority, plan_id, position);
create index plan_action_open on public.plan_action (authority, by_on) where state = 'open';

alter table public.plan add foreign key (authority, child_id) references public.person (authority, id);
alter table public.plan_status add foreign key (authority, plan_id) references public.plan (authority, id);
alter table public.plan_status add foreign key (authority, child_id) references public.person (authority, id);
alter table public.plan_status add foreign key (authority, episode_id) references public.episode (authority, id);
alter table public.plan_status add foreign key (authority, conference_id) references public.conference (authority, id);
alter table public.plan_need add foreign key (authority, plan_id) references public.plan (authority, id);
alter table public.plan_outcome add foreign key (authority, plan_id) references public.plan (authority, id);
alter table public.plan_outcome add foreign key (authority, need_id) references public.plan_need (authority, id);
alter table public.plan_action add foreign key (authority, plan_id) references public.plan (authority, id);
alter table public.plan_action add foreign key (authority, outcome_id) references public.plan_outcome (authority, id);

-- Last: from here on not even the owner sees a row without an authority, and foreign keys are checked by looking.
call public.keep_for_council('public.plan');
call public.keep_for_council('public.plan_status');
call public.keep_for_council('public.plan_need');
call public.keep_for_council('public.plan_outcome');
call public.keep_for_council('public.plan_action');
