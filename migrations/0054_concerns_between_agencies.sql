-- Concerns between agencies: how worried, and what the index learns of what is kept sealed.

alter table public.concern add column band text check (band in ('unsure','worried','very-worried'));
comment on column public.concern.band is 'How worried its author is, as they chose; null of one raised before they were asked. All that the index learns of what it says.';
call history.show_columns('public.concern');

-- PARTNER AGENCIES. Seats are given and ended by the owner's functions alone: each looks for itself whether the acting
-- user leads the agency, or administers the council. What they answer is a word that the program puts into a sentence.

alter table access.agency add column ended_on date;
comment on column access.agency.ended_on is 'The last day on which the agency was a member; null while it is.';

create table access.invitation (
  authority    text        not null,
  id           uuid        not null,
  agency_id    uuid        not null,
  name         text        not null check (length(name) between 1 and 200),
  email        text        not null check (email = lower(email) and length(email) between 3 and 254),
  job_title    text        not null check (length(job_title) between 1 and 200),
  roles        text[]      not null,
  invited_by   uuid        not null,
  invited_at   timestamptz not null,
  until_on     date        not null,
  taken_at     timestamptz,
  withdrawn_at timestamptz,
  recorded_at  timestamptz not null default now(),
  primary key (authority, id)
);
comment on table access.invitation is 'A seat in a partner agency that waits for its person: taken at their first sign-in with this e-mail address, verified by the identity provider.';
alter table access.invitation add foreign key (authority, agency_id) references access.agency (authority, id);
create unique index invitation_open on access.invitation (authority, agency_id, email) where taken_at is null and withdrawn_at is null;
create index invitation_of_email on access.invitation (email) where taken_at is null and withdrawn_at is null;
alter table access.invitation enable row level security;
create policy own_agency_or_council on access.invitation for select using (
  authority = public.current_authority() and (agency_id = public.acting_agency() or public.current_council() is not null));
grant select on access.invitation to openics_app;

-- Whether the acting user has a lead's seat in this agency on this day.
create function access.leads(agency uuid, today date) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from access.membership m
                  where m.authority = public.current_authority() and m.user_id = public.acting_user() and m.agency_id = leads.agency
                    and m.seat = 'partner' and 'agency-lead' = any(m.roles)
                    and m.from_on <= leads.today and (m.to_on is null or m.to_on >= leads.today))
$$;

-- Whether the acting user has an administrator's seat in the bound council on this day.
create function access.administers(today date) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from access.membership m
                  where m.authority = public.current_council() and m.user_id = public.acting_user()
                    and m.seat = 'council' and 'administrator' = any(m.roles)
                    and m.from_on <= administers.today and (m.to_on is null or m.to_on >= administers.today))
$$;

-- The people of a partner agency who have a seat in it today, for its lead or the council's administrator; nobody for others.
create function access.people_of(agency uuid, today date)
returns table (membership_id uuid, user_id uuid, name text, email text, job_title text, roles text[], from_on date)
language sql stable security definer set search_path = '' as $$
  select m.id, u.id, u.name, u.email, m.job_title, m.roles, m.from_on
    from access.membership m join access.app_user u on u.id = m.user_id
   where m.authority = public.current_authority() and m.agency_id = people_of.agency and m.seat = 'partner'
     and m.from_on <= people_of.today and (m.to_on is null or m.to_on >= people_of.today)
     and (access.leads(people_of.agency, people_of.today) or access.administers(people_of.today))
   order by u.name, m.id
   limit 1000
$$;

-- Invites a colleague. Answers 'invited', or why not.
create function access.invite(invitation uuid, agency uuid, name text, email text, job_title text, as_lead boolean,
                              until_on date, at timestamptz, today date) returns text
language plpgsql security definer set search_path = '' as $$
declare
  roles text[] := case when invite.as_lead then array['practitioner', 'agency-lead'] else array['practitioner'] end;
