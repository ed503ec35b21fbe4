-- The living plan: when its views were given, what brothers and sisters share of it, what a review asks a manager to
-- decide; and who was written into a step about several children and took no part in it.

alter table public.plan add column child_view_on date;
alter table public.plan add column parent_view_on date;

alter table public.plan_need add column shared_id uuid;
alter table public.plan_outcome add column shared_id uuid;
alter table public.plan_action add column shared_id uuid;
comment on column public.plan_need.shared_id is 'The same need in the plans of brothers and sisters: its words are written once, how it stands is each child''s own. So too of outcomes and actions.';
create index plan_need_shared on public.plan_need (authority, shared_id) where shared_id is not null;
create index plan_outcome_shared on public.plan_outcome (authority, shared_id) where shared_id is not null;
create index plan_action_shared on public.plan_action (authority, shared_id) where shared_id is not null;

alter table public.plan_review_child add column answered_on date;
alter table public.plan_review_child add column answer text check (answer in ('family-help','child-in-need','stays'));
comment on column public.plan_review_child.answer is 'What a manager decided on what the review asked for. A closure answers by itself: the case is closed.';

alter table public.core_group_child add column part text;
comment on column public.core_group_child.part is 'What was agreed for this child alone.';

-- What was said stays: a child who was not part of a step is marked, with why, and the step no longer counts for them.
alter table public.visit_child add column not_part_on date;
alter table public.visit_child add column not_part_why text;
alter table public.core_group_child add column not_part_on date;
alter table public.core_group_child add column not_part_why text;
alter table public.plan_review_child add column not_part_on date;
alter table public.plan_review_child add column not_part_why text;
alter table public.visit_child add check ((not_part_on is null) = (not_part_why is null));
alter table public.core_group_child add check ((not_part_on is null) = (not_part_why is null));
alter table public.plan_review_child add check ((not_part_on is null) = (not_part_why is null));

-- The views of the past know the columns of the day they were made.
do $$
declare
  name text;
begin
  foreach name in array array['plan','plan_need','plan_outcome','plan_action','plan_review_child','core_group_child','visit_child'] loop
    execute format('create or replace view asof.%1$I with (security_invoker) as
                      select was.* from history.version v, jsonb_populate_record(null::public.%1$I, v.image) was
                       where v.authority = public.current_authority() and v.relation = %1$L
                         and v.known @> current_setting(''app.as_of'')::timestamptz', name);
  end loop;
end $$;
