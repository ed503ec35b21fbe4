import type { AllocationRole } from '../../casework/allocations/model.ts'
import type { Assessment } from '../../casework/assessments/model.ts'
import type { Closure } from '../../casework/closures/model.ts'
import type { MeetingKind } from '../../casework/meetings/model.ts'
import type { HeldReview } from '../../casework/plan-reviews/model.ts'
import type { Plan, PlanStatus } from '../../casework/plans/model.ts'
import type { Transfer } from '../../casework/transfers/model.ts'
import type { LastSeen } from '../../casework/visits/model.ts'
import type { Worry } from '../../casework/worries/model.ts'
import type { Judgement, NotKnown } from '../../entries/evidence/model.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Family, KnownPerson, Relationship } from '../../people/model.ts'
import type { StreamEntry } from '../chronology/model.ts'

/** What can be made of what is written. A chronology for court has a room of its own. */
export const REPORT_KINDS = [
  'conference',
  'review',
  'child-protection-plan',
  'child-in-need-plan',
  'letter',
  'transfer',
  'closure',
] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

/** What a report alone says; all else in it is read where it is written. */
export type OwnWords = {
  /** To whom it goes. */
  readonly toWhom: string
  readonly covering: string
  readonly recommendation: string
}

/** A report that was begun, and whom it is about. */
export type ReportHead = OwnWords & {
  readonly id: string
  readonly kind: ReportKind
  readonly childIds: readonly string[]
  /** Goes up each time its own words are written. */
  readonly revision: number
  readonly begunOn: CalendarDay
  readonly writtenBy: string | null
  readonly writtenByName: string
  readonly writtenAt: Instant
}

/** One of a list, with when it was last made final. */
export type ReportListed = ReportHead & { readonly finalAt: Instant | null }

/** Where the words of a block are written, and the page on which they are changed. */
export type Source = {
  /** In words, such as "the assessment". */
  readonly where: string
  /** The day they were written or happened; null where there is none. */
  readonly on: CalendarDay | null
  readonly path: string
}

/** What a block says. `missing` says what is not written, and what to do about it. */
export type Said =
  | { readonly type: 'paragraph'; readonly text: string }
  /** Someone's own words, without quotation marks, and whose. */
  | { readonly type: 'quote'; readonly text: string; readonly by: string }
  | { readonly type: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly type: 'missing'; readonly text: string; readonly ask: string }

/** A piece of a report. `key` names what it is of, so that it is known again when the words at the source change. */
export type Block = Said & { readonly key: string; readonly source: Source }

export type Section = { readonly heading: string; readonly blocks: readonly Block[] }

/** What is about all the children (`heading` null), or about one of several, under their name. */
export type Part = { readonly heading: string | null; readonly sections: readonly Section[] }

/** A whole report, to be read, printed or made final. */
export type ReportDocument = { readonly title: string; readonly parts: readonly Part[] }

/** What is kept of a final report. */
export type FinalReport = {
  readonly kind: ReportKind
  readonly childIds: readonly string[]
  readonly on: CalendarDay
  readonly document: ReportDocument
}

/** Who of the council holds a child, and how to ring them. */
export type Holder = {
  readonly childId: string
  readonly role: AllocationRole
  readonly name: string | null
  readonly teamName: string | null
  readonly phone: string | null
  readonly fromOn: CalendarDay
}

/** What is recorded of one child, as far as reports read it. */
export type ChildFacts = {
  readonly child: KnownPerson
  readonly family: Family
  /** Ties among all of the family, by which some are around the child through others alone. */
  readonly ties: readonly Relationship[]
  readonly statuses: readonly PlanStatus[]
  readonly plan: Plan | null
  readonly worries: readonly Worry[]
  readonly judgements: readonly Judgement[]
  readonly notKnown: readonly NotKnown[]
  readonly seen: LastSeen
  readonly reviews: readonly HeldReview[]
  readonly closure: Closure | null
  readonly holders: readonly Holder[]
  /** The child's own words, latest first. */
  readonly words: readonly StreamEntry[]
  /** Turning points, latest first. */
  readonly turningPoints: readonly StreamEntry[]
  /** The latest that each parent said. */
  readonly parentsSaid: readonly StreamEntry[]
}

/** An assessment, and what was put right beside it after it was signed. */
export type AssessmentFact = {
  readonly assessment: Assessment
  readonly corrections: readonly { readonly id: string; readonly what: string; readonly on: CalendarDay }[]
}

export type PlannedFact = {
  readonly id: string
  readonly kind: MeetingKind
  readonly plannedFor: CalendarDay | null
  readonly plannedTime: string | null
  readonly place: string | null
}

/** Everything that a report reads. */
export type ReportFacts = {
  readonly on: CalendarDay
  readonly head: ReportHead
  /** Whether the reader may write: then a source leads to the form, else to the page that shows it. */
  readonly mayWrite: boolean
  readonly children: readonly ChildFacts[]
  /** Of each of the children the one signed last, or being written; each once. */
  readonly assessments: readonly AssessmentFact[]
  readonly meetings: readonly PlannedFact[]
  readonly transfer: Transfer | null
  /** Of those who have something to do in the plans, the users who work for the council itself. */
  readonly ourWorkers: ReadonlySet<string>
}

export type ReportRefusal = 'not-found' | 'written-meanwhile' | 'too-long'
