import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Episode } from '../episodes/model.ts'
import type { PlanStatus } from '../plans/model.ts'

/** Why the work with one child ends, and what would make us look again. */
export type CloseCase = {
  readonly closedOn: CalendarDay
  /** A code of the census. */
  readonly reasonCode: string
  /** What changed for the child. */
  readonly summary: string
  /** "We would look again if …"; empty only for a child who died. */
  readonly lookAgainIf: string
}

/** A step about the child that others take part in, begun and not ended: it ends first. */
export type StepOpen = 'strategy-discussion' | 'enquiry' | 'conference'

/** What is looked at before a case is closed. */
export type CaseToClose = {
  readonly episode: Pick<Episode, 'id' | 'openedOn'> | undefined
  readonly statuses: readonly Pick<PlanStatus, 'kind' | 'fromOn' | 'toOn'>[]
  readonly stepsOpen: readonly StepOpen[]
}

export type CloseRefusal =
  | 'not-found'
  | 'not-open'
  | 'needs-a-signature'
  | 'protection-plan-open'
  | 'step-still-open'
  | 'in-the-future'
  | 'closed-before-it-opened'
  | 'no-reason'
  | 'was-protected'
  | 'nothing-changed'
  | 'no-look-again'

/** How the work with a child ended last. */
export type Closure = {
  readonly id: string
  readonly childId: string
  readonly closedOn: CalendarDay
  readonly reasonCode: string
  readonly summary: string | null
  readonly lookAgainIf: string | null
  /** Whoever decided it; null where a return reported it. */
  readonly decidedByName: string | null
}
