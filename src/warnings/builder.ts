import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { ChildFacts } from './model.ts'
import { nothingRecorded } from './rules-reading.ts'

/** A day as text. */
export const day = (text: string) => text as CalendarDay

/** A fact of a day, known that day unless another is given. */
export function aFact<More extends object>(id: string, on: string, more: More, known = on) {
  return { id, on: day(on), known: day(known), ...more }
}

/** What is recorded of a child: nothing, but for what is given. */
export function someFacts(given: Partial<ChildFacts> = {}): ChildFacts {
  return { ...nothingRecorded('child'), birthDate: day('2015-06-01'), ...given }
}
