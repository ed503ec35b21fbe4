import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { Change, Opened, Typed, Version } from './model.ts'

/** Who changes something. */
type Author = Pick<Actor, 'userId'>
type Joined = Pick<Typed, 'form' | 'from'>

/** At most this many changes are sent at once; whoever lacks more asks again. */
const MOST_CHANGES = 500
/** A version is what one author wrote within this time. */
const STRETCH = '10 minutes'

/**
 * The open writing of this form, locked until the transaction ends, so that its changes are kept in one order and none is
 * overlooked. Undefined if there is none. Stands on writing_open.
 */
export async function lockWriting(tx: Tx, form: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('writing')
    .select('id')
    .where('authority', '=', tx.authority)
    .where('form', '=', form)
    .where('closedAt', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row?.id
}

/** The open writing of this form; undefined if there is none. Stands on writing_open. */
export async function writingOf(tx: Tx, form: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('writing')
    .select('id')
    .where('authority', '=', tx.authority)
    .where('form', '=', form)
    .where('closedAt', 'is', null)
    .executeTakeFirst()
  return row?.id
}

/** Opens a writing, with what is known already as its first change; false if someone else did so at this moment. */
export async function beginWriting(
  tx: Tx,
  { userId }: Author,
  begun: { readonly form: string; readonly first: Uint8Array; readonly at: Instant },
): Promise<boolean> {
  const { form, first, at } = begun
  const id = newId()
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('writing')
    .values({ authority: tx.authority, id, form, openedBy: userId, openedAt: at })
    .onConflict((on) => on.columns(['authority', 'form']).where('closedAt', 'is', null).doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) return false
  await tx
    .insertInto('writingUpdate')
    .values({ authority: tx.authority, writingId: id, seq: 1, words: Buffer.from(first), at })
    .execute()
  return true
}

/** Ends the writing of this form, if one is open: the next time the form is opened, nothing is written yet. */
export async function closeWriting(tx: Tx, form: string, at: Instant): Promise<void> {
  await tx
    .updateTable('writing')
    .set({ closedAt: at })
    .where('authority', '=', tx.authority)
    .where('form', '=', form)
    .where('closedAt', 'is', null)
    .execute()
}

/**
 * Adds a change after all others, and gives its place. The writing must be locked. Stands on writing_update_pkey.
 *
 * @param joined which form it came with, and from which version that was begun
 */
export async function addChange(
  tx: Tx,
  { userId }: Author,
  id: string,
  change: { readonly words: Uint8Array; readonly at: Instant; readonly joined?: Joined | undefined },
): Promise<number> {
  const { words, at, joined } = change
  const { rows } = await sql<{ seq: number }>`
    insert into writing_update (authority, writing_id, seq, words, author, at, joined_from, joined_form)
      select ${tx.authority}, ${id}::uuid, last.seq + 1, ${Buffer.from(words)}, ${userId}::uuid, ${at}, ${joined?.from ?? null}::integer,
             ${joined?.form ?? null}::uuid
        from writing_update last where last.authority = ${tx.authority} and last.writing_id = ${id}
       order by last.seq desc limit 1
    returning seq`.execute(tx)
  if (!rows[0]) throw new Error('a writing without its first change')
  return rows[0].seq
}

/**
 * The writing as it stood after `upTo`, or as it stands: the latest state before that, and the changes since. Stands on the
 * keys of both.
 */
export async function changesOf(tx: Tx, id: string, upTo?: number): Promise<Opened> {
  const { rows } = await sql<Change>`
    with known as (
      select seq, words from writing_state
       where authority = ${tx.authority} and writing_id = ${id} and seq <= coalesce(${upTo ?? null}::integer, 2147483647)
       order by seq desc limit 1)
    select seq, words from known
    union all
    select seq, words from writing_update
     where authority = ${tx.authority} and writing_id = ${id} and seq > coalesce((select seq from known), 0)
       and seq <= coalesce(${upTo ?? null}::integer, 2147483647)
     order by seq`.execute(tx)
  return { id, seq: rows.at(-1)?.seq ?? 0, changes: rows.map(({ words }) => words) }
}

/** What came after `seq`, the earliest first, at most 500 changes. Stands on writing_update_pkey. */
export async function changesSince(tx: Tx, id: string, seq: number): Promise<readonly Change[]> {
  return tx
    .selectFrom('writingUpdate')
    .select(['seq', 'words'])
    .where('authority', '=', tx.authority)
    .where('writingId', '=', id)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(MOST_CHANGES)
    .execute()
}

/** What this form has brought already. Stands on writing_update_pkey. */
export async function joinedBefore(
  tx: Tx,
  { userId }: Author,
  id: string,
  { form, from }: Joined,
): Promise<readonly Uint8Array[]> {
  const rows = await tx
    .selectFrom('writingUpdate')
    .select('words')
    .where('authority', '=', tx.authority)
    .where('writingId', '=', id)
    .where('seq', '>', from)
    .where('joinedFrom', '=', from)
    .where('author', '=', userId)
    .where((the) => (form === undefined ? the('joinedForm', 'is', null) : the('joinedForm', '=', form)))
    .orderBy('seq')
    .limit(MOST_CHANGES)
    .execute()
  return rows.map(({ words }) => words)
}

/** How many bytes the writing has: its latest state and the changes since. Stands on the keys of both. */
export async function sizeOf(tx: Tx, id: string): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    with known as (
      select seq, octet_length(words) as bytes from writing_state
       where authority = ${tx.authority} and writing_id = ${id} order by seq desc limit 1)
    select (coalesce((select bytes from known), 0) + coalesce(sum(octet_length(words)), 0))::int as bytes
      from writing_update
     where authority = ${tx.authority} and writing_id = ${id} and seq > coalesce((select seq from known), 0)`.execute(
    tx,
  )
  return rows[0]?.bytes ?? 0
}

/** Keeps the writing as it stood after `seq`. Twice is once. */
export async function addState(tx: Tx, id: string, seq: number, words: Uint8Array): Promise<void> {
  await tx
    .insertInto('writingState')
    .values({ authority: tx.authority, writingId: id, seq, words: Buffer.from(words) })
    .onConflict((on) => on.doNothing())
    .execute()
}

/** The latest 200 versions of a writing, the newest first: who wrote within ten minutes, and when they stopped. Stands on writing_update_pkey. */
export async function versionsOf(tx: Tx, id: string): Promise<readonly Version[]> {
  const { rows } = await sql<Version>`
    select v.seq, access.name_of(v.author) as author, v.at
      from (select max(seq) as seq, author, max(at) as at
              from writing_update
             where authority = ${tx.authority} and writing_id = ${id}
             group by author, date_bin(${STRETCH}::interval, at, 'epoch')
             order by 1 desc limit 200) v
     order by v.seq desc`.execute(tx)
  return rows
}
