import type { CalendarDay } from '../../../kernel/calendar-day.ts'
import type { Proposal } from '../../contract-desk.ts'
import type { ByNumber } from './model.ts'

/** The day as it is compared: "08/11/2018". */
export function dayInNumbers(day: CalendarDay): string {
  const [year, month, date] = day.split('-')
  return `${date}/${month}/${year}`
}

/**
 * Whom a proposal is about: once it is settled as they stood when it was made, whatever became of them since. A child
 * sealed since is not among them.
 */
export function peopleOfProposal({ state, effect }: Proposal, now: ByNumber): ByNumber {
  if (state === 'waiting') return now
  const then = effect.people.flatMap((person) => {
    const present = now.get(person.asked)
    return present ? [{ ...present, ...person }] : []
  })
  return new Map(then.map((person) => [person.asked, person]))
}
