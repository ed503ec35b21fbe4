import type { CalendarDay } from '../kernel/calendar-day.ts'

/** The later of two days. */
export function later(one: CalendarDay, two: CalendarDay): CalendarDay {
  return one > two ? one : two
}

/** The sooner of two days. */
export function sooner(one: CalendarDay, two: CalendarDay): CalendarDay {
  return one < two ? one : two
}

/** Puts what happened in order of its day, and what happened on one day in order of its id. */
export function inOrder<T extends { readonly on: CalendarDay; readonly id: string }>(
  things: readonly T[],
): readonly T[] {
  return things.toSorted((one, two) => compare(one.on, two.on) || compare(one.id, two.id))
}

function compare(one: string, two: string): number {
  if (one === two) return 0
  return one < two ? -1 : 1
}
