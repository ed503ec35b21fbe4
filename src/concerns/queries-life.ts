import { sql } from 'kysely'
import type { Actor } from '../access/actor.ts'
import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import type {
  Account,
  AnswerToDisagreement,
  Concern,
  ConcernEvent,
  Disagreement,
  KeptAccount,
  KeptFile,
  NewFile,
} from './model.ts'

/** Rows of one concern that a page shows, at most. */
const MOST = 200

/** The concern beside which something is written. */
export type Beside = Pick<Concern, 'id' | 'sealedTo'> & { readonly agencyId: string }

const besideIn = (tx: Tx, { id, sealedTo, agencyId }: Beside) => ({
  authority: tx.authority,
  concernId: id,
  ...{ agencyId, sealedTo },
})

/** Writes what was done with a concern. */
export async function addEvent(tx: Tx, concern: Beside, event: ConcernEvent): Promise<void> {
  await tx
    .insertInto('concernEvent')
    .values({ ...besideIn(tx, concern), id: newId(), ...event })
    .execute()
}

/** What was done with a concern, oldest first. Stands on concern_event_of. */
export async function eventsOf(tx: Tx, concernId: string): Promise<readonly ConcernEvent[]> {
  return tx
    .selectFrom('concernEvent')
    .select(['kind', 'reason', 'reviewBy', 'byName', 'at'])
    .where('authority', '=', tx.authority)
    .where('concernId', '=', concernId)
    .orderBy('at')
    .orderBy('id')
    .limit(MOST)
    .execute()
}

/** Keeps what somebody says of a concern beside it; the same again is once. */
export async function addAccount(tx: Tx, actor: Actor, concern: Beside, account: Account): Promise<void> {
  const by = { recordedBy: actor.userId ?? '', recordedByName: actor.name }
  await tx
    .insertInto('concernAccount')
    .values({ ...besideIn(tx, concern), ...account, ...by })
    .onConflict((conflict) => conflict.columns(['authority', 'id']).doNothing())
    .execute()
}

/** What the child, a parent or others say of a concern, oldest first. Stands on concern_account_of. */
export async function accountsOf(tx: Tx, concernId: string): Promise<readonly KeptAccount[]> {
  return tx
    .selectFrom('concernAccount')
    .select(['id', 'saidBy', 'saidByName', 'saidOn', 'words', 'recordedByName', 'recordedAt'])
    .where('authority', '=', tx.authority)
    .where('concernId', '=', concernId)
    .orderBy('recordedAt')
    .orderBy('id')
    .limit(MOST)
    .execute()
}

