-- Worktrays and the manager's view of an authority with ten years of history: facts of the last weeks by their day, and
-- lists of a team or of a worker from an index alone.

-- What a team did lately, and what is late now, without going through each child's ten years.
create index due_done_by_day on public.due (authority, done_on) include (child_id, rule, due_by) where done_on is not null;
drop index public.due_open;
create index due_open on public.due (authority, due_by) include (child_id, rule) where done_on is null and not_needed is null;
create index visit_child_by_day on public.visit_child (authority, happened_on) include (child_id, seen_alone)
  where not_part_on is null;
create index referral_received on public.referral (authority, received_on);
create index missing_episode_since on public.missing_episode (authority, missing_from) include (child_id)
  where withdrawn_on is null;
create index conference_child_continued on public.conference_child (authority, child_id) include (conference_id)
  where outcome = 'continue';
create index plan_status_protecting on public.plan_status (authority, child_id) where kind = 'child-protection';
-- due_running_of_child (0035) has the same keys, and the rule with them.
drop index public.due_open_of_child;
drop index public.allocation_of_team;
create index allocation_of_team on public.allocation (authority, team_id) include (child_id, user_id, role) where to_on is null;

-- What was sent last from a form, so that one the browser went back to is not taken twice.
create index sent_of_form on public.sent (authority, user_id, form, recorded_at desc);
