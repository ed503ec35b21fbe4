import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Tx } from '../../platform/db.ts'
import type { DraftFields } from './queries.ts'

/** A form that became an act: the hash of what it said, where that led, and when. */
export type Sent = { readonly sha256: string; readonly wentTo: string; readonly at: Instant }

type Sender = Pick<Actor, 'userId'>

/**
 * What this user sent under this id; undefined if nothing. Until the transaction ends nobody else can send or keep
 * anything under it: a form sent twice at one moment is one act, and no keystroke lands behind it. Stands on sent_pkey.
 */
export async function lockSent(tx: Tx, { userId }: Sender, id: string): Promise<Sent | undefined> {
  if (userId === null) return undefined
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sent ${tx.authority} ${userId} ${id}`}, 0))`.execute(tx)
  return tx
    .selectFrom('sent')
    .select(['sha256', 'wentTo', 'recordedAt as at'])
    .where('authority', '=', tx.authority)
    .where('userId', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/**
 * When this user last sent this form since `since`, if it said the same then: nobody says a thing twice in a row, word
 * for word, unless the browser brought the form back after it was sent. Stands on sent_of_form.
 */
export async function sentJustBefore(
  tx: Tx,
  { userId }: Sender,
  { form, sha256 }: { readonly form: string; readonly sha256: string },
  since: Instant,
): Promise<Instant | undefined> {
  if (userId === null) return undefined
  const last = await tx
    .selectFrom('sent')
    .select(['sha256', 'recordedAt'])
    .where('authority', '=', tx.authority)
    .where('userId', '=', userId)
    .where('form', '=', form)
    .where('recordedAt', '>', since)
    .orderBy('recordedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.sha256 === sha256 ? last.recordedAt : undefined
}

/** Notes that a form became an act, in the transaction of the act. */
export async function addSent(
  tx: Tx,
  { userId }: Sender,
  sent: Pick<Sent, 'sha256' | 'wentTo'> & { readonly id: string; readonly form: string },
): Promise<void> {
  if (userId === null) return
  await tx
    .insertInto('sent')
    .values({ ...sent, authority: tx.authority, userId })
    .execute()
}

/** The field by which a form says that it is sent once more on purpose. */
export const ONCE_MORE = 'onceMore'

/** The hash of what a form says, whatever the order of its fields and whichever id it carries. */
export function hashOfForm(form: string, { id, [ONCE_MORE]: _, ...fields }: DraftFields): string {
  const said = Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([form, said]))
    .digest('hex')
}
