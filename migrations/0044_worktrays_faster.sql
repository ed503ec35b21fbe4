-- Worktrays and the manager's view of an authority with ten years of history: facts of the last weeks by their day, and
-- lists of a team or of a worker from an index alone.

-- What a team did lately, and what is late now, without going through each child's ten years.
create index due_done_by_day on public.due (authority, done_on) include (child_id, rule, due_by) where done_on is not null;
drop index public.due_open;
create index due_open on public.due (authority, due_by) include (child_id, rule) where done_on is null and not_needed is null;
create index visit_child_by_day on public.visit_child (authority, happened_on) include (child_id, seen_alone)
  where not_part_on is null;
create index referral_received on public.referral (authority, received_on);
create index closure_by_day on public.closure (authority, closed_on) include (child_id);
create index missing_episode_since on public.missing_episode (authority, missing_from) include (child_id)
  where withdrawn_on is null;
create index conference_child_continued on public.conference_child (authority, child_id) include (conference_id)
  where outcome = 'continue';
create index plan_status_protecting on public.plan_status (authority, child_id) where kind = 'child-protection';

-- What a list of 500 says of each child, from an index alone.
drop index public.due_open_of_child;
drop index public.due_running_of_child;
create index due_running_of_child on public.due (authority, child_id, due_by) include (rule, step_kind, step_id, due_at, id)
  where done_on is null and not_needed is null;
drop index public.plan_status_open_of_child;
create index plan_status_open_of_child on public.plan_status (authority, child_id) include (kind, category, from_on)
  where to_on is null;
create index episode_open_of_child on public.episode (authority, child_id) include (opened_on, referral_id)
  where closed_on is null;
drop index public.assessment_child_of;
create index assessment_child_of on public.assessment_child (authority, child_id) include (assessment_id);
drop index public.conference_child_of;
create index conference_child_of on public.conference_child (authority, child_id) include (conference_id);
create index conference_to_hold on public.conference (authority, id) where held_on is null and not reported;
create index person_name_current on public.person_name (authority, person_id) include (from_on, id, given, family)
  where use = 'current' and to_on is null;
drop index public.allocation_of_team;
create index allocation_of_team on public.allocation (authority, team_id) include (child_id, user_id, role) where to_on is null;
-- A team holds now what few of its rows say: without this a planner expects a fiftieth of it.
create statistics public.allocation_held_by_team (mcv) on team_id, to_on from public.allocation;

-- What was sent last from a form, so that one the browser went back to is not taken twice.
create index sent_of_form on public.sent (authority, user_id, form, recorded_at desc);

-- As access.name_of, of many at once: a list names a hundred workers in one call.
create function access.names_of(of_users uuid[]) returns table (user_id uuid, name text)
language sql stable security definer set search_path = '' as $$
  select u.id, u.name from access.app_user u
   where u.id = any (of_users)
     and exists (select from access.membership m where m.authority = public.current_authority() and m.user_id = u.id)
$$;
revoke execute on function access.names_of from public;
grant execute on function access.names_of to openics_app;
