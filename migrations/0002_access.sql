-- Who signs in, from which seat, and what they did. Schema `access`.

create schema access;
grant usage on schema access to openics_app;

create table access.app_user (
  id           uuid        primary key,
  issuer       text        not null,
  subject      text        not null,
  name         text        not null,
  email        text,
  recorded_at  timestamptz not null default now(),
  unique (issuer, subject)
);
comment on table access.app_user is 'A person who signs in, known by the identity provider and its subject. Belongs to no authority: memberships do.';

create table access.agency (
  authority   text        not null,
  id          uuid        not null,
  kind        text        not null check (kind in ('childrens-services','gp-practice','hospital','health-visiting','school','early-years','police','early-help','housing','voluntary','index','other')),
  name        text        not null,
  phone       text,
  recorded_at timestamptz not null default now(),
  primary key (authority, id)
);
comment on table access.agency is 'An agency that is a member in one host authority; the council''s own children''s services is one of them.';

create table access.team (
  authority   text        not null,
  id          uuid        not null,
  name        text        not null,
  kind        text        not null check (kind in ('front-door','assessment','safeguarding','looked-after','conferencing','family-help','performance','systems','index')),
  recorded_at timestamptz not null default now(),
  primary key (authority, id)
);
comment on table access.team is 'A team of the council''s children''s services.';

create table access.membership (
  authority   text        not null,
  id          uuid        not null,
  user_id     uuid        not null references access.app_user (id),
  agency_id   uuid        not null,
  team_id     uuid,
  roles       text[]      not null,
  seat        text        not null check (seat in ('council','partner')),
  job_title   text        not null,
  phone       text,
  from_on     date        not null,
  to_on       date,
  recorded_at timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, user_id, agency_id)
);
comment on table access.membership is 'A seat: this user, in this agency, in these roles, from and to. Ended, never deleted.';
alter table access.membership add foreign key (authority, agency_id) references access.agency (authority, id);
alter table access.membership add foreign key (authority, team_id) references access.team (authority, id);
create index membership_of_user on access.membership (user_id);

create table access.session (
  id            uuid        primary key,
  token_hash    bytea       not null unique,
  user_id       uuid        not null references access.app_user (id),
  authority     text        not null,
  membership_id uuid        not null,
  begun_at      timestamptz not null,
  last_seen_at  timestamptz not null,
  ended_at      timestamptz,
  id_token      text
);
comment on table access.session is 'A signed-in browser: 30 minutes idle, 12 hours at most. The token itself is never stored, only its hash.';
create index session_of_user on access.session (user_id) where ended_at is null;

create table access.audit_leaf (
  authority    text        not null default public.current_authority(),
  id           uuid        not null default gen_random_uuid(),
  at           timestamptz not null default now(),
  user_id      uuid,
  role         text        not null,
  relationship text,
  purpose      text,
  action       text        not null,
  subject_kind text        not null,
  subject_id   uuid,
  children     uuid[]      not null default '{}',
  origin       text,
  details      jsonb       not null default '{}',
  primary key (authority, id)
);
comment on table access.audit_leaf is 'Every look and every act: who, as what, what, when, from where. Append only.';
comment on column access.audit_leaf.children is 'The children whom a list showed, or whom an act on a step was about, where the subject is not the child.';
create index audit_of_subject on access.audit_leaf (authority, subject_id, at desc);
create index audit_of_children on access.audit_leaf using gin (children) where children <> '{}';
create index audit_of_user on access.audit_leaf (authority, user_id, at desc);

-- Agencies, teams and seats are names on a door: everyone of the authority may read them, by id or by list.
-- Sign-in must read seats before any authority is bound, so these tables are not forced on their owner, whose
-- functions (access.seats_of and its like) are the only way past the policy.
alter table access.agency enable row level security;
alter table access.team enable row level security;
alter table access.membership enable row level security;
create policy own_authority on access.agency using (authority = public.current_authority());
create policy own_authority on access.team using (authority = public.current_authority());
create policy own_authority on access.membership using (authority = public.current_authority());
-- Only read: who has which seat is written by the owner alone, or a seat could be given away from any seat.
grant select on access.agency, access.team, access.membership to openics_app;

-- Users and sessions have no policy and no grant: only the functions of this schema reach them.
alter table access.app_user enable row level security;
alter table access.session enable row level security;

alter table access.audit_leaf enable row level security, force row level security;
create policy added on access.audit_leaf for insert with check (
  authority = public.current_authority() and user_id is not distinct from public.acting_user());
create policy read_by_council on access.audit_leaf for select using (authority = public.current_council());
-- Everyone's own searches, so that a partner's can be counted too.
create policy own_searches on access.audit_leaf for select using (
  authority = public.current_authority() and user_id = public.acting_user() and action = 'child.find');
grant select, insert on access.audit_leaf to openics_app;

-- The name of a colleague or partner who has, or had, a seat in the bound authority; null for anyone else.
create function access.name_of(of_user uuid) returns text
language sql stable security definer set search_path = '' as $$
  select u.name from access.app_user u
   where u.id = of_user
     and exists (select from access.membership m where m.authority = public.current_authority() and m.user_id = of_user)
$$;
revoke execute on function access.name_of from public;
grant execute on function access.name_of to openics_app;
