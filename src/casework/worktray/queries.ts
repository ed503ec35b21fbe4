import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { type Instant, instant } from '../../kernel/instant.ts'
import { manyPeopleById } from '../../people/queries-many.ts'
import { statementOf, type Tx } from '../../platform/db.ts'
import { type Listed, socialWorkersOf } from '../allocations/queries.ts'
import { countToReadAgain } from '../evidence/queries.ts'
import type { TrayDue, TrayFacts, TrayWorry } from './model.ts'
import { casesOf, duesOpen, listedWithLooks, plansNow, worriesOpen } from './queries-now.ts'
import { assessmentsOpen, conferencesAwaited, contactsWaiting, inDanger, newsOf } from './queries-steps.ts'

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
  const of = found && byPlace(found.facts)
  const readAgain = await countToReadAgain(tx, ids)
  return ids.flatMap((id, at) => {
    const child = people.get(id)
    if (!child || !of) return []
    const place = at + 1
    return {
      child,
      ...(workers.get(id) ?? { worker: null, workerId: null }),
      ...(of.cases.get(place) ?? { openedOn: null, familyId: null }),
      ...(of.danger.get(place) ?? { missingSince: null, protectedBy: null }),
      status: of.plans.get(place) ?? null,
      dues: of.dues.get(place) ?? [],
      worries: of.worries.get(place) ?? [],
      news: of.news.get(place) ?? null,
      contact: of.contacts.get(place) ?? null,
      assessment: of.assessments.get(place) ?? null,
      conference: of.conferences.get(place) ?? null,
      readAgain: readAgain.get(id) ?? 0,
      seen: of.looks.has(place),
      coveredFor: listed.covers.get(id) ?? null,
    }
  })
}

/** Of each kind of fact the rows of all children, each with the child's place in the list first; null where there are none. */
type Recorded = {
  readonly looks: readonly number[] | null
  readonly cases: Rows<[openedOn: CalendarDay, familyId: string | null]>
  readonly plans: Rows<[kind: Status['kind'], category: Status['category'], fromOn: CalendarDay]>
  readonly dues: Rows<
    [TrayDue['rule'], TrayDue['step']['kind'], stepId: string, dueBy: CalendarDay, dueAt: string | null]
  >
  readonly worries: Rows<[title: string, kind: TrayWorry['kind'], trend: TrayWorry['trend'], isNew: boolean]>
  readonly news: Rows<[title: string, kind: News['kind'], saidBy: string, count: number]>
  readonly contacts: Rows<[danger: boolean, band: Waiting['band']]>
  readonly assessments: Rows<[id: string, state: Assessment['state'], submittedOn: CalendarDay | null]>
  readonly conferences: Rows<[id: string, plannedFor: CalendarDay | null]>
  readonly danger: Rows<[missingSince: string | null, protectedBy: TrayFacts['protectedBy']]>
}
type Rows<Row extends readonly unknown[]> = readonly (readonly [place: number, ...Row])[] | null
type Status = NonNullable<TrayFacts['status']>
type News = NonNullable<TrayFacts['news']>
type Waiting = NonNullable<TrayFacts['contact']>
type Assessment = NonNullable<TrayFacts['assessment']>

const recorded = statementOf<
  [authority: string, userId: string | null, ids: readonly string[]],
  { readonly facts: Recorded }
>(
  (authority, userId, ids) => sql`
    with ${listedWithLooks(authority, userId, ids)}
    select json_build_object(
      'looks', (select json_agg(nth) from listed where looked_at is not null),
      'cases', (${casesOf(authority)}), 'plans', (${plansNow(authority)}), 'dues', (${duesOpen(authority)}),
      'worries', (${worriesOpen(authority, userId, ids)}), 'news', (${newsOf(authority, userId)}),
      'contacts', (${contactsWaiting(authority)}),
      'assessments', (${assessmentsOpen(authority)}), 'conferences', (${conferencesAwaited(authority)}),
      'danger', (${inDanger(authority)})) as facts`,
)

function byPlace(recorded: Recorded) {
  const { looks, cases, plans, dues, worries, news, contacts, assessments, conferences, danger } = recorded
  return {
    looks: new Set(looks),
    cases: one(cases, (openedOn, familyId) => ({ openedOn, familyId })),
    plans: one(plans, (kind, category, fromOn) => ({ kind, category, fromOn })),
    dues: many(dues, (rule, kind, id, dueBy, dueAt) => ({ rule, step: { kind, id }, dueBy, dueAt: asInstant(dueAt) })),
    worries: many(worries, (title, kind, trend, isNew) => ({ title, kind, trend, isNew })),
    news: one(news, (title, kind, saidBy, count) => ({ title, kind, saidBy, count })),
    contacts: one(contacts, (danger, band) => ({ danger, band })),
    assessments: one(assessments, (id, state, submittedOn) => ({ id, state, submittedOn })),
    conferences: one(conferences, (id, plannedFor) => ({ id, plannedFor })),
    danger: one(danger, (since, protectedBy) => ({ missingSince: asInstant(since), protectedBy })),
  }
}

/** What each child has once, by the child's place. */
function one<Row extends readonly unknown[], Fact>(rows: Rows<Row>, asFact: (...row: Row) => Fact) {
  return new Map((rows ?? []).map(([place, ...row]) => [place, asFact(...(row as unknown as Row))]))
}

/** What a child may have several of, in the order of the rows, by the child's place. */
function many<Row extends readonly unknown[], Fact>(rows: Rows<Row>, asFact: (...row: Row) => Fact) {
  const facts = new Map<number, Fact[]>()
  for (const [place, ...row] of rows ?? []) {
    const fact = asFact(...(row as unknown as Row))
    const before = facts.get(place)
    if (before) before.push(fact)
    else facts.set(place, [fact])
  }
  return facts
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
