import { type RawBuilder, sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { IndexNumber } from '../../kernel/index-number.ts'
import { postcode } from '../../kernel/postcode.ts'
import type { ChildIdentifiers, IndexChild } from '../contract-children.ts'
import type { IdentifierSystem, IdentitySummary, NumberState } from '../contract-identity.ts'
import type { IndexTx } from '../matching/queries.ts'
import { isHiddenFrom } from '../shields/queries.ts'

/** A child as held, without who they are. */
export type HeldChild = Omit<IndexChild, 'summary' | 'status'> & {
  readonly status: 'active' | 'closed' | 'sealed' | 'invalid'
}

/** Whose eyes a child is seen with, and on which day; an authority of null is an operator's, from whom nobody is hidden. */
export type Seeing = { readonly authority: string | null; readonly today: CalendarDay }

/**
 * The child of each number, a retired number's survivor; those not held, and those shielded from who sees, are left out.
 * By the number asked for.
 */
export async function childrenOfNumbers(
  tx: IndexTx,
  numbers: readonly string[],
  { authority, today }: Seeing,
): Promise<ReadonlyMap<string, HeldChild>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await sql<HeldChild & { asked: string }>`
    select asked.number as asked, c.number, c.state, c.status, c.responsible_authority, c.version,
           array(select r.number from child_index.child r where r.survivor = c.number order by 1) as retired_numbers,
           array(select distinct a.authority from child_index.link l join child_index.assertion a on a.id = l.assertion_id
                  where l.number = c.number and l.known_to is null and l.valid_to is null order by 1) as known_to,
           exists (select from child_index.sealed_concern s where s.ended_at is null and s.until_on >= ${today}
                      and (s.number = c.number
                           or s.number in (select r.number from child_index.child r where r.survivor = c.number)))
           or exists (select from child_index.to_allot t join child_index.sealed_concern s on s.id = t.item_id
                       where t.other_number = any(array(select r.number from child_index.child r where r.survivor = c.number) || c.number)
                         and t.allotted_at is null and s.ended_at is null
                         and s.until_on >= ${today}) as has_sealed_concern
      from child_index.child asked join child_index.child c on c.number = coalesce(asked.survivor, asked.number)
     where asked.number = any(${numbers}) and not ${hiddenFrom(authority)}`.execute(tx)
  return new Map(rows.map(({ asked, ...child }) => [asked, child]))
}

/** A child as one acts on them: the number in use, and who is responsible. */
export type OpenChild = {
  readonly number: IndexNumber
  readonly responsibleAuthority: string | null
  readonly version: number
}

/** The child of a number, a retired number's survivor; undefined if there is none to be acted on by who sees. */
export async function childInUse(
  tx: IndexTx,
  number: IndexNumber,
  authority: string | null,
): Promise<OpenChild | undefined> {
  const { rows } = await sql<OpenChild>`
    select c.number, c.responsible_authority, c.version
      from child_index.child asked join child_index.child c on c.number = coalesce(asked.survivor, asked.number)
     where asked.number = ${number} and c.status in ('active', 'closed') and not ${hiddenFrom(authority)}`.execute(tx)
  return rows[0]
}

/**
 * The numbers of children now said to have this identifier, and not shielded from the authority; at most two. Stands on
 * assertion_identifier_by_value.
 */
export async function numbersByIdentifier(
  tx: IndexTx,
  system: IdentifierSystem,
  value: string,
  authority: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ number: string }>`
    select distinct coalesce(c.survivor, c.number) as number
      from child_index.assertion_identifier i
      join child_index.assertion a on a.id = i.assertion_id and a.version = i.version
      join child_index.link l on l.assertion_id = a.id and l.known_to is null and l.valid_to is null
      join child_index.child c on c.number = l.number
     where i.value = ${value} and i.system = ${system} and c.status not in ('sealed','invalid')
       and not ${isHiddenFrom(sql`coalesce(c.survivor, c.number)`, authority)} limit 2`.execute(tx)
  return rows.map(({ number }) => number)
}

/**
 * What a child is now said to go by, and what the records of one authority call them, at most 100 of each. Stands on
 * link_of_child, assertion_pkey and assertion_identifier_pkey.
 */
