import { sql } from 'kysely'
import type { Tx } from '../../platform/db.ts'
import type { Family, Household, HouseholdMember, HouseholdOverTime, KnownPerson, Relationship } from '../model.ts'
import { peopleById } from '../queries.ts'
import { PARENTS, tiesOf } from './rules.ts'

const RELATIONSHIP = [
  ...(['id', 'personId', 'otherId', 'kind', 'parentalResponsibility', 'words', 'fromOn', 'toOn'] as const),
] as const
const ROWS_AT_ONCE = 1000

/**
 * Everyone around a child: relationships from both sides, brothers and sisters through parents they share, and the
 * households the child was ever of. Three statements, however large the family. Undefined if this authority has no
 * such person.
 */
export async function familyOf(tx: Tx, childId: string): Promise<Family | undefined> {
  const relationships = await relationshipsAround(tx, childId)
  const memberships = await membershipsAround(tx, childId)
  const ties = tiesOf(childId, relationships)
  const ids = [childId, ...ties.map(({ otherId }) => otherId), ...memberships.map(({ personId }) => personId)]
  const people = await peopleById(tx, [...new Set(ids)])
  const child = people.get(childId)
  if (!child) return undefined
  const relatives = ties.flatMap(({ otherId, ...tie }) => {
    const person = people.get(otherId)
    return person ? [{ ...tie, person }] : []
  })
  return { child, relatives, households: asHouseholds(memberships, people) }
}

/** Relationships of many, from both sides: a person is a key where either side is theirs. */
export async function relationshipsOf(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Relationship[]>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('relationship')
    .select(RELATIONSHIP)
    .where('authority', '=', tx.authority)
    .where((the) => the.or([the('personId', 'in', ids), the('otherId', 'in', ids)]))
    .orderBy('id')
    .execute()
  const either = (id: string) => rows.filter(({ personId, otherId }) => personId === id || otherId === id)
  return new Map(ids.map((id) => [id, either(id)]))
}

/** Writes relationships. One that is there already stays as it is. */
export async function addRelationships(tx: Tx, relationships: readonly Relationship[]): Promise<void> {
  for (let at = 0; at < relationships.length; at += ROWS_AT_ONCE) {
    await tx
      .insertInto('relationship')
      .values(relationships.slice(at, at + ROWS_AT_ONCE).map((row) => ({ authority: tx.authority, ...row })))
      .onConflict((the) => the.columns(['authority', 'id']).doNothing())
      .execute()
  }
}

export type HouseholdRows = { readonly household: Household; readonly members: readonly HouseholdMember[] }

/** Writes households and their members. What is there already takes the new address, periods and times at home. */
export async function saveHouseholds(tx: Tx, households: readonly HouseholdRows[]): Promise<void> {
  for (let at = 0; at < households.length; at += ROWS_AT_ONCE) {
    const homes = households.slice(at, at + ROWS_AT_ONCE).map(({ household }) => household)
    await tx
      .insertInto('household')
      .values(homes.map(({ id, lines, postcode }) => ({ authority: tx.authority, id, lines, postcode })))
      .onConflict((the) =>
        the.columns(['authority', 'id']).doUpdateSet((row) => ({
          lines: row.ref('excluded.lines'),
          postcode: row.ref('excluded.postcode'),
        })),
      )
      .execute()
  }
  const members = households.flatMap((rows) => rows.members)
  for (let at = 0; at < members.length; at += ROWS_AT_ONCE) {
    await tx
      .insertInto('householdMember')
      .values(members.slice(at, at + ROWS_AT_ONCE).map((row) => ({ authority: tx.authority, ...memberColumns(row) })))
      .onConflict((the) =>
        the.columns(['authority', 'id']).doUpdateSet((row) => ({
          partTime: row.ref('excluded.partTime'),
          fromOn: row.ref('excluded.fromOn'),
          toOn: row.ref('excluded.toOn'),
        })),
      )
      .execute()
  }
}

/** The child's own relationships, and those to their parents of all who share one. Stands on relationship_of and relationship_to. */
async function relationshipsAround(tx: Tx, childId: string): Promise<readonly Relationship[]> {
  const parents = sql.join(PARENTS)
  const { rows } = await sql<Relationship>`
    with own as (
      select * from relationship where authority = ${tx.authority} and (person_id = ${childId} or other_id = ${childId})),
    brought_up as (
      select distinct r.person_id from relationship r
       where r.authority = ${tx.authority} and r.kind in (${parents})
         and r.other_id in (select other_id from own where person_id = ${childId} and kind in (${parents})))
    select id, person_id, other_id, kind, parental_responsibility, words, from_on, to_on from own
    union
    select r.id, r.person_id, r.other_id, r.kind, r.parental_responsibility, r.words, r.from_on, r.to_on
      from relationship r
     where r.authority = ${tx.authority} and r.kind in (${parents}) and r.person_id in (select person_id from brought_up)
     order by id`.execute(tx)
  return rows
}

type Membership = HouseholdMember & Pick<Household, 'lines' | 'postcode'>

/** Everyone who was ever of a household that the child was ever of. Stands on household_of_person and household_member_of. */
async function membershipsAround(tx: Tx, childId: string): Promise<readonly Membership[]> {
  return tx
    .selectFrom('householdMember as own')
    .innerJoin('household as h', (join) =>
      join.onRef('h.authority', '=', 'own.authority').onRef('h.id', '=', 'own.householdId'),
    )
    .innerJoin('householdMember as m', (join) =>
      join.onRef('m.authority', '=', 'own.authority').onRef('m.householdId', '=', 'own.householdId'),
    )
    .distinct()
    .select(['m.id', 'm.householdId', 'm.personId', 'm.partTime', 'm.fromOn', 'm.toOn', 'h.lines', 'h.postcode'])
    .where('own.authority', '=', tx.authority)
    .where('own.personId', '=', childId)
    .orderBy('m.fromOn', (order) => order.asc().nullsFirst())
    .orderBy('m.id')
    .execute()
}

function asHouseholds(
  memberships: readonly Membership[],
  people: ReadonlyMap<string, KnownPerson>,
): readonly HouseholdOverTime[] {
  return [...Map.groupBy(memberships, ({ householdId }) => householdId)].map(([id, rows]) => ({
    id,
    lines: rows[0]?.lines ?? '',
    postcode: rows[0]?.postcode ?? null,
    members: rows.flatMap(({ lines: _lines, postcode: _postcode, ...member }) => {
      const person = people.get(member.personId)
      return person ? [{ ...member, person }] : []
    }),
  }))
}

function memberColumns({ id, householdId, personId, partTime, fromOn, toOn }: HouseholdMember): HouseholdMember {
  return { id, householdId, personId, partTime, fromOn, toOn }
}
