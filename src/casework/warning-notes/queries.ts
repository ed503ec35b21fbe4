import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import { aroundChildren } from '../../people/family/queries-around.ts'
import type { Tx } from '../../platform/db.ts'
import type { NewNote, NoteAbout, NoteReview, NoteReviewed, WarningNote } from './model.ts'

const MOST = 200

const COLUMNS = [
  ...(['id', 'childId', 'personId', 'householdId', 'title', 'reason', 'howKnown', 'saidBy', 'sinceOn'] as const),
  ...(['toldOn', 'whyNotTold', 'reviewBy', 'recordedBy', 'recordedByName', 'approvedByName', 'approvedAt'] as const),
  ...(['endedOn', 'endedHow'] as const),
] as const

/** Writes a warning. It shows at once for every child around the person, or at the address. */
export async function addNote(
  tx: Tx,
  { about, told, ...note }: NewNote,
  by: Pick<Actor, 'userId' | 'name'>,
): Promise<void> {
  await tx
    .insertInto('warningNote')
    .values({
      ...{ authority: tx.authority, ...note, recordedBy: by.userId, recordedByName: by.name },
      personId: 'personId' in about ? about.personId : null,
      householdId: 'householdId' in about ? about.householdId : null,
      toldOn: told && 'toldOn' in told ? told.toldOn : null,
      whyNotTold: told && 'whyNotTold' in told ? told.whyNotTold : null,
    })
    .execute()
}

/** A warning, locked until the transaction ends; undefined if this authority has none such. */
export async function lockNote(tx: Tx, id: string): Promise<WarningNote | undefined> {
  return tx
    .selectFrom('warningNote')
    .select(COLUMNS)
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** The children for whom a warning about this person or address shows: around the person, or at home there now. */
export async function childrenWarnedOf(tx: Tx, about: NoteAbout): Promise<readonly string[]> {
  const linked =
    'personId' in about
      ? sql`select a.child_id from ${aroundChildren(tx.authority)} a where a.person_id = ${about.personId}
            union select ${about.personId}::uuid`
      : sql`select m.person_id from household_member m where m.authority = ${tx.authority}
              and m.household_id = ${about.householdId} and m.to_on is null`
  const { rows } = await sql<{ id: string }>`
    select p.id from person p where p.authority = ${tx.authority} and p.kind = 'child' and p.id in (${linked})
     order by p.id limit ${MOST}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Writes what a review made of a warning, and the review. */
export async function saveReviewed(
  tx: Tx,
  { noteId, ...review }: NoteReview,
  made: Pick<WarningNote, 'reviewBy' | 'endedOn' | 'endedHow'>,
  { by, at, today }: { readonly by: Pick<Actor, 'userId' | 'name'>; readonly at: Instant; readonly today: CalendarDay },
): Promise<void> {
  const approved =
    review.outcome === 'approved' ? { approvedBy: by.userId, approvedByName: by.name, approvedAt: at } : {}
  await tx
    .updateTable('warningNote')
    .set({ ...made, ...approved })
    .where('authority', '=', tx.authority)
    .where('id', '=', noteId)
    .execute()
  const who = { reviewedOn: today, reviewedBy: by.userId, reviewedByName: by.name }
  await tx
    .insertInto('warningNoteReview')
    .values({ authority: tx.authority, noteId, ...review, reviewBy: made.reviewBy, ...who })
    .execute()
}

/** How a warning was approved and looked at again, latest first. Stands on warning_note_review_of. */
export async function reviewsOf(tx: Tx, noteId: string): Promise<readonly NoteReviewed[]> {
  return tx
    .selectFrom('warningNoteReview')
    .select(['outcome', 'words', 'reviewBy', 'reviewedOn', 'reviewedByName as by'])
    .where('authority', '=', tx.authority)
    .where('noteId', '=', noteId)
    .orderBy('recordedAt', 'desc')
    .limit(MOST)
    .execute()
}

/** The managers of the teams that hold these children. Stands on allocation_of_child. */
export async function managersOf(tx: Tx, childIds: readonly string[], day: CalendarDay): Promise<readonly string[]> {
  const { rows } = await sql<{ userId: string }>`
    select distinct m.user_id from allocation a
      join access.membership m on m.authority = a.authority and m.team_id = a.team_id and m.seat = 'council'
       and 'team-manager' = any(m.roles) and m.from_on <= ${day} and (m.to_on is null or m.to_on >= ${day})
     where a.authority = ${tx.authority} and a.child_id = any(${childIds}::uuid[]) and a.to_on is null
     order by m.user_id limit 50`.execute(tx)
  return rows.map(({ userId }) => userId)
}
