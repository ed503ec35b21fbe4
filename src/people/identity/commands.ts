import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import { childrenNotToEdit, lockChildToEdit } from '../commands.ts'
import { familyOf, relationshipsOf, saveHouseholds } from '../family/queries.ts'
import { householdOn } from '../family/rules.ts'
import { currentName, type HouseholdOverTime, type Person, type PersonAddress, type PersonName } from '../model.ts'
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
import { isNumberOfAnother } from '../search/queries.ts'
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

/** `moves-another-child`: a child who is said to have moved too is not for this worker to change. */
export type MoveRefusal = AddressRefusal | 'moves-another-child' | 'not-found'

/**
 * Records that a child lives elsewhere, and who of the household moved too. Old addresses and the old household are
 * kept with the day on which they ended. Adults follow the household; a brother or sister moves only with one who may
 * change their record, and each move is an act on that child's own record. The same move again is one act.
 */
export async function moveAddress(
  tx: Tx,
  actor: Actor,
  childId: string,
  move: Move,
  now: Moment,
): Promise<Outcome<{ readonly childId: string }, MoveRefusal>> {
  const child = await lockChildToEdit(tx, actor, childId, now)
  if (!child.ok) return child
  const own = (await addressesOf(tx, [childId])).get(childId) ?? []
  if (own.some(({ id }) => id === move.id)) return accepted({ childId })
  const decision = changeOfAddress(childId, own, move, now.day)
  if (!decision.ok) return decision
  const family = await familyOf(tx, childId)
  const home = householdOn(family?.households ?? [], childId, move.fromOn ?? now.day)
  const staying = (home?.members ?? []).filter(({ toOn }) => toOn === null)
  const children = staying.filter(({ person }) => person.kind === 'child').map(({ personId }) => personId)
  const notOurs = await childrenNotToEdit(tx, actor, children, now)
  if (move.together.some((id) => notOurs.has(id))) return refused('moves-another-child')

  await saveAddressSuccession(tx, decision.value)
  const moves = ({ personId }: Living) =>
    personId === childId || (!notOurs.has(personId) && (move.fromOn === null || move.together.includes(personId)))
  const movers = staying.filter(moves)
  if (home) await moveHousehold(tx, { home, staying, movers }, move.fromOn, decision.value.begins, now.day)
  const others = movers.map(({ personId }) => personId).filter((id) => id !== childId)
  await moveAlong(tx, others, move, now)
  await changed(tx, actor, childId, 'address')
  for (const id of others.filter((one) => children.includes(one))) {
    await changed(tx, actor, id, 'address', { movedWith: childId })
  }
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

export type CompletionRefusal =
  | NameRefusal
  | AddressRefusal
  | RegistrationFault
  | 'name-known'
  | 'number-of-another-child'
  | 'not-found'

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
  if (await isNumberOfAnother(tx, childId, identifiers)) return refused('number-of-another-child')
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
  await tellOfMother(tx, begins.personId)
}

async function saveAddressSuccession(tx: Tx, { ends, begins }: Succession<PersonAddress>): Promise<void> {
  if (ends) await endAddress(tx, ends)
  await addAddresses(tx, [begins])
}

type Living = HouseholdOverTime['members'][number]

/** Gives those who moved with a child the address too, where it is not theirs already. */
async function moveAlong(tx: Tx, movers: readonly string[], move: Move, now: Moment): Promise<void> {
  for (const [personId, addresses] of await addressesOf(tx, movers)) {
    const theirs = changeOfAddress(personId, addresses, { ...move, id: newId() }, now.day)
    if (theirs.ok) await saveAddressSuccession(tx, theirs.value)
  }
}

type Moving = {
  readonly home: HouseholdOverTime
  readonly staying: readonly Living[]
  readonly movers: readonly Living[]
}

/** Ends the movers' time in the old household and begins it in a new one. */
async function moveHousehold(
  tx: Tx,
  { home, staying, movers }: Moving,
  fromOn: CalendarDay | null,
  { lines, postcode }: PersonAddress,
  today: CalendarDay,
): Promise<void> {
  // A wrong address that was everyone's: the household keeps its people and its time.
  if (fromOn === null && movers.length === staying.length) {
    await saveHouseholds(tx, [{ household: { id: home.id, lines, postcode }, members: [] }])
    return
  }
  const householdId = newId()
  const begins = ({ personId, partTime, fromOn: since }: Living) => {
    return { id: newId(), householdId, personId, partTime, fromOn: fromOn ?? since, toOn: null }
  }
  await saveHouseholds(tx, [
    { household: home, members: movers.map((member) => ended(member, fromOn, today)) },
    { household: { id: householdId, lines, postcode }, members: movers.map(begins) },
  ])
}

/** Their time in a household up to a move; without a day they never were of it, and it keeps no day. */
function ended(member: Living, fromOn: CalendarDay | null, today: CalendarDay): Living {
  if (fromOn !== null) return { ...member, toOn: laterOf(member.fromOn, fromOn) }
  const noDays = member.fromOn ?? today
  return { ...member, fromOn: noDays, toOn: noDays }
}

function laterOf(one: CalendarDay | null, other: CalendarDay): CalendarDay {
  return one !== null && one > other ? one : other
}

/** The index knows a child by the mother's name too: where a mother is herself a child, her children are told of. */
async function tellOfMother(tx: Tx, motherId: string): Promise<void> {
  const ties = (await relationshipsOf(tx, [motherId])).get(motherId) ?? []
  const hers = ties.filter(({ otherId, kind, toOn }) => otherId === motherId && kind === 'mother' && toOn === null)
  for (const { personId: childId } of hers) await enqueue(tx, 'tell-child-index', { childId })
}

async function changed(
  tx: Tx,
  actor: Actor,
  childId: string,
  what: string,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  await audit(tx, actor, 'child.edit', { kind: 'child', id: childId }, { what, ...more })
  await enqueue(tx, 'tell-child-index', { childId })
}
