import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'

/** A worker and their manager go through children the worker holds: what was said of each, what was decided. */
export type RecordSupervision = {
  readonly id: string
  readonly workerId: string
  readonly heldOn: CalendarDay
  readonly nextOn: CalendarDay
  /** How the worker is; read by these two alone. */
  readonly wellbeing: string | null
  readonly children: readonly SupervisedChild[]
  readonly actions: readonly DecidedAction[]
}
export type SupervisedChild = {
  readonly childId: string
  readonly discussed: string
  readonly reflection: string | null
  readonly decision: string | null
}
/** A decision as an action. With an outcome of the child's plan it joins that plan, else it is supervision's own. */
export type DecidedAction = {
  readonly id: string
  readonly childId: string
  readonly what: string
  readonly ownerName: string
  readonly byOn: CalendarDay
  readonly outcomeId: string | null
}

export type Supervision = Omit<RecordSupervision, 'workerId' | 'actions'> & {
  readonly workerUser: string
  readonly supervisorUser: string
  readonly workerName: string
  readonly supervisorName: string
  readonly workerWords: string | null
  /** When the worker said that it is what was said. The manager says so by writing it down. */
  readonly workerConfirmedAt: Instant | null
  readonly actions: readonly SupervisionAction[]
}
export type SupervisionAction = Pick<DecidedAction, 'id' | 'childId' | 'what' | 'ownerName' | 'byOn'> & {
  readonly supervisionId: string
  readonly inPlan: boolean
  readonly state: 'open' | 'done' | 'stopped'
  readonly doneOn: CalendarDay | null
}

/** A worker of a team as far as supervision goes by them. */
export type SupervisedWorker = {
  readonly userId: string
  readonly name: string
  readonly jobTitle: string
  readonly lastOn: CalendarDay | null
  readonly nextOn: CalendarDay | null
  readonly unconfirmed: string | null
  /** The children they hold, those not spoken of for longest first. */
  readonly children: readonly { readonly id: string; readonly lastOn: CalendarDay | null }[]
}

export type SupervisionRefusal =
  | 'not-found'
  | 'no-such-worker'
  | 'own-supervision'
  | 'not-their-child'
  | 'nobody-chosen'
  | 'nothing-discussed'
  | 'in-the-future'
  | 'next-not-after'
  | 'unfinished-action'
  | 'action-in-the-past'
  | 'choose-an-outcome'

export type ConfirmRefusal = 'not-found' | 'not-yours-to-confirm'
export type MarkRefusal = 'not-found' | 'not-open-any-more'

/** A manager decides something about children, and says why. */
export type ManagementDecision = {
  readonly id: string
  readonly childIds: readonly string[]
  readonly decision: string
  /** What else could have been decided. */
  readonly instead: readonly string[]
  readonly reason: string
}
export type ManagementRefusal = 'not-found' | 'nobody-chosen' | 'nothing-decided' | 'no-reason'
