-- Judgements and the chronologies chosen for a purpose are found by their words too; and so is a single word that stands
-- alone, such as the one word of a sentence that is marked.

-- The words of rich text or of a record's content; ids, codes and days are none. A single word in small letters looks like
-- a code: it is one only where it says what something is.
create or replace function public.words_in(content jsonb) returns text language sql immutable parallel safe set search_path = '' as $$
  select coalesce(string_agg(found.value #>> '{}', E'\n\n' order by part.place, found.place), '')
    from jsonb_path_query(content, 'strict $.** ? (@.type() == "object" || @.type() == "array")')
           with ordinality part (held, place)
    cross join lateral (
      select member.key, member.value, member.place
        from jsonb_each(case jsonb_typeof(part.held) when 'object' then part.held else '{}' end)
               with ordinality member (key, value, place)
      union all
      select null, item.value, item.place
        from jsonb_array_elements(case jsonb_typeof(part.held) when 'array' then part.held else '[]' end)
               with ordinality item (value, place)) found
   where jsonb_typeof(found.value) = 'string'
     and (found.key = 'text'
       or found.value #>> '{}' !~ '^([a-z0-9:.+-]*|\d{4}-\d\d-\d\d[T0-9:.Z]*)$'
       or (found.value #>> '{}' ~ '^[a-z]+$'
         and coalesce(found.key, '') not in ('type','mark','kind','outcome','decision','service','state','purpose','presence','category')))
$$;

-- Two more parts of what can be found: each is added to the parts that the view has.
do $$ begin
  execute 'create or replace view public.searchable with (security_invoker) as '
    || rtrim(pg_get_viewdef('public.searchable'::regclass), '; ') || $part$
  union all
  select j.authority, j.id, j.child_id, 'judgement', j.made_on, upper(left(j.kind, 1)) || replace(substr(j.kind, 2), '-', ' '),
         concat_ws(E'\n\n', j.statement, j.could_happen, j.worst, j.best, j.said_by, j.ended_how,
           (select string_agg(concat_ws(' ', s.asked_of, s.why), E'\n\n' order by s.recorded_at, s.id) from public.judgement_scale s
             where s.authority = j.authority and s.judgement_id = j.id))
    from public.judgement j
  union all
  select c.authority, c.id, c.child_id, 'chronology', c.begun_on, c.title,
         coalesce((select string_agg(e.analysis, E'\n\n' order by e.recorded_at, e.id) from public.curated_chronology_entry e
             where e.authority = c.authority and e.chronology_id = c.id and e.taken_out_on is null and e.analysis <> ''), '')
    from public.curated_chronology c$part$;
end $$;

alter table public.search_text drop constraint search_text_kind_check;
alter table public.search_text add constraint search_text_kind_check
  check (kind in ('entry','record','plan','worry','document','person','judgement','chronology'));
comment on table public.search_text is 'A stored projection: the words of entries, records, plans, worries, documents, people, judgements and chosen chronologies, once for each child whom they are about, so that what is found is never more than the child''s own. Made again by `openics rebuild search`, which must find no difference.';

call public.keep_found('public.judgement', 'judgement', 'id');
call public.keep_found('public.judgement_scale', 'judgement', 'judgement_id');
call public.keep_found('public.curated_chronology', 'chronology', 'id');
call public.keep_found('public.curated_chronology_entry', 'chronology', 'chronology_id');

-- Makes the next sources of a kind again, by their ids: how many there were, how many rows differed, and the last id.
create or replace function public.rebuild_search(of_kind text, after uuid, lot integer)
returns table (sources integer, differed integer, last uuid) language plpgsql security definer set search_path = '' as $$
declare
  ids uuid[];
begin
  if of_kind not in ('entry','record','plan','worry','document','person','judgement','chronology') then
    raise exception 'no such kind' using errcode = 'invalid_parameter_value';
  end if;
  execute format('select array_agg(id order by id) from (
                    select id from public.%I where authority = public.current_council() and ($1 is null or id > $1)
                     order by id limit $2) next', case of_kind when 'chronology' then 'curated_chronology' else of_kind end)
    using after, lot into ids;
  return query select coalesce(cardinality(ids), 0), public.put_into_search(of_kind, ids), ids[cardinality(ids)];
end $$;

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
    foreach of_kind in array array['entry','record','judgement','chronology'] loop
      reached := null;
      loop
        select last into reached from public.rebuild_search(of_kind, reached, 5000);
        exit when reached is null;
      end loop;
    end loop;
  end loop;
end $$;
alter table public.person force row level security;
