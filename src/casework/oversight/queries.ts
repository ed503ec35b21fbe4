import { type RawBuilder, sql } from 'kysely'
import { addDays, addMonths, type CalendarDay } from '../../kernel/calendar-day.ts'
import { plannedAnew, type Tx } from '../../platform/db.ts'
import type { DueRule } from '../dues/model.ts'
import type { PlanKind } from '../plans/model.ts'
import type { Caseload, DriftFacts, Period, ReReferrals, WeekOfVisits } from './model.ts'
import { lengthsBegin, SEEN_ALONE_WITHIN } from './rules.ts'

// Of a whole team in one statement, from the children it holds (allocation_of_team). Each kind of fact is read once and
// joined with all of them: for a large team by the day it is of, for a small one child by child, as is cheaper.

/** Children of the team that are held today, once each, and whether a social worker of it holds them. */
export function heldBy(tx: Tx, teamId: string): RawBuilder<unknown> {
  return sql`held as materialized (
    select child_id, bool_or(user_id is not null and role = 'social-worker') as is_allocated from allocation
     where authority = ${tx.authority} and team_id = ${teamId} and to_on is null group by child_id)`
}

export type StepCounts = {
  readonly rule: DueRule
  readonly done: number
  readonly inTime: number
  readonly lateNow: number
  readonly waiting: readonly { readonly childId: string; readonly dueBy: CalendarDay }[]
}

/** What is counted of a team. */
export type TeamCounts = {
  readonly children: number
  readonly unallocated: number
  /** Of each kind of step: what was done in the period, in time, and what is late now. */
  readonly steps: readonly StepCounts[]
  /** Child protection visits done, by the week they were done in. */
  readonly visits: readonly WeekOfVisits[]
  /** What each worker holds, most first; at most 100 of them. */
  readonly caseloads: readonly Caseload[]
  /** Open plans, and how many of a kind have run for how long; `length` is a place of `lengthsBegin`. */
  readonly plans: readonly { readonly kind: PlanKind; readonly length: number; readonly count: number }[]
  /** Referrals of these twelve months, and those within twelve months of the last closing. */
  readonly reReferrals: ReReferrals
  /** What drift goes by, of the children with a child protection plan and of those who went missing lately. */
  readonly drift: readonly DriftFacts[]
}

/** Counts all that a manager sees of a team, in one statement. */
export async function countTeam(tx: Tx, teamId: string, period: Period): Promise<TeamCounts> {
  const { to: today } = period
  const counting = sql<{ counts: TeamCounts }>`
    with mine as materialized (
      select child_id, user_id, role from allocation
       where authority = ${tx.authority} and team_id = ${teamId} and to_on is null),
    ${heldBy(tx, teamId)}, ${stepsOf(tx, period)}, ${plansOf(tx)}, ${visitsOf(tx, today)}, ${referralsOf(tx, today)},
    ${childFacts(tx, today)}, ${caseloads()}, ${drifting(tx)}
    select json_build_object(
      'children', (select count(*) from held), 'unallocated', (select count(*) from held where not is_allocated),
      'steps', (select coalesce(json_agg(json_build_object('rule', rule, 'done', coalesce(done, 0), 'inTime', coalesce(in_time, 0),
          'lateNow', coalesce(late_now, 0), 'waiting', coalesce(waiting, '[]'))), '[]')
          from (select rule, sum(done) as done, sum(in_time) as in_time from done group by rule) finished full join late using (rule)),
      'visits', (select coalesce(json_agg(json_build_object('weekOf', ${A_MONDAY}::date + 7 * week, 'inTime', in_time, 'late', done - in_time) order by week), '[]')
          from done where rule = 'cp-visit'),
      'caseloads', (select coalesce(json_agg(caseload), '[]') from caseload),
      'plans', (select coalesce(json_agg(lengths), '[]') from (select kind,
          width_bucket(from_on, ${lengthsBegin(today)}::date[]) as length, count(*) as count from planned group by 1, 2 order by 1) lengths),
      'reReferrals', json_build_object('referrals', (select count(*) from referred), 'again', (${referredAgain(tx, today)})),
      'drift', (select coalesce(json_agg(facts), '[]') from facts)) as counts`
  const { rows } = await plannedAnew(tx, () => counting.execute(tx))
  const [row] = rows
  if (!row) throw new Error('a statement of one row gave none')
  return row.counts
}

/** Weeks are counted from a Monday long ago. Stands on due_done_by_day, due_done_of_child, due_open and due_running_of_child. */
function stepsOf(tx: Tx, { from, to }: Period): RawBuilder<unknown> {
  return sql`done as materialized (
      select d.rule, (d.done_on - ${A_MONDAY}::date) / 7 as week, count(*) as done,
             count(*) filter (where d.done_on <= d.due_by) as in_time
        from held join due d on d.authority = ${tx.authority} and d.child_id = held.child_id
         and d.done_on between ${from} and ${to} group by 1, 2),
    overdue as materialized (
      select d.rule, d.child_id, d.due_by, row_number() over (partition by d.rule order by d.due_by, d.child_id) as place
        from held join due d on d.authority = ${tx.authority} and d.child_id = held.child_id
         and d.done_on is null and d.not_needed is null and d.due_by < ${to}),
    late as materialized (
      select rule, count(distinct child_id) as late_now,
             json_agg(json_build_object('childId', child_id, 'dueBy', due_by) order by place) filter (where place <= ${MOST_WAITING}) as waiting
        from overdue group by rule)`
}

