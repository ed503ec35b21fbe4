-- Concerns, in the authority in which the raising agency is a member. What an agency keeps sealed is its own.

create table public.concern (
  authority          text        not null,
  id                 uuid        not null,
  agency_id          uuid        not null,
  raised_by          uuid        not null,
  raised_by_name     text        not null,
  raised_by_title    text        not null,
  raised_at          timestamptz not null default now(),
  kind               text        not null check (kind in ('information','contact','ring-first')),
  immediate_danger   boolean     not null default false,
  sealed_to          uuid,
  index_number       text,
  child_as_given     jsonb       not null,
  what_seen          text        not null,
  happened_on        date        not null,
  known_by           text        not null check (known_by in ('saw','child-told','someone-else')),
  how_worried        text        not null,
  done_so_far        text,
  told_family        boolean     not null,
  why_not_told       text,
  may_name_agency    boolean     not null,
  review_by          date        not null,
  state              text        not null default 'open' check (state in ('open','lapsed','resolved','withdrawn')),
  state_reason       text,
  received_at        timestamptz,
  decide_by          timestamptz,
  outcome            text,
  outcome_reason     text,
  outcome_by_name    text,
  outcome_at         timestamptz,
  recorded_at        timestamptz not null default now(),
  primary key (authority, id),
  check (told_family or why_not_told is not null),
  check ((kind = 'information') = (sealed_to is not null)),
  check (sealed_to is null or sealed_to = agency_id)
);
comment on table public.concern is 'A concern of a practitioner: attributed, time-limited, answered. Kept sealed to its agency when it is information only.';
create index concern_of_user on public.concern (authority, raised_by, raised_at desc);
create index concern_of_agency on public.concern (authority, agency_id, raised_at desc);

alter table public.concern add foreign key (authority, agency_id) references access.agency (authority, id);

alter table public.concern enable row level security, force row level security;
create policy agency_or_council on public.concern using (
  authority = public.current_authority()
  and (agency_id = public.acting_agency() or (sealed_to is null and public.current_council() is not null)));
grant select, insert, update on public.concern to openics_app;
call history.keep('public.concern');
