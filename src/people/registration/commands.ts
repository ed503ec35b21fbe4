import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import type { Asked, Assertion, ChildIndex, Identity, Registered } from '../../child-index/contract.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import { addRelationships, saveHouseholds } from '../family/queries.ts'
import type { NewPerson, Person, RelationshipKind } from '../model.ts'
import { addPeople, idsByIndexNumber, personById } from '../queries.ts'
import { findPeople, wasSearched } from '../search/queries.ts'
import type { Registration, RegistrationFault } from './model.ts'
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
 * Writes down a child who was searched for and not found, with carers at home, and asks the index for the child's
 * number. The index is asked before a row is written, so that nothing is locked while it thinks; if it is silent, the
 * child is written all the same and the number comes later. The same `id` again changes nothing and answers the same.
 */
export async function registerChild(
  tx: Tx,
  actor: Actor,
  index: ChildIndex,
  child: RegisterChild,
  now: Moment,
): Promise<Outcome<RegisteredChild, RegisterChildRefusal>> {
  if (!may(actor, 'child.register') || actor.seat !== 'council') return refused('not-permitted')
  const before = await personById(tx, child.id)
  if (before) return accepted(before)
  if (!(await wasSearched(tx, child.searchId, actor.userId, SEARCH_STANDS_HOURS))) return refused('not-searched')
  const decision = register('child', child, now.day, newId)
  if (!decision.ok) return decision
  if (await isNumberOfAnother(tx, decision.value)) return refused('number-of-another-child')

  const mother = child.carers.find(({ kind }) => kind === 'mother') ?? null
  const identity = identityOf(decision.value, mother && { given: mother.given, family: mother.family })
  const asked = askedBy(actor)
  if (await isOneOfOurs(tx, index, asked, identity)) return refused('already-in-our-records')
  const number = await numberFor(index, asked, firstAssertion(tx.authority, child.id, identity))

  const person = { ...decision.value.person, ...number }
  await addPeople(tx, [{ ...decision.value, person }])
  await addCarers(tx, decision.value, child.carers)
  await audit(tx, actor, 'child.register', { kind: 'child', id: child.id }, { numbered: person.indexNumber !== null })
  if (person.indexNumber === null) await enqueue(tx, 'ask-for-number', { childId: child.id })
  return accepted(person)
}

/** Who asks the index, for its audit. */
export function askedBy(actor: Actor): Asked {
  const { authority, userId, roles } = actor
  return { authority, userId, role: roles.join(' '), purpose: 'registering-a-child' }
}

/** The number and its state, as a person's row has them. */
export function asNumbered({ number, state }: Registered): Pick<Person, 'indexNumber' | 'indexState'> {
  return { indexNumber: number, indexState: state }
}

function firstAssertion(authority: string, childId: string, identity: Identity): Assertion {
  return { node: authority, localReference: childId, version: 1, identity }
}

async function isNumberOfAnother(tx: Tx, { identifiers }: NewPerson): Promise<boolean> {
  const national = identifiers.filter(({ system }) => system !== 'local')
  if (national.length === 0) return false
  const criteria = { indexNumber: null, identifiers: national, names: [], birthDate: null, postcode: null }
  return (await findPeople(tx, criteria, 1)).length > 0
}

/** Asked first and apart, because to register is to tell the index of a record that then would not exist. */
async function isOneOfOurs(tx: Tx, index: ChildIndex, asked: Asked, identity: Identity): Promise<boolean> {
  const answer = await index.match({ asked, identity }).catch(() => undefined)
  if (answer?.outcome !== 'Match') return false
  return (await idsByIndexNumber(tx, answer.candidates[0].number)).length > 0
}

async function numberFor(
  index: ChildIndex,
  asked: Asked,
  assertion: Assertion,
): Promise<Pick<Person, 'indexNumber' | 'indexState'>> {
  const answer = await index.register({ asked, assertion }).catch(() => undefined)
  return answer?.ok ? asNumbered(answer.value) : { indexNumber: null, indexState: 'none' }
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
