-- What is thought about a child and what it rests on: judgements, the entries cited for and against them, what is not
-- known yet, and the assessment framework's dimensions as lenses on what is written already.

create table public.judgement (
  authority     text        not null,
  id            uuid        not null,
  child_id      uuid        not null,
  kind          text        not null check (kind in ('danger-statement','worry-statement','strength','safety-goal','scaling','analysis')),
  said_by       text        not null,
  statement     text        not null,
  could_happen  text,
  worst         text,
  best          text,
  made_on       date        not null,
  assessment_id uuid,
  recorded_by   uuid,
  recorded_by_name text     not null,
  ended_on      date,
  ended_how     text,
  recorded_at   timestamptz not null default now(),
  primary key (authority, id),
  check ((ended_on is null) = (ended_how is null)),
  check (could_happen is null or kind in ('danger-statement','worry-statement')),
  check ((kind = 'scaling') = (worst is not null and best is not null))
);
comment on table public.judgement is 'What somebody makes of what is known of a child: who says so, what, and what could happen. A scaling question says what 0 and 10 mean. It is changed or ended, never deleted; `assessment_id` is the assessment it was written in.';
create index judgement_of_child on public.judgement (authority, child_id, made_on desc);
create index judgement_of_assessment on public.judgement (authority, assessment_id) where assessment_id is not null;

create table public.judgement_scale (
  authority     text        not null,
  id            uuid        not null,
  judgement_id  uuid        not null,
  number        integer     not null check (number between 0 and 10),
  asked_of      text        not null,
  asked_on      date        not null,
  why           text        not null,
  recorded_by_name text     not null,
  recorded_at   timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.judgement_scale is 'A number from 0 to 10 that somebody gave when asked a scaling question, and why that number.';
create index judgement_scale_of on public.judgement_scale (authority, judgement_id, asked_on desc);

create table public.citation (
  authority     text        not null,
  id            uuid        not null,
  citing_kind   text        not null check (citing_kind in ('judgement','worry','plan-need','assessment')),
  citing_id     uuid        not null,
  entry_id      uuid        not null,
  weighs        text        not null check (weighs in ('for','against')),
  passage       text,
  cited_by      uuid,
  cited_by_name text,
  removed_at    timestamptz,
  removed_by_name text,
  removed_why   text,
  recorded_at   timestamptz not null default now(),
  primary key (authority, id),
  check ((removed_at is null) = (removed_why is null))
);
comment on table public.citation is 'An entry that a judgement, a worry, a need of a plan or an assessment rests on, for or against; `passage` is the sentence that cites it. Taken away with a reason, never deleted.';
create unique index citation_of on public.citation (authority, citing_id, entry_id, md5(coalesce(passage, ''))) where removed_at is null;
create index citation_of_entry on public.citation (authority, entry_id) where removed_at is null;

create table public.reading_again (
  authority     text        not null,
  id            uuid        not null,
  citing_kind   text        not null check (citing_kind in ('judgement','worry','plan-need','assessment')),
  citing_id     uuid        not null,
  correction_id uuid        not null,
  finding       text        not null check (finding in ('stands','changed','cited')),
  note          text,
  read_by       uuid,
  read_by_name  text        not null,
  recorded_at   timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.reading_again is 'Somebody had a correction before them, of an entry that this rests on: reading it again they found that it stands, or changed it; or they cited the entry as corrected already.';
create unique index reading_again_of on public.reading_again (authority, citing_id, correction_id);

create table public.not_known (
  authority       text        not null,
  id              uuid        not null,
  child_id        uuid        not null,
  question        text        not null,
  finder_name     text        not null,
  find_by         date,
  asked_on        date        not null,
  asked_by        uuid,
  asked_by_name   text        not null,
  assessment_id   uuid,
  ended_on        date,
  answer_entry_id uuid,
  let_go_why      text,
  recorded_at     timestamptz not null default now(),
  primary key (authority, id),
  check ((ended_on is null) = (answer_entry_id is null and let_go_why is null))
);
comment on table public.not_known is 'What is not known of a child yet: the question, who finds out, by when. It ends with the entry that answers it, or with why it is asked no more.';
create index not_known_open on public.not_known (authority, child_id) where ended_on is null;
create index not_known_of_assessment on public.not_known (authority, assessment_id) where assessment_id is not null;

create table public.lens_tag (
  authority      text        not null,
  id             uuid        not null,
  tagged_kind    text        not null check (tagged_kind in ('entry','judgement')),
  tagged_id      uuid        not null,
  dimension      text        not null,
  tagged_by      uuid,
  tagged_by_name text        not null,
  removed_at     timestamptz,
  recorded_at    timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.lens_tag is 'Under which dimension of the assessment framework an entry or a judgement is read. The text stays one.';
create unique index lens_tag_of on public.lens_tag (authority, tagged_id, dimension);

alter table public.judgement add foreign key (authority, child_id) references public.person (authority, id);
alter table public.judgement add foreign key (authority, assessment_id) references public.assessment (authority, id);
alter table public.judgement_scale add foreign key (authority, judgement_id) references public.judgement (authority, id);
alter table public.citation add foreign key (authority, entry_id) references public.entry (authority, id);
alter table public.reading_again add foreign key (authority, correction_id) references public.entry (authority, id);
alter table public.not_known add foreign key (authority, child_id) references public.person (authority, id);
alter table public.not_known add foreign key (authority, assessment_id) references public.assessment (authority, id);
alter table public.not_known add foreign key (authority, answer_entry_id) references public.entry (authority, id);

-- The entries that worries rest on move here, with the time since when they did, and stay known as of every day.
alter table public.worry_citation no force row level security;
insert into public.citation (authority, id, citing_kind, citing_id, entry_id, weighs, recorded_at)
  select authority, gen_random_uuid(), 'worry', worry_id, entry_id, weighs, recorded_at from public.worry_citation;
do $$
declare
  each_authority text;
begin
  for each_authority in select distinct authority from public.citation loop
    perform public.act_as(each_authority, null, null, 'council');
    insert into history.version (authority, relation, id, known, image)
      select authority, 'citation', id, tstzrange(recorded_at, null), to_jsonb(c)
        from public.citation c where authority = each_authority;
  end loop;
end $$;
drop view asof.worry_citation;
drop table public.worry_citation;

-- Last: from here on not even the owner sees a row without an authority, and foreign keys are checked by looking.
call public.keep_for_council('public.judgement');
call public.keep_for_council_append_only('public.judgement_scale');
call public.keep_for_council('public.citation');
call public.keep_for_council_append_only('public.reading_again');
call public.keep_for_council('public.not_known');
call public.keep_for_council('public.lens_tag');
