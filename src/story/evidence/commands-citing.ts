import type { Actor } from '../../access/actor.ts'
import { audit, auditLooks } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import { mayForSome, relationshipsWith } from '../../access/queries.ts'
import { type CitingThing, citingThing } from '../../casework/evidence/queries.ts'
import type { Citation, CitingRefusal, Finding, Weighs } from '../../entries/evidence/model.ts'
import {
  addCitations,
  addReadings,
  citationsOf,
  entriesOfChildren,
  lockCitation,
  removeCitations,
} from '../../entries/evidence/queries-citations.ts'
import { marksOf } from '../../entries/evidence/rules.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { KnownPerson } from '../../people/model.ts'
import { peopleById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'

/** What cites, with what it rests on already and the children whose it is. */
export type EvidenceOf = {
  readonly thing: CitingThing
  readonly citations: readonly Citation[]
  readonly children: readonly KnownPerson[]
  /** Whether this reader may cite for it, and say that they read it again. */
  readonly mayWrite: boolean
}

/** Opens what something rests on; undefined for whoever may not look at any of its children. The look is on record. */
export async function lookAtEvidenceOf(
  tx: Tx,
  actor: Actor,
  citingId: string,
  now: Moment,
): Promise<EvidenceOf | undefined> {
  const thing = await citingThing(tx, citingId)
  if (!thing || !(await mayForSome(tx, actor, 'child.look', thing.childIds, now.day))) return undefined
  const people = await peopleById(tx, thing.childIds)
  const standing = await relationshipsWith(tx, actor, thing.childIds, now.day)
  const mayWrite = [...standing.values()].some((relationships) => may(actor, 'evidence.write', relationships))
  await auditLooks(tx, actor, thing.childIds, { part: 'evidence', stepId: citingId })
  const children = thing.childIds.flatMap((id) => people.get(id) ?? [])
  return { thing, citations: await citationsOf(tx, [citingId]), children, mayWrite }
}

export type Cite = {
  readonly entryIds: readonly string[]
  readonly weighs: Weighs
  readonly passage: string | null
  /** Corrections that stood beside the entries when they were chosen. */
  readonly seen: readonly string[]
}

/**
 * Cites entries of the children's own stories, for or against. An entry is cited once; corrections that whoever cites had
 * before them are read by it.
 */
export async function citeEntries(
  tx: Tx,
  actor: Actor,
  citingId: string,
  { entryIds, weighs, passage, seen }: Cite,
  now: Moment,
): Promise<Outcome<CitingThing, CitingRefusal>> {
  const thing = await writable(tx, actor, citingId, now)
  if (!thing?.isOpen) return refused('not-found')
  if (entryIds.length === 0) return refused('nothing-chosen')
  const theirs = await entriesOfChildren(tx, thing.childIds, entryIds)
  if (theirs.length < entryIds.length) return refused('not-in-the-story')
  const before = new Set((await citationsOf(tx, [citingId])).map(({ entry }) => entry.id))
  await addCitations(
    tx,
    [thing],
    entryIds.map((entryId) => ({ entryId, weighs, passage })),
    actor,
  )
  const cited = (await citationsOf(tx, [citingId])).filter(({ entry }) => !before.has(entry.id))
  await addReadings(tx, thing, unreadAmong(cited, seen), { finding: 'cited', note: null, by: actor })
  const details = { entries: entryIds.length, weighs }
  await audit(tx, actor, 'evidence.write', { kind: thing.kind, id: citingId }, details, thing.childIds)
  return accepted(thing)
}

/** Takes a citation away, with why. The time machine keeps that it was there. */
export async function removeCitation(
  tx: Tx,
  actor: Actor,
  id: string,
  why: string,
  now: Moment,
): Promise<Outcome<CitingThing, CitingRefusal>> {
  const citation = await lockCitation(tx, id)
  const thing = citation && (await writable(tx, actor, citation.id, now))
  if (!thing?.isOpen) return refused('not-found')
  if (why.trim() === '') return refused('no-reason')
  await removeCitations(tx, [id], { by: actor, why, at: now.at })
  await audit(tx, actor, 'evidence.write', { kind: thing.kind, id: thing.id }, { removed: id }, thing.childIds)
  return accepted(thing)
}

export type ReadAgain = {
  readonly finding: Exclude<Finding, 'cited'>
  readonly note: string | null
  /** The corrections that the reader had before them: one that came meanwhile stays to be read. */
  readonly seen: readonly string[]
}

/** Says that something was read again with the corrections of its entries: it stands, or it was changed. */
export async function readAgain(
  tx: Tx,
  actor: Actor,
  citingId: string,
  { finding, note, seen }: ReadAgain,
  now: Moment,
): Promise<Outcome<CitingThing, CitingRefusal>> {
  const thing = await citingThing(tx, citingId)
  if (!thing || !(await mayForSome(tx, actor, 'evidence.write', thing.childIds, now.day))) return refused('not-found')
  const read = unreadAmong(await citationsOf(tx, [citingId]), seen)
  if (read.length === 0) return refused('nothing-to-read')
  await addReadings(tx, thing, read, { finding, note, by: actor })
  await audit(tx, actor, 'evidence.write', { kind: thing.kind, id: citingId }, { read: finding }, thing.childIds)
  return accepted(thing)
}

/** The corrections nobody read for this yet, of those that were before the reader. */
function unreadAmong(citations: readonly Citation[], seen: readonly string[]): readonly string[] {
  const unread = marksOf(citations).flatMap(({ corrections }) => corrections.map(({ id }) => id))
  return [...new Set(unread)].filter((id) => seen.includes(id))
}

/** What this actor may cite for: an assessment is for those who write assessments. */
async function writable(tx: Tx, actor: Actor, citingId: string, now: Moment): Promise<CitingThing | undefined> {
  const thing = await citingThing(tx, citingId)
  const act = thing?.kind === 'assessment' ? 'assessment.write' : 'evidence.write'
  return thing && (await mayForSome(tx, actor, act, thing.childIds, now.day)) ? thing : undefined
}
