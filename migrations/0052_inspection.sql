-- Lists for inspection are made and kept as returns are; tables of another system are brought in, and what of them the
-- record has no column for is kept as it was said.

alter table public.return_run drop constraint return_run_kind_check;
alter table public.return_run add constraint return_run_kind_check check (kind in ('children-in-need','inspection-lists'));
alter table public.return_run add column as_on date;
alter table public.return_run add constraint return_run_as_on_of_lists check ((kind = 'inspection-lists') = (as_on is not null));
comment on column public.return_run.as_on is 'Of lists for inspection: the day they are as on. Their `year` is the edition of the lists.';
call history.show_columns('public.return_run');

alter table public.import_run drop constraint import_run_kind_check;
alter table public.import_run add constraint import_run_kind_check check (kind in ('cin-census','safeguarding-dataset'));

create table public.reported_row (
  authority   text        not null,
  id          uuid        not null,
  of_table    text        not null,
  row_id      uuid        not null,
  child_id    uuid,
  alone       boolean     not null,
  said        jsonb       not null,
  recorded_at timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, of_table, row_id)
);
comment on table public.reported_row is 'What a table of the Standard Safeguarding Dataset said of a row beyond what the record has columns for, by column, as it was said. `row_id` is the row of the record that it adds to; `alone`: of a thing that the record has no table for yet.';
create index reported_row_alone on public.reported_row (authority, of_table, row_id) where alone;
create index reported_row_of_child on public.reported_row (authority, child_id) where child_id is not null;

-- Who held a child on a day, when it is over too: lists and tables say it of every step.
create index allocation_of_child_ever on public.allocation (authority, child_id, from_on desc);

alter table public.reported_row add foreign key (authority, child_id) references public.person (authority, id);

-- Last: from here on not even the owner sees a row without an authority, and foreign keys are checked by looking.
call public.keep_for_council('public.reported_row');
