import { type Kysely, sql, type Transaction } from 'kysely'
import { statementOf } from '../../platform/db.ts'
import type { IndexDB } from '../schema.ts'
import type { Probes } from './keys/rules.ts'
import type { NameForm, Profile } from './model.ts'

/** The index's own database, opened as its own role. */
export type IndexDatabase = Kysely<IndexDB>
/** A transaction of the index. It serves every authority and is bound to none. */
export type IndexTx = Transaction<IndexDB>

/** What one identity's searches came upon. */
export type Found = {
  /** By child, one profile for each assertion: what its present version says, though an earlier one was come upon. */
  readonly children: ReadonlyMap<string, readonly Profile[]>
  /** Whether some search had more rows than were fetched. */
  readonly saturated: boolean
  /** How many children the index holds, as its statistics have it: near enough to weigh by, and free. */
  readonly size: number
  /** The version of the trained weights in use; null where there are none, and the program's own are. */
  readonly model: string | null
}

/**
 * Looks for candidates of many identities at once: indexed equality only, each search with its own limit, whole rows.
 * A search that fetched all it may is made again, a few times, without the children it came upon: one child with very
 * many records hides nobody. Answers in the order asked.
 */
export async function candidatesOf(tx: IndexTx, asked: readonly Probes[]): Promise<readonly Found[]> {
  const found = [...(await searched(tx, asked))]
  for (let round = 1; round < MOST_ROUNDS; round += 1) {
    const full = found.flatMap(({ saturated }, at) => (saturated ? [at] : []))
    if (full.length === 0) break
    const probes = full.map((at) => asked[at] as Probes)
    const besides = full.map((at) => [...(found[at] as Found).children.keys()])
    const more = await searched(tx, probes, besides)
    for (const [n, at] of full.entries()) found[at] = withMore(found[at] as Found, more[n] as Found)
  }
  return found
}

/** How often a search is made that fetches all it may. */
const MOST_ROUNDS = 3

function withMore(before: Found, { children, saturated }: Found): Found {
  return { children: new Map([...before.children, ...children]), saturated, size: before.size, model: before.model }
}

async function searched(
  tx: IndexTx,
  asked: readonly Probes[],
  besides: readonly (readonly string[])[] = [],
): Promise<readonly Found[]> {
  const given = asked.map((probes, at) => ({ ...asRecord(probes, at), besides: besides[at] ?? [] }))
  return gathered(await search(tx, JSON.stringify(given)), asked.length)
}

/** The columns of a key row `k`. */
export const KEY_COLUMNS = sql`
  k.past, k.id, k.assertion_id as "assertionId", k.number, k.given, k.family, k.given_sound as "givenSound",
  k.family_sound as "familySound", k.birth_date as "birthDate", k.year_only as "yearOnly", k.sex, k.postcode, k.nhs,
  k.nhs_verified as "nhsVerified", k.upns, k.mother, k.multiple`

/** Rows fetched of one search at most. A search that fetches as many may have missed some. */
const LIMIT = 200

/**
 * One search of each kind. A row that one finds is left out by those after it; in the place of those of an earlier
 * version come the rows of the present one. Stands on the six key_by_ indexes, assertion_identifier_by_value and
 * key_of_assertion. `besides`: the children of each identity who are left out.
 */
