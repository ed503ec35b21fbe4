import { type Kysely, sql, type Transaction } from 'kysely'
import type { IndexDB } from '../schema.ts'
import type { Probes } from './keys/rules.ts'
import type { Profile } from './model.ts'

/** The index's own database, opened as its own role. */
export type IndexDatabase = Kysely<IndexDB>
/** A transaction of the index. It serves every authority and is bound to none. */
export type IndexTx = Transaction<IndexDB>

/** What one identity's searches came upon. */
export type Found = {
  /** By child, one profile for each assertion. */
  readonly children: ReadonlyMap<string, readonly Profile[]>
  /** Whether some search had more rows than were fetched. */
  readonly saturated: boolean
  /** How many children the index holds, as its statistics have it: near enough to weigh by, and free. 0 if nobody was found. */
  readonly size: number
}

/**
 * Looks for candidates of many identities at once: indexed equality only, each search with its own limit, whole rows.
 * Stands on the five key_by_ indexes and assertion_identifier_by_value. Answers in the order asked.
 */
export async function candidatesOf(tx: IndexTx, asked: readonly Probes[]): Promise<readonly Found[]> {
  const searches = asked.map(flat)
  const p = {
    identifiers: numbered(searches.map(({ identifiers }) => identifiers)),
    birthFamily: numbered(asked.map(({ birthFamily }) => birthFamily)),
    birthGiven: numbered(asked.map(({ birthGiven }) => birthGiven)),
    soundsYear: numbered(asked.map(({ soundsYear }) => soundsYear)),
    postcodeGiven: numbered(asked.map(({ postcodeGiven }) => postcodeGiven)),
    postcodeBirth: numbered(asked.map(({ postcodeBirth }) => postcodeBirth)),
  }
  const { rows } = await sql<Row>`
    select found.*, (select reltuples::float8 from pg_class where oid = 'child_index.child'::regclass) as size from (
    select 'id' || p.n as search, p.asked, k.* from unnest(${p.identifiers.n}::int[], ${p.identifiers.asked}::int[],
        ${p.identifiers.column(0)}::text[]) as p(n, asked, a)
      cross join lateral (select k.* from child_index.assertion_identifier i
        join child_index.assertion_key k on k.assertion_id = i.assertion_id where i.value = p.a limit ${LIMIT}) k
    union all
    select 'bf' || p.n, p.asked, k.* from unnest(${p.birthFamily.n}::int[], ${p.birthFamily.asked}::int[],
        ${p.birthFamily.column(0)}::date[], ${p.birthFamily.column(1)}::text[]) as p(n, asked, a, b)
      cross join lateral (select * from child_index.assertion_key
        where birth_date = p.a and family_sound = p.b limit ${LIMIT}) k
    union all
    select 'bg' || p.n, p.asked, k.* from unnest(${p.birthGiven.n}::int[], ${p.birthGiven.asked}::int[],
        ${p.birthGiven.column(0)}::date[], ${p.birthGiven.column(1)}::text[]) as p(n, asked, a, b)
      cross join lateral (select * from child_index.assertion_key
        where birth_date = p.a and given_sound = p.b limit ${LIMIT}) k
    union all
    select 'sy' || p.n, p.asked, k.* from unnest(${p.soundsYear.n}::int[], ${p.soundsYear.asked}::int[],
        ${p.soundsYear.column(0)}::text[], ${p.soundsYear.column(1)}::text[], ${p.soundsYear.column(2)}::smallint[])
        as p(n, asked, a, b, c)
      cross join lateral (select * from child_index.assertion_key
        where family_sound = p.a and given_sound = p.b and birth_year = p.c limit ${LIMIT}) k
    union all
    select 'pg' || p.n, p.asked, k.* from unnest(${p.postcodeGiven.n}::int[], ${p.postcodeGiven.asked}::int[],
        ${p.postcodeGiven.column(0)}::text[], ${p.postcodeGiven.column(1)}::text[]) as p(n, asked, a, b)
      cross join lateral (select * from child_index.assertion_key
        where postcode = p.a and given_sound = p.b limit ${LIMIT}) k
    union all
    select 'pb' || p.n, p.asked, k.* from unnest(${p.postcodeBirth.n}::int[], ${p.postcodeBirth.asked}::int[],
        ${p.postcodeBirth.column(0)}::text[], ${p.postcodeBirth.column(1)}::date[]) as p(n, asked, a, b)
      cross join lateral (select * from child_index.assertion_key
        where postcode = p.a and birth_date = p.b limit ${LIMIT}) k) as found`.execute(tx)
  return gathered(rows, asked.length)
}

