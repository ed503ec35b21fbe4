import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import { lockChildToEdit } from '../commands.ts'
import { familyOf, saveHouseholds } from '../family/queries.ts'
import { householdOn } from '../family/rules.ts'
import { currentName, type Person, type PersonAddress, type PersonName } from '../model.ts'
import {
  addAddresses,
  addIdentifiers,
  addNames,
  addressesOf,
  endAddress,
  endName,
  namesOf,
  savePerson,
} from '../queries.ts'
import type { GivenIdentifier, RegistrationFault } from '../registration/model.ts'
import { identifierFault, writtenIdentifier } from '../registration/rules.ts'
import {
  type AddressChange,
  type AddressRefusal,
  type Birth,
  type BirthRefusal,
  born,
  changeOfAddress,
  changeOfName,
  type NameChange,
  type NameRefusal,
  type Succession,
} from './rules.ts'

/**
 * Records that a child bears another name. The old one is kept with the day on which it ended. The same change again
 * is one act.
 */
export async function changeName(
  tx: Tx,
  actor: Actor,
  childId: string,
  change: NameChange,
  now: Moment,
): Promise<Outcome<{ readonly childId: string }, NameRefusal | 'not-found'>> {
  const child = await lockChildToEdit(tx, actor, childId, now)
  if (!child.ok) return child
  const names = (await namesOf(tx, [childId])).get(childId) ?? []
  if (names.some(({ id }) => id === change.id)) return accepted({ childId })
  const decision = changeOfName(childId, names, change, now.day)
  if (!decision.ok) return decision
  await saveNameSuccession(tx, decision.value)
  await changed(tx, actor, childId, 'name')
  return accepted({ childId })
}

export type Move = AddressChange & {
  /** Who of the household moved with the child. */
  readonly together: readonly string[]
}

/**
 * Records that a child lives elsewhere, and who of the household moved too. Old addresses and the old household are
 * kept with the day on which they ended. The same move again is one act.
 */
export async function moveAddress(
  tx: Tx,
  actor: Actor,
  childId: string,
  move: Move,
  now: Moment,
): Promise<Outcome<{ readonly childId: string }, AddressRefusal | 'not-found'>> {
  const child = await lockChildToEdit(tx, actor, childId, now)
  if (!child.ok) return child
  const own = (await addressesOf(tx, [childId])).get(childId) ?? []
  if (own.some(({ id }) => id === move.id)) return accepted({ childId })
  const decision = changeOfAddress(childId, own, move, now.day)
  if (!decision.ok) return decision
  await saveAddressSuccession(tx, decision.value)

  const movers = await moveHousehold(tx, childId, move, decision.value.begins, now.day)
  for (const [personId, addresses] of await addressesOf(tx, movers)) {
    const theirs = changeOfAddress(personId, addresses, { ...move, id: newId() }, now.day)
    if (theirs.ok) await saveAddressSuccession(tx, theirs.value)
  }
  await changed(tx, actor, childId, 'address')
  return accepted({ childId })
}

/** A birth, and the name given, if there is one yet. */
export type RecordBirth = Birth & { readonly nameId: string; readonly given: string; readonly family: string }

/**
 * Records that an expected child was born: the same person, with the same number. The name, when given, begins on the
 * day of birth. The same birth again is one act.
 */
export async function recordBirth(
  tx: Tx,
  actor: Actor,
  childId: string,
  birth: RecordBirth,
  now: Moment,
): Promise<Outcome<{ readonly childId: string }, BirthRefusal | NameRefusal | 'not-found'>> {
  const child = await lockChildToEdit(tx, actor, childId, now)
  if (!child.ok) return child
  if (child.value.birthDate === birth.birthDate) return accepted({ childId })
  const decision = born(child.value, birth, now.day)
  if (!decision.ok) return decision
  const names = (await namesOf(tx, [childId])).get(childId) ?? []
  if (`${birth.given}${birth.family}`.trim() !== '') {
    const name = changeOfName(childId, names, { ...birth, id: birth.nameId, fromOn: birth.birthDate }, now.day)
    if (name.ok) await saveNameSuccession(tx, name.value)
    else if (name.refusal !== 'same-name') return name
  }
  await savePerson(tx, decision.value)
  await changed(tx, actor, childId, 'birth')
  return accepted({ childId })
}

/** What is learnt of a child whom the record knows only in part. Blank answers leave things as they are. */
export type Completion = {
  readonly nameId: string
  readonly given: string
  readonly family: string
  readonly addressId: string
  readonly lines: string
  readonly postcode: string
  readonly sex: Person['sex']
  readonly identifiers: readonly GivenIdentifier[]
}