begin
  if not (access.leads(invite.agency, invite.today) or access.administers(invite.today)) then return 'not-permitted'; end if;
  if not exists (select from access.agency a
                  where a.authority = public.current_authority() and a.id = invite.agency
                    and a.ended_on is null and a.kind not in ('childrens-services', 'index')) then return 'not-permitted'; end if;
  if exists (select from access.membership m join access.app_user u on u.id = m.user_id
              where m.authority = public.current_authority() and m.agency_id = invite.agency and lower(u.email) = lower(invite.email)
                and (m.to_on is null or m.to_on >= invite.today)) then return 'seated-already'; end if;
  update access.invitation i set withdrawn_at = invite.at
   where i.authority = public.current_authority() and i.agency_id = invite.agency and i.email = lower(invite.email)
     and i.taken_at is null and i.withdrawn_at is null and i.until_on < invite.today;
  insert into access.invitation (authority, id, agency_id, name, email, job_title, roles, invited_by, invited_at, until_on)
    values (public.current_authority(), invite.invitation, invite.agency, invite.name, lower(invite.email), invite.job_title, roles,
            public.acting_user(), invite.at, invite.until_on)
    on conflict do nothing;
  return case when found then 'invited' else 'invited-already' end;
end $$;

-- Takes an invitation back; false if there is none open that is theirs to take back.
create function access.withdraw_invitation(invitation uuid, at timestamptz, today date) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  update access.invitation i set withdrawn_at = withdraw_invitation.at
   where i.authority = public.current_authority() and i.id = withdraw_invitation.invitation
     and i.taken_at is null and i.withdrawn_at is null
     and (access.leads(i.agency_id, withdraw_invitation.today) or access.administers(withdraw_invitation.today));
  return found;
end $$;

-- Ends a partner's seat today: it is over at the next request, and every session in it. Answers 'ended', or why not.
create function access.end_seat(membership uuid, at timestamptz, today date) returns text
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from access.membership m where m.authority = public.current_authority() and m.id = end_seat.membership
                and m.user_id = public.acting_user()) then return 'oneself'; end if;
  update access.membership m set to_on = end_seat.today - 1
   where m.authority = public.current_authority() and m.id = end_seat.membership and m.seat = 'partner'
     and (m.to_on is null or m.to_on >= end_seat.today)
     and (access.leads(m.agency_id, end_seat.today) or access.administers(end_seat.today));
  if not found then return 'not-permitted'; end if;
  update access.session s set ended_at = end_seat.at
   where s.authority = public.current_authority() and s.membership_id = end_seat.membership and s.ended_at is null;
  return 'ended';
end $$;

-- Says what a partner's title is, and whether they lead; false where it is not theirs to say. A lead cannot end their own lead.
create function access.change_seat(membership uuid, job_title text, as_lead boolean, today date) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  update access.membership m
     set job_title = change_seat.job_title,
         roles = case when m.user_id = public.acting_user() then m.roles
                      when change_seat.as_lead then array['practitioner', 'agency-lead'] else array['practitioner'] end
   where m.authority = public.current_authority() and m.id = change_seat.membership and m.seat = 'partner'
     and (m.to_on is null or m.to_on >= change_seat.today)
     and (access.leads(m.agency_id, change_seat.today) or access.administers(change_seat.today));
  return found;
end $$;

-- Registers a partner agency in the bound council; false where it is not theirs to do, or the id is spent.
create function access.register_agency(agency uuid, kind text, name text, phone text, today date) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  if not access.administers(register_agency.today) or register_agency.kind in ('childrens-services', 'index') then return false; end if;
  insert into access.agency (authority, id, kind, name, phone)
    values (public.current_council(), register_agency.agency, register_agency.kind, register_agency.name, register_agency.phone)
    on conflict do nothing;
  return found;
end $$;

-- Ends a partner agency's membership today, with every seat, session and open invitation in it.
create function access.end_agency(agency uuid, at timestamptz, today date) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  update access.agency a set ended_on = end_agency.today
   where a.authority = public.current_council() and a.id = end_agency.agency and a.ended_on is null
     and a.kind not in ('childrens-services', 'index') and access.administers(end_agency.today);
  if not found then return false; end if;
  update access.membership m set to_on = end_agency.today - 1
   where m.authority = public.current_council() and m.agency_id = end_agency.agency
     and (m.to_on is null or m.to_on >= end_agency.today);
  update access.session s set ended_at = end_agency.at
    from access.membership m
   where m.authority = public.current_council() and m.agency_id = end_agency.agency
     and s.authority = m.authority and s.membership_id = m.id and s.ended_at is null;
  update access.invitation i set withdrawn_at = end_agency.at
   where i.authority = public.current_council() and i.agency_id = end_agency.agency and i.taken_at is null and i.withdrawn_at is null;
  return true;
end $$;

