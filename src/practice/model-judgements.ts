import type { EntryKind } from '../entries/model.ts'
import type { CalendarDay } from '../kernel/calendar-day.ts'

/** What goes well for children, as somebody told it. */
export type Strength = {
  readonly id: string
  readonly children: readonly string[]
  readonly text: string
  readonly source: EntryKind
  readonly on: CalendarDay
  readonly recordedBy: string
}

/** What somebody makes of what is known, with the entries for it and against it, by their ids. */
export type Judgement = {
  readonly id: string
  readonly child: string
  readonly kind: 'danger-statement' | 'strength' | 'safety-goal' | 'scaling' | 'analysis'
  readonly saidBy: string
  readonly statement: string
  readonly couldHappen: string | null
  readonly on: CalendarDay
  readonly recordedBy: string
  readonly supports: readonly string[]
  readonly opposes: readonly string[]
  /** Codes of the assessment framework's dimensions. */
  readonly dimensions: readonly string[]
  /** Of a scaling question: what 0 and 10 mean, and the numbers given. */
  readonly scale: { readonly worst: string; readonly best: string; readonly numbers: readonly ScaleNumber[] } | null
}
type ScaleNumber = {
  readonly number: number
  readonly askedOf: string
  readonly on: CalendarDay
  readonly why: string
}

/** A question nobody can answer yet. */
export type NotKnown = {
  readonly id: string
  readonly child: string
  readonly question: string
  readonly finder: string
  readonly on: CalendarDay
  readonly by: CalendarDay
}
