import type { Instant } from '../../../../kernel/instant.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import type { Plan } from '../../model.ts'

/** The child and their plan as it stands, and whether it can be written. */
export type PlanWritten = {
  readonly child: KnownPerson
  readonly plan: Plan | undefined
  /** Who wrote it last, and when. */
  readonly writer: { readonly name: string; readonly at: Instant } | undefined
  /** Brothers and sisters of the same case who have a plan too, whose plans this writer may write. */
  readonly siblings: readonly KnownPerson[]
  /** By a part of the plan, the brothers and sisters in whose plans it stands as well. */
  readonly sharing: ReadonlyMap<string, readonly string[]>
  /** What the assessment that was signed last says, for a plan in which nothing is written yet. */
  readonly assessed: { readonly worries: string; readonly childWords: string } | undefined
  readonly isCaseOpen: boolean
  readonly hasPlan: boolean
}
