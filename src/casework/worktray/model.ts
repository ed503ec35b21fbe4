import type { ConcernBand } from '../../child-index/contract-concerns.ts'
import type { EntryKind } from '../../entries/model.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { ListedPerson } from '../../people/model.ts'
import type { AllocationRole } from '../allocations/model.ts'
import type { Due } from '../dues/model.ts'
import type { PlanStatus } from '../plans/model.ts'
import type { Trend, WorryKind } from '../worries/model.ts'

/** Whose list it is: one's own children, those of one's team, or those whose conferences or reviews one leads. */
export type TrayKind = 'mine' | 'team' | 'chair' | 'reviewer'

/** A clock that runs. */
export type TrayDue = Pick<Due, 'rule' | 'step' | 'dueBy' | 'dueAt'>

/** What is recorded of one child on the list, as far as the list goes by it. */
export type TrayFacts = {
  readonly child: ListedPerson
  readonly status: Pick<PlanStatus, 'kind' | 'category' | 'fromOn'> | null
  readonly openedOn: CalendarDay | null
  /** The same for brothers and sisters who were referred together; null without an open case. */
  readonly familyId: string | null
  /** The clocks that run, nearest first. */
  readonly dues: readonly TrayDue[]
  /** Every open worry, newest first. */
  readonly worries: readonly TrayWorry[]
  /** What others wrote since this reader last looked: the newest, and how many, up to `MOST_NEWS`. */
  readonly news: {
    readonly title: string
    readonly kind: EntryKind
    readonly saidBy: string
    readonly count: number
  } | null
  /** A contact about the child for which the front door has no decision yet: the gravest. */
  readonly contact: { readonly danger: boolean; readonly band: ConcernBand | null } | null
  readonly assessment: {
    readonly id: string
    readonly state: 'open' | 'submitted' | 'returned'
    readonly submittedOn: CalendarDay | null
  } | null
  readonly conference: { readonly id: string; readonly plannedFor: CalendarDay | null } | null
  /** Since when nobody has known where the child is. */
  readonly missingSince: Instant | null
  /** An emergency protection order or police protection that stands. */
  readonly protectedBy: 'emergency-protection-order' | 'police-protection' | null
  /** How many judgements, worries, needs and assessments rest on an entry corrected since, and wait to be read again. */
  readonly readAgain: number
  /** Whether this reader has ever opened the child's page. */
  readonly seen: boolean
  /** The social worker; null while the team has not chosen one. */
  readonly worker: string | null
  readonly workerId: string | null
  /** The absent colleague for whom the reader has the child; null for a child of their own. */
  readonly coveredFor: string | null
}
export type TrayWorry = {
  readonly title: string
  readonly kind: WorryKind
  readonly trend: Trend | null
  /** Written down since this reader last looked. */
  readonly isNew: boolean
}

/** New entries are counted up to this many. */
export const MOST_NEWS = 6

export type Group = 'today' | 'this-week' | 'steady'

/** A child on the list: where, why, by when, and what to do next. */
export type TrayItem = {
  readonly facts: TrayFacts
  readonly group: Group
  /** Why it is here, the gravest first; a sentence each. */
  readonly why: readonly string[]
  readonly due: TrayDue | null
  readonly next: { readonly text: string; readonly path: string }
}

/** A line of the list: a child, or brothers and sisters whose next step and worries are the same. */
export type TrayRow = {
  readonly items: readonly [TrayItem, ...TrayItem[]]
  readonly why: readonly string[]
}

export const ORDERS = ['matters', 'due', 'name', 'worker'] as const
/** What goes first: what matters most, what is due first, or the alphabet. */
export type Order = (typeof ORDERS)[number]

export const PLANS_SHOWN = ['child-protection', 'child-in-need', 'care', 'other', 'none'] as const
export type PlanShown = (typeof PLANS_SHOWN)[number]

/** What of a list is shown, and in which order. */
export type Choice = {
  readonly order: Order
  readonly plan: PlanShown | null
  /** Those alone whose clock is late. */
  readonly late: boolean
  /** Of a team: the children of one worker. */
  readonly workerId: string | null
  /** Every line, the steady ones too. */
  readonly all: boolean
}

/** Something begun and not sent. */
export type Unfinished = { readonly title: string; readonly path: string; readonly savedAt: string }

/** Something planned for a day, at a time of the London clock if that is known; or due by it. */
export type Planned = {
  readonly on: CalendarDay
  readonly time: string | null
  readonly what: string
  readonly path: string
}

/** A report that was asked for before a meeting and has not come: of whom, when, and by when. */
export type ReportOwed = {
  readonly meetingId: string
  readonly from: string
  readonly askedOn: CalendarDay
  readonly byOn: CalendarDay
  readonly childIds: readonly string[]
}

/** What others owe: a report or a signature, since when, and by when if that is known. */
export type Awaited = {
  readonly what: string
  readonly path: string
  readonly since: CalendarDay
  readonly dueBy: CalendarDay | null
}

/** How much the reader carries. */
export type Load = {
  /** How many children they are to hold at most, as agreed; null where nothing was. */
  readonly limit: number | null
  /** Visits they made in the last four weeks. */
  readonly visits: number
}

/** In what role an allocation puts a child on which list. */
export const ROLES_OF_TRAY: Readonly<Record<Exclude<TrayKind, 'team'>, readonly AllocationRole[]>> = {
  mine: ['social-worker', 'co-worker'],
  chair: ['conference-chair'],
  reviewer: ['reviewing-officer'],
}
