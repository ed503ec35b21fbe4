import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { EntryKind } from '../../entries/model.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { SentAnswer, SentOutcome, SentRequest, SharedPart } from './contract.ts'
import type { AskHolders, Ledger, LedgerAnswer, LedgerOutcome, LedgerRequest, TellOutcome } from './model.ts'

// What the council asked, and what it was told: its own.

const MOST = 300

const REQUEST = [
  ...(['id', 'holderAuthority', 'holderKind', 'holderReference', 'holderName', 'holderAgency', 'whomToRing'] as const),
  ...(['purpose', 'basis', 'asked', 'urgency', 'answerBy', 'askedByName', 'askedByTitle', 'askedAt'] as const),
  ...(['deliveredAt', 'undelivered'] as const),
] as const

/** Writes a request to each of these holders. */
export async function addRequests(
  tx: Tx,
  actor: Pick<Actor, 'userId' | 'name' | 'jobTitle'>,
  { holders, ...act }: AskHolders,
  { answerBy, at }: { readonly answerBy: CalendarDay; readonly at: Instant },
): Promise<void> {
  const by = { askedBy: actor.userId, askedByName: actor.name, askedByTitle: actor.jobTitle, askedAt: at }
  const rows = holders.map(({ id, authority, kind, reference, name, agency, whomToRing }) => ({
    ...{ authority: tx.authority, id, holderAuthority: authority, holderKind: kind, holderReference: reference },
    ...{ holderName: name, holderAgency: agency, whomToRing, ...act, ...by, answerBy },
  }))
  await tx.insertInto('shareRequest').values(rows).execute()
}

