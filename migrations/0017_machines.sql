-- Machines that sign in: a council's own systems, each with its keys. They act for one authority, within their scopes.

create table access.machine (
  authority   text        not null,
  id          uuid        not null,
  name        text        not null check (length(name) between 1 and 200),
  scopes      text[]      not null check (cardinality(scopes) > 0),
  recorded_at timestamptz not null default now(),
  revoked_at  timestamptz,
  primary key (authority, id),
  unique (id)
);
comment on table access.machine is 'A system of an authority that signs in by itself (OAuth 2.0 client), and what it may ask. Revoked, never deleted.';

create table access.machine_key (
  authority   text        not null,
  machine_id  uuid        not null,
  kid         text        not null check (length(kid) between 1 and 200),
  public_jwk  jsonb       not null,
  recorded_at timestamptz not null default now(),
  revoked_at  timestamptz,
  primary key (authority, machine_id, kid)
);
comment on table access.machine_key is 'A public key by which a machine proves itself; two at once while it changes them. The private half is never here. Revoked, never deleted.';

create table access.machine_assertion (
  authority   text        not null,
  machine_id  uuid        not null,
  jti         text        not null check (length(jti) between 1 and 200),
  expires_at  timestamptz not null,
  primary key (authority, machine_id, jti)
);
comment on table access.machine_assertion is 'The proofs a machine has used, so that none is used twice. Once expired they prove nothing and are swept away.';
create index machine_assertion_by_expiry on access.machine_assertion (expires_at);

alter table access.machine_key add foreign key (authority, machine_id) references access.machine (authority, id);
alter table access.machine_assertion add foreign key (authority, machine_id) references access.machine (authority, id);

-- As with users and sessions: read at the door, before any authority is bound, through these functions alone. Machines
-- are added and revoked by the owner, from the command line.
alter table access.machine enable row level security;
alter table access.machine_key enable row level security;
alter table access.machine_assertion enable row level security;

-- A machine with its keys that stand, by machine_id_key; no row for one revoked or unknown.
create function access.machine_at_door(machine_id uuid)
returns table (authority text, id uuid, name text, scopes text[], keys jsonb)
language sql stable rows 1 security definer set search_path = '' as $$
  select m.authority, m.id, m.name, m.scopes,
         coalesce((select jsonb_agg(jsonb_build_object('kid', k.kid, 'jwk', k.public_jwk) order by k.kid)
                     from access.machine_key k
                    where k.authority = m.authority and k.machine_id = m.id and k.revoked_at is null), '[]')
    from access.machine m
   where m.id = machine_at_door.machine_id and m.revoked_at is null
$$;

-- Uses a machine's proof up; false if it was used before. Sweeps away a few that have expired.
create function access.use_machine_assertion(authority text, machine_id uuid, jti text, expires_at timestamptz, at timestamptz)
returns boolean language plpgsql security definer set search_path = '' as $$
begin
  delete from access.machine_assertion a
   where a.ctid = any (array(select o.ctid from access.machine_assertion o where o.expires_at < use_machine_assertion.at
                              order by o.expires_at limit 20 for update skip locked));
  insert into access.machine_assertion (authority, machine_id, jti, expires_at)
    values (use_machine_assertion.authority, use_machine_assertion.machine_id, use_machine_assertion.jti, use_machine_assertion.expires_at)
    on conflict do nothing;
  return found;
end $$;

-- The machines, and the keys of machines, revoked since then: those whose tokens may still be about.
create function access.machines_revoked_since(since timestamptz)
returns table (machine_id uuid, kid text)
language sql stable security definer set search_path = '' as $$
  select m.id, null::text from access.machine m where m.revoked_at >= since
  union all
  select k.machine_id, k.kid from access.machine_key k where k.revoked_at >= since
$$;

revoke execute on function access.machine_at_door(uuid), access.machines_revoked_since(timestamptz),
  access.use_machine_assertion(text, uuid, text, timestamptz, timestamptz) from public;
grant execute on function access.machine_at_door(uuid), access.machines_revoked_since(timestamptz),
  access.use_machine_assertion(text, uuid, text, timestamptz, timestamptz) to openics_app;
