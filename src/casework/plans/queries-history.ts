import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Tx } from '../../platform/db.ts'
import type { Plan } from './model.ts'
import { put } from './queries.ts'

type Parts = readonly ['plan_need', 'plan_outcome', 'plan_action']
type Image = Readonly<Record<string, unknown>>

/**
 * A child's plan as it was known at an instant; undefined if there was none yet. Its parts are never deleted, so their
 * ids are found in the tables of today (plan_need_of, plan_outcome_of, plan_action_of), and their versions by key.
 */
export async function planAsKnownAt(tx: Tx, childId: string, at: Instant): Promise<Plan | undefined> {
  const [plan] = await imagesAt(tx, 'plan', sql`select id from plan where ${ofChild(tx, childId)}`, at)
  if (!plan) return undefined
  const parts = await partsAt(tx, childId, at)
  const live = (images: readonly Image[]) => images.filter((image) => image['ended_on'] === null).toSorted(inOrder)
  return put(
    asPlan(plan),
    live(parts.plan_need).map(asNeed),
    live(parts.plan_outcome).map(asOutcome),
    parts.plan_action.toSorted(inOrder).map(asAction),
  )
}

async function partsAt(tx: Tx, childId: string, at: Instant): Promise<Record<Parts[number], readonly Image[]>> {
  const of = (table: Parts[number]) =>
    imagesAt(
      tx,
      table,
      sql`select part.id from ${sql.table(table)} part join plan on plan.authority = part.authority
           and plan.id = part.plan_id where plan.authority = ${tx.authority} and plan.child_id = ${childId}`,
      at,
    )
  return {
    plan_need: await of('plan_need'),
    plan_outcome: await of('plan_outcome'),
    plan_action: await of('plan_action'),
  }
}

/** The rows with these ids as they were known then. Stands on the key of history.version. */
async function imagesAt(tx: Tx, relation: string, ids: ReturnType<typeof sql>, at: Instant): Promise<readonly Image[]> {
  const { rows } = await sql<{ image: Image }>`
    select image from history.version
     where authority = ${tx.authority} and relation = ${relation} and id in (${ids})
       and known @> ${at}::timestamptz limit 1000`.execute(tx)
  return rows.map(({ image }) => image)
}

function ofChild(tx: Tx, childId: string) {
  return sql`authority = ${tx.authority} and child_id = ${childId}`
}

function inOrder(one: Image, other: Image): number {
  return Number(one['position']) - Number(other['position'])
}

// An image is the row as it was stored; a column that came later is not in it.

function text(image: Image, column: string): string {
  return String(image[column] ?? '')
}

function orNull<T extends string = string>(image: Image, column: string): T | null {
  return (image[column] as T | null | undefined) ?? null
}

function asPlan(image: Image): Omit<Plan, 'needs'> {
  return {
    ...{ id: text(image, 'id'), childId: text(image, 'child_id'), madeOn: text(image, 'made_on') as CalendarDay },
    ...{ whyInvolved: text(image, 'why_involved'), weWant: text(image, 'we_want') },
    ...{ contingency: text(image, 'contingency') },
    ...{ childView: orNull(image, 'child_view'), childViewOn: orNull<CalendarDay>(image, 'child_view_on') },
    ...{ parentView: orNull(image, 'parent_view'), parentViewOn: orNull<CalendarDay>(image, 'parent_view_on') },
  }
}

function asNeed(image: Image) {
  return { ...keysOf(image), planId: text(image, 'plan_id'), statement: text(image, 'statement') }
}

function asOutcome(image: Image) {
  return {
    ...{ ...keysOf(image), needId: text(image, 'need_id'), statement: text(image, 'statement') },
    ...{ byOn: orNull<CalendarDay>(image, 'by_on'), changed: orNull(image, 'changed') },
    achievedOn: orNull<CalendarDay>(image, 'achieved_on'),
  }
}

function asAction(image: Image) {
  return {
    ...{ ...keysOf(image), outcomeId: text(image, 'outcome_id'), what: text(image, 'what') },
    ...{ ownerName: text(image, 'owner_name'), ownerUser: orNull(image, 'owner_user') },
    ...{ byOn: text(image, 'by_on') as CalendarDay, state: text(image, 'state') as 'open' | 'done' | 'stopped' },
    doneOn: orNull<CalendarDay>(image, 'done_on'),
  }
}

function keysOf(image: Image) {
  return { id: text(image, 'id'), sharedId: orNull(image, 'shared_id') }
}
