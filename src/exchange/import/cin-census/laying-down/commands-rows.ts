import type { Actor } from '../../../../access/actor.ts'
import { lockChildren } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { type AnyRow, type KeptHere, LAID_TABLES, type Laid, type LaidTable, type WrittenRows } from './model.ts'
import { layEntries } from './queries.ts'
import { addRows, changeRows, keepWritten, rowsStanding, standingHere, writtenBefore } from './queries-rows.ts'
import { type Settled, settled } from './rules-settling.ts'
import { besideWhatStands } from './rules-standing.ts'

/** What one child of a return becomes, with the child's row there and a key for what imports wrote of them. */
export type LaidChild = {
  readonly row: number
  readonly laChildId: string
  readonly key: string
  readonly childId: string
  readonly laid: Laid
}

export type RowsLaid = { readonly rowsAdded: number; readonly rowsChanged: number; readonly kept: readonly KeptHere[] }

/**
 * Lays the rows of these children down: new ones are added; those that stand are changed where they are still as the
 * last import wrote them, and kept where they were decided here since. The same again changes nothing, so that the
 * history of the record holds no versions in which nothing happened.
 */
export async function layChildren(tx: Tx, actor: Actor, children: readonly LaidChild[]): Promise<RowsLaid> {
  await lockChildren(tx, [...new Set(children.map(({ childId }) => childId))])
  const written = await writtenBefore(
    tx,
    children.map(({ key }) => key),
  )
  const here = await standingHere(
    tx,
    children.map(({ childId }) => childId),
  )
  const kept: KeptHere[] = []
  const keepHere = ({ row, laChildId }: LaidChild, what: readonly string[]) =>
    kept.push(...what.map((words) => ({ row, laChildId, what: words })))
  const laying = children.map((child) => {
    const before = written.get(child.key) ?? {}
    const beside = besideWhatStands(child.laid, before, here)
    keepHere(child, beside.kept)
    return { ...child, laid: beside.laid, before }
  })

  let [rowsAdded, rowsChanged] = [0, 0]
  const all: Lying = { laying, now: new Map(), closedHere: new Set(), keepHere }
  for (const table of LAID_TABLES) {
    const { added, changed } = await layTable(tx, table, all)
    rowsAdded += added
    rowsChanged += changed
  }
  await keepWritten(tx, afterwards(all))
  rowsAdded += await layEntries(
    tx,
    actor,
    laying.flatMap(({ laid }) => laid.entries.filter(({ step }) => !step || !all.closedHere.has(step.id))),
  )
  return { rowsAdded, rowsChanged, kept }
}

type Laying = LaidChild & { readonly before: WrittenRows }

/** What is being laid down: the children, what was written of each until now, and the closures that were decided here. */
type Lying = {
  readonly laying: readonly Laying[]
  readonly now: Map<string, Map<LaidTable, AnyRow[]>>
  readonly closedHere: Set<string>
  readonly keepHere: (child: LaidChild, what: readonly string[]) => void
}

async function layTable(tx: Tx, table: LaidTable, all: Lying) {
  const given = all.laying.flatMap((child) => rowsOf(child, table, all).map((fresh) => ({ child, fresh })))
  const columns = [...new Set(given.flatMap(({ fresh }) => Object.keys(fresh)))].filter((name) => name !== 'id').sort()
  const ids = given.map(({ fresh }) => fresh.id)
  const standing = await rowsStanding(tx, table, ids, columns)
  const settle = (held: AnyRow | undefined, { child, fresh }: (typeof given)[number]): Settled | undefined =>
    held && settled(table, held, child.before[table]?.[fresh.id], fresh)
  const found = given.map((one) => ({ ...one, is: settle(standing.get(one.fresh.id), one) }))
  const toChange = found.filter(({ is }) => is?.changed).map(({ fresh }) => fresh.id)
  const locked = await rowsStanding(tx, table, toChange, columns, true)

  const [added, changed] = [new Map<string, AnyRow>(), new Map<string, AnyRow>()]
  for (const one of found) {
    const held = locked.get(one.fresh.id)
    const is = held ? settle(held, one) : one.is
    if (!is) added.set(one.fresh.id, one.fresh)
    if (is?.changed) changed.set(one.fresh.id, is.row)
    note(all, table, one, is)
  }
  await addRows(tx, table, [...added.values()], columns)
  await changeRows(tx, table, [...changed.values()], columns)
  return { added: added.size, changed: changed.size }
}

/** The rows of a table to lay down for a child. A closure that was decided here stands, and no other beside it. */
function rowsOf({ laid, before }: Laying, table: LaidTable, { closedHere }: Lying): readonly AnyRow[] {
  if (table !== 'closure') return laid[table] ?? []
  const decidedHere = laid.closure.filter(({ id, episodeId }) => !before.closure?.[id] && closedHere.has(episodeId))
  for (const { id } of decidedHere) closedHere.add(id)
  return laid.closure.filter((closure) => !decidedHere.includes(closure))
}

function note(
  { now, closedHere, keepHere }: Lying,
  table: LaidTable,
  { child, fresh }: { readonly child: LaidChild; readonly fresh: AnyRow },
  is: Settled | undefined,
): void {
  if (table === 'episode' && is?.decidedHere.includes('closedOn')) closedHere.add(fresh.id)
  if (is) keepHere(child, is.kept)
  const tables = now.get(child.key) ?? new Map<LaidTable, AnyRow[]>()
  tables.set(table, [...(tables.get(table) ?? []), is?.written ?? fresh])
  now.set(child.key, tables)
}

/** What imports have written of each child by now. What this return does not speak of stays as it was. */
function afterwards({ laying, now }: Lying): ReadonlyMap<string, WrittenRows> {
  return new Map(
    laying.map(({ key, before }) => {
      const tables = LAID_TABLES.map((table) => {
        const rows = (now.get(key)?.get(table) ?? []).map((row) => [row.id, row] as const)
        return [table, { ...before[table], ...Object.fromEntries(rows) }] as const
      })
      return [key, Object.fromEntries(tables)]
    }),
  )
}
