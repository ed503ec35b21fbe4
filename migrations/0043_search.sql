-- What is written, to be found by its words: one row a text and child, made of the record and kept in the same
-- transaction as what it is made of. Everything in it can be made again.

create table public.search_text (
  authority   text        not null,
  source_id   uuid        not null,
  child_id    uuid        not null,
  kind        text        not null check (kind in ('entry','record','plan','worry','document','person')),
  happened_on date        not null,
  title       text        not null,
  text        text        not null,
  words       tsvector    not null,
  primary key (authority, source_id, child_id)
);
comment on table public.search_text is 'A stored projection: the words of entries, records, plans, worries, documents and people, once for each child whom they are about, so that what is found is never more than the child''s own. Made again by `openics rebuild search`, which must find no difference.';
create index search_text_of_child on public.search_text (authority, child_id, happened_on desc, source_id desc);
create index search_text_latest on public.search_text (authority, happened_on desc, source_id desc);
create index search_text_words on public.search_text using gin (words) with (gin_pending_list_limit = 512);
-- Which words are common decides how they are looked for.
alter table public.search_text alter column words set statistics 1000;

-- PostgreSQL looks in an index of words only where no policy stands before it, since `@@` is not leakproof. So the
-- application reads rows by their keys under its council's policy, and finds words through `search_words` alone, which
-- runs as the owner and names the council in each of its statements.
alter table public.search_text enable row level security, force row level security;
create policy own_council on public.search_text for select using (authority = public.current_council());
create policy made_by_owner on public.search_text to current_user using (true);
grant select on public.search_text to openics_app;

-- Letters without their accents: "Zoë" is found by "Zoe". What stands between < and > is words too, not a mark to pass over.
create function public.folded(words text) returns text language sql immutable parallel safe set search_path = '' as $$
  select translate(regexp_replace(normalize(words, NFD), '[\u0300-\u036f]', '', 'g'), '<>', '  ')
$$;

