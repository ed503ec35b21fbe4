-- What agencies write together about a child from their own seats: early help with the family's agreement, a chronology
-- shared on a recorded basis, and their parts of meetings of child protection. The council's record stays closed to them.

-- The seat that acts, as `seats` below names it: user and agency. Null from the council's own seats, and for nobody.
create function public.acting_seat() returns text language sql stable as $$
  select case when public.current_council() is null
              then nullif(current_setting('app.user', true), '') || '/' || nullif(current_setting('app.agency', true), '') end
$$;
-- Whoever holds one secure link and no seat: the hash of its token, in hexadecimal.
create function public.opened_link() returns text language sql stable as $$
  select nullif(current_setting('app.link', true), '')
$$;
create function public.open_link(token_hash bytea) returns void language plpgsql as $$
begin
  execute format('set local app.link = %L', encode(token_hash, 'hex'));
end $$;

-- Whose rows a partner changes are versioned by the owner, in a seat that may not read the council's history.
create policy closed_by_owner on history.version for select to current_user using (authority = public.current_authority());

create table public.shared_chronology (
  authority      text        not null,
  id             uuid        not null,
  child_id       uuid,
  child_as_given jsonb       not null,
  basis          text        not null check (basis in ('family-agreement','section-17-consent','section-47')),
  basis_words    text        not null,
  agreed_by      text,
  from_on        date        not null,
  until_on       date,
  ended_on       date,
  ended_why      text,
  seats          text[]      not null default '{}',
  led_by         text,
  begun_by       uuid,
  begun_by_name  text        not null,
  begun_at       timestamptz not null,
  recorded_at    timestamptz not null default now(),
  primary key (authority, id),
  check ((ended_on is null) = (ended_why is null)),
  check (basis = 'section-47' or agreed_by is not null),
  check (until_on is null or until_on >= from_on)
);
comment on table public.shared_chronology is 'What agencies share about one child, and on what basis: whose agreement or which enquiry, from and to. `seats` are those who may add and read now (user/agency), `led_by` the one who says who they are; both follow from shared_chronology_member. Whom it is about is said when it begins, and never changed.';
create index shared_chronology_of_child on public.shared_chronology (authority, child_id) where child_id is not null;
create index shared_chronology_of_seat on public.shared_chronology using gin (seats);

create table public.shared_chronology_member (
  authority     text        not null,
  id            uuid        not null,
  chronology_id uuid        not null,
  user_id       uuid        not null,
  of_agency     uuid        not null,
  name          text        not null,
  job_title     text        not null,
  agency_name   text        not null,
  leads         boolean     not null default false,
  from_on       date        not null,
  to_on         date,
  recorded_at   timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, chronology_id, user_id, of_agency)
);
comment on table public.shared_chronology_member is 'Someone who adds to what is shared about a child and reads it, from and to. Ended, never deleted. One of early help leads.';

create table public.shared_entry (
  authority     text        not null,
  id            uuid        not null,
  chronology_id uuid        not null,
  kind          text        not null check (kind in ('fact','opinion','hearsay','child-words')),
  title         text        not null,
  words         text        not null,
  happened_on   date        not null,
  basis         text        not null check (basis in ('family-agreement','section-17-consent','section-47')),
  said_by       text        not null,
  said_by_role  text        not null,
  of_agency     uuid,
  agency_name   text        not null,
  recorded_by   uuid,
  shared_at     timestamptz not null,
  recorded_at   timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.shared_entry is 'A dated fact or view that one agency shares with the others of a chronology, with its origin and its basis. Never changed. A job writes it into the child''s story under the same id.';
create index shared_entry_of on public.shared_entry (authority, chronology_id, happened_on desc, shared_at desc);

create table public.family_help (
  authority     text        not null,
  id            uuid        not null,
  chronology_id uuid        not null,
  child_id      uuid,
  plan_id       uuid,
  begun_on      date        not null,
  begun_how     text        not null check (begun_how in ('agency','step-down')),
  closed_on     date,
  closed_why    text,
  recorded_at   timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, chronology_id),
  check ((closed_on is null) = (closed_why is null))
);
comment on table public.family_help is 'Early help for one child on the agreement of the family, which is its shared chronology. `child_id` and `plan_id` are the council''s to say: the child of its record, and the one living plan while that is a family help plan.';
create index family_help_of_child on public.family_help (authority, child_id) where child_id is not null;
create index family_help_of_plan on public.family_help (authority, plan_id) where plan_id is not null and closed_on is null;

