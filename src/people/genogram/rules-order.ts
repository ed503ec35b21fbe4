import type { Couple, Kin, Kinship } from './model.ts'

/** People who stand together in a row: a couple, or several in a chain; most are one alone. */
type Unit = readonly string[]
type Near = (id: string) => readonly string[]

const SWEEPS = 4

/**
 * Each row from left to right: couples side by side, children beneath their parents and in the order of their birth,
 * with as few lines across each other as a few sweeps bring about.
 *
 * @param rowOf the row each person stands in
 */
export function orderedRows(kinship: Kinship, rowOf: ReadonlyMap<string, number>): readonly (readonly string[])[] {
  const near = nearnessIn(kinship, rowOf)
  const born = birthsOf(kinship.kin)
  let rows = unitsByRow(kinship, rowOf)
  const down = rows.map((_, row) => row)
  const up = down.toReversed()
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    rows = swept(rows, up, near.below, born)
    rows = swept(rows, down, near.above, born)
  }
  return rows.map((units) => units.flat())
}

function nearnessIn({ descents, siblings }: Kinship, rowOf: ReadonlyMap<string, number>) {
  const [parents, children] = [new Map<string, string[]>(), new Map<string, string[]>()]
  const put = (to: Map<string, string[]>, key: string, id: string) => to.set(key, [...(to.get(key) ?? []), id])
  const row = (id: string) => rowOf.get(id) ?? 0
  // Children stand beneath those they were born to, where these are known; else beneath who has them.
  const isBorn = new Set(descents.flatMap(({ kind, child }) => (kind === 'birth' ? [child] : [])))
  for (const { child, kind, parents: all } of descents) {
    for (const parent of all.filter((id) => row(id) < row(child))) {
      if (kind === 'birth' || !isBorn.has(child)) put(parents, child, parent)
      put(children, parent, child)
    }
  }
  // A brother or sister without a parent in the drawing stands where the other's parents are.
  for (const [one, other] of siblings) {
    if (!parents.has(one)) parents.set(one, parents.get(other) ?? [])
    if (!parents.has(other)) parents.set(other, parents.get(one) ?? [])
  }
  const above: Near = (id) => parents.get(id) ?? []
  const below: Near = (id) => children.get(id) ?? []
  return { above, below }
}

function birthsOf(kin: readonly Kin[]): ReadonlyMap<string, string> {
  return new Map(kin.map(({ id, person }) => [id, person.birthDate ?? person.expectedOn ?? '9999']))
}

function unitsByRow({ kin, couples }: Kinship, rowOf: ReadonlyMap<string, number>): readonly (readonly Unit[])[] {
  const rows = Math.max(...rowOf.values()) + 1
  return Array.from({ length: rows }, (_, row) => {
    const here = kin.filter(({ id }) => rowOf.get(id) === row)
    const ids = new Set(here.map(({ id }) => id))
    const among = couples.filter(({ one, other }) => ids.has(one) && ids.has(other))
    return chains(here, among)
  })
}

const TOGETHER: Readonly<Record<Couple['state'], number>> = { married: 0, cohabiting: 0, separated: 1, divorced: 1 }

/** Chains of couples: who was a partner before stands outside, who is one now beside; a man at the left of a pair. */
function chains(kin: readonly Kin[], couples: readonly Couple[]): readonly Unit[] {
  const of = (id: string) => couples.filter(({ one, other }) => one === id || other === id)
  const partner = (couple: Couple, id: string) => (couple.one === id ? couple.other : couple.one)
  const placed = new Set<string>()
  const walk = (id: string): readonly string[] => {
    placed.add(id)
    const next = of(id).toSorted((a, b) => TOGETHER[a.state] - TOGETHER[b.state])
    return [id, ...next.flatMap((couple) => (placed.has(partner(couple, id)) ? [] : walk(partner(couple, id))))]
  }
  const rank = ({ id, person }: Kin) => {
    const own = of(id)
    const formerAtTheEnd = own.length === 1 && own.some(({ state }) => TOGETHER[state] === 1)
    return (own.length > 1 ? 4 : 0) + (formerAtTheEnd ? 0 : 2) + (person.sex === 'M' ? 0 : 1)
  }
  return kin.toSorted((a, b) => rank(a) - rank(b)).flatMap(({ id }) => (placed.has(id) ? [] : [walk(id)]))
}

type Births = ReadonlyMap<string, string>

/** Sorts the units of each row by where those near them stand in the rows already sorted. */
function swept(
  rows: readonly (readonly Unit[])[],
  order: readonly number[],
  near: Near,
  born: Births,
): readonly (readonly Unit[])[] {
  const at = new Map(rows.flatMap((units) => [...placesOf(units)]))
  const sorted = [...rows]
  for (const row of order) {
    const units = (rows[row] ?? []).map((unit) => turned(unit, near, at))
    const keyed = units.map((unit) => ({ unit, key: keyOf(unit, near, at), birth: birthOf(unit, near, born) }))
    const inOrder = keyed.toSorted((a, b) => a.key - b.key || (a.birth < b.birth ? -1 : a.birth > b.birth ? 1 : 0))
    sorted[row] = inOrder.map(({ unit }) => unit)
    for (const [id, place] of placesOf(sorted[row])) at.set(id, place)
  }
  return sorted
}

function placesOf(units: readonly Unit[]): ReadonlyMap<string, number> {
  const ids = units.flat()
  return new Map(ids.map((id, place) => [id, place - (ids.length - 1) / 2]))
}

/** A chain is turned round if its people would stand the other way: those near its left end are further right. */
function turned(unit: Unit, near: Near, at: ReadonlyMap<string, number>): Unit {
  const pulls = unit.flatMap((id, place) => {
    const pull = mean(near(id).map((one) => at.get(one) ?? 0))
    return pull === undefined ? [] : [{ place, pull }]
  })
  const [place, pull] = [mean(pulls.map((one) => one.place)) ?? 0, mean(pulls.map((one) => one.pull)) ?? 0]
  const together = pulls.reduce((sum, one) => sum + (one.place - place) * (one.pull - pull), 0)
  return together < 0 ? unit.toReversed() : unit
}

function keyOf(unit: Unit, near: Near, at: ReadonlyMap<string, number>): number {
  const places = (ids: readonly string[]) => ids.map((id) => at.get(id) ?? 0)
  // Rounded, so that brothers and sisters share one key, whatever the order of their parents' rows.
  const key = mean(unit.flatMap((id) => mean(places(near(id))) ?? [])) ?? mean(places(unit)) ?? 0
  return Math.round(key * 1000)
}

function birthOf(unit: Unit, near: Near, born: Births): string {
  const one = unit.find((id) => near(id).length > 0) ?? unit[0] ?? ''
  return born.get(one) ?? ''
}

function mean(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : numbers.reduce((sum, one) => sum + one, 0) / numbers.length
}
