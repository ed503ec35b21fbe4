import type { EntryKind } from '../../entries/model.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { KnownPerson } from '../../people/model.ts'
import type { AllocationRole } from '../allocations/model.ts'
import type { Due } from '../dues/model.ts'
import type { PlanStatus } from '../plans/model.ts'
import type { Trend, WorryKind } from '../worries/model.ts'

/** Whose list it is: one's own children, those of one's team, or those whose conferences or reviews one leads. */
export type TrayKind = 'mine' | 'team' | 'chair' | 'reviewer'

/** What is recorded of one child on the list, as far as the list goes by it. */
export type TrayFacts = {
  readonly child: KnownPerson
  readonly status: Pick<PlanStatus, 'kind' | 'category' | 'fromOn'> | null
  readonly openedOn: CalendarDay | null
  /** The clocks that run, nearest first; ten at most. */
  readonly dues: readonly Pick<Due, 'rule' | 'step' | 'dueBy'>[]
  /** Every open worry, newest first. */
  readonly worries: readonly TrayWorry[]
  /** What others wrote since this reader last looked: the newest, and how many. */
  readonly news: {
    readonly title: string
    readonly kind: EntryKind
    readonly saidBy: string
    readonly count: number
  } | null
  readonly assessment: { readonly id: string; readonly state: 'open' | 'submitted' | 'returned' } | null
  readonly conference: { readonly id: string; readonly plannedFor: CalendarDay | null } | null
  /** Whether this reader has ever opened the child's page. */
  readonly seen: boolean
  /** The social worker; null while the team has not chosen one. */
  readonly worker: string | null
}
export type TrayWorry = {
  readonly title: string
  readonly kind: WorryKind
  readonly trend: Trend | null
  /** Written down since this reader last looked. */
  readonly isNew: boolean
}

export type Group = 'today' | 'this-week' | 'steady'

/** A child on the list: where, why, by when, and what to do next. */
export type TrayItem = {
  readonly facts: TrayFacts
  readonly group: Group
  /** Why it is here, the gravest first; a sentence each. */
  readonly why: readonly string[]
  readonly due: TrayFacts['dues'][number] | null
  readonly next: { readonly text: string; readonly path: string }
}

/** Something begun and not sent. */
export type Unfinished = { readonly title: string; readonly path: string; readonly savedAt: string }

/** In what role an allocation puts a child on which list. */
export const ROLES_OF_TRAY: Readonly<Record<Exclude<TrayKind, 'team'>, readonly AllocationRole[]>> = {
  mine: ['social-worker', 'co-worker'],
  chair: ['conference-chair'],
  reviewer: ['reviewing-officer'],
}
