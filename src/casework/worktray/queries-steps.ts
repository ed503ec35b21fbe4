import { type RawBuilder, sql } from 'kysely'
import { MOST_NEWS } from './model.ts'

// Further parts of the statement of a list (queries.ts): steps and entries about each child of `listed`.

type Value = RawBuilder<unknown>

/**
 * What others wrote about each child since this reader looked: the newest, and how many of the last few. Stands on
 * entry_about_recorded, so that a long story costs no more than a short one.
 */
export function newsOf(authority: Value, userId: Value): Value {
  return sql`select json_agg(json_build_array(nth, title, kind, said_by, count)) from (
    select distinct on (l.nth) l.nth, e.title, e.kind, e.said_by, count(*) over (partition by l.nth) as count
      from (select listed.nth, a.entry_id, row_number() over (partition by listed.nth order by a.recorded_at desc) as newest
              from listed join entry_about a on a.authority = ${authority} and a.person_id = listed.id and a.recorded_at > listed.looked_at) l
      join entry e on e.authority = ${authority} and e.id = l.entry_id
     where l.newest <= ${sql.lit(MOST_NEWS)} and e.recorded_by is distinct from ${userId}::uuid order by l.nth, l.newest) one`
}

/**
 * The gravest contact about each child for which the front door has no decision yet. Stands on contact_of_child and the
 * key of concern.
 */
export function contactsWaiting(authority: Value): Value {
  return sql`select json_agg(json_build_array(nth, immediate_danger, band)) from (
    select distinct on (nth) nth, c.immediate_danger, n.band
      from listed join contact c on c.authority = ${authority} and c.child_id = listed.id and c.decided_at is null
      left join concern n on n.authority = c.authority and n.id = c.concern_id
     order by nth, c.immediate_danger desc, coalesce(n.band = 'very-worried', false) desc, c.received_at desc) one`
}

/**
 * The assessment of each child that is not signed yet, the latest; of those a return reported, only that of an open
 * case. Stands on assessment_child_of.
 */
export function assessmentsOpen(authority: Value): Value {
  return sql`select json_agg(json_build_array(nth, id, state, submitted_on)) from (
    select distinct on (nth) nth, s.id, s.state, s.submitted_on
      from listed join assessment_child p on p.authority = ${authority} and p.child_id = listed.id
      join assessment s on s.authority = p.authority and s.id = p.assessment_id and s.state in ('open', 'submitted', 'returned')
     where not s.reported or exists (select from episode e where e.authority = s.authority
              and e.referral_id = s.referral_id and e.child_id = p.child_id and e.closed_on is null)
     order by nth, s.started_on desc) one`
}

/** The conference each child waits for in the case that is open. Stands on conference_child_of and conference_to_hold. */
export function conferencesAwaited(authority: Value): Value {
  return sql`select json_agg(json_build_array(nth, id, planned_for)) from (
    select distinct on (nth) nth, s.id, s.planned_for
      from listed join conference_child p on p.authority = ${authority} and p.child_id = listed.id
      join conference s on s.authority = p.authority and s.id = p.conference_id and not s.reported and s.held_on is null
     where exists (select from episode e where e.authority = p.authority and e.child_id = p.child_id
                      and e.closed_on is null and e.opened_on <= coalesce(s.called_on, s.due_from))
     order by nth, s.due_from desc) one`
}

/** Who is missing, or protected at once, now. Stands on missing_episode_open_once and immediate_protection_child_of. */
export function inDanger(authority: Value): Value {
  return sql`select json_agg(json_build_array(nth, missing_since, protected_by)) from (
    select nth, max(missing_from) as missing_since, max(kind) as protected_by from (
      select nth, m.missing_from, null as kind from listed
        join missing_episode m on m.authority = ${authority} and m.child_id = listed.id and m.returned_at is null
         and m.withdrawn_on is null and m.kind = 'missing'
      union all
      select nth, null, s.kind from listed
        join immediate_protection_child p on p.authority = ${authority} and p.child_id = listed.id
        join immediate_protection s on s.authority = p.authority and s.id = p.immediate_protection_id and s.ended_at is null
         and s.withdrawn_on is null) now
     group by nth) one`
}