-- At the door: gives whoever the provider means the seats that wait for their verified address, and says who they are here;
-- null for somebody not known for whom none waits. With no address, someone known is looked up by the one they have here.
create function access.take_seats(issuer text, subject text, verified_email text, at timestamptz, today date) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  who uuid := access.user_of(take_seats.issuer, take_seats.subject);
  address text := lower(coalesce(take_seats.verified_email, (select u.email from access.app_user u where u.id = who)));
  waiting record;
begin
  if exists (select from access.app_user u where u.id = who and u.removed_at is not null) then return who; end if;
  for waiting in
    select i.* from access.invitation i join access.agency a on a.authority = i.authority and a.id = i.agency_id
     where i.email = address and i.taken_at is null and i.withdrawn_at is null and i.until_on >= take_seats.today
       and a.ended_on is null
     order by i.invited_at, i.id limit 20 for update of i
  loop
    if who is null then
      who := gen_random_uuid();
      insert into access.app_user (id, issuer, subject, name, email)
        values (who, take_seats.issuer, take_seats.subject, waiting.name, address);
    end if;
    insert into access.membership as m (authority, id, user_id, agency_id, roles, seat, job_title, from_on)
      values (waiting.authority, gen_random_uuid(), who, waiting.agency_id, waiting.roles, 'partner', waiting.job_title, take_seats.today)
      on conflict (authority, user_id, agency_id) do update
        set roles = excluded.roles, job_title = excluded.job_title, to_on = null
        where m.seat = 'partner';
    update access.invitation i set taken_at = take_seats.at where i.authority = waiting.authority and i.id = waiting.id;
  end loop;
  return who;
end $$;

revoke execute on function access.leads(uuid, date), access.administers(date), access.people_of(uuid, date),
  access.invite(uuid, uuid, text, text, text, boolean, date, timestamptz, date), access.withdraw_invitation(uuid, timestamptz, date),
  access.end_seat(uuid, timestamptz, date), access.change_seat(uuid, text, boolean, date),
  access.register_agency(uuid, text, text, text, date), access.end_agency(uuid, timestamptz, date),
  access.take_seats(text, text, text, timestamptz, date) from public;
grant execute on function access.people_of(uuid, date),
  access.invite(uuid, uuid, text, text, text, boolean, date, timestamptz, date), access.withdraw_invitation(uuid, timestamptz, date),
  access.end_seat(uuid, timestamptz, date), access.change_seat(uuid, text, boolean, date),
  access.register_agency(uuid, text, text, text, date), access.end_agency(uuid, timestamptz, date),
  access.take_seats(text, text, text, timestamptz, date) to openics_app;

-- THE LIFE OF A CONCERN: what was done with it, what the child or a parent says of it, what came with it, and whether its
-- author disagrees with the answer.

