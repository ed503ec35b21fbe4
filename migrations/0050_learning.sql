-- Learning by doing, in the practice county: who began which exercise, with which child of their own, and when it was done.

create table public.learning (
  authority  text        not null,
  id         uuid        not null,
  user_id    uuid        not null,
  exercise   text        not null check (exercise in ('raise-a-concern','decide-a-contact','write-an-assessment','run-a-conference','review-a-plan','hand-over-a-child')),
  child_id   uuid        not null,
  child      jsonb       not null,
  began_at   timestamptz not null,
  done_at    timestamptz,
  ended_at   timestamptz,
  primary key (authority, id)
);
comment on table public.learning is 'An exercise that somebody began in the practice county, about an invented child made for it. `child` is what its learner is told of them. Theirs alone; no part of the record.';
create index learning_of on public.learning (authority, user_id, began_at desc);
create unique index learning_under_way on public.learning (authority, user_id) where ended_at is null;

alter table public.learning enable row level security, force row level security;
create policy own_learning on public.learning using (authority = public.current_authority() and user_id = public.acting_user());
grant select, insert, update on public.learning to openics_app;
