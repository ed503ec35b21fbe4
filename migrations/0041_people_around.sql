-- People around children: adoption and divorce among the ties; a person who may be a risk, as a fact about the person;
-- places and groups of peers.

alter table public.relationship drop constraint relationship_kind_check;
alter table public.relationship add constraint relationship_kind_check check (kind in
  ('mother','father','parent','adoptive-parent','step-parent','grandparent','sibling','half-sibling','step-sibling','aunt-or-uncle','carer','foster-carer','partner','former-partner','spouse','divorced','other'));

-- A person who may be a risk is written down once, about the person. Whom it is shown for follows from the ties.
alter table public.worry add column managed_by text;
comment on column public.worry.child_id is 'The child. Of a person who may be a risk: the child of whom it was first said; it shows for every child around that person, by their ties and homes.';
comment on column public.worry.managed_by is 'The manager who answers for what is done about a person who may be a risk.';
create index worry_of_person on public.worry (authority, person_id) where closed_on is null and kind = 'risk-adult';
call history.show_columns('public.worry');

create table public.risk_review (
  authority        text        not null,
  id               uuid        not null,
  worry_id         uuid        not null,
  person_id        uuid        not null,
  reviewed_on      date        not null,
  outcome          text        not null check (outcome in ('still','ended')),
  statement        text        not null,
  trend            text        check (trend in ('getting-worse','steady','getting-better')),
  told             text,
  managed_by       text,
  review_by        date,
  reviewed_by      uuid,
  reviewed_by_name text        not null,
  recorded_at      timestamptz not null default now(),
  primary key (authority, id),
  check ((outcome = 'still') = (review_by is not null))
);
comment on table public.risk_review is 'Someone looked again at whether a person may still be a risk to children: what is known now, whether it is over, when to look next. Added to, never changed.';
create index risk_review_of_person on public.risk_review (authority, person_id, reviewed_on desc);

create table public.place (
  authority   text        not null,
  id          uuid        not null,
  kind        text        not null check (kind in ('park','shop','address','street','transport','school','online','other','peer-group')),
  name        text        not null,
  name_key    text        not null,
  lines       text,
  postcode    text,
  known       text        not null,
  since_on    date        not null,
  review_by   date        not null,
  closed_on   date,
  closed_how  text,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  primary key (authority, id),
  check ((closed_on is null) = (closed_how is null))
);
comment on table public.place is 'A place where children may be harmed, or a group of peers: what is known of it, since when, when to look again. A group of peers is a place too: one page, one way.';
create index place_by_name on public.place (authority, name_key) where closed_on is null;

create table public.place_person (
  authority   text        not null,
  id          uuid        not null,
  place_id    uuid        not null,
  person_id   uuid        not null,
  words       text        not null,
  from_on     date        not null,
  to_on       date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.place_person is 'Who goes to a place, or is of a group of peers, from and to, and what they do there, in words.';
create index place_person_of on public.place_person (authority, place_id);
create index place_of_person on public.place_person (authority, person_id);

create table public.place_entry (
  authority   text        not null,
  place_id    uuid        not null,
  entry_id    uuid        not null,
  recorded_at timestamptz not null default now(),
  primary key (authority, place_id, entry_id)
);
comment on table public.place_entry is 'The entries of children’s stories that speak of a place or a group of peers.';
create index place_of_entry on public.place_entry (authority, entry_id);

alter table public.risk_review add foreign key (authority, worry_id) references public.worry (authority, id);
alter table public.risk_review add foreign key (authority, person_id) references public.person (authority, id);
alter table public.place_person add foreign key (authority, place_id) references public.place (authority, id);
alter table public.place_person add foreign key (authority, person_id) references public.person (authority, id);
alter table public.place_entry add foreign key (authority, place_id) references public.place (authority, id);
alter table public.place_entry add foreign key (authority, entry_id) references public.entry (authority, id);

-- Last: from here on not even the owner sees a row without an authority, and foreign keys are checked by looking.
call public.keep_for_council_append_only('public.risk_review');
call public.keep_for_council('public.place');
call public.keep_for_council('public.place_person');
call public.keep_for_council_append_only('public.place_entry');

-- Open worries about an adult, one for each child, become one about the adult. A child of whom no tie to that adult is
-- written down gets one, so that the worry stays where it stood. Each authority's from a seat of its own.
alter table public.worry no force row level security;
do $$
declare
  each_authority text;
begin
  for each_authority in select distinct authority from public.worry loop
    perform public.act_as(each_authority, null, null, 'council');
    insert into public.relationship (authority, id, person_id, other_id, kind, words)
      select distinct on (w.child_id, w.person_id) each_authority, gen_random_uuid(), w.child_id, w.person_id, 'other', 'may be a risk'
        from public.worry w
       where w.authority = each_authority and w.kind = 'risk-adult' and w.closed_on is null and w.person_id is not null
         and not exists (select from public.relationship r
                          where r.authority = w.authority and r.to_on is null
                            and ((r.person_id = w.child_id and r.other_id = w.person_id)
                              or (r.person_id = w.person_id and r.other_id = w.child_id)));
    update public.worry w
       set closed_on = (w.recorded_at at time zone 'Europe/London')::date, closed_how = 'It is said once now, about the person.'
     where w.authority = each_authority and w.kind = 'risk-adult' and w.closed_on is null and w.person_id is not null
       and exists (select from public.worry first
                    where first.authority = w.authority and first.kind = 'risk-adult' and first.closed_on is null
                      and first.person_id = w.person_id and (first.recorded_at, first.id) < (w.recorded_at, w.id));
  end loop;
end $$;
alter table public.worry force row level security;
