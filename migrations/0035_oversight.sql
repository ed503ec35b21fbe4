-- What a manager asks of many children at once: which clocks were met or are late, child by child.
create index due_done_of_child on public.due (authority, child_id, done_on) include (rule, due_by) where done_on is not null;
create index due_running_of_child on public.due (authority, child_id, due_by) include (rule)
  where done_on is null and not_needed is null;
create index plan_status_open_of_child on public.plan_status (authority, child_id) include (kind, from_on) where to_on is null;
create index visit_child_seen_alone on public.visit_child (authority, child_id, happened_on desc) where seen_alone;
