-- Documents about a child: what came, from whom, the file itself, and the text that could be read in it.

create table public.document (
  authority        text        not null,
  id               uuid        not null,
  title            text        not null,
  kind             text        not null check (kind in ('report','letter','court','health','school','police','photo','other')),
  dated_on         date        not null,
  from_whom        text        not null,
  file_name        text        not null,
  media_type       text        not null check (media_type in ('application/pdf','application/vnd.openxmlformats-officedocument.wordprocessingml.document','image/jpeg','image/png','text/plain')),
  size             integer     not null check (size > 0),
  sha256           text        not null,
  scanned          boolean     not null,
  entry_id         uuid        not null,
  recorded_by      uuid,
  recorded_by_name text        not null,
  recorded_at      timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.document is 'A file that came about a child: what it is, of which day, from whom, and the hash of what came. Never changed: what is wrong in it is put right beside it. `scanned`: a virus scanner found nothing; false where none was set up.';

create table public.document_child (
  authority   text        not null,
  id          uuid        not null,
  document_id uuid        not null,
  child_id    uuid        not null,
  dated_on    date        not null,
  recorded_at timestamptz not null default now(),
  primary key (authority, id),
  unique (authority, document_id, child_id)
);
comment on table public.document_child is 'A child whom a document is about: one document, however many children. The day is repeated so that a child''s documents are one look at an index.';
create index document_child_of on public.document_child (authority, child_id, dated_on desc, document_id desc);

create table public.document_content (
  authority   text        not null,
  document_id uuid        not null,
  position    integer     not null,
  content     bytea       not null,
  recorded_at timestamptz not null default now(),
  primary key (authority, document_id, position)
);
comment on table public.document_content is 'The file itself, in pieces of a megabyte, so that neither taking nor giving it needs it whole.';
-- What people send is compressed already.
alter table public.document_content alter column content set storage external;

create table public.document_text (
  authority   text        not null,
  document_id uuid        not null,
  state       text        not null check (state in ('read','cut-short','unreadable')),
  text        text        not null default '',
  recorded_at timestamptz not null default now(),
  primary key (authority, document_id)
);
comment on table public.document_text is 'The words that could be read in a document, to find it by; `unreadable` where none could be. Made from the file, and never what counts: that is the file.';

create table public.document_correction (
  authority        text        not null,
  id               uuid        not null,
  document_id      uuid        not null,
  title            text        not null,
  kind             text        not null check (kind in ('report','letter','court','health','school','police','photo','other')),
  dated_on         date        not null,
  from_whom        text        not null,
  why              text        not null,
  recorded_by      uuid,
  recorded_by_name text        not null,
  recorded_at      timestamptz not null default now(),
  primary key (authority, id)
);
comment on table public.document_correction is 'What a document is, said again: the last one holds, and each stays to be read.';
create index document_correction_of on public.document_correction (authority, document_id, recorded_at desc);

create table public.document_withdrawal (
  authority        text        not null,
  document_id      uuid        not null,
  why              text        not null,
  recorded_by      uuid,
  recorded_by_name text        not null,
  recorded_at      timestamptz not null default now(),
  primary key (authority, document_id)
);
comment on table public.document_withdrawal is 'A document that should not be here, and why: it is no longer given to anyone, nor found by its words. Nothing is deleted.';

alter table public.document add foreign key (authority, entry_id) references public.entry (authority, id);
alter table public.document_child add foreign key (authority, document_id) references public.document (authority, id);
alter table public.document_child add foreign key (authority, child_id) references public.person (authority, id);
alter table public.document_content add foreign key (authority, document_id) references public.document (authority, id);
alter table public.document_text add foreign key (authority, document_id) references public.document (authority, id);
alter table public.document_correction add foreign key (authority, document_id) references public.document (authority, id);
alter table public.document_withdrawal add foreign key (authority, document_id) references public.document (authority, id);

-- Last: from here on not even the owner sees a row without an authority, and foreign keys are checked by looking.
call public.keep_for_council_append_only('public.document');
call public.keep_for_council_append_only('public.document_child');
call public.keep_for_council_append_only('public.document_content');
call public.keep_for_council_append_only('public.document_text');
call public.keep_for_council_append_only('public.document_correction');
call public.keep_for_council_append_only('public.document_withdrawal');
