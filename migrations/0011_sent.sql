-- What forms have been sent, so that one that comes twice is one act, and words sent later are never taken for it.

create table public.sent (
  authority   text        not null,
  user_id     uuid        not null,
  id          uuid        not null,
  form        text        not null,
  sha256      text        not null,
  went_to     text        not null,
  recorded_at timestamptz not null default now(),
  primary key (authority, user_id, id)
);
comment on table public.sent is 'Which forms became acts: the id the form carried, a hash of what it said, and where that led. Written with the act; its sender''s alone.';
alter table public.sent enable row level security, force row level security;
create policy own_sent on public.sent using (authority = public.current_authority() and user_id = public.acting_user());
grant select, insert on public.sent to openics_app;
call history.keep_append_only('public.sent');
