import type { LiveFailure } from '../children-in-need/rules-live.ts'
import type { FoundFault, StandingFault } from './model.ts'

/** What the rules found of a child, as it is kept: one line for each rule and place. */
export function faultsFound(childId: string, failures: readonly LiveFailure[]): readonly FoundFault[] {
  const found = failures.map(
    ({ code, severity, path, origin }): FoundFault => ({
      ...{ childId, code, severity, place: origin },
      path: path.split('/').slice(STEPS_TO_CHILD).join('/'),
    }),
  )
  return [...new Map(found.map((fault) => [keyOf(fault), fault])).values()]
}

/** What is new, and what no longer stands. Looking twice at the same record changes nothing. */
export function changesOf(
  found: readonly FoundFault[],
  standing: readonly StandingFault[],
): { readonly come: readonly FoundFault[]; readonly mended: readonly string[] } {
  const before = new Set(standing.map(keyOf))
  const now = new Set(found.map(keyOf))
  return {
    come: found.filter((fault) => !before.has(keyOf(fault))),
    mended: standing.filter((fault) => !now.has(keyOf(fault))).map(({ id }) => id),
  }
}

/** A path begins `Message/Children/Child[1]`. */
const STEPS_TO_CHILD = 3

function keyOf({ childId, code, path }: Pick<FoundFault, 'childId' | 'code' | 'path'>): string {
  return `${childId} ${code} ${path}`
}
