import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { NewReferral, Referral, Response } from './model.ts'

const COLUMNS = [
  ...(['id', 'contactId', 'receivedOn', 'sourceCode', 'sourceName', 'reason', 'decidedOn', 'response'] as const),
  'decidedBy',
] as const

/** Adds a referral with the children it is about. */
export async function addReferral(tx: Tx, { childIds, ...referral }: NewReferral): Promise<void> {
  await tx
    .insertInto('referral')
    .values({ authority: tx.authority, ...referral })
    .execute()
  const rows = childIds.map((childId) => ({ authority: tx.authority, id: newId(), referralId: referral.id, childId }))
  if (rows.length > 0) await tx.insertInto('referralChild').values(rows).execute()
}

/** A referral; undefined if this authority has none such. */
export async function referralById(tx: Tx, id: string): Promise<Referral | undefined> {
  const row = await tx
    .selectFrom('referral')
    .select(COLUMNS)
    .select(CHILD_IDS.as('childIds'))
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .executeTakeFirst()
  return row
}

/** As `referralById`, locked until the transaction ends. */
export async function lockReferral(tx: Tx, id: string): Promise<Referral | undefined> {
  return tx
    .selectFrom('referral')
    .select(COLUMNS)
    .select(CHILD_IDS.as('childIds'))
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Referrals nobody has decided about, oldest first; at most `limit`. Stands on referral_undecided. */
export async function undecidedReferrals(tx: Tx, limit: number): Promise<readonly Referral[]> {
  return tx
    .selectFrom('referral')
    .select(COLUMNS)
    .select(CHILD_IDS.as('childIds'))
    .where('authority', '=', tx.authority)
    .where('decidedOn', 'is', null)
    .where('reported', '=', false)
    .orderBy('receivedOn')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** The referrals that a contact became; at most a few. */
export async function referralsOfContact(tx: Tx, contactId: string): Promise<readonly Referral[]> {
  return tx
    .selectFrom('referral')
    .select(COLUMNS)
    .select(CHILD_IDS.as('childIds'))
    .where('authority', '=', tx.authority)
    .where('contactId', '=', contactId)
    .limit(10)
    .execute()
}

/**
 * When each of these children was referred last before this day; a referral of the same day counts if it is another.
 * Stands on referral_child_of.
 */
export async function referredBefore(
  tx: Tx,
  childIds: readonly string[],
  before: CalendarDay,
  except?: string,
): Promise<ReadonlyMap<string, CalendarDay>> {
  if (childIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('referralChild as part')
    .innerJoin('referral', (join) =>
      join.onRef('referral.authority', '=', 'part.authority').onRef('referral.id', '=', 'part.referralId'),
    )
    .select(['part.childId'])
    .select((the) => the.fn.max('referral.receivedOn').as('on'))
    .where('part.authority', '=', tx.authority)
    .where('part.childId', 'in', childIds)
    .where('referral.receivedOn', '<=', before)
    .$if(except !== undefined, (query) => query.where('referral.id', '!=', except ?? ''))
    .groupBy('part.childId')
    .execute()
  return new Map(rows.map(({ childId, on }) => [childId, on]))
}

export async function countUndecidedReferrals(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('referral')
    .select((the) => the.fn.countAll<string>().as('waiting'))
    .where('authority', '=', tx.authority)
    .where('decidedOn', 'is', null)
    .where('reported', '=', false)
    .executeTakeFirstOrThrow()
  return Number(row.waiting)
}

type Decided = { readonly response: Response; readonly decidedOn: CalendarDay; readonly decidedBy: string | null }

/** Saves the decision on a referral; with no further action, on each of its children too. */
export async function saveReferralDecision(
  tx: Tx,
  id: string,
  { noFurtherAction, ...decided }: Decided & { readonly noFurtherAction: boolean },
): Promise<void> {
  await tx.updateTable('referral').set(decided).where('authority', '=', tx.authority).where('id', '=', id).execute()
  if (!noFurtherAction) return
  await tx
    .updateTable('referralChild')
    .set({ noFurtherAction })
    .where('authority', '=', tx.authority)
    .where('referralId', '=', id)
    .execute()
}

/** The children of these of whom an assessment is being written. Stands on assessment_child_of. */
export async function childrenBeingAssessed(tx: Tx, childIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (childIds.length === 0) return new Set()
  const rows = await tx
    .selectFrom('assessmentChild as part')
    .innerJoin('assessment as step', (join) =>
      join.onRef('step.authority', '=', 'part.authority').onRef('step.id', '=', 'part.assessmentId'),
    )
    .select('part.childId')
    .distinct()
    .where('part.authority', '=', tx.authority)
    .where('part.childId', 'in', childIds)
    .where('step.state', 'in', ['open', 'submitted', 'returned'])
    .where('step.reported', '=', false)
    .execute()
  return new Set(rows.map(({ childId }) => childId))
}

/** A team of the council that can hold children. */
export type Team = { readonly id: string; readonly name: string }

/** The teams that can hold children, by name. */
export async function teamsThatHold(tx: Tx): Promise<readonly Team[]> {
  return tx
    .selectFrom('access.team')
    .select(['id', 'name'])
    .where('authority', '=', tx.authority)
    .where('kind', 'in', ['assessment', 'safeguarding', 'looked-after'])
    .orderBy('name')
    .limit(100)
    .execute()
}

// The child whom the contact was about comes first.
const CHILD_IDS = sql<string[]>`array(
  select part.child_id
    from referral_child part
    left join contact on contact.authority = referral.authority and contact.id = referral.contact_id
   where part.authority = referral.authority and part.referral_id = referral.id
   order by contact.child_id is not distinct from part.child_id desc, part.id)`
