-- Chronologies chosen for court and conference: which entries, and why each matters.

create table public.curated_chronology (
  authority       text        not null,
  id              uuid        not null,
  child_id        uuid        not null,
  title           text        not null,
  purpose         text        not null check (purpose in ('court','conference','multi-agency','other')),
  revision        integer     not null default 1,
  begun_on        date        not null,
  written_by      uuid,
  written_by_name text        not null,
  written_at      timestamptz not null default now(),
  recorded_at     timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.curated_chronology is 'Entries of one child''s story, chosen for a purpose. `revision` goes up each time it is written in, so that two who write at once see each other''s words. What is frozen of it is a record.';
create index curated_chronology_of on public.curated_chronology (authority, child_id, recorded_at desc);

create table public.curated_chronology_entry (
  authority       text        not null,
  id              uuid        not null,
  chronology_id   uuid        not null,
  entry_id        uuid        not null,
  analysis        text        not null default '',
  taken_out_on    date,
  written_by_name text        not null,
  written_at      timestamptz not null default now(),
  recorded_at     timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, chronology_id, entry_id)
);
comment on table public.curated_chronology_entry is 'An entry that was chosen, and why it matters. Taken out, the row stays with what was written; chosen again, it comes back with it.';

alter table public.curated_chronology add foreign key (authority, child_id) references public.person (authority, id);
alter table public.curated_chronology_entry add foreign key (authority, chronology_id) references public.curated_chronology (authority, id);
alter table public.curated_chronology_entry add foreign key (authority, entry_id) references public.entry (authority, id);

-- Last: from here on not even the owner sees a row without an authority, and foreign keys are checked by looking.
call public.keep_for_council('public.curated_chronology');
call public.keep_for_council('public.curated_chronology_entry');
