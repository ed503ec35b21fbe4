import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import type { TimelineFacts, Window } from './rules-timeline.ts'

/**
 * What is recorded of these children in a window: how much was written of each and which steps the first of them was
 * part of, counted by the window's unit; cases and plans. Stands on entry_about_person, episode_of_child and
 * plan_status_of_child.
 */
export async function timelineFactsOf(
  tx: Tx,
  childIds: readonly string[],
  windowFor: (firstOn: CalendarDay | null) => Window,
): Promise<TimelineFacts> {
  const firstOn = await firstDayOf(tx, childIds)
  const window = windowFor(firstOn)
  const { from, to, unit } = window
  const ids = sql`any(${childIds}::uuid[])`
  const { rows } = await sql<Row>`
    with told as (
      select a.person_id, date_trunc(${unit}::text, a.happened_on::timestamp)::date as day, e.significant, e.step_kind, e.step_id
        from entry_about a join entry e on e.authority = a.authority and e.id = a.entry_id
       where a.authority = ${tx.authority} and a.person_id = ${ids} and a.happened_on >= ${from} and a.happened_on < ${to}
         and e.corrects is null)
    select
      (select jsonb_agg(jsonb_build_object('personId', person_id, 'day', day, 'entries', entries,
                'turningPoints', turning_points) order by day) from (
         select person_id, day, count(*) as entries, count(*) filter (where significant) as turning_points
           from told group by person_id, day) counted) as counts,
      (select jsonb_agg(jsonb_build_object('kind', step_kind, 'day', day, 'steps', steps) order by day) from (
         select step_kind, day, count(distinct step_id) as steps from told
          where person_id = ${childIds[0]} and step_id is not null group by step_kind, day) taken) as steps,
      (select jsonb_agg(jsonb_build_object('childId', child_id, 'kind', kind, 'category', category, 'fromOn', from_on,
                'toOn', to_on) order by from_on) from plan_status
        where authority = ${tx.authority} and child_id = ${ids} and from_on < ${to}) as statuses,
      (select jsonb_agg(jsonb_build_object('childId', child_id, 'fromOn', opened_on, 'toOn', closed_on) order by opened_on)
         from episode where authority = ${tx.authority} and child_id = ${ids} and opened_on < ${to}) as episodes`.execute(
    tx,
  )
  const [row] = rows
  return {
    ...{ window, firstOn, counts: row?.counts ?? [], steps: row?.steps ?? [] },
    ...{ statuses: row?.statuses ?? [], episodes: row?.episodes ?? [] },
  }
}

type Facts = Omit<TimelineFacts, 'window' | 'firstOn'>
type Row = { readonly [Part in keyof Facts]: Facts[Part] | null }

/** The first day anything was written of about any of these: a look at the end of entry_about_person for each. */
async function firstDayOf(tx: Tx, childIds: readonly string[]): Promise<CalendarDay | null> {
  const { rows } = await sql<{ firstOn: CalendarDay | null }>`
    select min(first_one.happened_on) as first_on from unnest(${childIds}::uuid[]) as wanted (id) cross join lateral (
      select happened_on from entry_about where authority = ${tx.authority} and person_id = wanted.id
       order by happened_on limit 1) first_one`.execute(tx)
  return rows[0]?.firstOn ?? null
}
