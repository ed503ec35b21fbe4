import { type Actor, systemActor } from '../../../../access/actor.ts'
import { audit } from '../../../../access/audit.ts'
import { refreshDues } from '../../../../casework/dues/queries.ts'
import type { ChildIndex } from '../../../../child-index/contract.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { addIdentifiers, addPeople, peopleById, savePerson } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import type { CensusChild, Finding } from '../model.ts'
import { giveToTeam, idsOf, numberChildren } from './commands-after.ts'
import { layChildren } from './commands-rows.ts'
import type { KeptHere, LaidDown } from './model.ts'
import { beginRun, childrenKnownBy, gatherStatistics, saveRun } from './queries.ts'
import { plansStanding } from './queries-rows.ts'
import { laidDown } from './rules.ts'
import { completed, identifiersOf, personOf } from './rules-person.ts'

/** Children laid down in one transaction: what a kill can cost at most, since each run goes on after the last. */
const LOT = 250

/** After these lots the tables have grown so much that the planner should look again. */
const STATISTICS_AFTER: ReadonlySet<number> = new Set([1, 4, 16, 64])

export type LayingDown = {
  readonly authority: string
  readonly index: ChildIndex
  readonly now: Moment
  /** One transaction in the actor's seat, committed before the promise resolves. */
  inTransaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>
  /** Children laid down in one transaction: 250 unless given. */
  readonly lot?: number
  /** Told after each lot is committed: rows of the file done so far. */
  onLot?(rowsDone: number): void
  /** Told after each lot is committed: what its children's rows say otherwise than it was decided here. */
  onKept?(kept: readonly KeptHere[]): void
}

/**
 * Lays a checked return down as history, lot by lot. Every id follows from the child and the facts, so the same file
 * twice, or broken off and begun again, gives the same children, numbers and episodes. Each child is asserted to the
 * child index; if it is silent, the number comes later.
 */
export async function layDownReturn(
  laying: LayingDown,
  file: { readonly fingerprint: string; readonly rows: number },
  findings: AsyncIterable<Finding>,
): Promise<LaidDown> {
  const actor = systemActor(laying.authority, 'import cin-census')
  const run = await laying.inTransaction(actor, async (tx) => {
    await audit(tx, actor, 'import.run', { kind: 'cin-census', id: null }, { fingerprint: file.fingerprint })
    return beginRun(tx, 'cin-census', file.fingerprint, file.rows)
  })
  let done: LaidDown = {
    children: 0,
    newChildren: 0,
    rowsAdded: 0,
    rowsChanged: 0,
    keptHere: 0,
    numbered: 0,
    withoutNumber: 0,
    rowsDoneBefore: run.rowsDone,
  }
  let lots = 0
  for await (const { children, lastRow } of lotsOf(findings, run.rowsDone, laying.lot ?? LOT)) {
    const laid = await laying.inTransaction(actor, (tx) => layLot(tx, actor, laying, children))
    const numbered = await numberChildren(laying, actor, laid.personIds)
    lots += 1
    await laying.inTransaction(actor, async (tx) => {
      await saveRun(tx, run.id, lastRow, lastRow >= file.rows)
      if (STATISTICS_AFTER.has(lots) && laid.newChildren > 0) await gatherStatistics(tx)
    })
    done = {
      ...done,
      children: done.children + children.length,
      newChildren: done.newChildren + laid.newChildren,
      rowsAdded: done.rowsAdded + laid.rowsAdded,
      rowsChanged: done.rowsChanged + laid.rowsChanged,
      keptHere: done.keptHere + laid.kept.length,
      numbered: done.numbered + numbered,
      withoutNumber: done.withoutNumber + children.length - numbered,
    }
    laying.onKept?.(laid.kept)
    laying.onLot?.(lastRow)
  }
  return done
}

/** Children in lots, from the row after those that a run broken off had done. */
async function* lotsOf(findings: AsyncIterable<Finding>, rowsDone: number, lot: number) {
  let children: CensusChild[] = []
  let lastRow = 0
  for await (const finding of findings) {
    if (finding.row <= rowsDone) continue
    lastRow = finding.row
    if ('child' in finding) children.push(finding.child)
    if (children.length < lot) continue
    yield { children, lastRow }
    children = []
  }
  if (lastRow > 0) yield { children, lastRow }
}

async function layLot(tx: Tx, actor: Actor, { authority, now }: LayingDown, children: readonly CensusChild[]) {
  const { personIds, newChildren } = await layPeople(tx, authority, children)
  const ids = [...new Set(personIds.values())]
  const plans = new Map(await plansStanding(tx, ids))
  const laid = children.map((child) => {
    const [childId, idOf] = [personIds.get(child) ?? '', idsOf(authority, child.laChildId)]
    const planId = plans.get(childId) ?? idOf('plan')
    plans.set(childId, planId)
    const into = { today: now.day, planId }
    return {
      row: child.row,
      laChildId: child.laChildId,
      key: idOf('laid'),
      childId,
      laid: laidDown(child, childId, idOf, into),
    }
  })
  const rows = await layChildren(tx, actor, laid)
  await giveToTeam(tx, ids, now)
  await refreshDues(tx, ids, now.holidays)
  await audit(tx, actor, 'import.run', { kind: 'cin-census', id: null }, { children: ids.length }, ids)
  return { ...rows, newChildren, personIds: ids }
}

/** Finds each child by the authority's reference, then by UPN; the rest are written down as new. */
async function layPeople(tx: Tx, authority: string, children: readonly CensusChild[]) {
  const byReference = await childrenKnownBy(
    tx,
    'local',
    children.map(({ laChildId }) => laChildId),
  )
  const upns = children.flatMap(({ upn }) => (upn?.identifies ? [upn.written] : []))
  const byUpn = await childrenKnownBy(tx, 'upn', upns)
  const personIds = new Map<CensusChild, string>()
  const fresh: CensusChild[] = []
  for (const child of children) {
    const known = byReference.get(child.laChildId) ?? (child.upn?.identifies ? byUpn.get(child.upn.written) : undefined)
    if (!known) fresh.push(child)
    personIds.set(child, known ?? idsOf(authority, child.laChildId)('person'))
  }
  const people = await peopleById(tx, [...personIds.values()])
  for (const [child, id] of personIds) {
    const person = people.get(id)
    if (!person) continue
    const { names, motherName, ...held } = person
    const better = completed(held, child)
    if (better !== held) await savePerson(tx, better)
    await addIdentifiers(tx, identifiersOf(child, id, idsOf(authority, child.laChildId)))
  }
  await addPeople(
    tx,
    fresh.map((child) => personOf(child, personIds.get(child) ?? '', idsOf(authority, child.laChildId))),
  )
  return { personIds, newChildren: fresh.length }
}
