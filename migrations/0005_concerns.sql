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
-- Read by its agency and, unless sealed, by the council. Its words are its author's: no column of them is ever updated.
create policy read_by_agency_or_council on public.concern for select using (
  authority = public.current_authority()
  and (agency_id = public.acting_agency() or (sealed_to is null and public.current_council() is not null)));
-- The agency raises, withdraws and renews; it never answers itself.
create policy raised_by_agency on public.concern for insert with check (
  authority = public.current_authority() and public.current_council() is null and agency_id = public.acting_agency()
  and num_nonnulls(received_at, decide_by, outcome, outcome_reason, outcome_by_name, outcome_at) = 0);
create policy kept_by_agency on public.concern for update using (
  authority = public.current_authority() and public.current_council() is null and agency_id = public.acting_agency())
  with check (
  authority = public.current_authority() and public.current_council() is null and agency_id = public.acting_agency()
  and num_nonnulls(received_at, decide_by, outcome, outcome_reason, outcome_by_name, outcome_at) = 0);
-- The council answers, once, and withdraws nothing.
create policy answered_by_council on public.concern for update using (
  authority = public.current_council() and sealed_to is null and outcome is null)
  with check (authority = public.current_council() and sealed_to is null and state = 'open' and state_reason is null);
grant select, insert on public.concern to openics_app;
grant update (state, state_reason, review_by, received_at, decide_by, outcome, outcome_reason, outcome_by_name, outcome_at)
  on public.concern to openics_app;
call history.keep('public.concern');
