import { sql } from 'kysely'
import type { IndexNumber } from '../../kernel/index-number.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { NumberState } from '../contract-identity.ts'
import type { IndexTx } from '../matching/queries.ts'
import type { IndexDB } from '../schema.ts'
import type { Alias, AliasItem, Deciding, HeldChild } from './model.ts'

/** A person's decision, in the index's own list of decisions. */
export type PersonsDecision = {
  readonly id: string
  readonly kind: IndexDB['childIndex.decision']['kind']
  readonly number: string
  readonly otherNumber?: string | null
  readonly assertionId?: string | null
}

/** Writes what people decided, and why. */
export async function addDecision(
  tx: IndexTx,
  { id, kind, number, otherNumber = null, assertionId = null }: PersonsDecision,
  { asked, at, reason, fingerprint }: Omit<Deciding, 'newId' | 'drawNumber'>,
): Promise<void> {
  await tx
    .insertInto('childIndex.decision')
    .values({
      id,
      kind,
      number,
      otherNumber,
      assertionId,
      outcome: null,
      inputsHash: fingerprint,
      modelVersion: 'people',
      authority: asked.authority,
      userId: asked.userId,
      role: asked.role,
      purpose: asked.purpose,
      reason,
      decidedAt: at,
    })
    .execute()
}

/**
 * Links assertions to another number: the present links are closed, never deleted, and new ones stand in their place,
 * true for the same time. The keys they are found by follow. Stands on link_now and key_of_assertion.
 */
export async function moveAssertions(
  tx: IndexTx,
  ids: readonly string[],
  to: string,
  decisionId: string,
  at: Instant,
): Promise<void> {
  if (ids.length === 0) return
  await sql`
    with closed as (
      update child_index.link set known_to = ${at}
       where assertion_id = any(${ids}::uuid[]) and known_to is null and valid_to is null
      returning assertion_id, valid_from)
    insert into child_index.link (id, assertion_id, number, kind, decision_id, valid_from, known_from)
    select gen_random_uuid(), assertion_id, ${to}, 'decided', ${decisionId}, valid_from, ${at} from closed`.execute(tx)
  await sql`
    update child_index.assertion_key set number = ${to} where assertion_id = any(${ids}::uuid[])`.execute(tx)
}

/** Makes `retired`, and all that led to it, lead to `survivor`. Stands on child_by_survivor. */
export async function saveRetired(tx: IndexTx, retired: string, survivor: string): Promise<void> {
  await sql`
    update child_index.child set status = 'retired', survivor = ${survivor}
     where number = ${retired} or survivor = ${retired}`.execute(tx)
}

/** Makes a retired number live again, with those that follow it. */
export async function saveReturned(
  tx: IndexTx,
  number: string,
  followers: readonly string[],
  status: 'active' | 'closed',
): Promise<void> {
  await sql`
    update child_index.child set status = ${status}, survivor = null where number = ${number}`.execute(tx)
  await sql`
    update child_index.child set survivor = ${number} where number = any(${followers})`.execute(tx)
}

/** Writes a number's status; of one in use, or given up. */
export async function saveStatus(
  tx: IndexTx,
  number: string,
  status: 'active' | 'closed' | 'sealed' | 'invalid',
): Promise<void> {
  await tx.updateTable('childIndex.child').set({ status }).where('number', '=', number).execute()
}

/** Writes whether a number may match by itself. */
export async function saveState(tx: IndexTx, number: string, state: NumberState): Promise<void> {
  await tx.updateTable('childIndex.child').set({ state }).where('number', '=', number).execute()
}

/** Writes a number that a decision makes. */
export async function insertChild(
  tx: IndexTx,
  number: IndexNumber,
  state: NumberState,
  responsibleAuthority: string | null,
  madeAt: Instant,
): Promise<void> {
  await tx.insertInto('childIndex.child').values({ number, state, responsibleAuthority, madeAt }).execute()
}

/** Writes that a number gave way to another, with what both had. */
export async function insertAlias(
  tx: IndexTx,
  alias: Alias,
  kind: 'merge' | 'supersede',
  sides: { readonly retired: HeldChild; readonly survivor: HeldChild },
): Promise<void> {
  await tx
    .insertInto('childIndex.alias')
    .values({ ...alias, kind })
    .execute()
  const items = [...itemsOf(alias, 'retired', sides.retired), ...itemsOf(alias, 'survivor', sides.survivor)]
  if (items.length > 0) await tx.insertInto('childIndex.aliasItem').values(items).execute()
}

/** Writes that an alias is one no longer, and by which decision. */
export async function savePartedAlias(tx: IndexTx, { decisionId }: Alias, by: string, at: Instant): Promise<void> {
  await tx
    .updateTable('childIndex.alias')
    .set({ partedAt: at, partedBy: by })
    .where('decisionId', '=', decisionId)
    .execute()
}

function itemsOf({ decisionId }: Alias, side: AliasItem['side'], child: HeldChild): readonly AliasItem[] {
  const rows = (what: AliasItem['what'], items: readonly { readonly id: string }[]) =>
    items.map(({ id }) => ({ decisionId, what, itemId: id, side }))
  return [
    ...rows('assertion', child.assertions),
    ...rows('involvement', child.involvements),
    ...rows('sealed-concern', child.concerns),
  ]
}
