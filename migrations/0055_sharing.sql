-- Who works with a child, who was told what, warnings to workers, and a record opened at night.

-- Opened by an emergency duty worker, who stands to no child: one record, with a reason, for a few hours.
create table public.broken_glass (
  authority        text        not null,
  id               uuid        not null,
  user_id          uuid        not null,
  user_name        text        not null,
  child_id         uuid        not null,
  reason_code      text        not null check (reason_code in ('child-in-danger','police-asked','hospital-asked','family-rang','found-alone','other')),
  reason           text        not null,
  begun_at         timestamptz not null,
  until_at         timestamptz not null,
  review           text        check (review in ('proper','to-be-asked')),
  review_words     text,
  reviewed_by      uuid,
  reviewed_by_name text,
  reviewed_at      timestamptz,
  recorded_at      timestamptz not null default now(),
  primary key (authority, id),
  check (until_at > begun_at),
  check ((review is null) = (reviewed_at is null))
);
comment on table public.broken_glass is 'Someone opened the record of a child to whom they do not stand, in an emergency: why, from when to when, and what was thought of it the next day.';
create index broken_glass_of on public.broken_glass (authority, user_id, until_at desc);
create index broken_glass_waiting on public.broken_glass (authority, begun_at) where review is null;

create table public.involvement (
  authority    text        not null,
  id           uuid        not null,
  agency_id    uuid        not null,
  sealed_to    uuid        not null,
  user_id      uuid        not null,
  user_name    text        not null,
  index_number text        not null,
  child_shown  jsonb       not null,
  kind         text        not null check (kind in ('childrens-services','gp-practice','health-visiting','hospital','school','early-years','early-help','police','sexual-health','substance-misuse','mental-health','other')),
  role         text        not null,
  contact      text        not null,
  since_on     date        not null,
  shown        text        not null check (shown in ('named','broker','hidden')),
  consent      text,
  renewed_on   date        not null,
  ended_on     date,
  recorded_at  timestamptz not null default now(),
  primary key (authority, id),
  check (sealed_to = agency_id),
  check (ended_on is null or ended_on >= since_on)
);
comment on table public.involvement is 'That somebody of a partner agency works with a child, as they said it. The agency''s own; the index is told, and shows others what they may see.';
create index involvement_of_user on public.involvement (authority, user_id, since_on desc);
create index involvement_of_agency on public.involvement (authority, agency_id, index_number) where ended_on is null;