create table public.family_help_assessment (
  authority     text        not null,
  id            uuid        not null,
  chronology_id uuid        not null,
  content       jsonb       not null,
  written_by    uuid,
  written_by_name text      not null,
  written_by_title text     not null,
  completed_on  date        not null,
  completed_at  timestamptz not null,
  recorded_at   timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.family_help_assessment is 'The common assessment: the child''s development, parents and carers, family and environment; in the words of whoever wrote it with the family. A later one stands beside it.';
create index family_help_assessment_of on public.family_help_assessment (authority, chronology_id, completed_at desc);

create table public.family_help_meeting (
  authority     text        not null,
  id            uuid        not null,
  chronology_id uuid        not null,
  held_on       date        not null,
  people        jsonb       not null,
  agreed        text        not null,
  written_by    uuid,
  written_by_name text      not null,
  recorded_at   timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.family_help_meeting is 'The team around the family met: when, who came, what was agreed. A job keeps it as a meeting under the same id.';
create index family_help_meeting_of on public.family_help_meeting (authority, chronology_id, held_on desc);

create table public.family_help_step_up (
  authority     text        not null,
  id            uuid        not null,
  family_help_id uuid       not null,
  concern_id    uuid        not null,
  reason        text        not null,
  stepped_on    date        not null,
  stepped_by    uuid,
  recorded_at   timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, concern_id)
);
comment on table public.family_help_step_up is 'Early help asked children''s social care to look: the concern it became. The help goes on until that is decided.';
create index family_help_step_up_of on public.family_help_step_up (authority, family_help_id);

create table public.meeting_part (
  authority     text        not null,
  id            uuid        not null,
  meeting_id    uuid        not null,
  attendance_id uuid        not null,
  kind          text        not null check (kind in ('conference-report','discussion-information','core-group-contribution')),
  for_user      uuid,
  of_agency     uuid,
  for_name      text        not null,
  question      text        not null,
  child_names   text        not null,
  meeting_words text        not null,
  ring          text,
  by_on         date        not null,
  asked_on      date        not null,
  asked_by      uuid,
  asked_by_name text        not null,
  withdrawn_on  date,
  withdrawn_why text,
  content       jsonb,
  sent_at       timestamptz,
  sent_by_name  text,
  sent_by_title text,
  recorded_at   timestamptz not null default now(),
  primary key (authority, id),
  check ((for_user is null) = (of_agency is null)),
  check ((withdrawn_on is null) = (withdrawn_why is null)),
  check (num_nonnulls(content, sent_at, sent_by_name, sent_by_title) in (0, 4))
);
comment on table public.meeting_part is 'A part of a meeting that someone of another agency is asked to write: from their own seat (`for_user`), or by a secure link. Sent once, then never changed; corrections stand beside it.';
create unique index meeting_part_asked on public.meeting_part (authority, attendance_id) where withdrawn_on is null;
create index meeting_part_of on public.meeting_part (authority, meeting_id);
create index meeting_part_for on public.meeting_part (authority, for_user, asked_on desc) where for_user is not null;

create table public.meeting_part_note (
  authority     text        not null,
  id            uuid        not null,
  part_id       uuid        not null,
  kind          text        not null check (kind in ('correction','dissent')),
  words         text        not null,
  said_by       uuid        not null,
  said_by_name  text        not null,
  said_at       timestamptz not null,
  recorded_at   timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.meeting_part_note is 'What the writer of a part said afterwards: a correction of it, or that they do not agree with what was decided.';
create index meeting_part_note_of on public.meeting_part_note (authority, part_id, said_at);

create table public.meeting_minutes_copy (
  authority     text        not null,
  id            uuid        not null,
  part_id       uuid        not null,
  minutes       text        not null,
  sent_on       date        not null,
  recorded_at   timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, part_id)
);
comment on table public.meeting_minutes_copy is 'The minutes as they were sent to whoever wrote a part of the meeting from their own seat.';

create table public.section_link (
  authority     text        not null,
  id            uuid        not null,
  part_id       uuid        not null,
  token_hash    bytea       not null,
  expires_at    timestamptz not null,
  used_at       timestamptz,
  revoked_at    timestamptz,
  made_by       uuid,
  made_by_name  text        not null,
  made_at       timestamptz not null,
  recorded_at   timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, token_hash)
);
comment on table public.section_link is 'A secure link to one section, for someone without a seat: used once, until it expires or is revoked. The token is never stored, only its SHA-256.';
create index section_link_of on public.section_link (authority, part_id);

