import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { standingFor } from '../../access/queries.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { familyOf } from '../../people/family/queries.ts'
import type { Family, KnownPerson } from '../../people/model.ts'
import { personById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { type CitedEntry, entriesToCite } from './queries.ts'

/** The most entries that are offered at once. */
const MOST = 50
const MOST_WORDS = 8

export type Citables = { readonly child: KnownPerson; readonly entries: readonly CitedEntry[]; readonly more: boolean }

/** Looks in a child's story for what may be cited. The look is on record; a child who is not theirs is not there. */
export async function lookForEntries(
  tx: Tx,
  actor: Actor,
  childId: string,
  words: string,
  now: Moment,
): Promise<Outcome<Citables, 'not-found'>> {
  const child = await childLookedAt(tx, actor, childId, 'entries to cite', now)
  if (!child) return refused('not-found')
  const sought = words.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS)
  const found = await entriesToCite(tx, [childId], sought, MOST + 1)
  return accepted({ child, entries: found.slice(0, MOST), more: found.length > MOST })
}

/** Looks for the people whom a text about a child may link: the child, and those around them. On record as a look. */
export async function lookForPeople(
  tx: Tx,
  actor: Actor,
  childId: string,
  now: Moment,
): Promise<Outcome<Family, 'not-found'>> {
  const child = await childLookedAt(tx, actor, childId, 'people to link', now)
  const family = child && (await familyOf(tx, childId))
  return family ? accepted(family) : refused('not-found')
}

async function childLookedAt(tx: Tx, actor: Actor, id: string, part: string, now: Moment) {
  if (!(await standingFor(tx, actor, 'child.look', id, now.day))) return undefined
  await audit(tx, actor, 'child.look', { kind: 'child', id }, { part })
  return personById(tx, id)
}