-- The words of rich text or of a record's content; ids, codes and days are none.
create function public.words_in(content jsonb) returns text language sql immutable parallel safe set search_path = '' as $$
  select coalesce(string_agg(value #>> '{}', E'\n\n'), '')
    from jsonb_path_query(content, 'strict $.**') value
   where jsonb_typeof(value) = 'string' and value #>> '{}' !~ '^([a-z0-9:.+-]*|\d{4}-\d\d-\d\d[T0-9:.Z]*)$'
$$;

-- The title weighs more than the text. More than this is no longer taken by an index of words.
create function public.words_of(title text, text text) returns tsvector language sql immutable parallel safe set search_path = '' as $$
  select setweight(to_tsvector('pg_catalog.english', public.folded(title)), 'A')
      || setweight(to_tsvector('pg_catalog.english', public.folded(left(text, 200000))), 'B')
$$;

-- What can be found, made of the record: by kind and source, once for each child. Withdrawn documents are left out, and
-- so is what was said in supervision of the worker.
create view public.searchable with (security_invoker) as
  select e.authority, e.id as source_id, a.person_id as child_id, 'entry' as kind, a.happened_on, e.title,
         concat_ws(E'\n\n', public.words_in(e.body), a.part, e.correction, e.said_by) as text
    from public.entry e
    join public.entry_about a on a.authority = e.authority and a.entry_id = e.id
    join public.person p on p.authority = a.authority and p.id = a.person_id and p.kind = 'child'
  union all
  select r.authority, r.id, c.child_id, 'record', (r.recorded_at at time zone 'Europe/London')::date,
         upper(left(r.kind, 1)) || replace(substr(r.kind, 2), '-', ' '), public.words_in(r.content)
    from public.record r
    cross join lateral (
      select a.person_id as child_id from public.entry e
        join public.entry_about a on a.authority = e.authority and a.entry_id = e.id
       where e.authority = r.authority and e.step_id = r.step_id
      union
      select m.child_id from public.meeting_child m where m.authority = r.authority and m.meeting_id = r.step_id) c
    join public.person p on p.authority = r.authority and p.id = c.child_id and p.kind = 'child'
   where r.step_kind <> 'supervision'
  union all
  select p.authority, p.id, p.child_id, 'plan', p.made_on, 'Plan',
         concat_ws(E'\n\n', p.why_involved, p.we_want, p.contingency, p.child_view, p.parent_view,
           (select string_agg(n.statement, E'\n\n' order by n.position) from public.plan_need n
             where n.authority = p.authority and n.plan_id = p.id),
           (select string_agg(concat_ws(' ', o.statement, o.changed), E'\n\n' order by o.position) from public.plan_outcome o
             where o.authority = p.authority and o.plan_id = p.id),
           (select string_agg(concat_ws(' ', a.what, a.owner_name, a.note), E'\n\n' order by a.position) from public.plan_action a
             where a.authority = p.authority and a.plan_id = p.id))
    from public.plan p
  union all
  select w.authority, w.id, w.child_id, 'worry', w.since_on, w.title, concat_ws(E'\n\n', w.statement, w.told, w.closed_how)
    from public.worry w
  union all
  select d.authority, d.id, c.child_id, 'document', coalesce(last.dated_on, d.dated_on), coalesce(last.title, d.title),
         concat_ws(E'\n\n', coalesce(last.from_whom, d.from_whom), t.text)
    from public.document d
    join public.document_child c on c.authority = d.authority and c.document_id = d.id
    left join public.document_text t on t.authority = d.authority and t.document_id = d.id
    left join lateral (
      select n.title, n.dated_on, n.from_whom from public.document_correction n
       where n.authority = d.authority and n.document_id = d.id order by n.recorded_at desc, n.id desc limit 1) last on true
   where not exists (select from public.document_withdrawal w where w.authority = d.authority and w.document_id = d.id)
  union all
  select p.authority, p.id, near.child_id, 'person', (p.recorded_at at time zone 'Europe/London')::date,
         coalesce((select string_agg(concat_ws(' ', n.given, n.family), ', ' order by n.use <> 'current', n.recorded_at desc, n.id)
                     from public.person_name n where n.authority = p.authority and n.person_id = p.id), ''),
         coalesce((select string_agg(concat_ws(', ', a.lines, a.postcode), E'\n' order by a.recorded_at desc, a.id)
                     from public.person_address a where a.authority = p.authority and a.person_id = p.id), '')
    from public.person p
    cross join lateral (
      select p.id as child_id where p.kind = 'child'
      union
      select r.person_id from public.relationship r where r.authority = p.authority and r.other_id = p.id and p.kind = 'adult') near
    join public.person c on c.authority = p.authority and c.id = near.child_id and c.kind = 'child';
comment on view public.searchable is 'What search_text must hold.';

-- Makes the rows of these sources again; gives how many differed from what the record says.
create function public.put_into_search(of_kind text, sources uuid[]) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  differed integer;
begin
  if sources is null then return 0; end if;
  -- What must be there is made once: asked for again row by row, two thousand people at once took minutes.
  with made as materialized (
    select s.source_id, s.child_id, s.happened_on, s.title, s.text from public.searchable s
     where s.authority = public.current_council() and s.kind = of_kind and s.source_id = any (sources)),
  gone as (
    delete from public.search_text t
     where t.authority = public.current_council() and t.source_id = any (sources) and t.kind = of_kind
       and (t.source_id, t.child_id) not in (select m.source_id, m.child_id from made m)
    returning 1),
  put as (
    insert into public.search_text as t (authority, source_id, child_id, kind, happened_on, title, text, words)
      select public.current_council(), m.source_id, m.child_id, of_kind, m.happened_on, m.title, m.text,
             public.words_of(m.title, m.text)
        from made m
    on conflict (authority, source_id, child_id) do update
      set happened_on = excluded.happened_on, title = excluded.title, text = excluded.text, words = excluded.words
      where (t.happened_on, t.title, t.text) is distinct from (excluded.happened_on, excluded.title, excluded.text)
    returning 1)
  select (select count(*) from gone) + (select count(*) from put) into differed;
  return differed;
end $$;
revoke execute on function public.put_into_search from public;

-- After rows of `written` came or changed: what stands in this column names the sources whose words are made again.
create function public.keep_searchable() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  sources uuid[];
begin
  execute format('select array_agg(distinct w.%I) from written w', tg_argv[1]) into sources;
  perform public.put_into_search(tg_argv[0], sources);
  return null;
end $$;

-- A record is about whom its step wrote of: what the step writes after it counts too.
create function public.keep_records_searchable() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform public.put_into_search('record', (
    select array_agg(distinct r.id) from written w
      join public.entry e on e.authority = w.authority and e.id = w.entry_id
      join public.record r on r.authority = e.authority and r.step_id = e.step_id));
  return null;
end $$;

create procedure public.keep_found(relation regclass, of_kind text, source text) language plpgsql as $$
begin
  execute format('create trigger found_when_put after insert on %s referencing new table as written
                    for each statement execute function public.keep_searchable(%L, %L)', relation, of_kind, source);
  if has_table_privilege('openics_app', relation, 'update') then
    execute format('create trigger found_when_changed after update on %s referencing new table as written
                      for each statement execute function public.keep_searchable(%L, %L)', relation, of_kind, source);
  end if;
end $$;

call public.keep_found('public.entry_about', 'entry', 'entry_id');
create trigger found_with_record after insert on public.entry_about referencing new table as written
  for each statement execute function public.keep_records_searchable();
call public.keep_found('public.record', 'record', 'id');
call public.keep_found('public.plan', 'plan', 'id');
call public.keep_found('public.plan_need', 'plan', 'plan_id');
call public.keep_found('public.plan_outcome', 'plan', 'plan_id');
call public.keep_found('public.plan_action', 'plan', 'plan_id');
call public.keep_found('public.worry', 'worry', 'id');
call public.keep_found('public.document_child', 'document', 'document_id');
call public.keep_found('public.document_text', 'document', 'document_id');
call public.keep_found('public.document_correction', 'document', 'document_id');
call public.keep_found('public.document_withdrawal', 'document', 'document_id');
call public.keep_found('public.person', 'person', 'id');
call public.keep_found('public.person_name', 'person', 'person_id');
call public.keep_found('public.person_address', 'person', 'person_id');
call public.keep_found('public.relationship', 'person', 'other_id');

-- Makes the next sources of a kind again, by their ids: how many there were, how many rows differed, and the last id.
create function public.rebuild_search(of_kind text, after uuid, lot integer)
returns table (sources integer, differed integer, last uuid) language plpgsql security definer set search_path = '' as $$
declare
  ids uuid[];
begin
  if of_kind not in ('entry','record','plan','worry','document','person') then
    raise exception 'no such kind' using errcode = 'invalid_parameter_value';
  end if;
  execute format('select array_agg(id order by id) from (
                    select id from public.%I where authority = public.current_council() and ($1 is null or id > $1)
                     order by id limit $2) next', of_kind) using after, lot into ids;
  return query select coalesce(cardinality(ids), 0), public.put_into_search(of_kind, ids), ids[cardinality(ids)];
end $$;
revoke execute on function public.rebuild_search from public;
grant execute on function public.rebuild_search to openics_app;

-- What is sought, as PostgreSQL reads it: quotes, "or" and a minus before a word. Nothing when all its words are too common.
create function public.words_sought(query text) returns tsquery language sql immutable parallel safe set search_path = '' as $$
  select websearch_to_tsquery('pg_catalog.english', public.folded(query))
$$;

-- How many rows PostgreSQL expects to have these words, by its statistics: a quarter of a millisecond.
create function public.words_expected(sought tsquery) returns float language plpgsql set search_path = '' as $$
declare
  plan json;
begin
  execute 'explain (format json) select from public.search_text where words @@ $1' using sought into plan;
  return (plan->0->'Plan'->>'Plan Rows')::float;
end $$;
revoke execute on function public.words_expected from public;

-- How words are looked for among these children. Few have them: by the words. Else from the latest backwards: through
-- all of the council's where that is likely to come upon enough of them sooner than child by child, as thirty of the
-- children tell. The planner is not asked, because it reckons for each of thousands of children, which takes it longer
-- than the search.
create function public.way_to_search(sought tsquery, children uuid[], most integer) returns text
language plpgsql set search_path = '' as $$
declare
  with_words float := public.words_expected(sought);
  of_children float;
  all_rows float;
begin
  if with_words <= 20000 then return 'by-words'; end if;
  select greatest(count(*), 1) * cardinality(children) / least(cardinality(children), 30) into of_children
    from unnest(children[1:30]) child
    cross join lateral (select from public.search_text t
                         where t.authority = public.current_council() and t.child_id = child limit 1000) each_row;
  select greatest(c.reltuples, 1) into all_rows from pg_catalog.pg_class c where c.oid = 'public.search_text'::regclass;
  return case when most / (with_words / all_rows) / (of_children / all_rows) < of_children then 'from-the-latest' else 'by-child' end;
end $$;
revoke execute on function public.way_to_search from public;

-- The latest texts with these words among those of these children, at most `most`, each with how well it fits.
create function public.search_words(query text, children uuid[], kinds text[], from_on date, to_on date,
                                    before_on date, before_source uuid, most integer)
returns table (source_id uuid, child_id uuid, kind text, happened_on date, rank real)
language plpgsql stable security definer rows 500 set search_path = '' as $$
declare
  sought tsquery := public.words_sought(query);
  texts text := 'select t.source_id, t.child_id, t.kind, t.happened_on, t.words from public.search_text t where t.authority = $1
    and t.words @@ $2 and ($4 is null or t.kind = any ($4))
    and ($5 is null or t.happened_on >= $5) and ($6 is null or t.happened_on <= $6)
    and ($7 is null or (t.happened_on, t.source_id) < ($7, $8))';
  -- Not a join, which would lose the order of the index.
  theirs text := '(t.child_id in (select unnest($3))) is not false';
  latest text := 'order by t.happened_on desc, t.source_id desc limit $9';
  chosen text;
begin
  if public.current_council() is null or numnode(sought) = 0 or cardinality(children) = 0 then return; end if;
  chosen := case public.way_to_search(sought, children, most)
    when 'by-words' then format('with found as materialized (%s) select t.* from found t where %s %s', texts, theirs, latest)
    when 'by-child' then format('select t.* from unnest($3) child cross join lateral (%s and t.child_id = child %s) t %s',
                                texts, latest, latest)
    else format('%s and %s %s', texts, theirs, latest) end;
  return query execute format('select t.source_id, t.child_id, t.kind, t.happened_on, ts_rank_cd(t.words, $2)
                                 from (%s) t', chosen)
    using public.current_council(), sought, children, kinds, from_on, to_on, before_on, before_source, most;
end $$;
revoke execute on function public.search_words from public;
grant execute on function public.search_words to openics_app;

-- What stands in the record already. Each authority's from a seat of its own.
alter table public.person no force row level security;
do $$
declare
  each_authority text;
  of_kind text;
  reached uuid;
begin
  for each_authority in select distinct authority from public.person loop
    perform public.act_as(each_authority, null, null, 'council');
    foreach of_kind in array array['entry','record','plan','worry','document','person'] loop
      reached := null;
      loop
        select last into reached from public.rebuild_search(of_kind, reached, 5000);
        exit when reached is null;
      end loop;
    end loop;
  end loop;
end $$;
alter table public.person force row level security;
