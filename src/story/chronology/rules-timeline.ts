import type { StepKind } from '../../entries/model.ts'
import {
  addDays,
  addMonths,
  type CalendarDay,
  calendarDay,
  daysBetween,
  inWords,
  weekdayName,
} from '../../kernel/calendar-day.ts'
import { counted } from '../../kernel/counted.ts'
import type { StatusFact } from '../child-page/model.ts'
import { statusWords } from '../child-page/rules.ts'

/** How near one looks: a life by years, a year by months, three months by weeks. */
export const ZOOMS = ['years', 'months', 'weeks'] as const
export type Zoom = (typeof ZOOMS)[number]

/** The days a timeline shows: `from` counts, `to` does not. What is written is counted by `unit`. */
export type Window = {
  readonly zoom: Zoom
  readonly from: CalendarDay
  readonly to: CalendarDay
  readonly unit: 'year' | 'quarter' | 'week' | 'day'
}

/** What is recorded of these children in a window. */
export type TimelineFacts = {
  readonly window: Window
  /** The first day anything was written of; null of a child of whom nothing is. */
  readonly firstOn: CalendarDay | null
  readonly counts: readonly Counted[]
  readonly steps: readonly { readonly kind: StepKind; readonly day: CalendarDay; readonly steps: number }[]
  readonly statuses: readonly (StatusFact & { readonly childId: string })[]
  readonly episodes: readonly {
    readonly childId: string
    readonly fromOn: CalendarDay
    readonly toOn: CalendarDay | null
  }[]
}
/** How much was written of one child in the year, quarter, week or day that begins on `day`. */
type Counted = {
  readonly personId: string
  readonly day: CalendarDay
  readonly entries: number
  readonly turningPoints: number
}

/** A line of the timeline: what lasted as bars, what was counted as marks. All lie within the window. */
export type Lane = {
  readonly label: string
  readonly bars: readonly Bar[]
  readonly marks: readonly Mark[]
}
export type Bar = Span & { readonly text: string; readonly look: 'case' | 'plan' | 'protection' }
/** `weight` is 1 for the most in this lane, less for less. `strong` has a turning point in it. */
export type Mark = Span & { readonly text: string; readonly weight: number; readonly strong: boolean }
/** Where it stands, in thousandths of the window's width; and the days in it, `toOn` null for what goes on. */
type Span = {
  readonly x: number
  readonly width: number
  readonly fromOn: CalendarDay
  readonly toOn: CalendarDay | null
}
/** A line across: where a year, month or week begins. */
export type Tick = { readonly x: number; readonly label: string; readonly day: CalendarDay }

const LONGEST_YEARS = 20
/** Years that are counted by quarters; more are counted by the year. */
const BY_QUARTER = 6
const [MONTHS, WEEKS] = [12, 13]

/** The window of this zoom in which `at` lies last: whole years, months or weeks. */
export function windowOf(zoom: Zoom, at: CalendarDay, firstOn: CalendarDay | null): Window {
  if (zoom === 'weeks') {
    const to = addDays(mondayOf(at), 7)
    return { zoom, from: addDays(to, -7 * WEEKS), to, unit: 'day' }
  }
  if (zoom === 'months') {
    const to = addMonths(firstOfMonth(at), 1)
    return { zoom, from: addMonths(to, -MONTHS), to, unit: 'week' }
  }
  const last = yearOf(at)
  const first = Math.max(Math.min(firstOn ? yearOf(firstOn) : last, last - 1), last - LONGEST_YEARS + 1)
  const unit = last - first < BY_QUARTER ? 'quarter' : 'year'
  return { zoom, from: startOfYear(first), to: startOfYear(last + 1), unit }
}

/** The day by which the window before, or after, is asked for; undefined where there is nothing to see. */
export function besides(
  { zoom, from, to }: Window,
  firstOn: CalendarDay | null,
  today: CalendarDay,
): { readonly earlier: CalendarDay | undefined; readonly later: CalendarDay | undefined } {
  const earlier = firstOn !== null && firstOn < from ? addDays(from, -1) : undefined
  const next = zoom === 'weeks' ? addDays(to, 7 * WEEKS - 1) : zoom === 'months' ? addMonths(to, MONTHS - 1) : today
  return { earlier, later: to > today ? undefined : earlierOf(next, today) }
}

