import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { Tx } from '../platform/db.ts'
import { isBeforeBirth } from './model.ts'
import { peopleById } from './queries.ts'

/** Whether any of these days is before the birth of the child it is said of. */
export async function anyBeforeBirth(
  tx: Tx,
  days: readonly { readonly childId: string; readonly on: CalendarDay | null }[],
): Promise<boolean> {
  const children = await peopleById(
    tx,
    days.map(({ childId }) => childId),
  )
  return days.some(({ childId, on }) => {
    const child = children.get(childId)
    return child !== undefined && on !== null && isBeforeBirth(child, on)
  })
}
