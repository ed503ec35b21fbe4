import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { lockChildToEdit } from '../commands.ts'
import type { Person } from '../model.ts'
import { savePerson } from '../queries.ts'
import { type DescriptionRefusal, described } from './rules.ts'

/** What the record says of a child beside names and numbers. `disabilities`: NONE alone says that there is none. */
export type Description = Pick<Person, 'ethnicity' | 'disabilities' | 'upnUnknown'>

/** Writes what is known of a child's ethnicity and disabilities, and why there is no UPN. What stood before is kept. */
export async function describeChild(
  tx: Tx,
  actor: Actor,
  childId: string,
  description: Description,
  now: Moment,
): Promise<Outcome<{ readonly childId: string }, DescriptionRefusal | 'not-found'>> {
  const child = await lockChildToEdit(tx, actor, childId, now)
  if (!child.ok) return child
  const decision = described(child.value, description)
  if (!decision.ok) return decision
  await savePerson(tx, decision.value)
  await audit(tx, actor, 'child.edit', { kind: 'child', id: childId }, { part: 'description' })
  return accepted({ childId })
}
