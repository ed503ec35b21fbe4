import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { CensusYear } from '../children-in-need/model.ts'
import { censusYear, yearSoFar } from '../children-in-need/rules-whole.ts'
import type { ReturnRun, SendRefusal, SignRefusal } from './model.ts'

/** Whether a return may be signed: it is made, and nothing in it is an error. Queries are answered to the department. */
export function signRun({ madeAt, errors, signedAt }: ReturnRun): Outcome<'signed', SignRefusal> {
  if (madeAt === null) return refused('not-made')
  if (signedAt !== null) return refused('signed-already')
  if ((errors ?? 0) > 0) return refused('has-errors')
  return accepted('signed')
}

/** Whether a return may be marked as handed in. */
export function sendRun({ signedAt, sentAt }: ReturnRun): Outcome<'sent', SendRefusal> {
  if (signedAt === null) return refused('not-signed')
  return sentAt === null ? accepted('sent') : refused('sent-already')
}

/** "2025-26", of the year a census ends in. */
export function yearInWords(year: number): string {
  return `${year - 1}-${`${year % 100}`.padStart(2, '0')}`
}

/** The census years a return can be made of on a day: the one that ends next, and the two before. */
export function yearsOffered(today: string): readonly number[] {
  const next = Number(today.slice(0, 4)) + (today.slice(5) < '04-01' ? 0 : 1)
  return [next, next - 1, next - 2]
}

/** The census year in which a day falls, as far as it has gone. */
export function runningYear(today: CalendarDay): CensusYear {
  return yearSoFar(censusYear(yearsOffered(today)[0] ?? 0), today)
}