export type CompletionRefusal = NameRefusal | AddressRefusal | RegistrationFault | 'name-known' | 'not-found'

/**
 * Completes who a child is, such as one read from a return, which carries no names. The child keeps the person and the
 * number; the index is told and gives no second one.
 */
export async function completeIdentity(
  tx: Tx,
  actor: Actor,
  childId: string,
  completion: Completion,
  now: Moment,
): Promise<Outcome<{ readonly childId: string }, CompletionRefusal>> {
  const child = await lockChildToEdit(tx, actor, childId, now)
  if (!child.ok) return child
  const names = (await namesOf(tx, [childId])).get(childId) ?? []
  const addresses = (await addressesOf(tx, [childId])).get(childId) ?? []
  const decision = completed(childId, names, addresses, completion, now.day)
  if (!decision.ok) return decision
  const { name, address, identifiers } = decision.value
  if (name) await saveNameSuccession(tx, name)
  if (address) await saveAddressSuccession(tx, address)
  await addIdentifiers(
    tx,
    identifiers.map(({ system, value }) => ({ id: newId(), personId: childId, system, value, verified: false })),
  )
  if (child.value.sex === 'U' && completion.sex !== 'U') await savePerson(tx, { ...child.value, sex: completion.sex })
  await changed(tx, actor, childId, 'completed')
  return accepted({ childId })
}

function completed(
  childId: string,
  names: readonly PersonName[],
  addresses: readonly PersonAddress[],
  completion: Completion,
  today: CalendarDay,
) {
  const { nameId, given, family, addressId, lines, postcode } = completion
  const numbers = completion.identifiers.filter(({ value }) => value.trim() !== '')
  const [fault] = numbers.flatMap(({ system, value }) => identifierFault(system, value) ?? [])
  if (fault) return refused(fault)
  const identifiers = numbers.map(({ system, value }) => ({ system, value: writtenIdentifier(system, value) }))

  const named = `${given}${family}`.trim() !== '' && !names.some(({ id }) => id === nameId)
  if (named && currentName(names)) return refused('name-known')
  const name = named ? changeOfName(childId, names, { id: nameId, given, family, fromOn: null }, today) : undefined
  if (name?.ok === false) return name
  const placed = `${lines}${postcode}`.trim() !== '' && !addresses.some(({ id }) => id === addressId)
  const change = { id: addressId, lines, postcode, fromOn: null }
  const address = placed ? changeOfAddress(childId, addresses, change, today) : undefined
  if (address?.ok === false) return address
  return accepted({ name: name?.value, address: address?.value, identifiers })
}

async function saveNameSuccession(tx: Tx, { ends, begins }: Succession<PersonName>): Promise<void> {
  if (ends) await endName(tx, ends)
  await addNames(tx, [begins])
}

async function saveAddressSuccession(tx: Tx, { ends, begins }: Succession<PersonAddress>): Promise<void> {
  if (ends) await endAddress(tx, ends)
  await addAddresses(tx, [begins])
}

/** Ends the movers' time in the old household and begins it in a new one. @returns who moved besides the child */
async function moveHousehold(
  tx: Tx,
  childId: string,
  { fromOn, together }: Move,
  to: PersonAddress,
  today: CalendarDay,
): Promise<readonly string[]> {
  const family = await familyOf(tx, childId)
  const home = householdOn(family?.households ?? [], childId, fromOn ?? today)
  if (!home) return []
  const place = { lines: to.lines, postcode: to.postcode }
  const staying = home.members.filter(({ toOn }) => toOn === null)
  const movers = staying.filter(({ personId }) => personId === childId || together.includes(personId))
  const others = movers.map(({ personId }) => personId).filter((id) => id !== childId)
  // A wrong address was everyone's: the household keeps its people and its time.
  if (fromOn === null) {
    await saveHouseholds(tx, [{ household: { id: home.id, ...place }, members: [] }])
    return staying.map(({ personId }) => personId).filter((id) => id !== childId)
  }
  const householdId = newId()
  await saveHouseholds(tx, [
    { household: home, members: movers.map((member) => ({ ...member, toOn: laterOf(member.fromOn, fromOn) })) },
    {
      household: { id: householdId, ...place },
      members: movers.map(({ personId, partTime }) => {
        return { id: newId(), householdId, personId, partTime, fromOn, toOn: null }
      }),
    },
  ])
  return others
}

function laterOf(one: CalendarDay | null, other: CalendarDay): CalendarDay {
  return one !== null && one > other ? one : other
}

async function changed(tx: Tx, actor: Actor, childId: string, what: string): Promise<void> {
  await audit(tx, actor, 'child.edit', { kind: 'child', id: childId }, { what })
  await enqueue(tx, 'tell-child-index', { childId })
}