create table public.section_draft (
  authority     text        not null,
  link_id       uuid        not null,
  fields        jsonb       not null,
  saved_at      timestamptz not null,
  primary key (authority, link_id)
);
comment on table public.section_draft is 'What the holder of a secure link has typed and not sent. Theirs alone: the council does not read it.';

alter table public.meeting drop constraint meeting_kind_check;
alter table public.meeting add constraint meeting_kind_check check (kind in
  ('strategy-discussion','initial-conference','review-conference','core-group','child-in-need-review','team-around-the-family'));

alter table public.shared_chronology add foreign key (authority, child_id) references public.person (authority, id);
alter table public.shared_chronology_member add foreign key (authority, chronology_id) references public.shared_chronology (authority, id);
alter table public.shared_entry add foreign key (authority, chronology_id) references public.shared_chronology (authority, id);
alter table public.family_help add foreign key (authority, chronology_id) references public.shared_chronology (authority, id);
alter table public.family_help add foreign key (authority, child_id) references public.person (authority, id);
alter table public.family_help add foreign key (authority, plan_id) references public.plan (authority, id);
alter table public.family_help_assessment add foreign key (authority, chronology_id) references public.shared_chronology (authority, id);
alter table public.family_help_meeting add foreign key (authority, chronology_id) references public.shared_chronology (authority, id);
alter table public.family_help_step_up add foreign key (authority, family_help_id) references public.family_help (authority, id);
alter table public.meeting_part add foreign key (authority, meeting_id) references public.meeting (authority, id);
alter table public.meeting_part add foreign key (authority, attendance_id) references public.attendance (authority, id);
alter table public.meeting_part_note add foreign key (authority, part_id) references public.meeting_part (authority, id);
alter table public.meeting_minutes_copy add foreign key (authority, part_id) references public.meeting_part (authority, id);
alter table public.section_link add foreign key (authority, part_id) references public.meeting_part (authority, id);
alter table public.section_draft add foreign key (authority, link_id) references public.section_link (authority, id);

-- The council keeps all of it, as it keeps its record; what follows lets single seats in beside it.
call public.keep_for_council('public.shared_chronology');
call public.keep_for_council('public.shared_chronology_member');
call public.keep_for_council_append_only('public.shared_entry');
call public.keep_for_council('public.family_help');
call public.keep_for_council_append_only('public.family_help_assessment');
call public.keep_for_council_append_only('public.family_help_meeting');
call public.keep_for_council_append_only('public.family_help_step_up');
call public.keep_for_council_append_only('public.meeting_minutes_copy');
call public.keep_for_council('public.section_link');

-- Whom it is about and on what basis is never changed, by anybody.
revoke update on public.shared_chronology from openics_app;
grant update (until_on, ended_on, ended_why, seats, led_by) on public.shared_chronology to openics_app;

-- Whether what is shared may still be read and added to: the basis has not ended, and its last day has not passed in London.
create function public.basis_stands(ended_on date, until_on date) returns boolean language sql stable as $$
  select ended_on is null and (until_on is null or until_on >= (now() at time zone 'Europe/London')::date)
$$;

-- A member sees what it is and that it ended; whoever leads begins early help, says who is in the team, and ends it.
create policy members on public.shared_chronology for select using (
  authority = public.current_authority() and public.acting_seat() = any (seats));
