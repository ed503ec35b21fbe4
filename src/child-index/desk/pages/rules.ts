import type { CalendarDay } from '../../../kernel/calendar-day.ts'
import type { Duplicate } from '../../contract-desk.ts'

/** The day as it is compared: "08/11/2018". */
export function dayInNumbers(day: CalendarDay): string {
  const [year, month, date] = day.split('-')
  return `${date}/${month}/${year}`
}

/** How likely two records are one child, as it is said to people. */
export type Likelihood = 'several' | 'very-probably-one' | 'probably-one' | 'perhaps-one' | 'probably-two'

/** How likely a pair is one child. Never very probably where the matcher left it to a person, or something objects. */
export function likelihoodOf(
  { probability, outcome }: Pick<Duplicate, 'probability' | 'outcome'>,
  isObjectedTo = false,
): Likelihood {
  if (outcome === 'ManyMatch') return 'several'
  if (probability >= 0.95 && outcome === 'Match' && !isObjectedTo) return 'very-probably-one'
  if (probability >= 0.85) return 'probably-one'
  return probability >= 0.3 ? 'perhaps-one' : 'probably-two'
}
