import { type ExpressionBuilder, sql } from 'kysely'
import { personNameKeys } from '../kernel/person-name.ts'
import type { Tx } from '../platform/db.ts'
import type { DB } from '../platform/schema.ts'
import type { KnownPerson, NewPerson, Person, PersonAddress, PersonIdentifier, PersonName } from './model.ts'

// Every statement names the transaction's authority; Row Level Security confines it beneath. Lists of people are read
// at once: a page asks one statement a kind of fact, however many people it shows.

/** What a person is known by, as every query of people reads it. */
export const PERSON = [
  ...([
    'id',
    'kind',
    'birthDate',
    'expectedOn',
    'birthDateKnown',
    'diedOn',
    'sex',
    'ethnicity',
    'disabilities',
  ] as const),
  ...(['saysName', 'indexNumber', 'indexState', 'upnUnknown'] as const),
] as const
const NAME = ['id', 'personId', 'use', 'given', 'family', 'fromOn', 'toOn'] as const
const ADDRESS = ['id', 'personId', 'lines', 'postcode', 'fromOn', 'toOn'] as const
const IDENTIFIER = ['id', 'personId', 'system', 'value', 'verified'] as const
/** Rows of one insert: PostgreSQL takes 65,535 parameters, and a person has fifteen. */
const ROWS_AT_ONCE = 1000

/** The person with their names; undefined if this authority has none such. */
export async function personById(tx: Tx, id: string): Promise<KnownPerson | undefined> {
  return (await peopleById(tx, [id])).get(id)
}

/** These people with their names, by id, in one statement. Who is not of this authority is not among the keys. */
export async function peopleById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, KnownPerson>> {
  if (ids.length === 0) return new Map()
  const people = await tx
    .selectFrom('person')
    .select(PERSON)
    .select((the) => [namesOfPerson(the).as('names'), motherOfUnborn(the).as('motherName')])
    .where('authority', '=', tx.authority)
    // One parameter, so that a list of 500 is a statement planned once.
    .where(sql<boolean>`person.id = any(${ids}::uuid[])`)
    .execute()
  return new Map(people.map((person) => [person.id, person]))
}

/** The child, locked until the transaction ends; undefined if this authority has none such. */
export async function lockChild(tx: Tx, id: string): Promise<Person | undefined> {
  return tx
    .selectFrom('person')
    .select(PERSON)
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .where('kind', '=', 'child')
    .forNoKeyUpdate()
    .executeTakeFirst()
}

/**
 * Locks these children until the transaction ends: acts about one child happen one after the other, and the second sees
 * what the first recorded. Always in the order of the ids, so that neither waits for the other for ever; rows that only
 * point at a child do not wait.
 */
export async function lockChildren(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .selectFrom('person')
    .select('id')
    .where('authority', '=', tx.authority)
    .where('id', 'in', ids)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

/** The people of this authority whose record carries this index number. Stands on person_by_index_number. */
export async function idsByIndexNumber(tx: Tx, indexNumber: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('person')
    .select('id')
    .where('authority', '=', tx.authority)
    .where('indexNumber', '=', indexNumber)
    .orderBy('id')
    .limit(20)
    .execute()
  return rows.map(({ id }) => id)
}

/** Names of many, oldest first. Stands on person_name_of. */
export async function namesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly PersonName[]>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('personName')
    .select(NAME)
    .where('authority', '=', tx.authority)
    .where(sql<boolean>`person_id = any(${ids}::uuid[])`)
    .orderBy('fromOn', (order) => order.asc().nullsFirst())
    .orderBy('id')
    .execute()
  return Map.groupBy(rows, ({ personId }) => personId)
}

/** Addresses of many, oldest first. Stands on person_address_of. */
export async function addressesOf(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly PersonAddress[]>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('personAddress')
    .select(ADDRESS)
    .where('authority', '=', tx.authority)
    .where('personId', 'in', ids)
    .orderBy('fromOn', (order) => order.asc().nullsFirst())
    .orderBy('id')
    .execute()
  return Map.groupBy(rows, ({ personId }) => personId)
}

/** Identifiers of many. Stands on the unique key of person_identifier. */
export async function identifiersOf(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly PersonIdentifier[]>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('personIdentifier')
    .select(IDENTIFIER)
    .where('authority', '=', tx.authority)
    .where('personId', 'in', ids)
    .orderBy('system')
    .orderBy('value')
    .execute()
  return Map.groupBy(rows, ({ personId }) => personId)
}

/** Writes people with their names, addresses and identifiers. Who is there already stays as they are. @returns how many were new */
export async function addPeople(tx: Tx, people: readonly NewPerson[]): Promise<number> {
  let added = 0
  for (const rows of inLots(people.map(({ person }) => person))) {
    const done = await tx
      .insertInto('person')
      .values(rows.map((person) => ({ authority: tx.authority, ...columnsOf(person), recordedBy: actingUser })))
      .onConflict((the) => the.columns(['authority', 'id']).doNothing())
      .executeTakeFirst()
    added += Number(done.numInsertedOrUpdatedRows)
  }
  await addNames(
    tx,
    people.flatMap(({ names }) => names),
  )
  await addAddresses(
    tx,
    people.flatMap(({ addresses }) => addresses),
  )
  await addIdentifiers(
    tx,
    people.flatMap(({ identifiers }) => identifiers),
  )
  return added
}

