-- Signing in: the only doors to users and sessions. Each runs as the owner, with nothing on its search path.

alter table access.app_user add removed_at timestamptz;
comment on column access.app_user.removed_at is 'From then on this person cannot sign in, and every session of theirs is over. Never deleted: what they wrote stays theirs.';

create function access.is_practice() returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.installation where mode = 'practice')
$$;

-- A session with its person, seat and agency. Nobody is granted it; the functions below read it as its owner.
create view access.session_in_seat as
  select s.id as session_id, s.token_hash, s.begun_at, s.last_seen_at, s.ended_at,
         s.authority, s.user_id, u.name, u.removed_at,
         m.id as membership_id, m.agency_id, a.name as agency_name, m.team_id, m.roles, m.seat, m.job_title, m.from_on, m.to_on
    from access.session s
    join access.app_user u on u.id = s.user_id
    join access.membership m on m.authority = s.authority and m.id = s.membership_id and m.user_id = s.user_id
    join access.agency a on a.authority = m.authority and a.id = m.agency_id;
comment on view access.session_in_seat is 'A session, whose it is and from which seat. Read only through the functions of this schema.';

-- Of whom a browser's token is: one row, by session_token_hash_key, whether the session still stands or not.
-- Every request asks this. In plpgsql, because that keeps its plan from one call to the next on PostgreSQL 15 too.
create function access.session_of(hash bytea)
returns setof access.session_in_seat language plpgsql stable rows 1 security definer set search_path = '' as $$
begin
  return query select * from access.session_in_seat s where s.token_hash = hash;
end $$;

-- Of whom a session is, for a form that names the session it was shown in.
create function access.session_named(session_id uuid)
returns setof access.session_in_seat language sql stable rows 1 security definer set search_path = '' as $$
  select * from access.session_in_seat s where s.session_id = session_named.session_id
$$;

-- Who this is to the identity provider; null if nobody known. The practice provider's people exist in practice only.
create function access.user_of(issuer text, subject text) returns uuid
language sql stable security definer set search_path = '' as $$
  select u.id from access.app_user u
   where u.issuer = user_of.issuer and u.subject = user_of.subject
     and (u.issuer <> 'practice' or access.is_practice())
$$;

-- Every seat a user has, had or will have, in every authority; stands on membership_of_user.
create function access.seats_of(user_id uuid)
returns table (authority text, membership_id uuid, user_id uuid, name text, removed_at timestamptz, agency_id uuid, agency_name text,
               team_id uuid, roles text[], seat text, job_title text, from_on date, to_on date)
language sql stable security definer set search_path = '' as $$
  select m.authority, m.id, u.id, u.name, u.removed_at, m.agency_id, a.name, m.team_id, m.roles, m.seat, m.job_title, m.from_on, m.to_on
    from access.app_user u
    join access.membership m on m.user_id = u.id
    join access.agency a on a.authority = m.authority and a.id = m.agency_id
   where u.id = seats_of.user_id
   order by m.authority, a.name, m.id
   limit 100
$$;

-- Begins a session in a seat of the acting user, in the bound authority; false if they have no such seat.
create function access.begin_session(session_id uuid, token_hash bytea, membership_id uuid, at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  insert into access.session (id, token_hash, user_id, authority, membership_id, begun_at, last_seen_at)
    select begin_session.session_id, begin_session.token_hash, m.user_id, m.authority, m.id, at, at
      from access.membership m
     where m.authority = public.current_authority() and m.id = begin_session.membership_id and m.user_id = public.acting_user();
  return found;
end $$;

-- Notes that a session was used. The caller asks once a minute, not at every look.
create function access.touch_session(session_id uuid, at timestamptz) returns void
language sql security definer set search_path = '' as $$
  update access.session s set last_seen_at = at
   where s.id = touch_session.session_id and s.ended_at is null and s.last_seen_at < at
$$;

-- Ends a session of the acting user, for good; false if it was over already.
create function access.end_session(session_id uuid, at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  update access.session s set ended_at = at
   where s.id = end_session.session_id and s.user_id = public.acting_user() and s.ended_at is null;
  return found;
end $$;

-- The practice people who can be chosen on the practice provider's page; nobody, ever, outside practice.
create function access.practice_people(today date)
returns table (subject text, name text, authority text, agency_name text, seat text, job_title text)
language sql stable security definer set search_path = '' as $$
  select u.subject, u.name, m.authority, a.name, m.seat, m.job_title
    from access.app_user u
    join access.membership m on m.user_id = u.id
    join access.agency a on a.authority = m.authority and a.id = m.agency_id
   where access.is_practice() and u.issuer = 'practice' and u.removed_at is null
     and m.from_on <= today and (m.to_on is null or m.to_on >= today)
   order by m.authority, m.seat, a.name, m.recorded_at, u.name
   limit 1000
$$;

revoke execute on function access.is_practice(), access.session_of(bytea), access.session_named(uuid), access.user_of(text, text),
  access.seats_of(uuid), access.begin_session(uuid, bytea, uuid, timestamptz), access.touch_session(uuid, timestamptz),
  access.end_session(uuid, timestamptz), access.practice_people(date) from public;
grant execute on function access.session_of(bytea), access.session_named(uuid), access.user_of(text, text),
  access.seats_of(uuid), access.begin_session(uuid, bytea, uuid, timestamptz), access.touch_session(uuid, timestamptz),
  access.end_session(uuid, timestamptz), access.practice_people(date) to openics_app;
