import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import { json, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { MinutesCopy, NewPart, Part, PartContent, PartNote } from './model.ts'

const COLUMNS = [
  ...(['id', 'meetingId', 'attendanceId', 'kind', 'forUser', 'forName', 'question', 'childNames'] as const),
  ...(['meetingWords', 'ring', 'byOn', 'askedByName', 'withdrawnOn', 'content'] as const),
  ...(['sentAt', 'sentByName', 'sentByTitle'] as const),
] as const

const asRead = <Row extends { readonly content: unknown }>(row: Row) => ({
  ...row,
  content: row.content as PartContent | null,
})

/** A part; undefined for a seat that was not asked for it, as the rows themselves have it. */
export async function partById(tx: Tx, id: string): Promise<Part | undefined> {
  const row = await select(tx).where('id', '=', id).executeTakeFirst()
  return row && asRead(row)
}

/** As `partById`, locked until the transaction ends; undefined once it is sent or taken back. */
export async function lockPart(tx: Tx, id: string): Promise<Part | undefined> {
  const row = await select(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && asRead(row)
}

/** What is asked of this user, what is not sent first, then latest first; at most `limit`. Stands on meeting_part_for. */
export async function partsAskedOf(tx: Tx, userId: string, limit: number): Promise<readonly Part[]> {
  const rows = await select(tx)
    .where('forUser', '=', userId)
    .orderBy(sql`sent_at is not null`)
    .orderBy('byOn', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(asRead)
}

/** What is asked of people for a meeting and was not taken back, in the order it was asked; at most 100. Stands on meeting_part_of. */
export async function partsOfMeeting(tx: Tx, meetingId: string): Promise<readonly Part[]> {
  const rows = await select(tx)
    .where('meetingId', '=', meetingId)
    .where('withdrawnOn', 'is', null)
    .orderBy('recordedAt')
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map(asRead)
}

/** Writes down that somebody is asked for their part. */
export async function addPart(tx: Tx, actor: Actor, part: NewPart, askedOn: CalendarDay): Promise<void> {
  await tx
    .insertInto('meetingPart')
    .values({ ...part, authority: tx.authority, askedOn, askedBy: actor.userId, askedByName: actor.name })
    .execute()
}

/** Keeps what somebody wrote, for good. */
export async function savePart(
  tx: Tx,
  id: string,
  sent: {
    readonly content: PartContent
    readonly at: Instant
    readonly by: { readonly name: string; readonly title: string }
  },
): Promise<void> {
  await tx
    .updateTable('meetingPart')
    .set({ content: json(sent.content), sentAt: sent.at, sentByName: sent.by.name, sentByTitle: sent.by.title })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** Takes back what was asked, with why. */
export async function saveTakenBack(tx: Tx, id: string, on: CalendarDay, why: string): Promise<void> {
  await tx
    .updateTable('meetingPart')
    .set({ withdrawnOn: on, withdrawnWhy: why })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** Keeps what the writer of a part says of it afterwards. */
export async function addNote(tx: Tx, actor: Actor, note: Omit<PartNote, 'saidByName'>): Promise<void> {
  await tx
    .insertInto('meetingPartNote')
    .values({ authority: tx.authority, ...note, saidBy: actor.userId ?? '', saidByName: actor.name })
    .onConflict((the) => the.columns(['authority', 'id']).doNothing())
    .execute()
}

/** What was said of these parts afterwards, oldest first; at most 200. Stands on meeting_part_note_of. */
export async function notesOf(tx: Tx, partIds: readonly string[]): Promise<readonly PartNote[]> {
  if (partIds.length === 0) return []
  return tx
    .selectFrom('meetingPartNote')
    .select(['id', 'partId', 'kind', 'words', 'saidByName', 'saidAt'])
    .where('authority', '=', tx.authority)
    .where('partId', 'in', partIds)
    .orderBy('saidAt')
    .orderBy('id')
    .limit(200)
    .execute()
}

/** The minutes that were sent to the writer of a part; undefined while none were. Stands on its unique key. */
export async function minutesFor(tx: Tx, partId: string): Promise<MinutesCopy | undefined> {
  return tx
    .selectFrom('meetingMinutesCopy')
    .select(['minutes', 'sentOn'])
    .where('authority', '=', tx.authority)
    .where('partId', '=', partId)
    .executeTakeFirst()
}

/** Lays a copy of the minutes before those of these people who write from their own seat. Sent twice, it is one copy. */
export async function giveMinutes(
  tx: Tx,
  to: { readonly meetingId: string; readonly attendanceIds: readonly string[] },
  { minutes, sentOn }: MinutesCopy,
): Promise<void> {
  const parts = await partsOfMeeting(tx, to.meetingId)
  const theirs = parts.filter(
    ({ forUser, attendanceId }) => forUser !== null && to.attendanceIds.includes(attendanceId),
  )
  if (theirs.length === 0) return
  await tx
    .insertInto('meetingMinutesCopy')
    .values(theirs.map(({ id: partId }) => ({ authority: tx.authority, id: newId(), partId, minutes, sentOn })))
    .onConflict((the) => the.columns(['authority', 'partId']).doNothing())
    .execute()
}

/** Keeps on the invitation that the report came, and the entry that has its words. Stands on its unique key. */
export async function saveReportCame(
  tx: Tx,
  { meetingId, attendanceId, byOn }: Pick<Part, 'meetingId' | 'attendanceId' | 'byOn'>,
  came: { readonly on: CalendarDay; readonly entryId: string },
): Promise<void> {
  const report = { receivedOn: came.on, entryId: came.entryId }
  await tx
    .insertInto('meetingReport')
    .values({ authority: tx.authority, id: newId(), meetingId, attendanceId, askedOn: came.on, byOn, ...report })
    .onConflict((the) => the.columns(['authority', 'attendanceId']).doUpdateSet(report))
    .execute()
}

function select(tx: Tx) {
  return tx.selectFrom('meetingPart').select(COLUMNS).where('authority', '=', tx.authority)
}