/** Writes names with the keys they are found by. One that is there already stays as it is. */
export async function addNames(tx: Tx, names: readonly PersonName[]): Promise<void> {
  for (const rows of inLots(names)) {
    await tx
      .insertInto('personName')
      .values(rows.map((name) => ({ authority: tx.authority, ...name, ...keysOf(name) })))
      .onConflict((the) => the.columns(['authority', 'id']).doNothing())
      .execute()
  }
}

export async function addAddresses(tx: Tx, addresses: readonly PersonAddress[]): Promise<void> {
  for (const rows of inLots(addresses)) {
    await tx
      .insertInto('personAddress')
      .values(rows.map((address) => ({ authority: tx.authority, ...address })))
      .onConflict((the) => the.columns(['authority', 'id']).doNothing())
      .execute()
  }
}

/** Writes identifiers. A number that a person has already is not written twice. */
export async function addIdentifiers(tx: Tx, identifiers: readonly PersonIdentifier[]): Promise<void> {
  for (const rows of inLots(identifiers)) {
    await tx
      .insertInto('personIdentifier')
      .values(rows.map((identifier) => ({ authority: tx.authority, ...identifier })))
      .onConflict((the) => the.doNothing())
      .execute()
  }
}

/** Saves what is known of a person, except names, addresses and identifiers. */
export async function savePerson(tx: Tx, { id, ...person }: Person): Promise<void> {
  await tx
    .updateTable('person')
    .set(columnsOf(person))
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** Saves how a name ends: its use and its period. The name itself is never rewritten. */
export async function endName(tx: Tx, { id, use, fromOn, toOn }: PersonName): Promise<void> {
  await tx
    .updateTable('personName')
    .set({ use, fromOn, toOn })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** Saves how an address ends: its period. */
export async function endAddress(tx: Tx, { id, fromOn, toOn }: PersonAddress): Promise<void> {
  await tx
    .updateTable('personAddress')
    .set({ fromOn, toOn })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** The next children of the record after this one, in the order of their ids; from the first if `after` is null. */
export async function childrenAfter(tx: Tx, after: string | null, limit: number): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('person')
    .select('id')
    .where('authority', '=', tx.authority)
    .where('kind', '=', 'child')
    .$if(after !== null, (the) => the.where('id', '>', after as string))
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** The index number of a child, as the index gave it. */
export type NumberGiven = { readonly id: string; readonly number: string; readonly state: 'provisional' | 'confirmed' }

/** Saves the numbers that the index gave, many at once. */
export async function saveIndexNumbers(tx: Tx, given: readonly NumberGiven[]): Promise<void> {
  for (const rows of inLots(given)) {
    await sql`
      update person set index_number = given.number, index_state = given.state
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (id uuid, number text, state text)
       where person.authority = ${tx.authority} and person.id = given.id
         and (person.index_number, person.index_state) is distinct from (given.number, given.state)`.execute(tx)
  }
}

const actingUser = sql<string | null>`public.acting_user()`

function columnsOf<T extends { readonly disabilities: readonly string[] }>(person: T) {
  return { ...person, disabilities: [...person.disabilities] }
}

function keysOf(name: { readonly given: string; readonly family: string }) {
  const { givenKey, familyKey, givenSound, familySound } = personNameKeys(name)
  return { givenKey, familyKey, givenSound, familySound }
}

function inLots<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) }, (_, at) =>
    rows.slice(at * ROWS_AT_ONCE, (at + 1) * ROWS_AT_ONCE),
  )
}

/** The row's names, oldest first. Stands on person_name_of. */
function namesOfPerson(_: ExpressionBuilder<DB, 'person'>) {
  return sql<PersonName[]>`(
    select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'personId', n.person_id, 'use', n.use, 'given', n.given,
             'family', n.family, 'fromOn', n.from_on, 'toOn', n.to_on) order by n.from_on nulls first, n.id), '[]')
      from person_name n where n.authority = person.authority and n.person_id = person.id)`
}

/** The mother's current name, looked for only beside a child not yet born. Stands on relationship_of and person_name_of. */
function motherOfUnborn(_: ExpressionBuilder<DB, 'person'>) {
  return sql<string | null>`case when person.birth_date is null and person.expected_on is not null then (
    select nullif(trim(n.given || ' ' || n.family), '')
      from relationship r
      join person_name n on n.authority = r.authority and n.person_id = r.other_id and n.use = 'current' and n.to_on is null
     where r.authority = person.authority and r.person_id = person.id and r.kind = 'mother' and r.to_on is null
     order by n.from_on desc nulls last limit 1) end`
}