create policy begun_by_lead on public.shared_chronology for insert with check (
  authority = public.current_authority() and basis = 'family-agreement' and child_id is null
  and led_by = public.acting_seat() and seats = array[public.acting_seat()] and ended_on is null);
create policy led on public.shared_chronology for update using (
  authority = public.current_authority() and ended_on is null and led_by = public.acting_seat())
  with check (authority = public.current_authority() and public.acting_seat() = any (seats));

create policy members on public.shared_chronology_member for select using (
  authority = public.current_authority() and public.acting_seat() is not null and exists (
    select from public.shared_chronology c where c.authority = shared_chronology_member.authority and c.id = chronology_id));
create policy led on public.shared_chronology_member for insert with check (
  authority = public.current_authority() and exists (
    select from public.shared_chronology c where c.authority = shared_chronology_member.authority and c.id = chronology_id
       and c.ended_on is null and c.led_by = public.acting_seat()));
create policy ended_by_lead on public.shared_chronology_member for update using (
  authority = public.current_authority() and exists (
    select from public.shared_chronology c where c.authority = shared_chronology_member.authority and c.id = chronology_id
       and c.ended_on is null and c.led_by = public.acting_seat()));

-- A seat that ends is out of all that is shared, whoever ends it; taken again, it is not let in again by itself. Who led
-- stays written, so that early help has somebody to be asked for until another leads.
create policy of_owner on public.shared_chronology to current_user using (authority = public.current_authority());
create policy of_owner on public.shared_chronology_member to current_user using (authority = public.current_authority());
create function public.leave_what_is_shared() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  today date := (now() at time zone 'Europe/London')::date;
  gone text := new.user_id || '/' || new.agency_id;
begin
  update public.shared_chronology_member m set to_on = greatest(m.from_on, today)
   where m.authority = new.authority and m.user_id = new.user_id and m.of_agency = new.agency_id and m.to_on is null;
  update public.shared_chronology c set seats = array_remove(c.seats, gone)
   where c.authority = new.authority and c.seats @> array[gone];
  return null;
end $$;
create trigger membership_ended after update of to_on on access.membership for each row
  when (new.seat = 'partner' and new.to_on is distinct from old.to_on
        and new.to_on < (now() at time zone 'Europe/London')::date)
  execute function public.leave_what_is_shared();

-- What was written is open while the basis stands, and only to who is a member now.
do $$
declare
  name text;
begin
  foreach name in array array['shared_entry','family_help_assessment','family_help_meeting'] loop
    execute format('create policy members on public.%1$I for select using (
      authority = public.current_authority() and public.acting_seat() is not null and exists (
        select from public.shared_chronology c where c.authority = %1$I.authority and c.id = chronology_id and public.basis_stands(c.ended_on, c.until_on)))',
      name);
  end loop;
end $$;
create policy added_by_member on public.shared_entry for insert with check (
  authority = public.current_authority() and recorded_by = public.acting_user() and of_agency = public.acting_agency()
  and exists (select from public.shared_chronology c where c.authority = shared_entry.authority and c.id = chronology_id
                 and public.basis_stands(c.ended_on, c.until_on) and c.basis = shared_entry.basis));
create policy written_by_lead on public.family_help_assessment for insert with check (
  authority = public.current_authority() and written_by = public.acting_user() and exists (
    select from public.shared_chronology c where c.authority = family_help_assessment.authority and c.id = chronology_id
       and public.basis_stands(c.ended_on, c.until_on) and c.led_by = public.acting_seat()));
create policy written_by_lead on public.family_help_meeting for insert with check (
  authority = public.current_authority() and written_by = public.acting_user() and exists (
    select from public.shared_chronology c where c.authority = family_help_meeting.authority and c.id = chronology_id
       and public.basis_stands(c.ended_on, c.until_on) and c.led_by = public.acting_seat()));

create policy members on public.family_help for select using (
  authority = public.current_authority() and public.acting_seat() is not null and exists (
    select from public.shared_chronology c where c.authority = family_help.authority and c.id = chronology_id));
