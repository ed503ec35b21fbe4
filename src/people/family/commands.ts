import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import { lockChildToEdit } from '../commands.ts'
import { addressOn } from '../identity/rules.ts'
import type { Family, Relationship, RelationshipKind } from '../model.ts'
import { addPeople, addressesOf, peopleById } from '../queries.ts'
import type { Registration, RegistrationFault } from '../registration/model.ts'
import { register } from '../registration/rules.ts'
import { addRelationships, familyOf, relationshipsOf, saveHouseholds } from './queries.ts'
import { householdOn, type LinkRefusal, linked, seenFrom } from './rules.ts'

/** How someone is tied to the child: they are the `kind` of the child. */
export type Link = {
  readonly id: string
  readonly otherId: string
  readonly kind: RelationshipKind
  readonly parentalResponsibility: boolean | null
  readonly words: string | null
  readonly fromOn: CalendarDay | null
  /** Also lives where the child lives. */
  readonly atHome: boolean
}

/** Ties someone already recorded to a child. The same link again is one act. */
export async function linkFamily(
  tx: Tx,
  actor: Actor,
  childId: string,
  link: Link,
  now: Moment,
): Promise<Outcome<{ readonly otherId: string }, LinkRefusal | 'not-found'>> {
  const child = await lockChildToEdit(tx, actor, childId, now)
  if (!child.ok) return child
  const other = (await peopleById(tx, [link.otherId])).get(link.otherId)
  if (!other) return refused('not-found')
  const tied = await tie(tx, actor, childId, link, now)
  // It is written on the other child's record too, and kept there who did it.
  if (tied.ok && other.kind === 'child') {
    await audit(tx, actor, 'child.edit', { kind: 'child', id: other.id }, { what: 'family', person: childId })
  }
  return tied
}

export type AdultRefusal = RegistrationFault | LinkRefusal | 'not-found'

/** Writes down an adult around a child and how they are tied to the child. The same `id` again is one act. */
export async function registerAdult(
  tx: Tx,
  actor: Actor,
  childId: string,
  adult: Registration & { readonly link: Omit<Link, 'otherId'> },
  now: Moment,
): Promise<Outcome<{ readonly otherId: string }, AdultRefusal>> {
  const child = await lockChildToEdit(tx, actor, childId, now)
  if (!child.ok) return child
  const decision = register('adult', adult, now.day, newId)
  if (!decision.ok) return decision
  if (adult.link.fromOn !== null && adult.link.fromOn > now.day) return refused('from-in-the-future')
  if ((await addPeople(tx, [decision.value])) === 0) return accepted({ otherId: adult.id })
  return tie(tx, actor, childId, { ...adult.link, otherId: adult.id }, now)
}

async function tie(
  tx: Tx,
  actor: Actor,
  childId: string,
  { atHome, ...link }: Link,
  now: Moment,
): Promise<Outcome<{ readonly otherId: string }, LinkRefusal>> {
  const relationships = (await relationshipsOf(tx, [childId])).get(childId) ?? []
  if (relationships.some(({ id }) => id === link.id)) return accepted({ otherId: link.otherId })
  const relationship: Relationship = { ...link, personId: childId, toOn: null }
  const ties = relationships.map((one) => seenFrom(one, childId))
  const decision = linked(relationship, ties, now.day)
  if (!decision.ok) return decision
  await addRelationships(tx, [decision.value])
  if (atHome) await joinHome(tx, childId, link.otherId, link.fromOn, now.day)
  await audit(tx, actor, 'child.edit', { kind: 'child', id: childId }, { what: 'family', person: link.otherId })
  // The index knows a child by the mother too.
  if (link.kind === 'mother') await enqueue(tx, 'tell-child-index', { childId })
  return accepted({ otherId: link.otherId })
}

/** Into the child's household, or a first one at the child's address. Without either there is no home to join. */
async function joinHome(
  tx: Tx,
  childId: string,
  otherId: string,
  fromOn: CalendarDay | null,
  today: CalendarDay,
): Promise<void> {
  const family = await familyOf(tx, childId)
  const home = householdOn(family?.households ?? [], childId, today)
  const joins = (householdId: string, personId: string, since: CalendarDay | null) => {
    return { id: newId(), householdId, personId, partTime: null, fromOn: since, toOn: null }
  }
  if (home) {
    if (!isMember(home, otherId))
      await saveHouseholds(tx, [{ household: home, members: [joins(home.id, otherId, fromOn)] }])
    return
  }
  const address = addressOn((await addressesOf(tx, [childId])).get(childId) ?? [], today)
  if (!address) return
  const household = { id: newId(), lines: address.lines, postcode: address.postcode }
  const members = [joins(household.id, childId, address.fromOn), joins(household.id, otherId, fromOn)]
  await saveHouseholds(tx, [{ household, members }])
}

function isMember(home: Family['households'][number], personId: string): boolean {
  return home.members.some((member) => member.personId === personId && member.toOn === null)
}