/** Rows fetched of one search at most. A search that fetches as many may have missed some. */
const LIMIT = 200

type Row = {
  readonly search: string
  readonly asked: number
  readonly size: number
  readonly id: string
  readonly assertionId: string
  readonly number: string
  readonly given: string
  readonly family: string
  readonly birthDate: string | null
  readonly yearOnly: boolean
  readonly sex: 'M' | 'F' | 'U'
  readonly postcode: string
  readonly nhs: string | null
  readonly nhsVerified: boolean
  readonly upns: readonly string[]
  readonly mother: string
  readonly multiple: boolean
}

function flat({ identifiers }: Probes): { readonly identifiers: readonly (readonly [string])[] } {
  return { identifiers: identifiers.map((value) => [value]) }
}

/** The searches of all identities as columns, each row with its number and whose it is. */
function numbered(searches: readonly (readonly (readonly (string | number)[])[])[]) {
  const rows = searches.flatMap((values, asked) => values.map((value) => ({ asked, value })))
  return {
    n: rows.map((_, at) => at),
    asked: rows.map(({ asked }) => asked),
    column: (at: number) => rows.map(({ value }) => value[at]),
  }
}

function gathered(rows: readonly Row[], count: number): readonly Found[] {
  const bySearch = new Map<string, number>()
  const byAsked = Array.from({ length: count }, () => ({ rows: new Map<string, Row>(), saturated: false }))
  for (const row of rows) {
    const mine = byAsked[row.asked] as (typeof byAsked)[number]
    const fetched = (bySearch.get(row.search) ?? 0) + 1
    bySearch.set(row.search, fetched)
    if (fetched >= LIMIT) mine.saturated = true
    mine.rows.set(row.id, row)
  }
  return byAsked.map((mine) => ({
    children: childrenOf([...mine.rows.values()]),
    saturated: mine.saturated,
    size: rows[0]?.size ?? 0,
  }))
}

function childrenOf(rows: readonly Row[]): ReadonlyMap<string, readonly Profile[]> {
  const children = new Map<string, Profile[]>()
  const byAssertion = Map.groupBy(rows, ({ assertionId, birthDate, nhs }) => `${assertionId} ${birthDate} ${nhs}`)
  for (const of of byAssertion.values()) {
    const [first] = of as [Row, ...Row[]]
    const profiles = children.get(first.number) ?? []
    profiles.push(profileFrom(first, of))
    children.set(first.number, profiles)
  }
  return children
}

/** The rows of one assertion as one profile: every name and postcode that was come upon. */
function profileFrom(first: Row, rows: readonly Row[]): Profile {
  const names = new Map(rows.map(({ given, family }) => [`${given}|${family}`, { given, family }]))
  return {
    names: [...names.values()].filter(({ given, family }) => given !== '' || family !== ''),
    birthDate: first.birthDate,
    yearOnly: first.yearOnly,
    sex: first.sex,
    postcodes: [...new Set(rows.map(({ postcode }) => postcode))].filter((code) => code !== ''),
    nhs: first.nhs,
    nhsVerified: first.nhsVerified,
    upns: first.upns,
    mother: first.mother,
    multiple: first.multiple,
  }
}
