import type { Instant } from '../../../../kernel/instant.ts'
import { type AskedOf, BEGUN_FROM, type Difference, joinForms, marksOf, REVISION } from '../../rules-joining.ts'
import type { Fields, Problem } from './form.ts'

/** What stands in the record of something that several people write in, as the form would have it. */
export type Shared = {
  /** Another one each time it is written. */
  readonly revision: string
  /** Who wrote what stands, and when; null where nobody wrote yet. */
  readonly by: string | null
  readonly at: Instant | null
  readonly fields: Fields
  readonly asked: AskedOf
  /** Whether the form still has this place. */
  readonly hasPlace?: (field: string) => boolean
}

/** What someone else kept while the writer wrote, and where the two differ. */
export type Conflict = Pick<Shared, 'by' | 'at'> & { readonly differences: readonly Difference[] }

export const SOMEONE_WROTE: Problem = {
  field: 'meanwhile',
  text: 'Someone else kept words here while you wrote. Nothing was sent, and nothing is lost: look at both, then send.',
}

/** From which version a form is begun, for it to carry. */
export function begunFrom({ revision, fields }: Shared): Fields {
  return { [REVISION]: revision, [BEGUN_FROM]: marksOf(fields) }
}

/** The form with both in it, if it was begun from a version that no longer stands. */
export function conflictOf(
  shared: Shared | undefined,
  mine: Fields,
): { readonly fields: Fields; readonly conflict: Conflict } | undefined {
  if (!shared || (mine[REVISION] ?? '') === shared.revision) return undefined
  const { by, at, asked, hasPlace } = shared
  const { fields, differences } = joinForms({ mine, theirs: shared.fields, asked, hasPlace })
  return { fields: { ...fields, ...begunFrom(shared) }, conflict: { by, at, differences } }
}
