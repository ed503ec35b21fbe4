import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { Instant } from '../../kernel/instant.ts'
import { json, type Tx } from '../../platform/db.ts'
import type { SectionLink } from './model.ts'

const COLUMNS = ['id', 'partId', 'expiresAt', 'usedAt', 'revokedAt', 'madeByName'] as const

/** Keeps a link by the hash of its token; the token itself is nowhere. */
export async function addLink(
  tx: Tx,
  actor: Actor,
  link: { readonly id: string; readonly partId: string; readonly tokenHash: Buffer; readonly expiresAt: Instant },
  at: Instant,
): Promise<void> {
  await tx
    .insertInto('sectionLink')
    .values({ authority: tx.authority, ...link, madeBy: actor.userId, madeByName: actor.name, madeAt: at })
    .execute()
}

/** The links that were made to a part, latest first; at most 20. Stands on section_link_of. */
export async function linksTo(tx: Tx, partId: string): Promise<readonly SectionLink[]> {
  return select(tx).where('partId', '=', partId).orderBy('recordedAt', 'desc').limit(20).execute()
}

/** Revokes every link to a part that was not used: whoever holds one is out at once. Stands on section_link_of. */
export async function revokeLinks(tx: Tx, partId: string, at: Instant): Promise<void> {
  await tx
    .updateTable('sectionLink')
    .set({ revokedAt: at })
    .where('authority', '=', tx.authority)
    .where('partId', '=', partId)
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .execute()
}

/** Opens this transaction to one link, its part and its draft, and to nothing else; undefined if there is none such. */
export async function openLink(tx: Tx, tokenHash: Buffer): Promise<SectionLink | undefined> {
  await sql`select public.open_link(${tokenHash})`.execute(tx)
  return select(tx).where('tokenHash', '=', tokenHash).executeTakeFirst()
}

/** Marks a link as used, once. False if it was used or revoked meanwhile. */
export async function saveUsed(tx: Tx, id: string, at: Instant): Promise<boolean> {
  const done = await tx
    .updateTable('sectionLink')
    .set({ usedAt: at })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Keeps what the holder of a link has typed so far. */
export async function saveSectionDraft(
  tx: Tx,
  linkId: string,
  fields: Readonly<Record<string, string>>,
  savedAt: Instant,
): Promise<void> {
  const kept = { fields: json(fields), savedAt }
  await tx
    .insertInto('sectionDraft')
    .values({ authority: tx.authority, linkId, ...kept })
    .onConflict((the) => the.columns(['authority', 'linkId']).doUpdateSet(kept))
    .execute()
}

/** What the holder of a link had typed when they left; nothing if they have not yet. */
export async function sectionDraftOf(tx: Tx, linkId: string): Promise<Readonly<Record<string, string>>> {
  const row = await tx
    .selectFrom('sectionDraft')
    .select('fields')
    .where('authority', '=', tx.authority)
    .where('linkId', '=', linkId)
    .executeTakeFirst()
  return (row?.fields ?? {}) as Readonly<Record<string, string>>
}

function select(tx: Tx) {
  return tx.selectFrom('sectionLink').select(COLUMNS).where('authority', '=', tx.authority)
}
