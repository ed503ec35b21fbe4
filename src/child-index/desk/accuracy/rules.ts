import { addDays, type CalendarDay, weekdayName } from '../../../kernel/calendar-day.ts'
import type { Accuracy, AccuracyRow } from '../../contract-accuracy.ts'
import { nameForm } from '../../matching/names/rules-forms.ts'
import { NAME_GROUPS, type NameGroup, NO_NAME, OTHER_NAMES } from './model-name-groups.ts'

/** One registration, as accuracy is told of it. */
export type Registration = {
  readonly authority: string
  readonly on: CalendarDay
  readonly outcome: string | null
  readonly needsReview: boolean
  readonly given: string
  readonly family: string
}

/** A registration with the group its name is counted in. */
export type Grouped = Registration & { readonly group: string }

/** How far back registrations are counted, in days; drift sets the last 4 weeks against the 12 before. */
export const COUNTED_DAYS = 90
export const DRIFT_DAYS = { now: 28, before: 84 } as const

/** The group a name is counted in: by the words of the family name, then of the given name, then the family name's ending. */
export function nameGroupOf(name: { readonly given: string; readonly family: string }): string {
  const form = nameForm(name)
  const [families, givens] = [wordsOf(form.family), wordsOf(form.given)]
  if (families.length + givens.length === 0) return NO_NAME
  const found =
    NAME_GROUPS.find((group) => families.some((word) => group.families.has(word))) ??
    NAME_GROUPS.find((group) => givens.some((word) => group.givens.has(word))) ??
    NAME_GROUPS.find((group) => families.some((word) => endsLike(word, group)))
  return found?.name ?? OTHER_NAMES
}

/** Each registration with its group; a name that comes often is classed once. */
export function grouped(registrations: readonly Registration[]): readonly Grouped[] {
  const known = new Map<string, string>()
  return registrations.map((registration) => {
    const name = `${registration.given}|${registration.family}`
    const group = known.get(name) ?? nameGroupOf(registration)
    known.set(name, group)
    return { ...registration, group }
  })
}

/** Shares of what became of registrations since `day`, by whatever they are counted by; the most registrations first. */
export function sharesBy(
  registrations: readonly Grouped[],
  by: (registration: Grouped) => string,
): readonly AccuracyRow[] {
  const groups = [...Map.groupBy(registrations, by)]
  return groups
    .map(([name, of]) => rowOf(name, of))
    .sort((a, b) => b.registrations - a.registrations || (a.name < b.name ? -1 : 1))
}

/** The match rates of the last four weeks against the twelve before, in points: of all, and of each group with enough of both. */
export function driftOf(registrations: readonly Grouped[], today: CalendarDay): Accuracy['drift'] {
  const [turn, start] = [addDays(today, -DRIFT_DAYS.now), addDays(today, -DRIFT_DAYS.now - DRIFT_DAYS.before)]
  const groups = [[ALL, registrations] as const, ...Map.groupBy(registrations, ({ group }) => group)]
  return groups.flatMap(([what, mine]) => {
    const now = mine.filter(({ on }) => on > turn)
    const before = mine.filter(({ on }) => on <= turn && on > start)
    if (now.length < LEAST_FOR_DRIFT || before.length < LEAST_FOR_DRIFT) return []
    return { what, now: pointsOf(now), before: pointsOf(before) }
  })
}

/** The Mondays of the last `count` weeks, the oldest first, this week's last. */
export function weeksUpTo(today: CalendarDay, count: number): readonly CalendarDay[] {
  let monday = today
  while (weekdayName(monday) !== 'Monday') monday = addDays(monday, -1)
  return Array.from({ length: count }, (_, at) => addDays(monday, -7 * (count - 1 - at)))
}

/** Of all names together. */
export const ALL = 'All names'

/** Rates of fewer registrations move by chance. */
const LEAST_FOR_DRIFT = 30

function wordsOf(text: string): readonly string[] {
  return text.split(' ').filter(Boolean)
}

function endsLike(word: string, { endings }: NameGroup): boolean {
  return endings.some((ending) => word.length > ending.length + 1 && word.endsWith(ending))
}

function rowOf(name: string, of: readonly Registration[]): AccuracyRow {
  const matched = of.filter(isMatched).length
  const review = of.filter(({ needsReview }) => needsReview).length
  const share = (count: number) => count / of.length
  return {
    name,
    registrations: of.length,
    matched: share(matched),
    review: share(review),
    fresh: share(of.length - matched - review),
  }
}

function isMatched({ outcome, needsReview }: Registration): boolean {
  return outcome === 'Match' && !needsReview
}

function pointsOf(of: readonly Registration[]): number {
  return Math.round((1000 * of.filter(isMatched).length) / of.length) / 10
}
