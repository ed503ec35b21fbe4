import type { Kin, Kinship } from './model.ts'

type Edge = { readonly parent: string; readonly child: string; readonly down: number }

/**
 * The row each person stands in, 0 the oldest: parents above their children, couples and brothers and sisters beside
 * each other where that can be. Whoever is said to be their own forebear is not followed.
 */
export function rowsOf(kinship: Kinship): ReadonlyMap<string, number> {
  const edges = withoutCircles(
    kinship.descents.flatMap(({ child, parents, kind }) =>
      parents.map((parent) => ({ parent, child, down: kind === 'skipped' ? 2 : 1 })),
    ),
  )
  const beside = [...kinship.couples.map(({ one, other }) => [one, other] as const), ...kinship.siblings]
  const level = firstLevels(kinship.kin, edges, beside)
  pushChildrenDown(level, edges)
  for (const pair of beside) bringBeside(level, edges, pair)
  const levels = [...new Set(level.values())].toSorted((one, other) => one - other)
  return new Map([...level].map(([id, at]) => [id, levels.indexOf(at)]))
}

/** The descents without those that would make somebody their own forebear. */
export function withoutCircles<E extends Pick<Edge, 'parent' | 'child'>>(edges: readonly E[]): readonly E[] {
  const children = new Map<string, string[]>()
  const isBelow = (from: string, sought: string): boolean =>
    from === sought || (children.get(from) ?? []).some((next) => isBelow(next, sought))
  return edges.filter(({ parent, child }) => {
    if (isBelow(child, parent)) return false
    children.set(parent, [...(children.get(parent) ?? []), child])
    return true
  })
}

/** From the child outwards along the ties; whoever is tied to nobody drawn stands where their tie to the child says. */
function firstLevels(
  kin: readonly Kin[],
  edges: readonly Edge[],
  beside: readonly (readonly [string, string])[],
): Map<string, number> {
  const steps = new Map<string, [id: string, by: number][]>(kin.map(({ id }) => [id, []]))
  const join = (from: string, to: string, by: number) => {
    steps.get(from)?.push([to, by])
    steps.get(to)?.push([from, -by])
  }
  for (const { parent, child, down } of edges) join(parent, child, down)
  for (const [one, other] of beside) join(one, other, 0)
  const level = new Map<string, number>()
  const centre = kin.filter(({ isChild }) => isChild)
  for (const one of [...centre, ...kin]) {
    if (level.has(one.id)) continue
    level.set(one.id, levelOfTie(one))
    const queue = [one.id]
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      for (const [to, by] of steps.get(next) ?? []) {
        if (level.has(to)) continue
        level.set(to, (level.get(next) ?? 0) + by)
        queue.push(to)
      }
    }
  }
  return level
}

const CHILDREN = ['sibling', 'half-sibling', 'step-sibling']
const BELOW = ['child', 'step-child', 'niece-or-nephew', 'foster-child', 'cared-for']

function levelOfTie({ isChild, tie, person }: Kin): number {
  if (isChild) return 0
  if (tie === 'grandparent') return -2
  if (tie === 'grandchild') return 2
  if (tie !== null && CHILDREN.includes(tie)) return 0
  if (tie !== null && BELOW.includes(tie)) return 1
  return person.kind === 'child' ? 0 : -1
}

function pushChildrenDown(level: Map<string, number>, edges: readonly Edge[]): void {
  for (let round = 0; round <= level.size; round++) {
    const tooHigh = edges.filter(({ parent, child }) => (level.get(child) ?? 0) <= (level.get(parent) ?? 0))
    if (tooHigh.length === 0) return
    for (const { parent, child } of tooHigh) {
      level.set(child, Math.max(level.get(child) ?? 0, (level.get(parent) ?? 0) + 1))
    }
  }
}

/** Brings the upper of two who belong beside each other down, unless that would put them below their own children. */
function bringBeside(level: Map<string, number>, edges: readonly Edge[], [one, other]: readonly [string, string]) {
  const [a, b] = [level.get(one) ?? 0, level.get(other) ?? 0]
  if (a === b) return
  const upper = a < b ? one : other
  const target = Math.max(a, b)
  const free = edges.every(({ parent, child }) => parent !== upper || (level.get(child) ?? 0) > target)
  if (free) level.set(upper, target)
}