export async function identifiersHeld(
  tx: IndexTx,
  number: string,
  authority: string,
): Promise<Pick<ChildIdentifiers, 'identifiers' | 'localReferences'>> {
  const { rows: identifiers } = await sql<ChildIdentifiers['identifiers'][number]>`
    select i.system, i.value, bool_or(i.verified) as verified
      from child_index.link l
      join child_index.assertion a on a.id = l.assertion_id
      join child_index.assertion_identifier i on i.assertion_id = a.id and i.version = a.version
     where l.number = ${number} and l.known_to is null and l.valid_to is null
     group by i.system, i.value order by i.system, i.value limit 100`.execute(tx)
  const { rows: localReferences } = await sql<ChildIdentifiers['localReferences'][number]>`
    select a.node, a.local_reference
      from child_index.link l join child_index.assertion a on a.id = l.assertion_id
     where l.number = ${number} and l.known_to is null and l.valid_to is null and a.authority = ${authority}
     order by a.node, a.local_reference limit 100`.execute(tx)
  return { identifiers, localReferences }
}

/** The best word there is on who a child is, in short, and the state of their number. */
export type Shown = {
  readonly number: IndexNumber
  readonly state: NumberState
  readonly responsibleAuthority: string | null
  readonly summary: IdentitySummary
}

/**
 * What a person needs to recognise each of these children, by the one assertion that says it best: one that has a name,
 * then of the responsible authority, then with an exact birth date, then with a number that was verified, then the
 * latest; of its addresses the present one. Always one statement, of nobody too: whoever times a search learns nothing.
 */
export async function summariesOf(tx: IndexTx, numbers: readonly string[]): Promise<ReadonlyMap<string, Shown>> {
  const { rows } = await sql<SummaryRow>`
    select c.number, c.state, c.responsible_authority, word.*
      from child_index.child c cross join lateral (${wordOn(sql`c.number`, sql`c.responsible_authority`)}) as word
     where c.number = any(${numbers})`.execute(tx)
  return new Map(rows.map((row) => [row.number, shownFrom(row)]))
}

/**
 * What the best assertion of a child says, for a statement that asks more. Stands on link_of_child and
 * assertion_identifier_pkey.
 *
 * @param responsible the authority responsible for the child
 */
export function wordOn(number: RawBuilder<unknown>, responsible: RawBuilder<unknown>): RawBuilder<SummaryWord> {
  return sql<SummaryWord>`
    select a.birth_date as "birthDate", a.birth_date_known as "birthDateKnown", a.sex,
           coalesce(n.given, '') as given, coalesce(n.family, '') as family,
           (select d.postcode from child_index.assertion_address d
             where d.assertion_id = a.id and d.version = a.version
             order by d.to_on desc nulls first, d.position limit 1) as postcode
      from child_index.link l
      join child_index.assertion a on a.id = l.assertion_id
      left join child_index.assertion_name n on n.assertion_id = a.id and n.version = a.version and n.position = 0
     where l.number = ${number} and l.known_to is null and l.valid_to is null
     order by (n.assertion_id is null), (a.authority is distinct from ${responsible}), (a.birth_date_known <> 'exact'),
              not exists (select from child_index.assertion_identifier i
                           where i.assertion_id = a.id and i.version = a.version and i.verified),
              a.recorded_at desc, a.id limit 1`
}

function hiddenFrom(authority: string | null) {
  return authority === null ? sql<boolean>`false` : isHiddenFrom(sql.ref('c.number'), authority)
}

/** What one assertion says, as its statement gives it. */
type SummaryWord = {
  readonly birthDate: CalendarDay | null
  readonly birthDateKnown: IdentitySummary['birthDateKnown']
  readonly sex: IdentitySummary['sex']
  readonly given: string
  readonly family: string
  readonly postcode: string | null
}

/** A summary as its statement gives it. */
export type SummaryRow = SummaryWord & {
  readonly number: IndexNumber
  readonly state: NumberState
  readonly responsibleAuthority: string | null
}

/** A summary as people are shown it. */
export function shownFrom({ number, state, responsibleAuthority, ...row }: SummaryRow): Shown {
  const code = row.postcode === null ? undefined : postcode(row.postcode)
  const { given, family, birthDate, birthDateKnown, sex } = row
  const postcodeDistrict = code?.split(' ', 1)[0] ?? null
  return {
    number,
    state,
    responsibleAuthority,
    summary: { given, family, birthDate, birthDateKnown, sex, postcodeDistrict },
  }
}
