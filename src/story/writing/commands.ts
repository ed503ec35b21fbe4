import type { Actor } from '../../access/actor.ts'
import { audit, auditLooks } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import { mayForSome, relationshipsWith, standingFor } from '../../access/queries.ts'
import type { Entry } from '../../entries/model.ts'
import { entryById, peopleOfEntry } from '../../entries/queries.ts'
import type { Moment } from '../../kernel/moment.ts'
import { familyOf } from '../../people/family/queries.ts'
import type { KnownPerson } from '../../people/model.ts'
import { peopleById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'

/** A child written about, and the brothers and sisters whom this writer may write about too. */
export type WrittenAbout = { readonly child: KnownPerson; readonly siblings: readonly KnownPerson[] }

const SIBLINGS = ['sibling', 'half-sibling', 'step-sibling']

/** Whom a page that writes is about. The look is on record; undefined for a child of whom the actor may not write. */
export async function childToWriteAbout(
  tx: Tx,
  actor: Actor,
  childId: string,
  now: Moment,
): Promise<WrittenAbout | undefined> {
  if (!(await standingFor(tx, actor, 'entry.write', childId, now.day))) return undefined
  const family = await familyOf(tx, childId)
  if (!family) return undefined
  const near = family.relatives.filter(({ tie, person }) => SIBLINGS.includes(tie) && person.kind === 'child')
  const ids = near.map(({ person }) => person.id)
  const standing = await relationshipsWith(tx, actor, ids, now.day)
  const allowed = near.filter(({ person }) => may(actor, 'entry.write', standing.get(person.id) ?? new Set()))
  await audit(tx, actor, 'child.look', { kind: 'child', id: childId }, { part: 'write' })
  return { child: family.child, siblings: allowed.map(({ person }) => person) }
}

/** An entry to be corrected, and the children it is about whom the actor works with; undefined if there is none. */
export type ToCorrect = { readonly entry: Omit<Entry, 'part'>; readonly children: readonly KnownPerson[] }

export async function entryToCorrect(tx: Tx, actor: Actor, id: string, now: Moment): Promise<ToCorrect | undefined> {
  const entry = await entryById(tx, id)
  if (!entry || entry.corrects !== null) return undefined
  const people = await peopleOfEntry(tx, id)
  if (!(await mayForSome(tx, actor, 'entry.write', people, now.day))) return undefined
  const standing = await relationshipsWith(tx, actor, people, now.day)
  const theirs = [...standing].filter(([, relationships]) => may(actor, 'entry.write', relationships)).map(([id]) => id)
  const children = await peopleById(tx, theirs)
  await auditLooks(tx, actor, theirs, { part: 'entry', stepId: id })
  return { entry, children: [...children.values()] }
}