/** A request that is to be delivered; undefined if there is none, or it was delivered. */
export async function requestToDeliver(tx: Tx, id: string): Promise<SentRequest | undefined> {
  const row = await tx
    .selectFrom('shareRequest')
    .select([...REQUEST, 'indexNumber'])
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .where('deliveredAt', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const { holderAuthority, holderKind, holderReference, indexNumber, ...request } = row
  const holder = { authority: holderAuthority, kind: holderKind, reference: holderReference }
  return { ...request, holder, fromAuthority: tx.authority, number: indexNumber }
}

/** Writes that a request was delivered, or that nobody is known there by that reference. */
export async function saveDelivered(
  tx: Tx,
  id: string,
  { at, undelivered }: { readonly at: Instant; readonly undelivered: 'no-such-holder' | null },
): Promise<void> {
  await tx
    .updateTable('shareRequest')
    .set({ deliveredAt: at, undelivered })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** Who was asked about this child, who answered, and what was told, latest first. Stands on share_request_of_child, share_answer_of_child and share_part_of. */
export async function ledgerOf(tx: Tx, childId: string): Promise<Ledger> {
  const requests = await tx
    .selectFrom('shareRequest')
    .select(REQUEST)
    .where('authority', '=', tx.authority)
    .where('childId', '=', childId)
    .orderBy('askedAt', 'desc')
    .orderBy('id')
    .limit(MOST)
    .execute()
  const { rows } = await sql<LedgerAnswer>`
    select a.id, a.request_id, a.outcome, a.reason, a.basis, a.holder_authority as from_authority, a.holder_agency as agency,
           a.answered_by_name, a.answered_by_title, a.answered_at,
           coalesce((select jsonb_agg(jsonb_build_object('howKnown', p.how_known, 'happenedOn', p.happened_on,
                                                         'context', p.context, 'words', p.words) order by p.happened_on, p.id)
                       from share_part p where p.authority = a.authority and p.answer_id = a.id), '[]') as parts
      from share_answer a where a.authority = ${tx.authority} and a.child_id = ${childId}
     order by a.answered_at desc, a.id limit ${MOST}`.execute(tx)
  return { requests: requests.map(asLedger), answers: rows, outcomes: await outcomesOf(tx, childId) }
}

/** What those who were asked about this child were told came of it. Stands on share_outcome_of_child. */
async function outcomesOf(tx: Tx, childId: string): Promise<readonly LedgerOutcome[]> {
  return tx
    .selectFrom('shareOutcome')
    .select(['requestId', 'words', 'toldByName', 'toldByTitle', 'toldAt'])
    .where('authority', '=', tx.authority)
    .where('childId', '=', childId)
    .limit(MOST)
    .execute()
}

/** Writes what came of these requests. What was said of one before stays. */
export async function addOutcomes(
  tx: Tx,
  actor: Pick<Actor, 'userId' | 'name' | 'jobTitle'>,
  { childId, requestIds, words }: TellOutcome,
  toldAt: Instant,
): Promise<void> {
  const by = { toldBy: actor.userId, toldByName: actor.name, toldByTitle: actor.jobTitle, toldAt }
  const rows = requestIds.map((requestId) => ({
    ...{ authority: tx.authority, id: newId(), requestId, childId, words, ...by },
  }))
  await tx
    .insertInto('shareOutcome')
    .values(rows)
    .onConflict((the) => the.doNothing())
    .execute()
}

/** What is to be told to whoever was asked this; undefined if nothing was said of it. By the key of the request. */
export async function outcomeToDeliver(tx: Tx, requestId: string): Promise<SentOutcome | undefined> {
  const row = await tx
    .selectFrom('shareOutcome as o')
    .innerJoin('shareRequest as r', (join) =>
      join.onRef('r.authority', '=', 'o.authority').onRef('r.id', '=', 'o.requestId'),
    )
    .select(['o.requestId', 'o.words', 'o.toldByName', 'o.toldByTitle', 'o.toldAt'])
    .select(['r.holderAuthority', 'r.holderKind', 'r.holderReference'])
    .where('o.authority', '=', tx.authority)
    .where('o.requestId', '=', requestId)
    .executeTakeFirst()
  if (!row) return undefined
  const { holderAuthority, holderKind, holderReference, ...outcome } = row
  return { ...outcome, holder: { authority: holderAuthority, kind: holderKind, reference: holderReference } }
}

type RequestRow = Omit<LedgerRequest, 'holder'> & {
  readonly holderAuthority: string
  readonly holderKind: LedgerRequest['holder']['kind']
  readonly holderReference: string
  readonly holderName: string
  readonly holderAgency: string
  readonly whomToRing: string
}

function asLedger(row: RequestRow): LedgerRequest {
  const { holderAuthority, holderKind, holderReference, holderName, holderAgency, whomToRing, ...request } = row
  const who = { authority: holderAuthority, kind: holderKind, reference: holderReference }
  return { ...request, holder: { ...who, name: holderName, agency: holderAgency, whomToRing } }
}

/** About whom a request was, and who asked; undefined if this authority made none such. */
export async function requestOf(
  tx: Tx,
  id: string,
): Promise<{ readonly childId: string; readonly askedBy: string | null; readonly basis: string } | undefined> {
  return tx
    .selectFrom('shareRequest')
    .select(['childId', 'askedBy', 'basis'])
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Writes an answer. @returns whether it is new: one that is there under this id, or to this request, stays */
export async function addAnswer(
  tx: Tx,
  { id, requestId, outcome, reason, agency, fromAuthority, ...answer }: SentAnswer,
  { childId, basis }: { readonly childId: string; readonly basis: string | null },
): Promise<boolean> {
  const { answeredByName, answeredByTitle, answeredAt } = answer
  const added = await tx
    .insertInto('shareAnswer')
    .values({
      ...{ authority: tx.authority, id, requestId, childId, outcome, reason, basis, holderAuthority: fromAuthority },
      ...{ holderAgency: agency, answeredByName, answeredByTitle, answeredAt },
    })
    .onConflict((the) => the.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/** Writes the parts of an answer, each with the entry it became. */
export async function addParts(
  tx: Tx,
  answerId: string,
  parts: readonly (SharedPart & { readonly entryId: string })[],
): Promise<void> {
  if (parts.length === 0) return
  const rows = parts.map((part) => ({ authority: tx.authority, id: newId(), answerId, ...part }))
  await tx.insertInto('sharePart').values(rows).execute()
}

/** Requests that nobody has answered, by agency. */
export type UnansweredBy = {
  readonly agency: string
  readonly waiting: number
  readonly late: number
  /** The day by which the oldest was asked for. */
  readonly oldest: CalendarDay
  readonly whomToRing: string
}

/** What agencies have not answered, the longest first; at most `limit` agencies. Stands on share_request_by_day. */
export async function unansweredByAgency(tx: Tx, today: CalendarDay, limit: number): Promise<readonly UnansweredBy[]> {
  const { rows } = await sql<UnansweredBy>`
    select r.holder_agency as agency, count(*)::integer as waiting, count(*) filter (where r.answer_by < ${today})::integer as late,
           min(r.answer_by) as oldest, (array_agg(r.whom_to_ring order by r.answer_by))[1] as whom_to_ring
      from share_request r
     where r.authority = ${tx.authority} and r.undelivered is null
       and not exists (select from share_answer a where a.authority = r.authority and a.request_id = r.id)
     group by r.holder_agency order by oldest, agency limit ${limit}`.execute(tx)
  return rows
}

/** Words that a concern holds. */
export type ConcernWords = {
  readonly whatSeen: string
  readonly howWorried: string
  readonly happenedOn: CalendarDay
  readonly knownBy: 'saw' | 'child-told' | 'someone-else'
}

/** How a concern's first words are known. */
export const KNOWN: Readonly<Record<ConcernWords['knownBy'], EntryKind>> = {
  saw: 'fact',
  'child-told': 'child-words',
  'someone-else': 'hearsay',
}