/** When a child's case was open, and which plans there were. */
type Helped = {
  readonly name: string
  readonly statuses: readonly StatusFact[]
  readonly episodes: readonly { readonly fromOn: CalendarDay; readonly toOn: CalendarDay | null }[]
}

/** The window up to today that has all cases and plans in it, by months if they fit in a year; undefined while there is none. */
export function windowAround(children: readonly Helped[], today: CalendarDay): Window | undefined {
  const days = children.flatMap(({ statuses, episodes }) => [...statuses, ...episodes].map(({ fromOn }) => fromOn))
  const [firstOn] = days.toSorted()
  if (firstOn === undefined) return undefined
  const year = windowOf('months', today, firstOn)
  return firstOn >= year.from ? year : windowOf('years', today, firstOn)
}

/** One lane a child: the case and its plans. */
export function helpLanesOf(window: Window, children: readonly Helped[]): readonly Lane[] {
  return children.map((child) => ({ label: child.name, bars: barsOf(window, child), marks: [] }))
}

/** Where years, months or weeks begin in a window. */
export function ticksOf(window: Window): readonly Tick[] {
  const ticks: Tick[] = []
  const next = { years: (day: CalendarDay) => addMonths(day, 12), months: nextMonth, weeks: nextWeek }[window.zoom]
  for (let day = window.from; day < window.to; day = next(day)) {
    ticks.push({ x: placeOf(window, day), label: labelOf(window.zoom, day), day })
  }
  return ticks
}

/** The last day of the year, month or week that begins on `day`: to look nearer at it. */
export function lastDayOf({ zoom }: Window, day: CalendarDay): CalendarDay {
  return addDays(zoom === 'years' ? addMonths(day, 12) : zoom === 'months' ? nextMonth(day) : nextWeek(day), -1)
}

/** The lanes of a child, and of each brother and sister shown beside: the case and its plans, what was written, the steps. */
export function lanesOf(
  facts: TimelineFacts,
  children: readonly { readonly id: string; readonly name: string }[],
): readonly Lane[] {
  const { window, steps } = facts
  const [child, ...siblings] = children
  const stepLanes = STEP_LANES.flatMap(([label, what, kinds]) => {
    const theirs = steps.filter(({ kind }) => kinds.includes(kind))
    const days = [...new Set(theirs.map(({ day }) => day))].sort()
    const marks = days.map((day) => {
      const count = theirs.filter((one) => one.day === day).reduce((sum, one) => sum + one.steps, 0)
      return { day, count, text: counted(count, what), strong: false }
    })
    return marks.length === 0 ? [] : [{ label, bars: [], marks: marksIn(window, marks) }]
  })
  const two = (one: typeof child) => (one ? [plansOf(facts, one), writtenOf(facts, one)] : [])
  return [...two(child), ...stepLanes, ...siblings.flatMap(two)]
}

const STEP_LANES: readonly (readonly [label: string, what: string, kinds: readonly StepKind[]])[] = [
  ['Contacts', 'contact', ['contact', 'referral', 'import']],
  ['Danger', 'step', ['immediate-protection', 'missing-episode', 'serious-incident']],
  ['Assessing', 'step', ['assessment', 'strategy-discussion', 'section-47-enquiry']],
  ['Meetings', 'meeting', ['conference', 'core-group', 'meeting', 'plan-review']],
  ['Visits', 'visit', ['visit']],
  ['Deciding', 'step', ['plan', 'transfer', 'closure', 'supervision', 'management-decision']],
]

type Whose = { readonly id: string; readonly name: string }

function plansOf({ window, statuses, episodes }: TimelineFacts, { id, name }: Whose): Lane {
  const theirs = {
    statuses: statuses.filter(({ childId }) => childId === id),
    episodes: episodes.filter(({ childId }) => childId === id),
  }
  return { label: `${name}: case and plans`, bars: barsOf(window, theirs), marks: [] }
}