create table public.concern_event (
  authority   text        not null,
  id          uuid        not null,
  concern_id  uuid        not null,
  agency_id   uuid        not null,
  sealed_to   uuid,
  kind        text        not null check (kind in ('renewed','lapsed','withdrawn','resolved')),
  reason      text,
  review_by   date,
  by_name     text        not null,
  at          timestamptz not null,
  recorded_at timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.concern_event is 'What was done with a concern after it was raised, by whom and why. Append only.';
create index concern_event_of on public.concern_event (authority, concern_id, at);

create table public.concern_account (
  authority        text        not null,
  id               uuid        not null,
  concern_id       uuid        not null,
  agency_id        uuid        not null,
  sealed_to        uuid,
  said_by          text        not null check (said_by in ('child','parent','other')),
  said_by_name     text,
  said_on          date        not null,
  words            text        not null check (words <> ''),
  recorded_by      uuid        not null,
  recorded_by_name text        not null,
  recorded_at      timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.concern_account is 'What the child or a parent says of a concern, beside it, in their words. Append only.';
create index concern_account_of on public.concern_account (authority, concern_id, recorded_at);

create table public.concern_file (
  authority     text        not null,
  id            uuid        not null,
  concern_id    uuid        not null,
  agency_id     uuid        not null,
  sealed_to     uuid,
  file_name     text        not null,
  media_type    text        not null,
  size          integer     not null check (size > 0),
  sha256        text        not null,
  scanned       boolean     not null,
  added_by      uuid        not null,
  added_by_name text        not null,
  recorded_at   timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.concern_file is 'A file that came with a concern, sealed as the concern is. `scanned`: a virus scanner found nothing; false where none was set up.';
create index concern_file_of on public.concern_file (authority, concern_id, recorded_at);

create table public.concern_file_content (
  authority   text        not null,
  file_id     uuid        not null,
  position    integer     not null,
  agency_id   uuid        not null,
  sealed_to   uuid,
  content     bytea       not null,
  recorded_at timestamptz not null default now(),
  primary key (authority, file_id, position)
);
comment on table public.concern_file_content is 'The file itself, in pieces of a megabyte.';
alter table public.concern_file_content alter column content set storage external;

create table public.concern_disagreement (
  authority        text        not null,
  id               uuid        not null,
  concern_id       uuid        not null,
  agency_id        uuid        not null,
  sealed_to        uuid        check (sealed_to is null),
  level            integer     not null check (level between 1 and 3),
  reason           text        not null check (reason <> ''),
  said_by          uuid        not null,
  said_by_name     text        not null,
  said_by_title    text        not null,
  said_at          timestamptz not null,
  answer_by        date        not null,
  outcome          text        check (outcome in ('changed','stands')),
  answer           text,
  answered_by      uuid,
  answered_by_name text,
  answered_at      timestamptz,
  recorded_at      timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, concern_id, level),
  check (num_nonnulls(outcome, answer, answered_by_name, answered_at) in (0, 4))
);
comment on table public.concern_disagreement is 'That the author of a concern disagrees with what was decided, and what a manager answers: first the front door, then a service manager, each by a day.';
create index concern_disagreement_waiting on public.concern_disagreement (authority, answer_by) where answered_at is null;

alter table public.concern_event add foreign key (authority, concern_id) references public.concern (authority, id);
alter table public.concern_account add foreign key (authority, concern_id) references public.concern (authority, id);
alter table public.concern_file add foreign key (authority, concern_id) references public.concern (authority, id);
alter table public.concern_file_content add foreign key (authority, file_id) references public.concern_file (authority, id);
alter table public.concern_disagreement add foreign key (authority, concern_id) references public.concern (authority, id);

-- Beside a concern: read as the concern is, added by its own agency alone, beside a concern (or its file) that is that
-- agency's own and is sealed in the same way.
create procedure public.keep_beside_concern(relation regclass, beside text, by_key text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security, force row level security', relation);
  execute format('create policy read_by_agency_or_council on %s for select using (
    authority = public.current_authority()
    and (agency_id = public.acting_agency() or (sealed_to is null and public.current_council() is not null)))', relation);
  execute format('create policy added_by_agency on %1$s for insert with check (
    authority = public.current_authority() and public.current_council() is null and agency_id = public.acting_agency()
    and exists (select from public.%2$I b where b.authority = %1$s.authority and b.id = %1$s.%3$I
                   and b.agency_id = %1$s.agency_id and b.sealed_to is not distinct from %1$s.sealed_to))', relation, beside, by_key);
  execute format('grant select, insert on %s to openics_app', relation);
end $$;
call public.keep_beside_concern('public.concern_event', 'concern', 'concern_id');
call public.keep_beside_concern('public.concern_account', 'concern', 'concern_id');
call public.keep_beside_concern('public.concern_file', 'concern', 'concern_id');
call public.keep_beside_concern('public.concern_file_content', 'concern_file', 'file_id');
call public.keep_beside_concern('public.concern_disagreement', 'concern', 'concern_id');
call history.keep_append_only('public.concern_event');
call history.keep_append_only('public.concern_account');
call history.keep_append_only('public.concern_file');
call history.keep_append_only('public.concern_file_content');
-- The council answers a disagreement, once.
create policy answered_by_council on public.concern_disagreement for update using (
  authority = public.current_council() and answered_at is null) with check (authority = public.current_council());
grant update (outcome, answer, answered_by, answered_by_name, answered_at) on public.concern_disagreement to openics_app;
call history.keep('public.concern_disagreement');

-- What a partner is told of: an answer came, a review is near, somebody asks them. Ids alone, as for the council's people.
create table public.partner_notice (
  authority    text        not null,
  id           uuid        not null,
  agency_id    uuid        not null,
  user_id      uuid        not null,
  kind         text        not null check (kind in ('answer-came','review-near','disagreement-answered','request-waiting','request-answered','told-nobody','unread-by-colleague')),
  about_kind   text        not null,
  about_id     uuid        not null,
  at           timestamptz not null,
  read_at      timestamptz,
  mailed_at    timestamptz,
  escalated_at timestamptz,
  recorded_at  timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, user_id, kind, about_id, at)
);
comment on table public.partner_notice is 'What somebody in a partner agency is told of, by ids alone: read in the program, by e-mail in numbers, and by the agency''s lead when it stays unread.';
create index partner_notice_unread on public.partner_notice (authority, agency_id, user_id) where read_at is null;
create index partner_notice_of on public.partner_notice (authority, user_id, at desc);
create index partner_notice_about on public.partner_notice (authority, about_id);

create table public.partner_setting (
  authority   text        not null,
  id          uuid        not null,
  agency_id   uuid        not null,
  user_id     uuid        not null,
  mail        boolean     not null default true,
  quiet_from  integer     not null default 20 check (quiet_from between 0 and 23),
  quiet_to    integer     not null default 7 check (quiet_to between 0 and 23),
  recorded_at timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, user_id, agency_id)
);
comment on table public.partner_setting is 'Whether somebody in a partner agency wants e-mail about notices, and between which hours of the day in London it is not sent.';

alter table public.partner_notice add foreign key (authority, agency_id) references access.agency (authority, id);
alter table public.partner_setting add foreign key (authority, agency_id) references access.agency (authority, id);
alter table public.partner_notice enable row level security, force row level security;
create policy own_agency on public.partner_notice using (
  authority = public.current_authority() and public.current_council() is null and agency_id = public.acting_agency());
create policy told_by_council on public.partner_notice for insert with check (authority = public.current_council());
grant select, insert on public.partner_notice to openics_app;
grant update (read_at, mailed_at, escalated_at) on public.partner_notice to openics_app;
alter table public.partner_setting enable row level security, force row level security;
create policy own_agency on public.partner_setting using (
  authority = public.current_authority() and public.current_council() is null and agency_id = public.acting_agency());
grant select, insert, update on public.partner_setting to openics_app;
-- Neither is part of the record, and a version of a notice would say to the council that there is something sealed.

-- Where somebody of the acting agency reads e-mail, while they have a seat there; null for anyone else.
create function access.partner_email_of(of_user uuid, today date) returns text
language sql stable security definer set search_path = '' as $$
  select u.email from access.app_user u
   where u.id = of_user and u.removed_at is null and u.issuer <> 'practice'
     and exists (select from access.membership m
                  where m.authority = public.current_authority() and m.user_id = of_user and m.seat = 'partner'
                    and m.agency_id = public.acting_agency()
                    and m.from_on <= today and (m.to_on is null or m.to_on >= today))
$$;
revoke execute on function access.partner_email_of from public;
grant execute on function access.partner_email_of to openics_app;

-- Adds a job that is not to be done before an instant.
create function public.enqueue_for(task text, payload jsonb, not_before timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform graphile_worker.add_job(task, (payload || jsonb_build_object('authority', public.current_authority()))::json, run_at := not_before);
end $$;
revoke execute on function public.enqueue_for from public;
grant execute on function public.enqueue_for to openics_app;

-- A machine of a partner agency acts for its practitioners, and for nobody else.
alter table access.machine add column agency_id uuid;
comment on column access.machine.agency_id is 'The partner agency whose system this is; null for the council''s own.';
alter table access.machine add foreign key (authority, agency_id) references access.agency (authority, id);

-- The practitioner with this e-mail address in an agency, for whom a machine of that agency speaks; no row for anybody else.
create function access.practitioner_of_machine(machine uuid, address text, today date)
returns table (user_id uuid, name text, job_title text, roles text[], agency_id uuid, agency_name text)
language sql stable rows 1 security definer set search_path = '' as $$
  select u.id, u.name, m.job_title, m.roles, a.id, a.name
    from access.machine k
    join access.agency a on a.authority = k.authority and a.id = k.agency_id and a.ended_on is null
    join access.membership m on m.authority = k.authority and m.agency_id = k.agency_id and m.seat = 'partner'
     and m.from_on <= practitioner_of_machine.today and (m.to_on is null or m.to_on >= practitioner_of_machine.today)
    join access.app_user u on u.id = m.user_id and u.removed_at is null
   where k.id = practitioner_of_machine.machine and k.revoked_at is null
     and lower(u.email) = lower(practitioner_of_machine.address)
   order by m.id limit 1
$$;
revoke execute on function access.practitioner_of_machine from public;
grant execute on function access.practitioner_of_machine to openics_app;
