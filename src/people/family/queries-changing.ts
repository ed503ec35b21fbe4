import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import type { HouseholdMember, Person, Relationship } from '../model.ts'
import { PERSON } from '../queries.ts'

const RELATIONSHIP = [
  ...(['id', 'personId', 'otherId', 'kind', 'parentalResponsibility', 'words', 'fromOn', 'toOn'] as const),
] as const

/** Anybody, locked until the transaction ends; undefined if this authority has none such. */
export async function lockPerson(tx: Tx, id: string): Promise<Person | undefined> {
  return tx
    .selectFrom('person')
    .select(PERSON)
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

/** A tie of which this person is one side; undefined if there is none such. */
export async function tieOf(tx: Tx, personId: string, tieId: string): Promise<Relationship | undefined> {
  return tx
    .selectFrom('relationship')
    .select(RELATIONSHIP)
    .where('authority', '=', tx.authority)
    .where('id', '=', tieId)
    .where((the) => the.or([the('personId', '=', personId), the('otherId', '=', personId)]))
    .executeTakeFirst()
}

/** Saves how a tie ends, and what else is known of it. Whom it ties, and as what, is never rewritten. */
export async function saveTie(
  tx: Tx,
  { id, parentalResponsibility, words, fromOn, toOn }: Relationship,
): Promise<void> {
  await tx
    .updateTable('relationship')
    .set({ parentalResponsibility, words, fromOn, toOn })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** Saves that a person died. */
export async function saveDeath(tx: Tx, id: string, diedOn: CalendarDay | null): Promise<void> {
  await tx.updateTable('person').set({ diedOn }).where('authority', '=', tx.authority).where('id', '=', id).execute()
}

/** Where a person is at home now, and was. Stands on household_of_person. */
export async function membershipsOf(tx: Tx, personId: string): Promise<readonly HouseholdMember[]> {
  return tx
    .selectFrom('householdMember')
    .select(['id', 'householdId', 'personId', 'partTime', 'fromOn', 'toOn'])
    .where('authority', '=', tx.authority)
    .where('personId', '=', personId)
    .orderBy('fromOn', (order) => order.asc().nullsFirst())
    .orderBy('id')
    .limit(200)
    .execute()
}

/** Saves how somebody's time in a household ends. */
export async function endMembership(tx: Tx, { id, toOn }: HouseholdMember): Promise<void> {
  await tx
    .updateTable('householdMember')
    .set({ toOn })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** The homes of these people: addresses at which a household is or was. Stands on household_of_person. */
export async function householdsOf(tx: Tx, personIds: readonly string[]) {
  const { rows } = await sql<{ id: string; lines: string; postcode: string | null }>`
    select distinct h.id, h.lines, h.postcode from household_member m
      join household h on h.authority = m.authority and h.id = m.household_id
     where m.authority = ${tx.authority} and m.person_id = any(${personIds}::uuid[]) order by h.lines, h.id limit 100`.execute(
    tx,
  )
  return rows
}
