import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db.ts'

/** Ties of someone who brings a child up, by which others are around the child too. */
const THROUGH_PARENTS = sql.join([
  ...['spouse', 'partner', 'mother', 'father', 'parent', 'adoptive-parent', 'step-parent'],
  ...['sibling', 'half-sibling', 'step-sibling'],
])
const BRING_UP = sql.join(['mother', 'father', 'parent', 'adoptive-parent', 'step-parent', 'carer', 'foster-carer'])

/** The authority itself, or where a statement that is kept has it. */
export type OfAuthority = string | RawBuilder<unknown>

export type Around = {
  /** Ties and homes that ended count too. */
  readonly ever?: boolean
}

/**
 * Which people are around which children, as `(child_id, person_id)`: tied to the child in whatever way; living with
 * the child; and, of those who bring the child up, partners, parents, brothers and sisters, and other children. One
 * definition for both directions: ask it for some children, or for some people. Its branches stand on
 * relationship_standing_of and _to (relationship_of and _to for `ever`), household_of_person and household_member_of.
 */
export function aroundChildren(
  authority: OfAuthority,
  { ever = false }: Around = {},
): RawBuilder<{ childId: string; personId: string }> {
  const stands = (of: 'r' | 't' | 'own' | 'm') => (ever ? sql`true` : sql`${sql.ref(of)}.to_on is null`)
  const here = (of: 'r' | 't' | 'own' | 'm') => sql`${sql.ref(of)}.authority = ${authority} and ${stands(of)}`
  return sql`(
    select r.person_id as child_id, r.other_id as person_id from relationship r where ${here('r')}
    union select r.other_id, r.person_id from relationship r where ${here('r')}
    union select own.person_id, m.person_id from household_member own
      join household_member m on m.authority = own.authority and m.household_id = own.household_id and m.person_id <> own.person_id
     where ${here('own')} and ${here('m')}
    union select r.person_id, t.other_id from relationship r
      join relationship t on t.authority = r.authority and t.person_id = r.other_id and t.kind in (${THROUGH_PARENTS})
     where ${here('r')} and ${here('t')} and r.kind in (${BRING_UP}) and t.other_id <> r.person_id
    union select r.person_id, t.person_id from relationship r
      join relationship t on t.authority = r.authority and t.other_id = r.other_id and t.kind in (${THROUGH_PARENTS})
     where ${here('r')} and ${here('t')} and r.kind in (${BRING_UP}) and t.person_id <> r.person_id)`
}

/** At most so many children are around one person. */
const MOST = 200

/** The children around a person. */
export async function childrenAround(tx: Tx, personId: string, around: Around = {}): Promise<readonly string[]> {
  const { rows } = await sql<{ childId: string }>`
    select distinct a.child_id from ${aroundChildren(tx.authority, around)} a
      join person c on c.authority = ${tx.authority} and c.id = a.child_id and c.kind = 'child'
     where a.person_id = ${personId} order by a.child_id limit ${MOST}`.execute(tx)
  return rows.map(({ childId }) => childId)
}

/** Those of these people of whom it is written down that they may be a risk. Stands on worry_of_person. */
export async function risksAmong(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ personId: string }>`
    select distinct person_id from worry
     where authority = ${tx.authority} and person_id = any(${ids}::uuid[]) and kind = 'risk-adult' and closed_on is null`.execute(
    tx,
  )
  return new Set(rows.map(({ personId }) => personId))
}
