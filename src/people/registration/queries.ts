import { sql } from 'kysely'
import type { PersonName as GivenName } from '../../child-index/contract-identity.ts'
import type { Assertion } from '../../child-index/contract-registration.ts'
import type { Tx } from '../../platform/db.ts'
import { addressesOf, identifiersOf, peopleById } from '../queries.ts'
import { identityOf } from './rules.ts'

/**
 * What the record says of each of these children, as the index is told it. The version counts every change ever kept
 * of the child's row, names, addresses and numbers, of the ties to a mother and of her names, so it rises with each and
 * never falls. Stands on the key of history.version, person_name_of, person_address_of, person_identifier's key and
 * relationship_of.
 */
export async function assertionsOf(tx: Tx, childIds: readonly string[]): Promise<ReadonlyMap<string, Assertion>> {
  if (childIds.length === 0) return new Map()
  const people = await peopleById(tx, childIds)
  const addresses = await addressesOf(tx, childIds)
  const identifiers = await identifiersOf(tx, childIds)
  const mothers = await mothersOf(tx, childIds)
  const versions = await versionsOf(tx, childIds)
  const assertions = [...people].map(([id, person]): [string, Assertion] => {
    const who = {
      person,
      names: person.names,
      addresses: addresses.get(id) ?? [],
      identifiers: identifiers.get(id) ?? [],
    }
    const identity = identityOf(who, mothers.get(id) ?? null)
    return [id, { node: tx.authority, localReference: id, version: versions.get(id) ?? 1, identity }]
  })
  return new Map(assertions)
}

async function mothersOf(tx: Tx, childIds: readonly string[]): Promise<ReadonlyMap<string, GivenName>> {
  const rows = await tx
    .selectFrom('relationship as r')
    .innerJoin('personName as n', (join) =>
      join.onRef('n.authority', '=', 'r.authority').onRef('n.personId', '=', 'r.otherId'),
    )
    .select(['r.personId', 'n.given', 'n.family'])
    .where('r.authority', '=', tx.authority)
    .where('r.personId', 'in', childIds)
    .where('r.kind', '=', 'mother')
    .where('r.toOn', 'is', null)
    .where('n.use', '=', 'current')
    .where('n.toOn', 'is', null)
    .orderBy('r.id')
    .orderBy('n.id')
    .execute()
  return new Map(rows.map(({ personId, given, family }) => [personId, { given, family }]))
}

/** A tie to a mother counts even once it has ended: what was counted stays counted. */
async function versionsOf(tx: Tx, childIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const ids = sql.join(childIds)
  const { rows } = await sql<{ id: string; version: number }>`
    with mothers as (
      select id, person_id, other_id from relationship
       where authority = ${tx.authority} and person_id in (${ids}) and kind = 'mother'),
    rows (person_id, relation, id) as (
      select person_id, 'relationship', id from mothers
      union
      select m.person_id, 'person_name', n.id from mothers m
        join person_name n on n.authority = ${tx.authority} and n.person_id = m.other_id
      union all
      select id, 'person', id from person where authority = ${tx.authority} and id in (${ids})
      union all
      select person_id, 'person_name', id from person_name where authority = ${tx.authority} and person_id in (${ids})
      union all
      select person_id, 'person_address', id from person_address where authority = ${tx.authority} and person_id in (${ids})
      union all
      select person_id, 'person_identifier', id from person_identifier where authority = ${tx.authority} and person_id in (${ids}))
    select rows.person_id as id, count(*)::int as version
      from rows
      join history.version v on v.authority = ${tx.authority} and v.relation = rows.relation and v.id = rows.id
     group by rows.person_id`.execute(tx)
  return new Map(rows.map(({ id, version }) => [id, version]))
}

/** Whether this user wrote the child down. Stands on the key of person. */
export async function wasRegisteredBy(tx: Tx, childId: string, userId: string | null): Promise<boolean> {
  if (userId === null) return false
  const child = await tx
    .selectFrom('person')
    .select('id')
    .where('authority', '=', tx.authority)
    .where('id', '=', childId)
    .where('recordedBy', '=', userId)
    .executeTakeFirst()
  return child !== undefined
}
