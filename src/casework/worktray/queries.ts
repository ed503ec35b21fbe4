import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { type Instant, instant } from '../../kernel/instant.ts'
import { manyPeopleById } from '../../people/queries-many.ts'
import { statementOf, type Tx } from '../../platform/db.ts'
import { type Listed, socialWorkersOf } from '../allocations/queries.ts'
import { toReadAgain } from '../evidence/queries.ts'
import type { TrayDue, TrayFacts, TrayWorry } from './model.ts'
import { casesOf, duesOpen, lastLooks, plansNow, worriesOpen } from './queries-now.ts'
import { assessmentsOpen, conferencesAwaited, inDanger, newsOf } from './queries-steps.ts'

/**
 * What the list says of each of these children, however many they are, in one statement: each part of it stands on its
 * table's index of what is open of a child, so that ten years of closed cases cost nothing. What is new is reckoned
 * from this reader's own last look at the child's page itself: a form that lists the child shows none of it.
 */
export async function trayFacts(tx: Tx, userId: string | null, listed: Listed): Promise<readonly TrayFacts[]> {
  const { ids } = listed
  if (ids.length === 0) return []
  const people = await manyPeopleById(tx, ids)
  const workers = await socialWorkersOf(tx, ids)
  const [found] = await recorded(tx, tx.authority, userId, ids)
  const of = found && byChild(found.facts)
  const readAgain = Map.groupBy(await toReadAgain(tx, ids), ({ childId }) => childId)
  return ids.flatMap((id) => {
    const child = people.get(id)
    if (!child || !of) return []
    return {
      child,
      ...(of.cases.get(id) ?? { openedOn: null, familyId: null }),
      ...(workers.get(id) ?? { worker: null, workerId: null }),
      ...(of.danger.get(id) ?? { missingSince: null, protectedBy: null }),
      status: of.plans.get(id) ?? null,
      dues: of.dues.get(id) ?? [],
      worries: of.worries.get(id) ?? [],
      news: of.news.get(id) ?? null,
      assessment: of.assessments.get(id) ?? null,
      conference: of.conferences.get(id) ?? null,
      readAgain: readAgain.get(id)?.length ?? 0,
      seen: of.looks.has(id),
      coveredFor: listed.covers.get(id) ?? null,
    }
  })
}

/** Of each kind of fact the rows of all children; null where there are none. */
type Recorded = {
  readonly looks: readonly string[] | null
  readonly cases: Rows<Pick<TrayFacts, 'openedOn' | 'familyId'>>
  readonly plans: Rows<NonNullable<TrayFacts['status']>>
  readonly dues: Rows<DueRow>
  readonly worries: Rows<TrayWorry>
  readonly news: Rows<NonNullable<TrayFacts['news']>>
  readonly assessments: Rows<NonNullable<TrayFacts['assessment']>>
  readonly conferences: Rows<NonNullable<TrayFacts['conference']>>
  readonly danger: Rows<{ readonly missingSince: string | null; readonly protectedBy: TrayFacts['protectedBy'] }>
}
type OfChild = { readonly childId: string }
type Rows<Row> = readonly (Row & OfChild)[] | null
type DueRow = {
  readonly rule: TrayDue['rule']
  readonly stepKind: TrayDue['step']['kind']
  readonly stepId: string
  readonly dueBy: CalendarDay
  /** As JSON has a moment. */
  readonly dueAt: string | null
}

const recorded = statementOf<
  [authority: string, userId: string | null, ids: readonly string[]],
  { readonly facts: Recorded }
>(
  (authority, userId, ids) => sql`
    with listed as materialized (select id from unnest(${ids}::uuid[]) as c (id)), ${lastLooks(authority, userId)}
    select json_build_object(
      'looks', (select json_agg(id) from looked), 'cases', (${casesOf(authority)}), 'plans', (${plansNow(authority)}),
      'dues', (${duesOpen(authority)}), 'worries', (${worriesOpen(authority, userId)}), 'news', (${newsOf(authority, userId)}),
      'assessments', (${assessmentsOpen(authority)}), 'conferences', (${conferencesAwaited(authority)}),
      'danger', (${inDanger(authority)})) as facts`,
)

function byChild({ looks, cases, plans, dues, worries, news, assessments, conferences, danger }: Recorded) {
  return {
    ...{ looks: new Set(looks), cases: one(cases), plans: one(plans), dues: many((dues ?? []).map(asDue)) },
    ...{ worries: many(worries), news: one(news), assessments: one(assessments), conferences: one(conferences) },
    danger: one((danger ?? []).map((row) => ({ ...row, missingSince: asInstant(row.missingSince) }))),
  }
}

function one<Row extends OfChild>(rows: readonly Row[] | null): ReadonlyMap<string, Row> {
  return new Map(rows?.map((row) => [row.childId, row]))
}

/** The rows of each child, in their order. */
function many<Row extends OfChild>(rows: readonly Row[] | null): ReadonlyMap<string, readonly Row[]> {
  return Map.groupBy(rows ?? [], ({ childId }) => childId)
}

function asDue({ stepKind, stepId, dueAt, ...due }: DueRow & OfChild): TrayDue & OfChild {
  return { ...due, step: { kind: stepKind, id: stepId }, dueAt: asInstant(dueAt) }
}

function asInstant(text: string | null): Instant | null {
  return text === null ? null : instant(text)
}

/** What this user began and did not send, latest first; at most `limit`. Stands on draft_authority_user_id_form_key. */
export async function draftsOf(tx: Tx, userId: string | null, limit: number) {
  if (userId === null) return []
  return tx
    .selectFrom('draft')
    .select(['form', 'savedAt'])
    .where('authority', '=', tx.authority)
    .where('userId', '=', userId)
    .orderBy('savedAt', 'desc')
    .limit(limit)
    .execute()
}

/** How many visits this user made from this day on. Stands on visit_by. */
export async function visitsSince(tx: Tx, userId: string | null, from: CalendarDay): Promise<number> {
  if (userId === null) return 0
  const { rows } = await sql<{ visits: number }>`
    select count(*)::integer as visits from visit
     where authority = ${tx.authority} and visited_by = ${userId}::uuid and happened_on >= ${from}::date`.execute(tx)
  return rows[0]?.visits ?? 0
}
