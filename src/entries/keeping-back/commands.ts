import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForSome } from '../../access/queries.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { entriesOfStep, entryById, peopleOfEntry } from '../queries.ts'
import { plainText } from '../rules.ts'
import type { KeepBack, KeepBackRefusal, KeptOf } from './model.ts'
import { addKeptBack } from './queries.ts'
import { decideOnKeeping } from './rules.ts'

/**
 * Decides what of an entry, or of all that a step wrote, may be in a copy for the child or the parents. Whoever writes
 * in the story of one of the children it is about may; the manager who releases a copy sees what was decided.
 */
export async function keepBack(
  tx: Tx,
  actor: Actor,
  of: KeptOf,
  act: KeepBack,
  now: Moment,
): Promise<Outcome<KeptOf, KeepBackRefusal>> {
  const entry = of.kind === 'entry' ? await entryById(tx, of.id) : undefined
  const written = of.kind === 'entry' ? (entry ? [entry] : []) : await entriesOfStep(tx, of.id)
  const people = new Set<string>()
  for (const { id } of written) for (const person of await peopleOfEntry(tx, id)) people.add(person)
  const about = [...people]
  if (!(await mayForSome(tx, actor, 'entry.write', about, now.day))) return refused('not-found')
  const decided = decideOnKeeping(
    act,
    written.flatMap(({ title, body }) => [title, plainText(body)]),
  )
  if (!decided.ok) return decided
  await addKeptBack(tx, actor, of, decided.value)
  await audit(tx, actor, 'entry.write', { kind: of.kind, id: of.id }, { copies: act.verdict }, about)
  return accepted(of)
}