const search = statementOf<[given: string], Row>(
  (given) => sql`
    with asked as materialized (
      select * from jsonb_to_recordset(${given}::jsonb) as a(asked int, besides text[],
        identifiers text[], dates date[], near date[], sounds text[], givens text[], families text[], of_family text[], of_given text[], postcodes text[])),
    found as materialized (
    select 'id' as search, a.asked, ${KEY_COLUMNS} from asked a cross join lateral unnest(a.identifiers) as p(value)
      cross join lateral (select k.* from child_index.assertion_identifier i
        join child_index.assertion_key k on k.assertion_id = i.assertion_id
        where i.value = p.value and k.number <> all (a.besides) limit ${LIMIT}) k
    union all
    select 'df', a.asked, ${KEY_COLUMNS} from asked a cross join lateral unnest(a.dates) as d(date)
      cross join lateral unnest(a.sounds) as s(sound)
      cross join lateral (select * from child_index.assertion_key
        where birth_date = d.date and family_sound = s.sound and number <> all (a.besides) limit ${LIMIT}) k
    union all
    select 'dg', a.asked, ${KEY_COLUMNS} from asked a cross join lateral unnest(a.dates) as d(date)
      cross join lateral unnest(a.sounds) as s(sound)
      cross join lateral (select * from child_index.assertion_key
        where birth_date = d.date and given_sound = s.sound and family_sound <> all (a.sounds)
          and number <> all (a.besides) limit ${LIMIT}) k
    union all
    select 'fg', a.asked, ${KEY_COLUMNS} from asked a cross join lateral unnest(a.of_family, a.of_given) as p(family, given)
      cross join lateral (select * from child_index.assertion_key
        where family_sound = p.family and given_sound = p.given and (birth_date + 0) = any (a.near)
          and number <> all (a.besides) limit ${LIMIT}) k
    union all
    select 'pg', a.asked, ${KEY_COLUMNS} from asked a cross join lateral unnest(a.postcodes) as p(code)
      cross join lateral unnest(a.givens) as s(sound)
      cross join lateral (select * from child_index.assertion_key
        where postcode = p.code and given_sound = s.sound
          and (birth_date is null or birth_date <> all (a.dates)) and number <> all (a.besides) limit ${LIMIT}) k
    union all
    select 'pb', a.asked, ${KEY_COLUMNS} from asked a cross join lateral unnest(a.postcodes) as p(code)
      cross join lateral unnest(a.dates) as d(date)
      cross join lateral (select * from child_index.assertion_key
        where postcode = p.code and birth_date = d.date
          and family_sound <> all (a.sounds) and given_sound <> all (a.sounds)
          and number <> all (a.besides) limit ${LIMIT}) k
    union all
    select 'pf', a.asked, ${KEY_COLUMNS} from asked a cross join lateral unnest(a.postcodes) as p(code)
      cross join lateral unnest(a.families) as s(sound)
      cross join lateral (select * from child_index.assertion_key
        where postcode = p.code and family_sound = s.sound and given_sound <> all (a.givens)
          and (birth_date is null or birth_date <> all (a.dates))
          and number <> all (a.besides) limit ${LIMIT}) k)
    select rows.*, index.size, index.model from (
      select (select reltuples::float8 from pg_class where oid = 'child_index.child'::regclass) as size,
             (select version from child_index.matching_model where in_use) as model) as index
    left join (
    select * from found
    union all
    select 'now', once.asked, ${KEY_COLUMNS} from (select distinct asked, "assertionId" from found where past) as once
      cross join lateral (select * from child_index.assertion_key
        where assertion_id = once."assertionId" and not past limit ${LIMIT}) k) as rows on true`,
)

/** A row by which a record is found, with all of it that is compared. */
export type KeyFields = KeyColumns & {
  /** Of an earlier version: it finds, and is not compared. */
  readonly past: boolean
  readonly id: string
  readonly assertionId: string
  readonly number: string
  readonly givenSound: string
  readonly familySound: string
}

/** What a row of assertion_key says of a child. */
export type KeyColumns = {
  readonly given: string
  readonly family: string
  readonly birthDate: string | null
  readonly yearOnly: boolean
  readonly sex: 'M' | 'F' | 'U'
  readonly postcode: string
  readonly nhs: readonly string[]
  readonly nhsVerified: readonly string[]
  readonly upns: readonly string[]
  readonly mother: string
  readonly multiple: boolean
}

