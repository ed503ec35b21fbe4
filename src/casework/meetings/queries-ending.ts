import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import { saveCalledOff } from './queries-writing.ts'

/**
 * Calls off, with the reason, the planned core groups and reviews of these children for which no plan goes on any more.
 * A joint one stays for the others while one of its children still has the plan it looks at. Stands on meeting_child_of.
 */
export async function callOffWithoutPlan(
  tx: Tx,
  childIds: readonly string[],
  called: { readonly on: CalendarDay; readonly why: string; readonly by: string | null },
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select distinct step.id
      from meeting_child part
      join meeting step on step.authority = part.authority and step.id = part.meeting_id
     where part.authority = ${tx.authority} and part.child_id = any(${childIds}::uuid[])
       and step.kind in ('core-group', 'review-conference', 'child-in-need-review')
       and step.held_on is null and step.cancelled_on is null
       and not exists (
         select from meeting_child other
           join plan_status plan on plan.authority = other.authority and plan.child_id = other.child_id
            and plan.to_on is null
            and plan.kind = case step.kind when 'child-in-need-review' then 'child-in-need' else 'child-protection' end
          where other.authority = step.authority and other.meeting_id = step.id)`.execute(tx)
  for (const { id } of rows) await saveCalledOff(tx, id, called)
}
