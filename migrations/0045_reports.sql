-- Reports put together from what is written: which, about whom, and what this report alone says.

create table public.report (
  authority       text        not null,
  id              uuid        not null,
  kind            text        not null check (kind in ('conference','review','child-protection-plan','child-in-need-plan','letter','transfer','closure')),
  to_whom         text        not null default '',
  covering        text        not null default '',
  recommendation  text        not null default '',
  revision        integer     not null default 1,
  begun_on        date        not null,
  written_by      uuid,
  written_by_name text        not null,
  written_at      timestamptz not null default now(),
  recorded_at     timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.report is 'A report that was begun, and what it alone says: everything else in it is read where it is written. What is final of it is a record.';

create table public.report_child (
  authority   text        not null,
  id          uuid        not null,
  report_id   uuid        not null,
  child_id    uuid        not null,
  recorded_at timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, report_id, child_id)
);
comment on table public.report_child is 'A child whom a report is about.';
create index report_child_of on public.report_child (authority, child_id, recorded_at desc);

alter table public.report_child add foreign key (authority, report_id) references public.report (authority, id);
alter table public.report_child add foreign key (authority, child_id) references public.person (authority, id);

-- Last: from here on not even the owner sees a row without an authority, and foreign keys are checked by looking.
call public.keep_for_council('public.report');
call public.keep_for_council('public.report_child');
