import { addMonths, type CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { NewWorry, Worry, WorryRefusal } from './model.ts'

/** When a worry is looked at again, unless its writer says otherwise. */
export function usualReview(since: CalendarDay): CalendarDay {
  return addMonths(since, 3)
}

/** Whether a worry may be opened: it has words, began by today, and is looked at again after today. */
export function openWorry(worry: NewWorry, today: CalendarDay): Outcome<NewWorry, WorryRefusal> {
  if (worry.title.trim() === '' || worry.statement.trim() === '') return refused('nothing-written')
  if (worry.sinceOn > today) return refused('since-in-the-future')
  if (worry.reviewBy !== null && worry.reviewBy <= today) return refused('review-not-ahead')
  return accepted(worry)
}

/** Whether a worry may be closed: once, and with what made it safe. */
export function closeWorry(worry: Worry, how: string, today: CalendarDay): Outcome<Worry, WorryRefusal> {
  if (worry.closedOn !== null) return refused('already-closed')
  if (how.trim() === '') return refused('no-reason')
  return accepted({ ...worry, closedOn: today, closedHow: how.trim() })
}

const ORDER = ['getting-worse', 'steady', 'getting-better']

/** Danger to the child first, then what is getting worse, then the newest; the workers' own safety last. */
export function inOrderOfDanger(worries: readonly Worry[]): readonly Worry[] {
  const rank = (worry: Worry) => [
    worry.kind === 'warning-note' ? 2 : worry.kind === 'risk-adult' ? 0 : 1,
    worry.trend === null ? 1 : ORDER.indexOf(worry.trend),
  ]
  return [...worries].sort((one, other) => {
    const [[kind = 0, trend = 0], [otherKind = 0, otherTrend = 0]] = [rank(one), rank(other)]
    return kind - otherKind || trend - otherTrend || (one.sinceOn < other.sinceOn ? 1 : -1)
  })
}

/** Each worry once, though it is open for several children: for pages about all of them. */
export function onceEach(worries: readonly Worry[]): readonly Worry[] {
  return [...new Map(worries.map((worry) => [`${worry.title}\n${worry.statement}`, worry])).values()]
}
