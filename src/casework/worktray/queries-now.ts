import { type RawBuilder, sql } from 'kysely'

// Parts of the statement of a list (queries.ts): what is so now of each child of `listed`. `authority` and `userId` stand
// for whose record and whose list it is. Each part is one JSON list; of a kind that a child has once, the latest.

type Value = RawBuilder<unknown>

/** When this user last opened each child's page, as `looked`; who never did is not in it. Stands on audit_of_own_looks. */
export function lastLooks(authority: Value, userId: Value): Value {
  return sql`looked as materialized (
    select listed.id, latest.at from listed, lateral (
      select at from access.audit_leaf
       where authority = ${authority} and user_id = ${userId}::uuid and subject_id = listed.id
         and action = 'child.look' and details ->> 'page' = 'child' order by at desc limit 1) latest)`
}

/** Since when each child's case is open, and with whom it was referred. Stands on episode_of_child. */
export function casesOf(authority: Value): Value {
  return sql`select json_agg(json_build_object('childId', child_id, 'openedOn', opened_on, 'familyId', referral_id)) from (
    select distinct on (e.child_id) e.child_id, e.opened_on, e.referral_id
      from listed join episode e on e.authority = ${authority} and e.child_id = listed.id and e.closed_on is null
     order by e.child_id, e.opened_on desc) one`
}

/** What each child's plan is in law now. Stands on plan_status_open_of_child. */
export function plansNow(authority: Value): Value {
  return sql`select json_agg(json_build_object('childId', child_id, 'kind', kind, 'category', category, 'fromOn', from_on)) from (
    select distinct on (p.child_id) p.child_id, p.kind, p.category, p.from_on
      from listed join plan_status p on p.authority = ${authority} and p.child_id = listed.id and p.to_on is null
     order by p.child_id, p.from_on desc) one`
}

/** The clocks that run for each child, nearest first. Stands on due_running_of_child. */
export function duesOpen(authority: Value): Value {
  return sql`select json_agg(json_build_object('childId', d.child_id, 'rule', d.rule, 'stepKind', d.step_kind, 'stepId', d.step_id,
      'dueBy', d.due_by, 'dueAt', d.due_at) order by d.due_by, d.id)
    from listed join due d on d.authority = ${authority} and d.child_id = listed.id and d.done_on is null and d.not_needed is null`
}

/** Every open worry of each child, newest first; new is what others wrote down since the last look. Stands on worry_of_child. */
export function worriesOpen(authority: Value, userId: Value): Value {
  return sql`select json_agg(json_build_object('childId', w.child_id, 'title', w.title, 'kind', w.kind, 'trend', w.trend,
      'isNew', coalesce(w.recorded_at > looked.at, false) and w.recorded_by is distinct from ${userId}::uuid) order by w.recorded_at desc, w.id)
    from listed join worry w on w.authority = ${authority} and w.child_id = listed.id and w.closed_on is null
    left join looked on looked.id = listed.id`
}
