import { sql } from 'kysely'
import type { RichText } from '../../entries/model.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import type { Plan } from './model.ts'
import { put } from './queries.ts'

type Parts = readonly ['plan_need', 'plan_outcome', 'plan_action']
type Image = Readonly<Record<string, unknown>>

/**
 * A child's plan as it stood at the end of a day, London time; undefined if there was none yet. Its parts are never
 * deleted, so their ids are found in the tables of today (plan_need_of, plan_outcome_of, plan_action_of), and their
 * versions by key.
 */
export async function planAsKnownOn(tx: Tx, childId: string, on: CalendarDay): Promise<Plan | undefined> {
  const [plan] = await imagesOn(tx, 'plan', sql`select id from plan where ${ofChild(tx, childId)}`, on)
  if (!plan) return undefined
  const parts = await partsOn(tx, childId, on)
  const live = (images: readonly Image[]) => images.filter((image) => image['ended_on'] === null).toSorted(inOrder)
  return put(
    asPlan(plan),
    live(parts.plan_need).map(asNeed),
    live(parts.plan_outcome).map(asOutcome),
    parts.plan_action.toSorted(inOrder).map(asAction),
  )
}

async function partsOn(tx: Tx, childId: string, on: CalendarDay): Promise<Record<Parts[number], readonly Image[]>> {
  const of = (table: Parts[number]) =>
    imagesOn(
      tx,
      table,
      sql`select part.id from ${sql.table(table)} part join plan on plan.authority = part.authority
           and plan.id = part.plan_id where plan.authority = ${tx.authority} and plan.child_id = ${childId}`,
      on,
    )
  return {
    plan_need: await of('plan_need'),
    plan_outcome: await of('plan_outcome'),
    plan_action: await of('plan_action'),
  }
}

/** The rows with these ids as they were known at the end of that day. Stands on the key of history.version. */
async function imagesOn(
  tx: Tx,
  relation: string,
  ids: ReturnType<typeof sql>,
  on: CalendarDay,
): Promise<readonly Image[]> {
  const { rows } = await sql<{ image: Image }>`
    select image from history.version
     where authority = ${tx.authority} and relation = ${relation} and id in (${ids})
       and known @> ((${on}::date + 1)::timestamp at time zone 'Europe/London' - interval '1 microsecond')
     limit 1000`.execute(tx)
  return rows.map(({ image }) => image)
}

/** An entry that tells how a plan came to be what it is. */
export type PlanTold = {
  readonly id: string
  readonly title: string
  readonly body: RichText
  readonly happenedOn: CalendarDay
  readonly saidBy: string
  /** What differs for this child. */
  readonly part: string | null
}

/**
 * What was told of a child's plan as it changed, latest first: by whoever wrote in it, at each review of it, at each
 * conference about the child; at most `limit`. Stands on entry_of_step.
 */
export async function toldOfPlan(tx: Tx, childId: string, limit: number): Promise<readonly PlanTold[]> {
  const ofReview = sql`select plan_review_id from plan_review_child where ${ofChild(tx, childId)}`
  const ofConference = sql`select conference_id from conference_child where ${ofChild(tx, childId)}`
  const { rows } = await sql<PlanTold>`
    select e.id, e.title, e.body, e.happened_on, e.said_by, a.part from entry e
      join entry_about a on a.authority = e.authority and a.entry_id = e.id and a.person_id = ${childId}
     where e.authority = ${tx.authority} and e.kind <> 'child-words' and e.corrects is null and e.step_id in (
       select id from plan where ${ofChild(tx, childId)} union all ${ofReview} union all ${ofConference})
     order by e.happened_on desc, e.recorded_at desc, e.id desc
     limit ${limit}`.execute(tx)
  return rows
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
