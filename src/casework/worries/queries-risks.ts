import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { addRelationships } from '../../people/family/queries.ts'
import { childrenAround } from '../../people/family/queries-around.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { Risk, RiskReview, RiskReviewed } from './model-risks.ts'

const RISK = [
  ...(['id', 'personId', 'title', 'statement', 'trend', 'howKnown', 'saidBy', 'sinceOn', 'reviewBy', 'told'] as const),
  ...(['managedBy', 'closedOn', 'closedHow'] as const),
] as const
const MOST = 100

/** The open risk of a person; both locked until the transaction ends, so that it is said once. Stands on worry_of_person. */
export async function lockRiskOf(tx: Tx, personId: string): Promise<Risk | undefined> {
  await sql`select from person where authority = ${tx.authority} and id = ${personId} for no key update`.execute(tx)
  const row = await tx
    .selectFrom('worry')
    .select(RISK)
    .where('authority', '=', tx.authority)
    .where('personId', '=', personId)
    .where('kind', '=', 'risk-adult')
    .where('closedOn', 'is', null)
    .orderBy('sinceOn', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  return row && { ...row, personId }
}

/** Everything ever written down of a person as a risk, latest first: open or closed, said of them or of one child. */
export async function risksOf(tx: Tx, personId: string): Promise<readonly Risk[]> {
  const rows = await tx
    .selectFrom('worry')
    .select(RISK)
    .where('authority', '=', tx.authority)
    .where('personId', '=', personId)
    .where('kind', '=', 'risk-adult')
    .orderBy('sinceOn', 'desc')
    .orderBy('id')
    .limit(MOST)
    .execute()
  return rows.map((row) => ({ ...row, personId }))
}

/** How a risk was looked at again, latest first. Stands on risk_review_of_person. */
export async function riskReviewsOf(tx: Tx, personId: string): Promise<readonly RiskReviewed[]> {
  return tx
    .selectFrom('riskReview')
    .select([
      'id',
      'outcome',
      'statement',
      'trend',
      'told',
      'managedBy',
      'reviewBy',
      'reviewedOn',
      'reviewedByName as by',
    ])
    .where('authority', '=', tx.authority)
    .where('personId', '=', personId)
    .orderBy('reviewedOn', 'desc')
    .orderBy('recordedAt', 'desc')
    .limit(MOST)
    .execute()
}

/** Saves what a review made of a risk, and the review. */
export async function saveReviewed(
  tx: Tx,
  { id, personId, ...risk }: Risk,
  review: RiskReview,
  by: Pick<Actor, 'userId' | 'name'>,
  today: CalendarDay,
): Promise<void> {
  const { statement, trend, told, managedBy, reviewBy, closedOn, closedHow } = risk
  await tx
    .updateTable('worry')
    .set({ statement, trend, told, managedBy, reviewBy, closedOn, closedHow })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
  const who = { reviewedOn: today, reviewedBy: by.userId, reviewedByName: by.name }
  await tx
    .insertInto('riskReview')
    .values({ authority: tx.authority, worryId: id, personId, ...review, ...who })
    .execute()
}

/**
 * Writes a tie to a person for those of these children who have none, so that what is said of the person shows for
 * them. @returns all children around the person
 */
export async function bringAround(
  tx: Tx,
  personId: string,
  childIds: readonly string[],
  today: CalendarDay,
): Promise<readonly string[]> {
  const around = await childrenAround(tx, personId)
  const without = childIds.filter((id) => !around.includes(id))
  await addRelationships(
    tx,
    without.map((childId) => ({
      ...{ id: newId(), personId: childId, otherId: personId, kind: 'other' as const, parentalResponsibility: null },
      ...{ words: 'may be a risk', fromOn: today, toOn: null },
    })),
  )
  return [...around, ...without]
}
