import type { KnownPerson } from '../../../../people/model.ts'
import type { Asked, HeldReview } from '../../../plan-reviews/model.ts'
import type { PlanKind } from '../../model.ts'
import type { ChildToDecide } from '../../model-deciding.ts'

/** The children, what the plan of each is now, and what its latest review asked for. */
export type DecisionShown = {
  readonly children: readonly [KnownPerson, ...KnownPerson[]]
  readonly state: readonly (ChildToDecide & {
    readonly kind: PlanKind | null
    readonly review: HeldReview | undefined
    readonly asked: Asked | null
  })[]
}
