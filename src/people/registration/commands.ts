import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import type { ChildIndex } from '../../child-index/contract.ts'
import type { Asked } from '../../child-index/contract-asked.ts'
import type { RegisterRefusal } from '../../child-index/contract-registration.ts'
import type { IndexNumber } from '../../kernel/index-number.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import { addRelationships, saveHouseholds } from '../family/queries.ts'
import type { NewPerson, Person, RelationshipKind } from '../model.ts'
import { addPeople, idsByIndexNumber, personById, saveIndexNumbers } from '../queries.ts'
import { isNumberOfAnother, wasSearched } from '../search/queries.ts'
import type { Registration, RegistrationFault } from './model.ts'
import { assertionsOf } from './queries.ts'
import { identityOf, register } from './rules.ts'

/** Someone who looks after the child at home, as first written down. */
export type Carer = {
  readonly id: string
  readonly given: string
  readonly family: string
  readonly kind: RelationshipKind
}

export type RegisterChild = Registration & {
  /** The search whose results were shown before. */
  readonly searchId: string
  readonly carers: readonly Carer[]
}

export type RegisteredChild = Pick<Person, 'id' | 'indexNumber' | 'indexState'>

export type RegisterChildRefusal =
  | RegistrationFault
  | 'not-permitted'
  | 'not-searched'
  /** Another child of our own records has this NHS number or UPN. */
  | 'number-of-another-child'
  /** The index is certain that this is a child of our own records. */
  | 'already-in-our-records'

/** A search stands for as long as a session may last. */
const SEARCH_STANDS_HOURS = 12

/**
 * Asks the index whose child this is, before anything is written and outside any transaction: the number of the one
 * child it is certain of; null when it is not certain, or silent. Registers nothing: to register is to tell the index of
 * a record, and there is none before it is written.
 */
export async function askWhoItIs(
  index: ChildIndex,
  actor: Actor,
  child: RegisterChild,
  now: Moment,
): Promise<IndexNumber | null> {
  if (!may(actor, 'child.register') || actor.seat !== 'council') return null
  const decision = register('child', child, now.day, newId)
  if (!decision.ok) return null
  const mother = child.carers.find(({ kind }) => kind === 'mother') ?? null
  const identity = identityOf(decision.value, mother && { given: mother.given, family: mother.family })
  const answer = await index.match({ asked: askedBy(actor), identity }).catch(() => undefined)
  return answer?.outcome === 'Match' ? answer.candidates[0].number : null
}

/**
 * Writes down a child who was searched for and not found, with carers at home. The number comes afterwards, from
 * `bringNumber` at once or from the job it leaves behind, so that nothing is locked while the index thinks. The same
 * `id` again changes nothing and answers the same.
 *
 * @param certain what `askWhoItIs` answered
 */
export async function registerChild(
  tx: Tx,
  actor: Actor,
  child: RegisterChild,
  certain: IndexNumber | null,
  now: Moment,
): Promise<Outcome<RegisteredChild, RegisterChildRefusal>> {
  if (!may(actor, 'child.register') || actor.seat !== 'council') return refused('not-permitted')
  const before = await personById(tx, child.id)
  if (before) return accepted(before)
  if (!(await wasSearched(tx, child.searchId, actor.userId, SEARCH_STANDS_HOURS))) return refused('not-searched')
  const decision = register('child', child, now.day, newId)
  if (!decision.ok) return decision
  if (await isNumberOfAnother(tx, child.id, decision.value.identifiers)) return refused('number-of-another-child')
  if (certain !== null && (await idsByIndexNumber(tx, certain)).length > 0) return refused('already-in-our-records')

  await addPeople(tx, [decision.value])
  await addCarers(tx, decision.value, child.carers)
  await audit(tx, actor, 'child.register', { kind: 'child', id: child.id })
  await enqueue(tx, 'ask-for-number', { childId: child.id })
  return accepted(decision.value.person)
}

export type Numbering = {
  readonly index: ChildIndex
  /** One transaction in the actor's seat, committed before the promise resolves. */
  inTransaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>
}

/**
 * Tells the index what the record says of a child, and keeps the number it gives. Asked again it is one act: the index
 * knows a repeated assertion, and a number once given stays. Holds no transaction while the index thinks.
 *
 * @param unless leaves a child alone who has a number already
 */
export async function bringNumber(
  { index, inTransaction }: Numbering,
  actor: Actor,
  childId: string,
  { unless }: { readonly unless?: 'numbered' } = {},
): Promise<Outcome<null, RegisterRefusal>> {
  const assertion = await inTransaction(actor, async (tx) => {
    if (unless === 'numbered' && (await personById(tx, childId))?.indexNumber) return undefined
    return (await assertionsOf(tx, [childId])).get(childId)
  })
  if (!assertion) return accepted(null)
  const answer = await index.register({ asked: askedBy(actor), assertion }).catch(() => refused('unavailable'))
  if (!answer.ok) return answer
  const { number, state } = answer.value
  await inTransaction(actor, async (tx) => {
    await saveIndexNumbers(tx, [{ id: childId, number, state }])
    await audit(tx, actor, 'child.register', { kind: 'child', id: childId }, { numbered: true })
  })
  return accepted(null)
}

/** Who asks the index, for its audit. */
export function askedBy(actor: Actor): Asked {
  const { authority, userId, roles } = actor
  return { authority, userId, role: roles.join(' '), purpose: 'registering-a-child' }
}

async function addCarers(tx: Tx, { person, addresses }: NewPerson, carers: readonly Carer[]): Promise<void> {
  const adults = carers.map(({ id, given, family }) => asAdult(id, given, family, addresses))
  await addPeople(tx, adults)
  const open = { fromOn: null, toOn: null }
  await addRelationships(
    tx,
    carers.map(({ id: otherId, kind }) => {
      return { id: newId(), personId: person.id, otherId, kind, parentalResponsibility: null, words: null, ...open }
    }),
  )
  const [home] = addresses
  if (!home || carers.length === 0) return
  const household = { id: newId(), lines: home.lines, postcode: home.postcode }
  const members = [person.id, ...carers.map(({ id }) => id)].map((personId) => {
    return { id: newId(), householdId: household.id, personId, partTime: null, ...open }
  })
  await saveHouseholds(tx, [{ household, members }])
}

function asAdult(id: string, given: string, family: string, addresses: NewPerson['addresses']): NewPerson {
  const person: Person = {
    ...{ id, kind: 'adult', birthDate: null, expectedOn: null, birthDateKnown: 'unknown', diedOn: null, sex: 'U' },
    ...{ ethnicity: null, disabilities: [], saysName: null, indexNumber: null, indexState: 'none', upnUnknown: null },
  }
  const name = { id: newId(), personId: id, use: 'current', given, family, fromOn: null, toOn: null } as const
  const homes = addresses.map((address) => ({ ...address, id: newId(), personId: id }))
  return { person, names: [name], addresses: homes, identifiers: [] }
}