/** Stands on plan_status_open_of_child. */
function plansOf(tx: Tx): RawBuilder<unknown> {
  return sql`planned as materialized (
      select p.child_id, p.kind, p.from_on from held
        join plan_status p on p.authority = ${tx.authority} and p.child_id = held.child_id and p.to_on is null)`
}

/** Visits of the last weeks. Stands on visit_child_by_day and visit_child_of. */
function visitsOf(tx: Tx, today: CalendarDay): RawBuilder<unknown> {
  return sql`visited as materialized (
      select v.child_id, count(*) filter (where v.happened_on > ${addDays(today, -28)}) as visits,
             max(v.happened_on) filter (where v.seen_alone) as alone_on
        from held join visit_child v on v.authority = ${tx.authority} and v.child_id = held.child_id
         and v.not_part_on is null and v.happened_on > ${addDays(today, -SEEN_ALONE_WITHIN)} and v.happened_on <= ${today}
       group by v.child_id)`
}

/** Stands on referral_received and the key of referral_child. */
function referralsOf(tx: Tx, today: CalendarDay): RawBuilder<unknown> {
  return sql`referred as materialized (
      select part.child_id, r.received_on, (r.received_on - interval '12 months')::date as a_year_before
        from referral r
        join referral_child part on part.authority = r.authority and part.referral_id = r.id
        join held on held.child_id = part.child_id
       where r.authority = ${tx.authority} and r.received_on > ${addMonths(today, -12)} and r.received_on <= ${today})`
}

/** Nothing that closed two years ago was within twelve months of them. Stands on closure_by_day and closure_of_child. */
function referredAgain(tx: Tx, today: CalendarDay): RawBuilder<unknown> {
  return sql`select count(*) from referred where exists (
      select from closure c where c.authority = ${tx.authority} and c.child_id = referred.child_id
         and c.closed_on > ${addMonths(today, -24)} and c.closed_on <= referred.received_on and c.closed_on > referred.a_year_before)`
}

/** What is known of each child, put together by adding rows up: however many the planner expects, it costs the same. Stands on missing_episode_since. */
function childFacts(tx: Tx, today: CalendarDay): RawBuilder<unknown> {
  return sql`missing as materialized (
      select m.child_id, count(*) as times from held
        join missing_episode m on m.authority = ${tx.authority} and m.child_id = held.child_id and m.withdrawn_on is null
         and m.missing_from > ${addDays(today, -90)}::date::timestamptz group by m.child_id),
    child as materialized (
      select child_id, max(kind) as kind, max(protected_from) as protected_from, max(visits) as visits, max(alone_on) as alone_on,
             max(times) as times
        from (select child_id, null as kind, from_on as protected_from, null::bigint as visits, null::date as alone_on,
                     null::bigint as times from planned where kind = 'child-protection'
              union all (select distinct on (child_id) child_id, kind, null, null, null, null from planned
                          order by child_id, from_on desc)
              union all select child_id, null, null, visits, alone_on, null from visited
              union all select child_id, null, null, null, null, times from missing) one
       group by child_id)`
}

function caseloads(): RawBuilder<unknown> {
  return sql`load as materialized (
      select a.user_id, count(*) as children, count(*) filter (where kind = 'child-protection') as protected,
             count(*) filter (where kind = 'child-in-need') as in_need, coalesce(sum(visits), 0) as visits
        from (select distinct user_id, child_id from mine where user_id is not null and role in ('social-worker', 'co-worker')) a
        left join child using (child_id)
       group by a.user_id),
    caseload as materialized (
      select load.user_id as "userId", known.name, children, protected as "onProtectionPlan", in_need as "inNeed", visits as "visitsInFourWeeks"
        from load left join access.names_of(array(select user_id from load)) known using (user_id)
       order by children desc, known.name limit 100)`
}

/** Stands on conference_child_continued, plan_status_protecting and the key of person. */
function drifting(tx: Tx): RawBuilder<unknown> {
  return sql`concerned as materialized (
      select child_id, protected_from, alone_on, times from child where protected_from is not null or times > 1),
    counted as materialized (
      select child_id, max(protected_from) as protected_from, max(alone_on) as alone_on, max(times) as times, sum(reviews) as reviews,
             sum(plans) as plans
        from (select child_id, protected_from, alone_on, times, 0 as reviews, 0 as plans from concerned
              union all
              select c.child_id, null, null, null, 1, 0 from concerned c
                join conference_child part on part.authority = ${tx.authority} and part.child_id = c.child_id and part.outcome = 'continue'
                join conference held on held.authority = part.authority and held.id = part.conference_id and held.kind = 'review'
                 and held.held_on >= c.protected_from
              union all
              select c.child_id, null, null, null, 0, 1 from concerned c
                join plan_status p on p.authority = ${tx.authority} and p.child_id = c.child_id and p.kind = 'child-protection'
               where c.protected_from is not null) one
       group by child_id),
    facts as materialized (
      select child_id as "childId", protected_from as "protectedFrom", alone_on as "seenAloneOn", birth_date as "bornOn",
             birth_date is null and expected_on is not null as unborn, reviews as "unchangedReviews", plans as "protectionPlans",
             coalesce(times, 0) as "missingIn90Days"
        from counted join person on person.authority = ${tx.authority} and person.id = child_id)`
}

const A_MONDAY = '2000-01-03'
/** Those who have waited longest for a kind of step, on the page itself. */
const MOST_WAITING = 4
