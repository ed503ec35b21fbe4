import { sql } from 'kysely'
import { statementOf, type Tx } from '../platform/db.ts'
import { isUnborn, type ListedPerson, type PersonName } from './model.ts'
import { peopleById } from './queries.ts'

/** As `peopleById`, for a list of hundreds: what a list says of each, in one statement that is put together once. */
export async function manyPeopleById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, ListedPerson>> {
  if (ids.length === 0) return new Map()
  const rows = await listed(tx, tx.authority, ids)
  // A child not born yet is called by the mother's name: there are few on any list.
  const unborn = await peopleById(
    tx,
    rows.filter(isUnborn).map(({ id }) => id),
  )
  return new Map(
    rows.map(({ given, family, ...person }) => [
      person.id,
      unborn.get(person.id) ?? { ...person, names: given === null ? [] : [nameOf(given, family)], motherName: null },
    ]),
  )
}

type Row = Omit<ListedPerson, 'names' | 'motherName'> & {
  readonly given: string | null
  readonly family: string | null
}

/** Of several current names the one borne longest. Stands on the key of person and on person_name_current. */
const listed = statementOf<[authority: string, ids: readonly string[]], Row>(
  (authority, ids) => sql`
    select distinct on (p.id) p.id, p.kind, p.birth_date as "birthDate", p.expected_on as "expectedOn",
           p.birth_date_known as "birthDateKnown", p.died_on as "diedOn", n.given, n.family
      from unnest(${ids}::uuid[]) as listed (id)
      join person p on p.authority = ${authority} and p.id = listed.id
      left join person_name n on n.authority = ${authority} and n.person_id = p.id and n.use = 'current' and n.to_on is null
     order by p.id, n.from_on nulls first, n.id`,
)

function nameOf(given: string, family: string | null): Pick<PersonName, 'use' | 'given' | 'family' | 'toOn'> {
  return { use: 'current', given, family: family ?? '', toOn: null }
}