create table public.lead_practitioner (
  authority   text        not null,
  id          uuid        not null,
  child_id    uuid        not null,
  name        text        not null,
  role        text        not null,
  agency      text        not null,
  contact     text        not null,
  from_on     date        not null,
  to_on       date,
  set_by      uuid,
  set_by_name text        not null,
  recorded_at timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.lead_practitioner is 'Who leads the work with a child: one at a time, of the council or not.';
create unique index lead_practitioner_now on public.lead_practitioner (authority, child_id) where to_on is null;

-- The ledger. What the council asks of others, and what it was told, is the council's.
create table public.share_request (
  authority         text        not null,
  id                uuid        not null,
  child_id          uuid        not null,
  index_number      text        not null,
  holder_authority  text        not null,
  holder_kind       text        not null check (holder_kind in ('sealed-concern','involvement')),
  holder_reference  text        not null,
  holder_name       text        not null,
  holder_agency     text        not null,
  whom_to_ring      text        not null,
  purpose           text        not null,
  basis             text        not null,
  asked             text        not null,
  urgency           text        not null check (urgency in ('today','soon','usual')),
  answer_by         date        not null,
  asked_by          uuid,
  asked_by_name     text        not null,
  asked_by_title    text        not null,
  asked_at          timestamptz not null,
  delivered_at      timestamptz,
  undelivered       text        check (undelivered in ('no-such-holder')),
  recorded_at       timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.share_request is 'One holder of information is asked for it: what for, on which ground in law, by when. It stays open until it is answered.';
create index share_request_of_child on public.share_request (authority, child_id, asked_at desc);
create index share_request_by_day on public.share_request (authority, answer_by);

create table public.share_answer (
  authority        text        not null,
  id               uuid        not null,
  request_id       uuid,
  child_id         uuid        not null,
  outcome          text        not null check (outcome in ('shared','refused','nothing-held')),
  reason           text,
  basis            text,
  holder_authority text        not null,
  holder_agency    text        not null,
  answered_by_name text        not null,
  answered_by_title text       not null,
  answered_at      timestamptz not null,
  recorded_at      timestamptz not null default now(),
  primary key (authority, id),
  check (outcome <> 'refused' or reason is not null),
  check (request_id is not null or outcome = 'shared')
);
comment on table public.share_answer is 'What a holder of information did: shared, refused because sharing would harm the child more, or holds nothing. Without a request it was told unasked.';
create index share_answer_of_child on public.share_answer (authority, child_id, answered_at desc);
create unique index share_answer_to on public.share_answer (authority, request_id) where request_id is not null;

create table public.share_part (
  authority   text        not null,
  id          uuid        not null,
  answer_id   uuid        not null,
  entry_id    uuid        not null,
  how_known   text        not null check (how_known in ('fact','opinion','hearsay','child-words')),
  happened_on date        not null,
  context     text,
  words       text        not null,
  recorded_at timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.share_part is 'A part of what was shared: how it is known, of which day it speaks, in what context. Its entry stands in the child''s story.';
create index share_part_of on public.share_part (authority, answer_id);

-- The holder's copy, in the holder's authority: of the agency alone.
create table public.share_asked (
  authority         text        not null,
  id                uuid        not null,
  agency_id         uuid        not null,
  sealed_to         uuid        not null,
  addressed_to      uuid        not null,
  from_authority    text        not null,
  index_number      text        not null,
  asked_by_name     text        not null,
  asked_by_title    text        not null,
  purpose           text        not null,
  basis             text        not null,
  asked             text        not null,
  urgency           text        not null check (urgency in ('today','soon','usual')),
  answer_by         date        not null,
  asked_at          timestamptz not null,
  answered_at       timestamptz,
  recorded_at       timestamptz not null default now(),
  primary key (authority, id),
  check (sealed_to = agency_id)
);
comment on table public.share_asked is 'A request for information as the agency has it that is asked: the copy of another council''s, or of one''s own.';
create index share_asked_of_agency on public.share_asked (authority, agency_id, answer_by);
create index share_asked_of_user on public.share_asked (authority, addressed_to, answer_by);

create table public.share_given (
  authority      text        not null,
  id             uuid        not null,
  agency_id      uuid        not null,
  sealed_to      uuid        not null,
  asked_id       uuid,
  to_authority   text        not null,
  index_number   text        not null,
  outcome        text        not null check (outcome in ('shared','refused','nothing-held')),
  reason         text,
  basis          text,
  parts          jsonb       not null,
  given_by       uuid        not null,
  given_by_name  text        not null,
  given_by_title text        not null,
  given_at       timestamptz not null,
  delivered_at   timestamptz,
  undelivered    text        check (undelivered in ('no-such-child')),
  recorded_at    timestamptz not null default now(),
  primary key (authority, id),
  check (sealed_to = agency_id),
  check (outcome <> 'refused' or reason is not null)
);
comment on table public.share_given is 'What an agency answered or told unasked, as the agency keeps it.';
create index share_given_of_user on public.share_given (authority, given_by, given_at desc);
create unique index share_given_to on public.share_given (authority, asked_id) where asked_id is not null;

-- Warnings to workers about a person or an address: shown for every child around them.
create table public.warning_note (
  authority        text        not null,
  id               uuid        not null,
  child_id         uuid        not null,
  person_id        uuid,
  household_id     uuid,
  title            text        not null,
  reason           text        not null,
  how_known        text        not null check (how_known in ('fact','opinion','hearsay','child-words')),
  said_by          text        not null,
  since_on         date        not null,
  told_on          date,
  why_not_told     text,
  review_by        date        not null,
  approved_by      uuid,
  approved_by_name text,
  approved_at      timestamptz,
  ended_on         date,
  ended_how        text,
  recorded_by      uuid,
  recorded_by_name text        not null,
  recorded_at      timestamptz not null default now(),
  primary key (authority, id),
  check (num_nonnulls(person_id, household_id) = 1),
  check (num_nonnulls(told_on, why_not_told) = 1),
  check ((ended_on is null) = (ended_how is null))
);
comment on table public.warning_note is 'A warning to workers about a person or an address: why, whether the person was told, which manager approved it, when it is looked at again.';
create index warning_note_of_person on public.warning_note (authority, person_id) where ended_on is null and person_id is not null;
create index warning_note_of_household on public.warning_note (authority, household_id) where ended_on is null and household_id is not null;

create table public.warning_note_review (
  authority        text        not null,
  id               uuid        not null,
  note_id          uuid        not null,
  outcome          text        not null check (outcome in ('approved','stands','ended')),
  words            text        not null,
  told_on          date,
  why_not_told     text,
  review_by        date,
  reviewed_on      date        not null,
  reviewed_by      uuid,
  reviewed_by_name text        not null,
  recorded_at      timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.warning_note_review is 'A manager approved a warning to workers, or somebody looked at it again. Added to, never changed.';
create index warning_note_review_of on public.warning_note_review (authority, note_id, recorded_at desc);

alter table public.broken_glass add foreign key (authority, child_id) references public.person (authority, id);
alter table public.involvement add foreign key (authority, agency_id) references access.agency (authority, id);
alter table public.lead_practitioner add foreign key (authority, child_id) references public.person (authority, id);
alter table public.share_request add foreign key (authority, child_id) references public.person (authority, id);
alter table public.share_answer add foreign key (authority, child_id) references public.person (authority, id);
alter table public.share_answer add foreign key (authority, request_id) references public.share_request (authority, id);
alter table public.share_part add foreign key (authority, answer_id) references public.share_answer (authority, id);
alter table public.share_part add foreign key (authority, entry_id) references public.entry (authority, id);
alter table public.share_asked add foreign key (authority, agency_id) references access.agency (authority, id);
alter table public.share_given add foreign key (authority, agency_id) references access.agency (authority, id);
alter table public.warning_note add foreign key (authority, child_id) references public.person (authority, id);
alter table public.warning_note add foreign key (authority, person_id) references public.person (authority, id);
alter table public.warning_note add foreign key (authority, household_id) references public.household (authority, id);
alter table public.warning_note_review add foreign key (authority, note_id) references public.warning_note (authority, id);

-- What there is to be told of grew, and what an authority sets. What other migrations allow stays allowed.
do $$
declare
  of_notices text := (select pg_get_constraintdef(oid) from pg_constraint
                       where conrelid = 'public.notification'::regclass and conname = 'notification_kind_check');
  of_settings text := (select pg_get_constraintdef(oid) from pg_constraint
                        where conrelid = 'public.local_setting'::regclass and conname = 'local_setting_name_check');
begin
  alter table public.notification drop constraint notification_kind_check;
  execute 'alter table public.notification add constraint notification_kind_check '
    || replace(of_notices, 'ARRAY[', 'ARRAY[''glass-broken''::text, ''share-answered''::text, ''warning-to-approve''::text, ');
  alter table public.local_setting drop constraint local_setting_name_check;
  execute 'alter table public.local_setting add constraint local_setting_name_check '
    || replace(of_settings, 'ARRAY[', 'ARRAY[''break-glass-hours''::text, ''share-answer-days''::text, ');
end $$;

-- To which agency of this authority a request goes, and to whom there: the author of a sealed concern, or who said that
-- they work with the child. Nothing of what either says; only for who knows the reference, which the index gives.
create policy routed_by_owner on public.concern for select to current_user using (authority = public.current_authority());
create function public.holder_of(of_kind text, of_reference uuid, out agency_id uuid, out user_id uuid)
returns setof record language sql stable rows 1 security definer set search_path = '' as $$
  select c.agency_id, c.raised_by from public.concern c
   where of_kind = 'sealed-concern' and c.authority = public.current_council() and c.id = of_reference
  union all
  select i.agency_id, i.user_id from public.involvement i
   where of_kind = 'involvement' and i.authority = public.current_council() and i.id = of_reference
$$;
revoke execute on function public.holder_of from public;
grant execute on function public.holder_of to openics_app;

-- What an agency says, is asked and answers is its own: its people and the program at work for it, never the council.
do $$
declare
  of_agency text;
begin
  foreach of_agency in array array['involvement', 'share_asked', 'share_given'] loop
    execute format('alter table public.%I enable row level security, force row level security', of_agency);
    execute format('create policy own_agency on public.%I using (authority = public.current_authority()
                      and public.current_council() is null and agency_id = public.acting_agency())', of_agency);
    execute format('grant select, insert on public.%I to openics_app', of_agency);
    call history.keep(format('public.%I', of_agency)::regclass);
  end loop;
end $$;
create policy routed_by_owner on public.involvement for select to current_user using (authority = public.current_authority());
grant update (renewed_on, ended_on, contact, role, shown, consent) on public.involvement to openics_app;
grant update (answered_at) on public.share_asked to openics_app;
grant update (delivered_at, undelivered) on public.share_given to openics_app;

-- Last: from here on not even the owner sees a row without an authority, and foreign keys are checked by looking.
call public.keep_for_council('public.broken_glass');
call public.keep_for_council('public.lead_practitioner');
call public.keep_for_council('public.share_request');
call public.keep_for_council_append_only('public.share_answer');
call public.keep_for_council_append_only('public.share_part');
call public.keep_for_council('public.warning_note');
call public.keep_for_council_append_only('public.warning_note_review');
