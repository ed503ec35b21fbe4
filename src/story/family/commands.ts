import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForSome, standingFor } from '../../access/queries.ts'
import { riskReviewsOf, risksOf } from '../../casework/worries/queries-risks.ts'
import type { Moment } from '../../kernel/moment.ts'
import { mayFor, whereMay } from '../../people/commands.ts'
import { familyOf } from '../../people/family/queries.ts'
import { childrenAround, risksAmong } from '../../people/family/queries-around.ts'
import { kinshipOf } from '../../people/genogram/rules-kinship.ts'
import { type Family, type KnownPerson, peopleOf } from '../../people/model.ts'
import { addressesOf, peopleById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import type { FamilySeen, PersonSeen } from './model.ts'
import { entriesAboutBoth, kinTiesOf, placesOfPerson, tiesAmong } from './queries.ts'

/** How often the drawing goes on from those it has: to a partner's mother, and to her other children. */
const FURTHER = 2
/** More than a drawing can be read with. */
const MOST_PEOPLE = 60

/**
 * Looks at a child's whole family. Beyond those around the child it shows adults, and only such children as the reader
 * may look at. The look is on record; undefined for a child who is not there, or not theirs.
 */
export async function lookAtFamily(
  tx: Tx,
  actor: Actor,
  childId: string,
  page: 'genogram' | 'homes',
  now: Moment,
): Promise<FamilySeen | undefined> {
  if (!(await standingFor(tx, actor, 'child.look', childId, now.day))) return undefined
  const family = await familyOf(tx, childId)
  if (!family) return undefined
  const further = await furtherFamily(tx, actor, family, now)
  const ids = [...peopleOf(family), ...further].map(({ id }) => id)
  const ties = await tiesAmong(tx, ids)
  const kinship = kinshipOf(family, { ties, risks: await risksAmong(tx, ids), further }, now.day)
  await audit(tx, actor, 'child.look', { kind: 'child', id: childId }, { page })
  const mayOpen = await thoseShown(
    tx,
    actor,
    kinship.kin.map(({ person }) => person),
    now,
  )
  const mayEdit = await mayFor(tx, actor, 'child.edit', childId, now)
  return { family, kinship, ties, mayEdit, mayOpen: new Set(mayOpen.map(({ id }) => id)) }
}

/** People tied to the family through others, the nearest first. */
async function furtherFamily(tx: Tx, actor: Actor, family: Family, now: Moment): Promise<readonly KnownPerson[]> {
  const known = new Set(peopleOf(family).map(({ id }) => id))
  const further: KnownPerson[] = []
  let edge = [...known]
  for (let step = 0; step < FURTHER && edge.length > 0 && known.size < MOST_PEOPLE; step++) {
    const sides = (await kinTiesOf(tx, edge)).flatMap(({ personId, otherId }) => [personId, otherId])
    const fresh = [...new Set(sides)].filter((id) => !known.has(id)).slice(0, MOST_PEOPLE - known.size)
    const people = [...(await peopleById(tx, fresh)).values()]
    const shown = await thoseShown(tx, actor, people, now)
    further.push(...shown)
    edge = shown.map(({ id }) => id)
    for (const id of fresh) known.add(id)
  }
  return further
}

/** These people without the children whom the actor may not look at. */
async function thoseShown(
  tx: Tx,
  actor: Actor,
  people: readonly KnownPerson[],
  now: Moment,
): Promise<readonly KnownPerson[]> {
  const children = people.filter(({ kind }) => kind === 'child').map(({ id }) => id)
  const theirs = await whereMay(tx, actor, 'child.look', children, now)
  return people.filter(({ kind, id }) => kind === 'adult' || theirs.includes(id))
}

/**
 * Looks at somebody around children: who they are, their ties, homes and places, what is written of them as a risk. For
 * whoever may look at one child around them; of these children only those. The look is on record, for each of them.
 */
export async function lookAtPerson(
  tx: Tx,
  actor: Actor,
  personId: string,
  now: Moment,
): Promise<PersonSeen | undefined> {
  const family = await familyOf(tx, personId)
  if (!family) return undefined
  const { child: person } = family
  const around = await childrenAround(tx, personId, { ever: true })
  const mayLook =
    person.kind === 'child'
      ? (await standingFor(tx, actor, 'child.look', personId, now.day)) !== undefined
      : await mayForSome(tx, actor, 'child.look', around, now.day)
  if (!mayLook) return undefined
  const own = person.kind === 'child' ? [personId] : []
  const theirs = await whereMay(tx, actor, 'child.look', [...around, ...own], now)
  const ties = await tiesAmong(tx, [personId, ...family.relatives.map((relative) => relative.person.id)])
  const shown = new Map((await thoseShown(tx, actor, peopleOf(family), now)).map((one) => [one.id, one]))
  const people = await peopleById(tx, theirs)
  await audit(tx, actor, 'child.look', { kind: 'person', id: personId }, { page: 'person' }, theirs)
  return {
    person,
    addresses: (await addressesOf(tx, [personId])).get(personId) ?? [],
    ties: ties.flatMap((tie) => {
      const other = shown.get(tie.personId === personId ? tie.otherId : tie.personId)
      return other && (tie.personId === personId || tie.otherId === personId) ? [{ tie, other }] : []
    }),
    homes: family.households.map((home) => ({
      ...home,
      members: home.members.filter((member) => shown.has(member.personId)),
    })),
    children: theirs.flatMap((id) => (id === personId ? [] : (people.get(id) ?? []))),
    risks: await risksOf(tx, personId),
    reviews: await riskReviewsOf(tx, personId),
    places: await placesOfPerson(tx, personId),
    entries: await entriesAboutBoth(tx, personId, theirs),
    ...(await whatMayBeDone(tx, actor, [...around, ...own], now)),
  }
}

async function whatMayBeDone(tx: Tx, actor: Actor, childIds: readonly string[], now: Moment) {
  return {
    mayEdit: (await whereMay(tx, actor, 'child.edit', childIds, now)).length > 0,
    mayWorry: (await whereMay(tx, actor, 'worry.write', childIds, now)).length > 0,
  }
}
