import type { EntryKind } from '../../entries/model.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'

export const WORRY_KINDS = ['open-risk', 'risk-adult', 'warning-note', 'pattern-prompt'] as const
export type WorryKind = (typeof WORRY_KINDS)[number]

export const TRENDS = ['getting-worse', 'steady', 'getting-better'] as const
export type Trend = (typeof TRENDS)[number]

/** An open risk to one child: what, since when, how we know, who was told, when to look again. */
export type Worry = {
  readonly id: string
  readonly kind: WorryKind
  readonly childId: string
  /** The adult who may be a risk. */
  readonly personId: string | null
  readonly title: string
  readonly statement: string
  readonly trend: Trend | null
  readonly howKnown: EntryKind
  readonly saidBy: string
  readonly sinceOn: CalendarDay
  readonly reviewBy: CalendarDay | null
  /** Whether and when the person it is about was told, in words. */
  readonly told: string | null
  readonly closedOn: CalendarDay | null
  readonly closedHow: string | null
}

/** Who says a pattern that a published rule found, and no person wrote. */
export const PUBLISHED_RULE = 'A published rule'

/** Whether a published rule found it: it ends by the answer to its prompt, which has its id. */
export function isOfRule({ kind, saidBy }: Pick<Worry, 'kind' | 'saidBy'>): boolean {
  return kind === 'pattern-prompt' && saidBy === PUBLISHED_RULE
}

/** A new worry about one or more children, written once. */
export type NewWorry = Omit<Worry, 'id' | 'childId' | 'closedOn' | 'closedHow'> & {
  readonly childIds: readonly string[]
}

/** Whether this is of a person who may be a risk: said once, and shown for every child around them. */
export function isAboutPerson({ kind, personId }: Pick<Worry, 'kind' | 'personId'>): boolean {
  return kind === 'risk-adult' && personId !== null
}

export type WorryRefusal =
  | 'not-found'
  | 'nothing-written'
  | 'since-in-the-future'
  | 'review-not-ahead'
  | 'already-closed'
  | 'no-reason'
  | 'is-a-risk-already'