type Row = KeyFields & {
  /** Null of the one row that comes where nobody was found; 'now' of those that no search found. */
  readonly search: 'id' | 'df' | 'dg' | 'fg' | 'pg' | 'pb' | 'pf' | 'now' | null
  readonly asked: number
  readonly size: number
  readonly model: string | null
}

function asRecord({ pairs, ...values }: Probes, asked: number) {
  return {
    asked,
    ...values,
    of_family: pairs.map(([family]) => family),
    of_given: pairs.map(([, given]) => given),
  }
}

/** Which search a row came by: the values that were equal. */
function searchOf(
  search: Exclude<Row['search'], 'now' | null>,
  { asked, birthDate, familySound, givenSound, postcode }: Row,
): string {
  const values = {
    id: '',
    df: `${birthDate} ${familySound}`,
    dg: `${birthDate} ${givenSound}`,
    fg: `${familySound} ${givenSound}`,
    pg: `${postcode} ${givenSound}`,
    pb: `${postcode} ${birthDate}`,
    pf: `${postcode} ${familySound}`,
  }
  return `${search} ${asked} ${values[search]}`
}

function gathered(rows: readonly Row[], count: number): readonly Found[] {
  const { size = 0, model = null } = rows[0] ?? {}
  const byAsked = Array.from({ length: count }, () => new Map<string, Row>())
  for (const row of rows) {
    if (row.search !== null && !row.past) byAsked[row.asked]?.set(row.id, row)
  }
  const full = fullSearches(rows)
  return byAsked.map((mine, at) => ({ children: childrenOf([...mine.values()]), saturated: full.has(at), size, model }))
}

/** Of which identities asked some search fetched all it may. */
function fullSearches(rows: readonly Row[]): ReadonlySet<number> {
  const full = new Set<number>()
  if (rows.length < LIMIT) return full
  const bySearch = new Map<string, number>()
  for (const row of rows) {
    if (row.search === null || row.search === 'now') continue
    const search = searchOf(row.search, row)
    const fetched = (bySearch.get(search) ?? 0) + 1
    bySearch.set(search, fetched)
    if (fetched >= LIMIT) full.add(row.asked)
  }
  return full
}

function childrenOf(rows: readonly KeyFields[]): ReadonlyMap<string, readonly Profile[]> {
  const children = new Map<string, Profile[]>()
  for (const [first, ...more] of Map.groupBy(rows, ({ assertionId }) => assertionId).values()) {
    if (!first) continue
    const profiles = children.get(first.number)
    if (profiles) profiles.push(profileFrom(first, more))
    else children.set(first.number, [profileFrom(first, more)])
  }
  for (const [number, profiles] of children) {
    if (profiles.length > FEW_RECORDS) children.set(number, eachOnce(profiles))
  }
  return children
}

/** A child of more records than these has some that say the same: each is weighed once. */
const FEW_RECORDS = 10

function eachOnce(profiles: readonly Profile[]): Profile[] {
  return [...new Map(profiles.map((profile) => [JSON.stringify(profile), profile])).values()]
}

/** Rows of one assertion's present version as one profile: every name and postcode that was come upon. */
export function profileFrom(first: KeyColumns, more: readonly KeyColumns[]): Profile {
  const { birthDate, yearOnly, sex, nhs, nhsVerified, upns, mother, multiple } = first
  const names: NameForm[] = []
  const postcodes: string[] = []
  addTo(names, postcodes, first)
  for (const row of more) addTo(names, postcodes, row)
  return { names, birthDate, yearOnly, sex, postcodes, nhs, nhsVerified, upns, mother, multiple }
}

function addTo(names: NameForm[], postcodes: string[], { given, family, postcode }: KeyColumns): void {
  const isNamed = given !== '' || family !== ''
  if (isNamed && !names.some((name) => name.given === given && name.family === family)) names.push({ given, family })
  if (postcode !== '' && !postcodes.includes(postcode)) postcodes.push(postcode)
}
