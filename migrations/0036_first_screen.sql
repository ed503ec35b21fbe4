-- What goes well and what the child said stand on the first screen, however long the story: the kind and the bearing of an
-- entry are repeated where it says whom it is about, as its day is, so that the newest of them are one index scan.

alter table public.entry_about add column kind text, add column bearing text;

alter table public.entry no force row level security;
alter table public.entry_about no force row level security;
update public.entry_about a set kind = e.kind, bearing = e.bearing
  from public.entry e where e.authority = a.authority and e.id = a.entry_id;
alter table public.entry force row level security;
alter table public.entry_about force row level security;

alter table public.entry_about alter column kind set not null, alter column bearing set not null;
comment on table public.entry_about is 'Whom an entry is about; `part` is what differs for this one. Day, kind and bearing are repeated so that a child''s story, what goes well in it and their own words are one index scan each.';
create index entry_about_going_well on public.entry_about (authority, person_id, happened_on desc, recorded_at desc)
  where bearing = 'going-well';
create index entry_about_words on public.entry_about (authority, person_id, happened_on desc, recorded_at desc)
  where kind = 'child-words';

create or replace view asof.entry_about with (security_invoker) as
  select * from public.entry_about where recorded_at <= current_setting('app.as_of')::timestamptz;