create policy begun_by_lead on public.family_help for insert with check (
  authority = public.current_authority() and begun_how = 'agency' and num_nonnulls(child_id, plan_id, closed_on) = 0
  and exists (select from public.shared_chronology c where c.authority = family_help.authority and c.id = chronology_id
                 and public.basis_stands(c.ended_on, c.until_on) and c.led_by = public.acting_seat()));
create policy members on public.family_help_step_up for select using (
  authority = public.current_authority() and public.acting_seat() is not null and exists (
    select from public.family_help f where f.authority = family_help_step_up.authority and f.id = family_help_id));
create policy stepped_by_lead on public.family_help_step_up for insert with check (
  authority = public.current_authority() and stepped_by = public.acting_user() and exists (
    select from public.family_help f join public.shared_chronology c on c.authority = f.authority and c.id = f.chronology_id
     where f.authority = family_help_step_up.authority and f.id = family_help_id and f.closed_on is null
       and public.basis_stands(c.ended_on, c.until_on) and c.led_by = public.acting_seat()));

-- THE ONE LIVING PLAN, while it is a family help plan: the team reads it, the lead writes in it, and in no other.
create function public.family_help_plans(lead_only boolean) returns setof uuid language sql stable as $$
  select f.plan_id from public.family_help f
    join public.shared_chronology c on c.authority = f.authority and c.id = f.chronology_id
   where f.authority = public.current_authority() and f.plan_id is not null and f.closed_on is null and public.basis_stands(c.ended_on, c.until_on)
     and public.acting_seat() = any (c.seats) and (not lead_only or c.led_by = public.acting_seat())
$$;
create policy family_help_team on public.plan for select using (
  (select public.acting_seat()) is not null and authority = public.current_authority() and id in (select public.family_help_plans(false)));
-- A plan stays the plan of its child.
create policy family_help_lead on public.plan for update using (
  (select public.acting_seat()) is not null and authority = public.current_authority() and id in (select public.family_help_plans(true)))
  with check (authority = public.current_authority() and exists (
    select from public.family_help f where f.authority = plan.authority and f.plan_id = plan.id and f.child_id = plan.child_id));
do $$
declare
  name text;
begin
  foreach name in array array['plan_need','plan_outcome','plan_action'] loop
    execute format('create policy family_help_team on public.%I for select using (
      (select public.acting_seat()) is not null and authority = public.current_authority()
      and plan_id in (select public.family_help_plans(false)))', name);
    execute format('create policy family_help_adds on public.%I for insert with check (
      authority = public.current_authority() and plan_id in (select public.family_help_plans(true)))', name);
    execute format('create policy family_help_changes on public.%I for update using (
      (select public.acting_seat()) is not null and authority = public.current_authority()
      and plan_id in (select public.family_help_plans(true)))', name);
  end loop;
  -- Asked once a statement, and not of each row: beside another policy it is no longer a condition of the index.
  foreach name in array array['plan','plan_need','plan_outcome','plan_action'] loop
    execute format('alter policy own_council on public.%I using (authority = (select public.current_council()))', name);
  end loop;
end $$;

-- A PART OF A MEETING. The council asks and takes back, and changes no word; whoever is asked writes once.
alter table public.meeting_part enable row level security, force row level security;
create policy read_by_council on public.meeting_part for select using (authority = public.current_council());
create policy asked_by_council on public.meeting_part for insert with check (
  authority = public.current_council() and num_nonnulls(content, sent_at) = 0);
create policy taken_back_by_council on public.meeting_part for update using (
  authority = public.current_council() and sent_at is null)
  with check (authority = public.current_council() and num_nonnulls(content, sent_at) = 0);
create policy asked on public.meeting_part for select using (
  authority = public.current_authority() and public.acting_seat() = for_user || '/' || of_agency and withdrawn_on is null);
create policy written_by_asked on public.meeting_part for update using (
  authority = public.current_authority() and public.acting_seat() = for_user || '/' || of_agency
  and withdrawn_on is null and sent_at is null)
  with check (withdrawn_on is null);
grant select, insert on public.meeting_part to openics_app;
grant update (withdrawn_on, withdrawn_why, content, sent_at, sent_by_name, sent_by_title) on public.meeting_part to openics_app;
call history.keep('public.meeting_part');

