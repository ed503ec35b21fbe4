-- The roles, the bound transaction, the queue's door and the time machine.

do $$ begin create role openics_app login; exception when duplicate_object then null; end $$;
do $$ begin create role openics_index login; exception when duplicate_object then null; end $$;
revoke all on schema public from public;
grant usage on schema public to openics_app;

-- The authority this transaction acts for. Raises if none is bound: after a pooled connection's
-- first transaction an unset app.authority reads as '', not as an error, so '' must be refused too.
create function public.current_authority() returns text language plpgsql stable as $$
begin
  if coalesce(current_setting('app.authority', true), '') = '' then
    raise exception 'no authority is bound to this transaction' using errcode = 'insufficient_privilege';
  end if;
  return current_setting('app.authority');
end $$;

-- The authority, if this transaction acts from one of the council's own seats; null from a partner agency's,
-- and nothing equals null: what is the council's alone is then not there.
create function public.current_council() returns text language plpgsql stable as $$
begin
  if coalesce(current_setting('app.authority', true), '') = '' then
    raise exception 'no authority is bound to this transaction' using errcode = 'insufficient_privilege';
  end if;
  if current_setting('app.seat', true) = 'council' then return current_setting('app.authority'); end if;
  return null;
end $$;

create function public.acting_user() returns uuid language sql stable as $$
  select nullif(current_setting('app.user', true), '')::uuid
$$;
create function public.acting_agency() returns uuid language sql stable as $$
  select nullif(current_setting('app.agency', true), '')::uuid
$$;

-- Binds this transaction to one authority, one user, one agency and one seat ('council' or 'partner').
-- `set local`, not set_config: only that reaches every node of a distributed database.
create function public.act_as(authority text, acting_user uuid, agency uuid, seat text) returns void language plpgsql as $$
begin
  if seat not in ('council', 'partner') then
    raise exception 'no such seat' using errcode = 'insufficient_privilege';
  end if;
  execute format('set local app.authority = %L', authority);
  execute format('set local app."user" = %L', coalesce(acting_user::text, ''));
  execute format('set local app.agency = %L', coalesce(agency::text, ''));
  execute format('set local app.seat = %L', seat);
end $$;

-- Adds a job to the queue in the caller's transaction, stamped with the caller's authority.
-- The application may add jobs, but can read none: they belong to every authority.
create function public.enqueue(task text, payload jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform graphile_worker.add_job(task, (payload || jsonb_build_object('authority', public.current_authority()))::json);
end $$;
revoke execute on function public.enqueue from public;
grant execute on function public.enqueue to openics_app;

-- What this database is, recorded once: 'practice' or 'live'.
create table public.installation (
  only_row    boolean     primary key default true check (only_row),
  mode        text        not null check (mode in ('practice', 'live')),
  recorded_at timestamptz not null default now()
);
comment on table public.installation is 'Whether this database holds the practice county or real children. Written once, never changed.';
grant select on public.installation to openics_app, openics_index;

-- TIME MACHINE. Every version of every kept row, with the time during which it was what we knew.
create schema history;
create schema asof;
grant usage on schema history, asof to openics_app;

create table history.version (
  authority text      not null,
  relation  text      not null,
  id        uuid      not null,
  known     tstzrange not null,
  agency_id uuid,
  sealed_to uuid,
  image     jsonb     not null,
  primary key (authority, relation, id, known)
);
comment on table history.version is 'What every row of the record was, and during which time we knew it so. Append only.';
create unique index version_latest on history.version (authority, relation, id) where upper_inf(known);
alter table history.version enable row level security, force row level security;
-- What is sealed to an agency stays so in its history.
create policy readable on history.version for select using (
  authority = public.current_authority()
  and ((sealed_to is null and public.current_council() is not null) or agency_id = public.acting_agency()));
create policy kept on history.version for insert with check (authority = public.current_authority());
create policy closed on history.version for update using (authority = public.current_authority());
grant select on history.version to openics_app;

-- Closes the row's last version and opens the next. A transaction's rows all change at its now(),
-- except where another transaction has already changed the same row later than that.
create function history.keep_version() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  row_now jsonb := to_jsonb(coalesce(new, old));
  changed timestamptz;
begin
  if tg_op <> 'INSERT' then
    update history.version
       set known = tstzrange(lower(known), greatest(now(), lower(known) + interval '1 microsecond'))
     where authority = row_now->>'authority' and relation = tg_argv[0] and id = (row_now->>'id')::uuid and upper_inf(known)
    returning upper(known) into changed;
  end if;

  if tg_op <> 'DELETE' then
    insert into history.version (authority, relation, id, known, agency_id, sealed_to, image) values
      (row_now->>'authority', tg_argv[0], (row_now->>'id')::uuid, tstzrange(coalesce(changed, now()), null),
       (row_now->>'agency_id')::uuid, (row_now->>'sealed_to')::uuid, row_now);
  end if;
  return null;
end $$;

-- Keeps every version of a table's rows, and shows them as they were known at app.as_of in a view of the same name.
create procedure history.keep(relation regclass) language plpgsql as $$
declare
  table_name text := (select relname from pg_class where oid = relation);
begin
  execute format('create trigger keep_version after insert or update or delete on %s
                    for each row execute function history.keep_version(%L)', relation, table_name);
  execute format('create view asof.%1$I with (security_invoker) as
                    select was.* from history.version v, jsonb_populate_record(null::public.%1$I, v.image) was
                     where v.authority = public.current_authority() and v.relation = %1$L
                       and v.known @> current_setting(''app.as_of'')::timestamptz', table_name);
  execute format('grant select on asof.%I to openics_app', table_name);
end $$;

-- A table whose rows are never changed needs no versions: what was known then is what was recorded by then.
create procedure history.keep_append_only(relation regclass) language plpgsql as $$
declare
  table_name text := (select relname from pg_class where oid = relation);
begin
  execute format('create view asof.%1$I with (security_invoker) as
                    select * from public.%1$I
                     where recorded_at <= current_setting(''app.as_of'')::timestamptz', table_name);
  execute format('grant select on asof.%I to openics_app', table_name);
end $$;

-- A table of the council's own record: confined to it, readable from its seats alone, every version kept.
create procedure public.keep_for_council(relation regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security, force row level security', relation);
  execute format('create policy own_council on %s using (authority = public.current_council())', relation);
  execute format('grant select, insert, update on %s to openics_app', relation);
  call history.keep(relation);
end $$;

-- The same for a table to which rows are only ever added.
create procedure public.keep_for_council_append_only(relation regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security, force row level security', relation);
  execute format('create policy own_council on %s using (authority = public.current_council())', relation);
  execute format('grant select, insert on %s to openics_app', relation);
  call history.keep_append_only(relation);
end $$;
