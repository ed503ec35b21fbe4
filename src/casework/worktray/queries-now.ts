import { type RawBuilder, sql } from 'kysely'
import { isOpenOfChild, openOfPeopleAround } from '../worries/queries-open.ts'

// Parts of the statement of a list (queries.ts): what is so now of each child of `listed`. `authority` and `userId` stand
// for whose record and whose list it is. Each part is one
// JSON list of rows that begin with the child's place; of a kind that a child has once, the latest. Rows are lists, too: at
// 500 children the names of their columns would be most of what is sent and read.

type Value = RawBuilder<unknown>

/**
 * The children, as `listed`, each with its place in the list and when this user last opened their page; null for never. It stands beside the id, so
 * that no part joins two lists: a plan made without knowing how many are listed is a good one for 500. Stands on
 * audit_of_own_looks.
 */
export function listedWithLooks(authority: Value, userId: Value, ids: Value): Value {
  return sql`listed as materialized (
    select c.id, c.nth, latest.at as looked_at from unnest(${ids}::uuid[]) with ordinality as c (id, nth) left join lateral (
      select at from access.audit_leaf
       where authority = ${authority} and user_id = ${userId}::uuid and subject_id = c.id
         and action = 'child.look' and details ->> 'page' = 'child' order by at desc limit 1) latest on true)`
}

/** Since when each child's case is open, and with whom it was referred. Stands on episode_open_of_child. */
export function casesOf(authority: Value): Value {
  return sql`select json_agg(json_build_array(nth, opened_on, referral_id)) from (
    select distinct on (nth) nth, e.opened_on, e.referral_id
      from listed join episode e on e.authority = ${authority} and e.child_id = listed.id and e.closed_on is null
     order by nth, e.opened_on desc) one`
}

/** What each child's plan is in law now. Stands on plan_status_open_of_child. */
export function plansNow(authority: Value): Value {
  return sql`select json_agg(json_build_array(nth, kind, category, from_on)) from (
    select distinct on (nth) nth, p.kind, p.category, p.from_on
      from listed join plan_status p on p.authority = ${authority} and p.child_id = listed.id and p.to_on is null
     order by nth, p.from_on desc) one`
}

/** The clocks that run for each child, nearest first. Stands on due_running_of_child. */
export function duesOpen(authority: Value): Value {
  return sql`select json_agg(json_build_array(nth, d.rule, d.step_kind, d.step_id, d.due_by, d.due_at) order by d.due_by, d.id)
    from listed join due d on d.authority = ${authority} and d.child_id = listed.id and d.done_on is null and d.not_needed is null`
}

/**
 * Every open worry of each child, and of people around them who may be a risk, newest first; new is what others wrote
 * down since the last look. A child's own are looked up child by child: joined as one list to the other, 500 children
 * and their worries would be compared one with one. Stands on worry_of_child.
 */
export function worriesOpen(authority: Value, userId: Value, ids: Value): Value {
  const shown = sql`nth, w.id, w.title, w.kind, w.trend, w.recorded_at, w.recorded_by, looked_at`
  return sql`select json_agg(json_build_array(nth, title, kind, trend,
      coalesce(recorded_at > looked_at, false) and recorded_by is distinct from ${userId}::uuid) order by recorded_at desc, id) from (
    select ${shown} from listed join worry w on ${isOpenOfChild(authority)} and w.child_id = listed.id
    union all
    select ${shown} from ${openOfPeopleAround(authority, ids)} w join listed on listed.id = w.child_id) open`
}