alter table public.meeting_part_note enable row level security, force row level security;
create policy read_by_council on public.meeting_part_note for select using (authority = public.current_council());
create policy of_own_part on public.meeting_part_note for select using (
  authority = public.current_authority() and public.acting_seat() is not null and exists (
    select from public.meeting_part p where p.authority = meeting_part_note.authority and p.id = part_id));
create policy said_by_writer on public.meeting_part_note for insert with check (
  authority = public.current_authority() and said_by = public.acting_user() and public.acting_seat() is not null and exists (
    select from public.meeting_part p where p.authority = meeting_part_note.authority and p.id = part_id and p.sent_at is not null));
grant select, insert on public.meeting_part_note to openics_app;
call history.keep_append_only('public.meeting_part_note');
create policy of_own_part on public.meeting_minutes_copy for select using (
  authority = public.current_authority() and public.acting_seat() is not null and exists (
    select from public.meeting_part p where p.authority = meeting_minutes_copy.authority and p.id = part_id));

-- A SECURE LINK. Whoever opens it has a seat of nobody: they see their link, its part and their own draft.
create policy opened on public.section_link for select using (
  authority = public.current_authority() and public.current_council() is null and encode(token_hash, 'hex') = public.opened_link());
create policy used on public.section_link for update using (
  authority = public.current_authority() and public.current_council() is null and encode(token_hash, 'hex') = public.opened_link()
  and used_at is null and revoked_at is null and expires_at > now()) with check (revoked_at is null);
revoke update on public.section_link from openics_app;
grant update (used_at, revoked_at) on public.section_link to openics_app;
create policy by_link on public.meeting_part for select using (
  authority = public.current_authority() and public.opened_link() is not null and exists (
    select from public.section_link l where l.authority = meeting_part.authority and l.part_id = meeting_part.id
       and l.used_at is null and l.revoked_at is null and l.expires_at > now()));
create policy written_by_link on public.meeting_part for update using (
  authority = public.current_authority() and public.opened_link() is not null and sent_at is null and withdrawn_on is null and exists (
    select from public.section_link l where l.authority = meeting_part.authority and l.part_id = meeting_part.id
       and l.used_at is null and l.revoked_at is null and l.expires_at > now()))
  with check (withdrawn_on is null);
alter table public.section_draft enable row level security, force row level security;
create policy own_draft on public.section_draft using (
  authority = public.current_authority() and public.current_council() is null and public.opened_link() is not null and exists (
    select from public.section_link l where l.authority = section_draft.authority and l.id = link_id
       and encode(l.token_hash, 'hex') = public.opened_link()));
grant select, insert, update on public.section_draft to openics_app;

-- A plan is found by its words from whichever seat it was written: the sources are those that this seat may read.
create or replace function public.put_into_search(of_kind text, sources uuid[]) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  differed integer;
begin
  if sources is null then return 0; end if;
  -- What must be there is made once: asked for again row by row, two thousand people at once took minutes.
  with made as materialized (
    select s.source_id, s.child_id, s.happened_on, s.title, s.text from public.searchable s
     where s.authority = public.current_authority() and s.kind = of_kind and s.source_id = any (sources)),
  gone as (
    delete from public.search_text t
     where t.authority = public.current_council() and t.source_id = any (sources) and t.kind = of_kind
       and (t.source_id, t.child_id) not in (select m.source_id, m.child_id from made m)
    returning 1),
  put as (
    insert into public.search_text as t (authority, source_id, child_id, kind, happened_on, title, text, words)
      select public.current_authority(), m.source_id, m.child_id, of_kind, m.happened_on, m.title, m.text,
             public.words_of(m.title, m.text)
        from made m
    on conflict (authority, source_id, child_id) do update
      set happened_on = excluded.happened_on, title = excluded.title, text = excluded.text, words = excluded.words
      where (t.happened_on, t.title, t.text) is distinct from (excluded.happened_on, excluded.title, excluded.text)
    returning 1)
  select (select count(*) from gone) + (select count(*) from put) into differed;
  return differed;
end $$;
