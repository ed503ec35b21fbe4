import type { Instant } from '../../../../kernel/instant.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import type { Plan } from '../../model.ts'

/** The child and their plan as it stands, and whether it can be written. */
export type PlanWritten = {
  readonly child: KnownPerson
  readonly plan: Plan | undefined
  /** Who wrote it last, and when. */
  readonly writer: { readonly name: string; readonly at: Instant } | undefined
  readonly isCaseOpen: boolean
  readonly hasPlan: boolean
}
