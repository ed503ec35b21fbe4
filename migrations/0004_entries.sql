-- What happened and what was said; what is worrying; what someone is still writing.

create table public.entry (
  authority    text        not null,
  id           uuid        not null,
  kind         text        not null check (kind in ('fact','opinion','hearsay','child-words')),
  title        text        not null,
  body         jsonb       not null,
  happened_on  date        not null,
  happened_at  timestamptz,
  said_by      text        not null,
  said_by_role text,
  bearing      text        not null default 'neutral' check (bearing in ('worry','going-well','neutral')),
  significant  boolean     not null default false,
  step_kind    text,
  step_id      uuid,
  corrects     uuid,
  correction   text,
  recorded_by  uuid,
  recorded_by_name text    not null,
  recorded_at  timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.entry is 'The unit of the story: what happened and when, who says so and how they know, who wrote it down and when. Never changed; a mistake is corrected by a new entry that `corrects` the old one.';
create index entry_of_step on public.entry (authority, step_id);
create index entry_correcting on public.entry (authority, corrects) where corrects is not null;

create table public.entry_about (
  authority   text        not null,
  entry_id    uuid        not null,
  person_id   uuid        not null,
  happened_on date        not null,
  part        text,
  recorded_at timestamptz not null default now(),
  primary key (authority, entry_id, person_id)
);
comment on table public.entry_about is 'Whom an entry is about; `part` is what differs for this one. The day is repeated so that a child''s story is one index scan.';
create index entry_about_person on public.entry_about (authority, person_id, happened_on desc, recorded_at desc);

create table public.worry (
  authority    text        not null,
  id           uuid        not null,
  kind         text        not null check (kind in ('open-risk','risk-adult','warning-note','pattern-prompt')),
  child_id     uuid        not null,
  person_id    uuid,
  title        text        not null,
  statement    text        not null,
  trend        text        check (trend in ('getting-worse','steady','getting-better')),
  how_known    text        not null check (how_known in ('fact','opinion','hearsay','child-words')),
  said_by      text        not null,
  since_on     date        not null,
  review_by    date,
  told         text,
  closed_on    date,
  closed_how   text,
  recorded_by  uuid,
  recorded_at  timestamptz not null default now(),
  primary key (authority, id),
  check ((closed_on is null) = (closed_how is null))
);
comment on table public.worry is 'An open risk, an adult who may be a risk, a warning note or a pattern. The worries panel of a child shows exactly the open rows.';
create index worry_of_child on public.worry (authority, child_id) where closed_on is null;

create table public.worry_citation (
  authority   text        not null,
  worry_id    uuid        not null,
  entry_id    uuid        not null,
  weighs      text        not null check (weighs in ('for','against')),
  recorded_at timestamptz not null default now(),
  primary key (authority, worry_id, entry_id)
);
comment on table public.worry_citation is 'The entries a worry rests on.';

create table public.record (
  authority     text        not null,
  id            uuid        not null,
  kind          text        not null,
  step_kind     text        not null,
  step_id       uuid        not null,
  content       jsonb       not null,
  sha256        text        not null,
  written_by    uuid,
  written_by_name text      not null,
  signed_by     uuid,
  signed_by_name text,
  corrects      uuid,
  recorded_at   timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.record is 'What was written for a purpose, frozen when final: content, hash, signatures. A correction is another record beside it.';
create index record_of_step on public.record (authority, step_id);

-- A draft is its writer's own, outside the record, from a partner's seat too.
create table public.draft (
  authority text        not null,
  id        uuid        not null,
  user_id   uuid        not null,
  form      text        not null,
  fields    jsonb       not null,
  saved_at  timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, user_id, form)
);
comment on table public.draft is 'What someone has typed and not yet sent. Theirs alone; kept through sign-out, time-out and crash.';
alter table public.draft enable row level security, force row level security;
create policy own_drafts on public.draft using (authority = public.current_authority() and user_id = public.acting_user());
grant select, insert, update, delete on public.draft to openics_app;

alter table public.entry add foreign key (authority, corrects) references public.entry (authority, id);
alter table public.entry_about add foreign key (authority, entry_id) references public.entry (authority, id);
alter table public.entry_about add foreign key (authority, person_id) references public.person (authority, id);
alter table public.worry add foreign key (authority, child_id) references public.person (authority, id);
alter table public.worry add foreign key (authority, person_id) references public.person (authority, id);
alter table public.worry_citation add foreign key (authority, worry_id) references public.worry (authority, id);
alter table public.worry_citation add foreign key (authority, entry_id) references public.entry (authority, id);
alter table public.record add foreign key (authority, corrects) references public.record (authority, id);

-- Last: from here on not even the owner sees a row without an authority, and foreign keys are checked by looking.
call public.keep_for_council_append_only('public.entry');
call public.keep_for_council_append_only('public.entry_about');
call public.keep_for_council('public.worry');
call public.keep_for_council_append_only('public.worry_citation');
call public.keep_for_council_append_only('public.record');
