-- Whoever shared what they know, or decided not to, is told what came of it.

create table public.share_outcome (
  authority     text        not null,
  id            uuid        not null,
  request_id    uuid        not null,
  child_id      uuid        not null,
  words         text        not null check (length(words) between 1 and 2000),
  told_by       uuid,
  told_by_name  text        not null,
  told_by_title text        not null,
  told_at       timestamptz not null,
  recorded_at   timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.share_outcome is 'What came of a request for information, as whoever was asked is told it. Said once.';
create unique index share_outcome_of on public.share_outcome (authority, request_id);
create index share_outcome_of_child on public.share_outcome (authority, child_id);
alter table public.share_outcome add foreign key (authority, request_id) references public.share_request (authority, id);
alter table public.share_outcome add foreign key (authority, child_id) references public.person (authority, id);

-- The holder's copy of it.
alter table public.share_asked add column outcome text;
alter table public.share_asked add column outcome_by_name text;
alter table public.share_asked add column outcome_by_title text;
alter table public.share_asked add column outcome_at timestamptz;
alter table public.share_asked add check ((outcome is null) = (outcome_at is null));
comment on column public.share_asked.outcome is 'What came of it, as whoever asked says; null until they do.';
call history.show_columns('public.share_asked');
grant update (outcome, outcome_by_name, outcome_by_title, outcome_at) on public.share_asked to openics_app;

call public.keep_for_council_append_only('public.share_outcome');
