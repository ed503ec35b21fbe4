import { type NotNull, sql } from 'kysely'
import type { Actor } from '../access/actor.ts'
import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { Instant } from '../kernel/instant.ts'
import { json, type Tx } from '../platform/db.ts'
import type { ChildAsGiven, Concern, EndOfConcern, RaisedConcern } from './model.ts'

const COLUMNS = [
  ...(['id', 'kind', 'immediateDanger', 'sealedTo', 'indexNumber', 'childAsGiven', 'whatSeen', 'happenedOn'] as const),
  ...(['knownBy', 'band', 'howWorried', 'doneSoFar', 'toldFamily', 'whyNotTold', 'mayNameAgency', 'reviewBy'] as const),
  ...(['raisedByName', 'raisedByTitle', 'raisedAt', 'state', 'stateReason', 'receivedAt', 'decideBy'] as const),
  ...(['outcome', 'outcomeReason', 'outcomeByName', 'outcomeAt'] as const),
] as const

/** Keeps a concern. @returns whether it is new: one that is there already, under this id and by the same hand, stays as it is. */
export async function addConcern(tx: Tx, actor: Actor, concern: RaisedConcern, at: Instant): Promise<boolean> {
  const { child, ...rest } = concern
  const added = await tx
    .insertInto('concern')
    .values({
      ...rest,
      authority: tx.authority,
      agencyId: actor.agencyId ?? '',
      raisedBy: actor.userId ?? '',
      raisedByName: actor.name,
      raisedByTitle: `${actor.jobTitle}, ${actor.agencyName}`,
      raisedAt: at,
      indexNumber: child.indexNumber,
      childAsGiven: json(child.asGiven),
    })
    .onConflict((the) => the.columns(['authority', 'id']).doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/** The concerns this user raised, newest first; at most `limit`. Stands on concern_of_user. */
export async function concernsRaisedBy(tx: Tx, userId: string, limit: number): Promise<readonly Concern[]> {
  const rows = await tx
    .selectFrom('concern')
    .select(COLUMNS)
    .where('authority', '=', tx.authority)
    .where('raisedBy', '=', userId)
    .orderBy('raisedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(asConcern)
}

/** A concern that this user raised; undefined if they raised none such. */
export async function concernRaisedBy(tx: Tx, userId: string, id: string): Promise<Concern | undefined> {
  const row = await tx
    .selectFrom('concern')
    .select(COLUMNS)
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .where('raisedBy', '=', userId)
    .executeTakeFirst()
  return row && asConcern(row)
}

/** A concern that this seat may read, with whose it is; undefined for one that is not there, or sealed. By its key. */
export async function concernById(
  tx: Tx,
  id: string,
): Promise<(Concern & { readonly agencyId: string; readonly raisedBy: string }) | undefined> {
  const row = await tx
    .selectFrom('concern')
    .select(COLUMNS)
    .select(['agencyId', 'raisedBy'])
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && asConcern(row)
}

/** As `concernRaisedBy`, locked until the transaction ends. */
export async function lockConcern(tx: Tx, userId: string, id: string): Promise<Concern | undefined> {
  const row = await tx
    .selectFrom('concern')
    .select(COLUMNS)
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .where('raisedBy', '=', userId)
    .forUpdate()
    .executeTakeFirst()
  return row && asConcern(row)
}

/** Ends a concern, with the reason. */
export async function saveEnded(tx: Tx, id: string, { how, reason }: EndOfConcern): Promise<void> {
  await tx
    .updateTable('concern')
    .set({ state: how, stateReason: reason })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** A concern that was begun and not sent: its id, and the child as typed. */
export type UnsentConcern = {
  readonly id: string
  readonly given: string
  readonly family: string
  readonly savedAt: Instant
}

/** The concerns this user began to write and has not sent, latest first; at most `limit`. */
export async function unsentConcerns(tx: Tx, userId: string, limit: number): Promise<readonly UnsentConcern[]> {
  const { rows } = await sql<UnsentConcern>`
    select substr(text.form, 9) as id, coalesce(child.fields->>'given', '') as given,
           coalesce(child.fields->>'family', '') as family, text.saved_at
      from draft text
      join draft child on child.authority = text.authority and child.user_id = text.user_id
                      and child.form = 'concern-child:' || substr(text.form, 9)
     where text.authority = ${tx.authority} and text.user_id = ${userId} and text.form like 'concern:%'
     order by text.saved_at desc limit ${limit}`.execute(tx)
  return rows
}

/** Keeps a concern until another day. */
export async function saveRenewed(tx: Tx, id: string, reviewBy: CalendarDay): Promise<void> {
  await tx
    .updateTable('concern')
    .set({ reviewBy, state: 'open' })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** What the front door decided about the contact that a concern became. */
export type Answer = {
  readonly concernId: string
  readonly outcome: string
  readonly reason: string
  readonly byName: string
  readonly at: Instant
}

/** The answer to a concern, from the contact it became and its decision; undefined while there is none. */
export async function answerTo(tx: Tx, concernId: string): Promise<Answer | undefined> {
  return tx
    .selectFrom('contact')
    .innerJoin('decision', (join) =>
      join.onRef('decision.authority', '=', 'contact.authority').onRef('decision.stepId', '=', 'contact.id'),
    )
    .select(['contact.concernId', 'contact.decision as outcome', 'decision.reason', 'decision.decidedByName as byName'])
    .select('decision.decidedAt as at')
    .where('contact.authority', '=', tx.authority)
    .where('contact.concernId', '=', concernId)
    .where('contact.decision', 'is not', null)
    .orderBy('decision.decidedAt', 'desc')
    .$narrowType<{ concernId: NotNull; outcome: NotNull }>()
    .executeTakeFirst()
}

/** Writes the answer on the concern, once. @returns whether it was written now */
export async function saveAnswer(tx: Tx, { concernId, outcome, reason, byName, at }: Answer): Promise<boolean> {
  const done = await tx
    .updateTable('concern')
    .set({ outcome, outcomeReason: reason, outcomeByName: byName, outcomeAt: at })
    .where('authority', '=', tx.authority)
    .where('id', '=', concernId)
    .where('outcome', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** The council's own door: its children's services, and the number that is answered day and night. */
export async function dutyLine(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{ phone: string | null }>`
    select phone from access.agency
     where authority = ${tx.authority} and kind = 'childrens-services' and phone is not null
     order by recorded_at, id limit 1`.execute(tx)
  return rows[0]?.phone ?? null
}

function asConcern<Row extends { readonly childAsGiven: unknown }>({ childAsGiven, ...row }: Row) {
  return { ...row, asGiven: childAsGiven as ChildAsGiven }
}