function barsOf(window: Window, { statuses, episodes }: Omit<Helped, 'name'>): readonly Bar[] {
  return [
    ...episodes.flatMap(({ fromOn, toOn }) =>
      barIn(window, { fromOn, toOn, text: 'Case open', look: 'case' as const }),
    ),
    ...statuses.flatMap((plan) => {
      const look = plan.kind === 'child-protection' ? ('protection' as const) : ('plan' as const)
      return barIn(window, { fromOn: plan.fromOn, toOn: plan.toOn, text: statusWords(plan), look })
    }),
  ]
}

function writtenOf({ window, counts }: TimelineFacts, { id, name }: Whose): Lane {
  const theirs = counts.filter(({ personId }) => personId === id)
  const marks = theirs.map(({ day, entries, turningPoints }) => {
    const turning = turningPoints > 0 ? `, ${counted(turningPoints, 'turning point')}` : ''
    return { day, count: entries, text: `${counted(entries, 'entry', 'entries')}${turning}`, strong: turningPoints > 0 }
  })
  return { label: `${name}: written`, bars: [], marks: marksIn(window, marks) }
}

function barIn(window: Window, bar: Omit<Bar, 'x' | 'width'>): readonly Bar[] {
  const [from, end] = [laterOf(bar.fromOn, window.from), earlierOf(bar.toOn ?? window.to, window.to)]
  if (end < from || from >= window.to) return []
  const x = placeOf(window, from)
  return [{ ...bar, x, width: Math.max(4, placeOf(window, end) - x) }]
}

type CountedMark = {
  readonly day: CalendarDay
  readonly count: number
  readonly text: string
  readonly strong: boolean
}

function marksIn(window: Window, marks: readonly CountedMark[]): readonly Mark[] {
  const most = Math.max(1, ...marks.map(({ count }) => count))
  return marks.map(({ day, count, text, strong }) => {
    const from = laterOf(day, window.from)
    const toOn = endOfUnit(window.unit, day)
    const x = placeOf(window, from)
    return { x, width: Math.max(3, placeOf(window, toOn) - x), fromOn: day, toOn, text, strong, weight: count / most }
  })
}

/** The first day after the year, quarter, week or day that begins on `day`. */
function endOfUnit(unit: Window['unit'], day: CalendarDay): CalendarDay {
  if (unit === 'year') return addMonths(day, 12)
  return unit === 'quarter' ? addMonths(day, 3) : addDays(day, unit === 'week' ? 7 : 1)
}

/** Where a day stands in a window, in thousandths of its width: 0 at its first day, never past 1000. */
export function placeOf({ from, to }: Window, day: CalendarDay): number {
  const share = daysBetween(from, day) / daysBetween(from, to)
  return Math.round(1000 * Math.min(1, Math.max(0, share)))
}

function labelOf(zoom: Zoom, day: CalendarDay): string {
  if (zoom === 'years') return day.slice(0, 4)
  const [date = '', month = '', year = ''] = inWords(day).split(' ')
  if (zoom === 'weeks') return `${date} ${month.slice(0, 3)}`
  return day.slice(5, 7) === '01' ? `${month.slice(0, 3)} ${year}` : month.slice(0, 3)
}

/** The earlier of two days. */
export function earlierOf(one: CalendarDay, other: CalendarDay): CalendarDay {
  if (one < other) return one
  return other
}

/** The later of two days. */
export function laterOf(one: CalendarDay, other: CalendarDay): CalendarDay {
  if (one > other) return one
  return other
}

function mondayOf(day: CalendarDay): CalendarDay {
  return addDays(day, -WEEK.indexOf(weekdayName(day)))
}

const WEEK = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const nextWeek = (day: CalendarDay) => addDays(day, 7)
const nextMonth = (day: CalendarDay) => addMonths(day, 1)
const firstOfMonth = (day: CalendarDay) => calendarDay(`${day.slice(0, 7)}-01`)
const yearOf = (day: CalendarDay) => Number(day.slice(0, 4))
const startOfYear = (year: number) => calendarDay(`${year}`.padStart(4, '0').concat('-01-01'))