/** Keeps a file with a concern, a piece at a time; the same again is once. */
export async function addFile(
  tx: Tx,
  actor: Actor,
  concern: Beside,
  file: NewFile,
  pieces: AsyncIterable<Buffer>,
): Promise<void> {
  const by = { addedBy: actor.userId ?? '', addedByName: actor.name }
  const added = await tx
    .insertInto('concernFile')
    .values({ ...besideIn(tx, concern), ...file, ...by })
    .onConflict((conflict) => conflict.columns(['authority', 'id']).doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return
  const { agencyId, sealedTo } = concern
  let position = 0
  for await (const content of pieces) {
    await tx
      .insertInto('concernFileContent')
      .values({ authority: tx.authority, fileId: file.id, position, agencyId, sealedTo, content })
      .execute()
    position += 1
  }
}

const FILE = [
  ...(['id', 'concernId', 'fileName', 'mediaType', 'size', 'sha256', 'scanned', 'recordedAt'] as const),
] as const

/** The files that came with a concern, oldest first. Stands on concern_file_of. */
export async function filesOf(tx: Tx, concernId: string): Promise<readonly KeptFile[]> {
  return tx
    .selectFrom('concernFile')
    .select(FILE)
    .where('authority', '=', tx.authority)
    .where('concernId', '=', concernId)
    .orderBy('recordedAt')
    .orderBy('id')
    .limit(MOST)
    .execute()
}

/** One file, if this seat may read the concern it came with. By its key. */
export async function fileById(tx: Tx, id: string): Promise<KeptFile | undefined> {
  return tx
    .selectFrom('concernFile')
    .select(FILE)
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The next piece of a file; undefined after its last. By its key. */
export async function pieceOfFile(tx: Tx, fileId: string, position: number): Promise<Buffer | undefined> {
  const row = await tx
    .selectFrom('concernFileContent')
    .select('content')
    .where('authority', '=', tx.authority)
    .where('fileId', '=', fileId)
    .where('position', '=', position)
    .executeTakeFirst()
  return row?.content
}

const DISAGREEMENT = [
  ...(['id', 'concernId', 'level', 'reason', 'saidByName', 'saidByTitle', 'saidAt', 'answerBy', 'outcome'] as const),
  ...(['answer', 'answeredByName', 'answeredAt'] as const),
] as const

/** Writes that the author of a concern disagrees. */
export async function addDisagreement(
  tx: Tx,
  actor: Actor,
  concern: Beside,
  said: Pick<Disagreement, 'id' | 'level' | 'reason' | 'saidAt' | 'answerBy'>,
): Promise<void> {
  const by = { saidBy: actor.userId ?? '', saidByName: actor.name }
  await tx
    .insertInto('concernDisagreement')
    .values({ ...besideIn(tx, concern), ...said, ...by, saidByTitle: `${actor.jobTitle}, ${actor.agencyName}` })
    .execute()
}

/** What the author of a concern disagreed with, first to last. By the key of concern and level. */
export async function disagreementsOf(tx: Tx, concernId: string): Promise<readonly Disagreement[]> {
  return disagreementsFrom(tx).where('concernId', '=', concernId).orderBy('level').execute()
}

/** The disagreements of these levels that wait for an answer, the nearest first; at most 200. Stands on concern_disagreement_waiting. */
export async function disagreementsWaiting(tx: Tx, levels: readonly number[]): Promise<readonly Disagreement[]> {
  const waiting = disagreementsFrom(tx)
    .where('answeredAt', 'is', null)
    .where(sql<boolean>`level = any(${levels}::integer[])`)
  return waiting.orderBy('answerBy').orderBy('id').limit(MOST).execute()
}

/** One disagreement that this seat may read; undefined if there is none. By its key. */
export async function disagreementById(tx: Tx, id: string): Promise<Disagreement | undefined> {
  return disagreementsFrom(tx).where('id', '=', id).executeTakeFirst()
}

/** As `disagreementById`, locked until the transaction ends; undefined also for one that is answered, which nobody changes. */
export async function lockDisagreement(tx: Tx, id: string): Promise<Disagreement | undefined> {
  return disagreementsFrom(tx).where('id', '=', id).forUpdate().executeTakeFirst()
}

function disagreementsFrom(tx: Tx) {
  return tx.selectFrom('concernDisagreement').select(DISAGREEMENT).where('authority', '=', tx.authority)
}

/** Writes the answer to a disagreement. */
export async function saveDisagreementAnswer(
  tx: Tx,
  actor: Actor,
  id: string,
  { outcome, answer }: AnswerToDisagreement,
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('concernDisagreement')
    .set({ outcome, answer, answeredBy: actor.userId, answeredByName: actor.name, answeredAt: at })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** A concern that was told of before. */
export type ToldBefore = { readonly id: string; readonly raisedAt: Instant }

/**
 * The newest other concern of the acting user about the same child, raised on this day or later: by the child's index
 * number, or by the same name and birth date as typed. Stands on concern_of_user.
 */
export async function toldBefore(
  tx: Tx,
  userId: string,
  { id, indexNumber, asGiven }: Pick<Concern, 'id' | 'indexNumber' | 'asGiven'>,
  since: CalendarDay,
): Promise<ToldBefore | undefined> {
  const { rows } = await sql<ToldBefore>`
    select c.id, c.raised_at from concern c
     where c.authority = ${tx.authority} and c.raised_by = ${userId} and c.raised_at >= ${since}::date and c.id <> ${id}
       and (c.index_number = ${indexNumber}
         or (lower(c.child_as_given->>'given') = lower(${asGiven.given})
             and lower(c.child_as_given->>'family') = lower(${asGiven.family})
             and c.child_as_given->>'birthDate' is not distinct from ${asGiven.birthDate}::text))
     order by c.raised_at desc limit 1`.execute(tx)
  return rows[0]
}

/** A kept concern whose author is to be told something, or that lapses. */
export type KeptConcern = Beside & { readonly raisedBy: string; readonly reviewBy: CalendarDay }

/** The agencies that keep concerns to themselves; at most 10,000. Reads agencies by the authority's key. */
export async function agenciesOf(tx: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from access.agency where authority = ${tx.authority} and kind not in ('childrens-services', 'index')
     order by id limit 10000`.execute(tx)
  return rows.map(({ id }) => id)
}

/** The kept concerns of the acting agency that are open and to be looked at again by this day. Stands on concern_of_agency. */
export async function keptUntil(tx: Tx, agencyId: string, by: CalendarDay): Promise<readonly KeptConcern[]> {
  return tx
    .selectFrom('concern')
    .select(['id', 'sealedTo', 'agencyId', 'raisedBy', 'reviewBy'])
    .where('authority', '=', tx.authority)
    .where('agencyId', '=', agencyId)
    .where('kind', '=', 'information')
    .where('state', '=', 'open')
    .where('reviewBy', '<=', by)
    .limit(10_000)
    .execute()
}

/** Writes that a concern has lapsed. */
export async function saveLapsed(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('concern')
    .set({ state: 'lapsed' })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute()
}
