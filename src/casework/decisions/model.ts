import type { StepKind } from '../../entries/model.ts'
import type { Instant } from '../../kernel/instant.ts'

/** A decision about a step: what could have been chosen, what was, why, by whom, and who disagreed. Never changed. */
export type Decision = {
  readonly id: string
  readonly step: { readonly kind: StepKind; readonly id: string }
  readonly options: readonly string[]
  readonly choice: string
  readonly reason: string
  /** Entries the decision rests on. */
  readonly evidence?: readonly string[]
  readonly dissent?: string | null
  readonly decidedAt: Instant
}
