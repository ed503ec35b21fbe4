import type { Kin, Kinship } from './model.ts'
import { rowsOf } from './rules-generations.ts'

/**
 * The family without those for whom there is no room: of each generation the nearest to the child stay. A person who
 * may be a risk never gives way, nor does whoever is at home before one who is not.
 *
 * @param inRow people of one generation at most
 */
export function nearest(kinship: Kinship, inRow: number): Kinship {
  const rowOf = rowsOf(kinship)
  const rows = Map.groupBy(kinship.kin, ({ id }) => rowOf.get(id))
  const stay = [...rows.values()].flatMap((row) =>
    row.toSorted((one, other) => distance(one, kinship) - distance(other, kinship)).slice(0, inRow),
  )
  return among(kinship, new Set(stay.map(({ id }) => id)))
}

/** The part of a family that is of these people alone. */
export function among(kinship: Kinship, ids: ReadonlySet<string>): Kinship {
  return {
    kin: kinship.kin.filter(({ id }) => ids.has(id)),
    couples: kinship.couples.filter(({ one, other }) => ids.has(one) && ids.has(other)),
    descents: kinship.descents.flatMap(({ child, parents, kind }) => {
      const here = parents.filter((id) => ids.has(id))
      return ids.has(child) && here.length > 0 ? [{ child, parents: here, kind }] : []
    }),
    siblings: kinship.siblings.filter(([one, other]) => ids.has(one) && ids.has(other)),
  }
}

const CLOSE = [
  ...['mother', 'father', 'parent', 'adoptive-parent', 'sibling', 'half-sibling', 'carer', 'foster-carer'],
  ...['grandparent', 'step-parent', 'step-sibling', 'aunt-or-uncle'],
]

/** 0 for the child; the larger, the further from the child. */
function distance({ id, isChild, isRisk, isHome, tie }: Kin, { couples, descents }: Kinship): number {
  if (isChild) return 0
  if (isRisk) return 1
  const at = tie === null ? -1 : CLOSE.indexOf(tie)
  const tied = descents.some(({ child, parents }) => child === id || parents.includes(id))
  const own =
    at === -1 ? CLOSE.length + (tied || couples.some(({ one, other }) => one === id || other === id) ? 0 : 1) : at
  return 2 + own - (isHome ? CLOSE.length / 2 : 0)
}
