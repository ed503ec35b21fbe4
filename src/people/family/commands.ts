import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import { lockPersonToEdit } from '../commands.ts'
import { addressOn } from '../identity/rules.ts'
import type { Family, Person, Relationship, RelationshipKind } from '../model.ts'
import { addPeople, addressesOf, peopleById } from '../queries.ts'
import type { Registration, RegistrationFault } from '../registration/model.ts'
import { register } from '../registration/rules.ts'
import { addRelationships, familyOf, relationshipsOf, saveHouseholds } from './queries.ts'
import { householdOn, type LinkRefusal, linked, seenFrom } from './rules.ts'

/** How someone is tied to a person: they are the `kind` of that person; `child` is their son or daughter. */
export type Link = {
  readonly id: string
  readonly otherId: string
  readonly kind: RelationshipKind | 'child'
  readonly parentalResponsibility: boolean | null
  readonly words: string | null
  readonly fromOn: CalendarDay | null
  /** Also lives where the person lives. */
  readonly atHome: boolean
}

/** Ties someone already recorded to a child, or to somebody around one. The same link again is one act. */
export async function linkFamily(
  tx: Tx,
  actor: Actor,
  personId: string,
  link: Link,
  now: Moment,
): Promise<Outcome<{ readonly otherId: string }, LinkRefusal | 'not-found'>> {
  const person = await lockPersonToEdit(tx, actor, personId, now)
  if (!person.ok) return person
  const other = (await peopleById(tx, [link.otherId])).get(link.otherId)
  if (!other) return refused('not-found')
  const tied = await tie(tx, actor, person.value, link, now)
  // It is written on the other child's record too, and kept there who did it.
  if (tied.ok && other.kind === 'child') {
    await audit(tx, actor, 'child.edit', { kind: 'child', id: other.id }, { what: 'family', person: personId })
  }
  return tied
}

export type AdultRefusal = RegistrationFault | LinkRefusal | 'not-found'

/** Writes down an adult, and how they are tied to a child or somebody around one. The same `id` again is one act. */
export async function registerAdult(
  tx: Tx,
  actor: Actor,
  personId: string,
  adult: Registration & { readonly link: Omit<Link, 'otherId'> },
  now: Moment,
): Promise<Outcome<{ readonly otherId: string }, AdultRefusal>> {
  const person = await lockPersonToEdit(tx, actor, personId, now)
  if (!person.ok) return person
  const decision = register('adult', adult, now.day, newId)
  if (!decision.ok) return decision
  if (adult.link.fromOn !== null && adult.link.fromOn > now.day) return refused('from-in-the-future')
  if ((await addPeople(tx, [decision.value])) === 0) return accepted({ otherId: adult.id })
  return tie(tx, actor, person.value, { ...adult.link, otherId: adult.id }, now)
}

async function tie(
  tx: Tx,
  actor: Actor,
  person: Person,
  { atHome, ...link }: Link,
  now: Moment,
): Promise<Outcome<{ readonly otherId: string }, LinkRefusal>> {
  const relationships = (await relationshipsOf(tx, [person.id])).get(person.id) ?? []
  if (relationships.some(({ id }) => id === link.id)) return accepted({ otherId: link.otherId })
  const relationship = writtenFrom(person, link)
  const ties = relationships.map((one) => seenFrom(one, relationship.personId))
  const decision = linked(relationship, ties, now.day)
  if (!decision.ok) return decision
  await addRelationships(tx, [decision.value])
  if (atHome) await joinHome(tx, person.id, link.otherId, link.fromOn, now.day)
  await audit(
    tx,
    actor,
    'child.edit',
    { kind: person.kind === 'child' ? 'child' : 'person', id: person.id },
    { what: 'family', person: link.otherId },
  )
  // The index knows a child by the mother too.
  if (relationship.kind === 'mother') await enqueue(tx, 'tell-child-index', { childId: relationship.personId })
  return accepted({ otherId: link.otherId })
}

/** A son or daughter is written from their side: whoever has them is their mother, father or parent. */
function writtenFrom({ id, sex }: Person, { kind, ...link }: Omit<Link, 'atHome'>): Relationship {
  if (kind !== 'child') return { ...link, kind, personId: id, toOn: null }
  const parent = sex === 'F' ? 'mother' : sex === 'M' ? 'father' : 'parent'
  return { ...link, kind: parent, personId: link.otherId, otherId: id, words: null, toOn: null }
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
