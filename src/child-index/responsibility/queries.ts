import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
import { statementOf } from '../../platform/db.ts'
import type { Identity } from '../contract-identity.ts'
import type { ChangeResponsibleRequest } from '../contract-responsibility.ts'
import { announce } from '../feed/queries-writing.ts'
import type { IndexTx } from '../matching/queries.ts'
import { homePostcode, isUniversal, prefixesOf, UNIVERSAL_FEEDS } from './rules.ts'

/** A new child, and the record that made them known. */
export type Newcomer = { readonly number: string; readonly node: string; readonly identity: Identity }

/**
 * The authority of the home of each child that a universal feed made known, by number; those whose home is not known, or
 * not loaded, are left out. Stands on postcode_area's key; nothing is asked where there is no such child.
 */
export async function homeAuthorities(
  tx: IndexTx,
  newcomers: readonly Newcomer[],
): Promise<ReadonlyMap<string, string>> {
  const homes = newcomers.flatMap(({ number, node, identity }) => {
    const home = isUniversal(node) ? homePostcode(identity) : undefined
    return home === undefined ? [] : [{ number, prefixes: prefixesOf(home) }]
  })
  if (homes.length === 0) return new Map()
  const areas = await areasOf(tx, [...new Set(homes.flatMap((home) => home.prefixes))])
  const authorities = new Map(areas.map(({ prefix, authority }) => [prefix, authority]))
  return new Map(
    homes.flatMap((home) => {
      const known = home.prefixes.find((prefix) => authorities.has(prefix))
      return known === undefined ? [] : [[home.number, authorities.get(known) as string] as const]
    }),
  )
}

const areasOf = statementOf<[prefixes: readonly string[]], { readonly prefix: string; readonly authority: string }>(
  (prefixes) => sql`select prefix, authority from child_index.postcode_area where prefix = any(${prefixes})`,
)

/**
 * As `homeAuthorities` of many records at once, to be selected: the authority of the home of a record of a universal feed;
 * null where it is not known, or the feed is not universal.
 *
 * @param identity the record's identity, as JSON in the form it was sent
 */
export function homeAuthorityIn(identity: RawBuilder<unknown>, node: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql<string | null>`(select area.authority from (
        select regexp_replace(upper(regexp_replace(home.v->>'postcode', '\\s', '', 'g')), '^(.+)(...)$', '\\1 \\2') as code
          from jsonb_array_elements(${identity}->'addresses') with ordinality as home(v, place)
         where home.v->>'toOn' is null order by place limit 1) as present
      join child_index.postcode_area area on area.prefix in (
           code, left(code, -2), split_part(code, ' ', 1), substring(code from '^[A-Z]+'))
     where split_part(${node}, '/', 2) = any(${[...UNIVERSAL_FEEDS]}::text[])
     order by length(area.prefix) desc limit 1)`
}

/** Whether a record of an authority's leads to this number now. Stands on link_of_child. */
export async function holdsRecord(tx: IndexTx, number: string, authority: string): Promise<boolean> {
  const { rows } = await sql`
    select from child_index.link l join child_index.assertion a on a.id = l.assertion_id
     where l.number = ${number} and l.known_to is null and l.valid_to is null and a.authority = ${authority} limit 1`.execute(
    tx,
  )
  return rows.length > 0
}

/**
 * Passes responsibility on if it is still as believed; the new version, or undefined. One row lock decides between two.
 * One from whom it is taken is sent a recall notice.
 */
export async function passResponsibility(
  tx: IndexTx,
  number: string,
  { asked, from, to, expectedVersion }: ChangeResponsibleRequest,
  at: Instant,
): Promise<number | undefined> {
  const passed = await tx
    .updateTable('childIndex.child')
    .set({ responsibleAuthority: to, version: sql<number>`version + 1` })
    .where('number', '=', number)
    .where('version', '=', expectedVersion)
    .where('responsibleAuthority', 'is not distinct from', from)
    .returning('version')
    .executeTakeFirst()
  if (!passed) return undefined
  const { version } = passed
  const by = { askedBy: asked.authority, userId: asked.userId }
  await tx
    .insertInto('childIndex.responsibleChange')
    .values({ number, version, fromAuthority: from, toAuthority: to, ...by, changedAt: at })
    .execute()
  const takenFrom = from === null || from === asked.authority ? [] : [from]
  await announce(tx, [{ kind: 'responsible', number }], takenFrom, at)
  return version
}

/** Writes which authority each prefix is of, in place of what was said before. */
export async function saveAreas(tx: IndexTx, areas: ReadonlyMap<string, string>, at: Instant): Promise<void> {
  await sql`
    insert into child_index.postcode_area (prefix, authority, set_at)
    select prefix, authority, ${at}::timestamptz
      from unnest(${[...areas.keys()]}::text[], ${[...areas.values()]}::text[]) as area(prefix, authority)
        on conflict (prefix) do update set authority = excluded.authority, set_at = excluded.set_at`.execute(tx)
}
