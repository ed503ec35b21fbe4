import type { Actor } from '../../access/actor.ts'
import { audit, auditLooks } from '../../access/audit.ts'
import { type Act, may } from '../../access/policy.ts'
import { standingFor } from '../../access/queries.ts'
import { recordsOfStep } from '../../entries/records/queries.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { KnownPerson } from '../../people/model.ts'
import { personById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { entriesOfStory } from '../chronology/queries.ts'
import type { BeingChosen, Curated, CuratedListed, CuratedRefusal, Purpose, WriteCurated } from './model.ts'
import {
  addChosen,
  addCurated,
  chosenRows,
  curatedById,
  curatedOf,
  saveAnalyses,
  saveCurated,
  takeOut,
} from './queries.ts'
import { chosenInOrder, moreChosen, writtenCurated } from './rules.ts'

/** The chronologies of a child, and whether the actor may write in them. */
export type CuratedList = {
  readonly child: KnownPerson
  readonly chronologies: readonly CuratedListed[]
  readonly mayWrite: boolean
}

/** Opens the list of a child's chronologies. The look is on record; undefined for a child of whom there is none to see. */
export async function lookAtCuratedList(
  tx: Tx,
  actor: Actor,
  childId: string,
  now: Moment,
  act: Act = 'child.look',
): Promise<CuratedList | undefined> {
  const standing = await standingFor(tx, actor, act, childId, now.day)
  const child = standing && (await personById(tx, childId))
  if (!child || !standing) return undefined
  await auditLooks(tx, actor, [childId], { part: 'chronologies' })
  return { child, chronologies: await curatedOf(tx, childId), mayWrite: may(actor, 'chronology.write', standing) }
}

/** Begins a chronology of a child for a purpose. */
export async function beginCurated(
  tx: Tx,
  actor: Actor,
  act: { readonly id: string; readonly childId: string; readonly title: string; readonly purpose: Purpose },
  now: Moment,
): Promise<Outcome<string, CuratedRefusal>> {
  if (!(await standingFor(tx, actor, 'chronology.write', act.childId, now.day))) return refused('not-found')
  const title = act.title.trim()
  if (title === '') return refused('no-title')
  await addCurated(tx, actor, { ...act, title }, now)
  await audit(tx, actor, 'chronology.write', { kind: 'chronology', id: act.id }, {}, [act.childId])
  return accepted(act.id)
}

/** A chronology, and what this actor may do with it. */
export type CuratedShown = Curated & { readonly mayWrite: boolean; readonly mayTake: boolean }

/** Opens a chronology. The look is on record; undefined where the child is not one whom the actor may look at. */
export async function lookAtCurated(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Moment,
  act: Act = 'child.look',
): Promise<CuratedShown | undefined> {
  const head = await curatedById(tx, id)
  const standing = head && (await standingFor(tx, actor, act, head.childId, now.day))
  const child = standing && (await personById(tx, head.childId))
  if (!head || !standing || !child) return undefined
  const rows = await chosenRows(tx, id)
  const entries = await entriesOfStory(
    tx,
    head.childId,
    rows.map(({ entryId }) => entryId),
  )
  await auditLooks(tx, actor, [head.childId], { part: 'curated-chronology', stepId: id })
  return {
    ...{ ...head, child, entries: chosenInOrder(rows, entries), frozen: await frozenOf(tx, id) },
    mayWrite: may(actor, 'chronology.write', standing),
    mayTake: may(actor, 'record.take', standing),
  }
}

/** The chronology that entries of this child are ticked for; undefined if the actor may not, or it is of another child. */
export async function chronologyBeingChosen(
  tx: Tx,
  actor: Actor,
  id: string,
  childId: string,
  now: Moment,
): Promise<BeingChosen | undefined> {
  const head = await curatedById(tx, id)
  if (!head || head.childId !== childId) return undefined
  if (!(await standingFor(tx, actor, 'chronology.write', childId, now.day))) return undefined
  const rows = await chosenRows(tx, id)
  return { id, title: head.title, entryIds: new Set(rows.map(({ entryId }) => entryId)) }
}

/** Puts entries of the child's own story into a chronology. Chosen twice is chosen once. */
export async function chooseEntries(
  tx: Tx,
  actor: Actor,
  { id, entryIds }: { readonly id: string; readonly entryIds: readonly string[] },
  now: Moment,
): Promise<Outcome<{ readonly childId: string }, CuratedRefusal>> {
  const head = await curatedById(tx, id, true)
  if (!head || !(await standingFor(tx, actor, 'chronology.write', head.childId, now.day))) return refused('not-found')
  const held = new Set((await chosenRows(tx, id)).map(({ entryId }) => entryId))
  const theirs = await entriesOfStory(
    tx,
    head.childId,
    entryIds.filter((entryId) => !held.has(entryId)),
  )
  const more = theirs.filter(({ corrects }) => corrects === null).map((entry) => entry.id)
  const fits = moreChosen(held.size, more.length)
  if (!fits.ok) return fits
  await addChosen(tx, actor, id, more, now.at)
  await audit(tx, actor, 'chronology.write', { kind: 'chronology', id }, { added: more.length }, [head.childId])
  return accepted({ childId: head.childId })
}

/** Writes in a chronology: its title and purpose, why entries matter, and which are taken out. */
export async function writeCurated(
  tx: Tx,
  actor: Actor,
  { id, revision, ...act }: WriteCurated & { readonly id: string; readonly revision: number },
  now: Moment,
): Promise<Outcome<string, CuratedRefusal>> {
  const head = await curatedById(tx, id, true)
  if (!head || !(await standingFor(tx, actor, 'chronology.write', head.childId, now.day))) return refused('not-found')
  if (head.revision !== revision) return refused('written-meanwhile')
  const written = writtenCurated(act)
  if (!written.ok) return written
  const rows = new Map((await chosenRows(tx, id)).map((row) => [row.id, row]))
  const { title, purpose, analyses, takenOut } = written.value
  const changed = analyses.filter((said) => {
    const row = rows.get(said.id)
    return row !== undefined && row.analysis !== said.analysis
  })
  await saveAnalyses(tx, actor, changed, now.at)
  await takeOut(
    tx,
    takenOut.filter((row) => rows.has(row)),
    now,
  )
  await saveCurated(tx, actor, { id, title, purpose }, now.at)
  const done = { analyses: changed.length, takenOut: takenOut.length }
  await audit(tx, actor, 'chronology.write', { kind: 'chronology', id }, done, [head.childId])
  return accepted(id)
}

async function frozenOf(tx: Tx, id: string): Promise<Curated['frozen']> {
  const records = (await recordsOfStep(tx, id)).filter(({ corrects }) => corrects === null)
  return records
    .map((record) => ({ id: record.id, recordedAt: record.recordedAt as Instant, by: record.writtenByName }))
    .toReversed()
}
