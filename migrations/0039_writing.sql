-- Long texts that several people write together: every change as it came, and who is writing at this moment.

create table public.writing (
  authority   text        not null,
  id          uuid        not null,
  form        text        not null,
  opened_by   uuid,
  opened_at   timestamptz not null,
  closed_at   timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.writing is 'A text that is being written, by everyone who may write the step its form is for: a shared draft, no record. Of each form one is open; closed, it has become the record that was written from it.';
create unique index writing_open on public.writing (authority, form) where closed_at is null;

create table public.writing_update (
  authority   text        not null,
  writing_id  uuid        not null,
  seq         integer     not null check (seq > 0),
  words       bytea       not null,
  author      uuid,
  at          timestamptz not null,
  joined_from integer,
  joined_form uuid,
  recorded_at timestamptz not null default now(),
  primary key (authority, writing_id, seq)
);
comment on table public.writing_update is 'Every change of a writing, in the order it was kept, by whom and when. The first is what was known when it was opened. `joined_from`: it came with the form `joined_form`, which was begun from that one.';

create table public.writing_state (
  authority   text        not null,
  writing_id  uuid        not null,
  seq         integer     not null check (seq > 0),
  words       bytea       not null,
  recorded_at timestamptz not null default now(),
  primary key (authority, writing_id, seq)
);
comment on table public.writing_state is 'A writing as it stood after a change, so that it is opened without reading all of them. Says nothing that the changes do not.';

-- Who writes at this moment is nobody's record: it is forgotten when they leave, and need not outlive a crash.
create unlogged table public.writing_presence (
  authority  text        not null,
  writing_id uuid        not null,
  client     bigint      not null,
  user_id    uuid        not null,
  state      bytea       not null,
  seen_at    timestamptz not null,
  primary key (authority, writing_id, client)
);
comment on table public.writing_presence is 'Who has a writing open in a browser now, and where in it they are. Thrown away when they leave; stale after a minute.';
alter table public.writing_presence enable row level security, force row level security;
create policy own_council on public.writing_presence using (authority = public.current_council());
grant select, insert, update, delete on public.writing_presence to openics_app;

alter table public.writing_update add foreign key (authority, writing_id) references public.writing (authority, id);
alter table public.writing_state add foreign key (authority, writing_id) references public.writing (authority, id);

-- Last: from here on not even the owner sees a row without an authority, and foreign keys are checked by looking.
call public.keep_for_council('public.writing');
call public.keep_for_council_append_only('public.writing_update');
call public.keep_for_council_append_only('public.writing_state');
