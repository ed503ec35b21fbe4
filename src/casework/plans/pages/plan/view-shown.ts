import type { Moment } from '../../../../kernel/moment.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import type { Shell } from '../../../../platform/govuk/layout.tsx'
import type { HeldReview } from '../../../plan-reviews/model.ts'
import type { Plan, PlanStatus } from '../../model.ts'

export type PlanShown = {
  readonly child: KnownPerson
  readonly plan: Plan | undefined
  /** Latest first. */
  readonly statuses: readonly PlanStatus[]
  /** The latest few, latest first. */
  readonly reviews: readonly HeldReview[]
  /** The parts that brothers and sisters share, with whom. */
  readonly sharing: readonly { readonly id: string; readonly name: string }[]
  readonly mayWrite: boolean
  readonly mayReview: boolean
  readonly mayDecide: boolean
  readonly now: Moment
  readonly shell: Shell
  readonly problem?: string | undefined
}
