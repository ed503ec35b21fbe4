import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { IndexNumber } from '../../kernel/index-number.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Side, SideAssertion } from '../contract-desk.ts'
import type { Identity } from '../contract-identity.ts'
import type { IndexTx } from '../matching/queries.ts'

/** What these assertions say at their latest version, all of it. Stands on assertion's key and those of what it says. */
export async function identitiesOf(tx: IndexTx, ids: readonly string[]): Promise<readonly SideAssertion[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<IdentityRow>`
    select ${IDENTITY} from child_index.assertion a where a.id = any(${ids}::uuid[]) order by a.recorded_at, a.id`.execute(
    tx,
  )
  return rows.map(assertionFrom)
}

/**
 * These numbers as an operator compares them: who said what of each and since when, who works with them, by number.
 * Stands on link_of_child, child_by_survivor and involvement_of_child; at most 500 assertions and 200 involvements each.
 */
export async function sidesOf(tx: IndexTx, numbers: readonly string[]): Promise<ReadonlyMap<string, Side>> {
  const { rows: children } = await sql<ChildRow>`
    select c.number, c.state, c.status, c.responsible_authority, c.made_at as since,
           array(select r.number from child_index.child r where r.survivor = c.number order by 1) as retired_numbers
      from child_index.child c where c.number = any(${numbers})`.execute(tx)
  const { rows: assertions } = await sql<IdentityRow & { number: string }>`
    select n.number, said.* from unnest(${numbers}::text[]) as n(number)
     cross join lateral (
       select ${IDENTITY} from child_index.link l join child_index.assertion a on a.id = l.assertion_id
        where l.number = n.number and l.known_to is null and l.valid_to is null
        order by a.recorded_at desc, a.id limit 500) as said`.execute(tx)
  const { rows: involvements } = await sql<Side['involvements'][number] & { number: string }>`
    select n.number, works.* from unnest(${numbers}::text[]) as n(number)
     cross join lateral (
       select case when i.shown = 'named' then i.organisation end as organisation, i.kind, i.since_on, i.ended_on
         from child_index.involvement i
        where i.ended_on is null and i.number in (
              select n.number union all select number from child_index.child where survivor = n.number)
        order by i.since_on desc, i.id limit 200) as works`.execute(tx)
  const homes = await householdsOf(tx, numbers)
  const said = Map.groupBy(assertions, ({ number }) => number)
  const works = Map.groupBy(involvements, ({ number }) => number)
  return new Map(
    children.map((child) => [
      child.number,
      {
        ...child,
        lastHeardAt: said.get(child.number)?.[0]?.recordedAt ?? child.since,
        assertions: (said.get(child.number) ?? []).map(assertionFrom),
        involvements: (works.get(child.number) ?? []).map(({ number: _, ...involvement }) => involvement),
        household: homes.get(child.number) ?? [],
      },
    ]),
  )
}

type ChildRow = Pick<Side, 'number' | 'state' | 'status' | 'responsibleAuthority' | 'since' | 'retiredNumbers'>

type IdentityRow = {
  readonly id: string
  readonly node: string
  readonly authority: string
  readonly recordedAt: Instant
  readonly birthDate: CalendarDay | null
  readonly birthDateKnown: Identity['birthDateKnown']
  readonly expectedOn: CalendarDay | null
  readonly sex: Identity['sex']
  readonly multipleBirth: boolean | null
  readonly motherGiven: string | null
  readonly motherFamily: string | null
  readonly names: Identity['names']
  readonly addresses: Identity['addresses']
  readonly identifiers: Identity['identifiers']
}

const IDENTITY = sql`
  a.id, a.node, a.authority, a.recorded_at, a.birth_date, a.birth_date_known, a.expected_on, a.sex, a.multiple_birth,
  a.mother_given, a.mother_family,
  (select coalesce(jsonb_agg(jsonb_build_object('use', n.use, 'given', n.given, 'family', n.family) order by n.position), '[]')
     from child_index.assertion_name n where n.assertion_id = a.id and n.version = a.version) as names,
  (select coalesce(jsonb_agg(jsonb_build_object('lines', d.lines, 'postcode', d.postcode, 'fromOn', d.from_on, 'toOn', d.to_on)
                             order by d.position), '[]')
     from child_index.assertion_address d where d.assertion_id = a.id and d.version = a.version) as addresses,
  (select coalesce(jsonb_agg(jsonb_build_object('system', i.system, 'value', i.value, 'verified', i.verified)
                             order by i.system, i.value), '[]')
     from child_index.assertion_identifier i where i.assertion_id = a.id and i.version = a.version) as identifiers`

function assertionFrom(row: IdentityRow): SideAssertion {
  const { id, node, authority, recordedAt, motherGiven, motherFamily } = row
  const { names, birthDate, birthDateKnown, expectedOn, sex, addresses, identifiers, multipleBirth } = row
  const mother =
    motherGiven === null && motherFamily === null ? null : { given: motherGiven ?? '', family: motherFamily ?? '' }
  const identity = { names, birthDate, birthDateKnown, expectedOn, sex, addresses, identifiers, mother, multipleBirth }
  return { id, node, authority, recordedAt, identity }
}

/**
 * Others asserted at the same address, lines and postcode, as "Alfie Calloway, born 2022"; at most 12 a child. Shielded
 * children and those given up are in nobody's household. Stands on key_by_postcode_and_birth and link_of_child.
 */
async function householdsOf(tx: IndexTx, numbers: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ of: string; number: IndexNumber; given: string; family: string; year: number | null }>`
    with home as (
      select distinct l.number as of, replace(upper(d.postcode), ' ', '') as postcode, lower(d.lines) as lines
        from child_index.link l
        join child_index.assertion a on a.id = l.assertion_id
        join child_index.assertion_address d on d.assertion_id = a.id and d.version = a.version
       where l.number = any(${numbers}) and l.known_to is null and l.valid_to is null
         and d.postcode is not null and d.lines <> ''),
    beside as (
      select distinct home.of, k.number from home cross join lateral (
        select k.number, k.assertion_id from child_index.assertion_key k where k.postcode = home.postcode limit 400) k
        join child_index.assertion a on a.id = k.assertion_id
        join child_index.assertion_address d on d.assertion_id = a.id and d.version = a.version
         and replace(upper(d.postcode), ' ', '') = home.postcode and lower(d.lines) = home.lines
       where k.number <> all(${numbers}))
    select distinct on (beside.of, c.number) beside.of, c.number, coalesce(n.given, '') as given, coalesce(n.family, '') as family,
           extract(year from a.birth_date)::int as year
      from beside join child_index.child c on c.number = beside.number and c.status in ('active','closed')
       and not exists (select from child_index.shield h where h.number = c.number and h.lifted_at is null)
      join child_index.link l on l.number = c.number and l.known_to is null and l.valid_to is null
      join child_index.assertion a on a.id = l.assertion_id
      join child_index.assertion_name n on n.assertion_id = a.id and n.version = a.version and n.position = 0
     order by beside.of, c.number, a.recorded_at desc, a.id limit 100`.execute(tx)
  const inWords = ({ given, family, year }: (typeof rows)[number]) =>
    `${`${given} ${family}`.trim()}${year === null ? '' : `, born ${year}`}`
  return new Map([...Map.groupBy(rows, ({ of }) => of)].map(([of, others]) => [of, others.slice(0, 12).map(inWords)]))
}
