import type { KnownPerson } from '../../../../people/model.ts'
import type { BeforeRecording } from '../../../meetings/queries-expected.ts'
import type { Plan } from '../../../plans/model.ts'
import type { HeldReview, ReviewedKind } from '../../model.ts'
import type { OutcomeToLook } from '../../rules-outcomes.ts'

/** Whose plans are reviewed, as they stand. */
export type PlanReviewShown = {
  /** The child whose page this is, then brothers and sisters of the same case with such a plan. */
  readonly children: readonly [KnownPerson, ...KnownPerson[]]
  readonly kinds: ReadonlyMap<string, ReviewedKind | null>
  readonly plans: readonly Plan[]
  readonly outcomes: readonly OutcomeToLook[]
  readonly before: BeforeRecording
  readonly last: HeldReview | undefined
  readonly isCaseOpen: boolean
  readonly isProtected: boolean
}
