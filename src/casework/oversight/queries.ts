import { type RawBuilder, sql } from 'kysely'
import { addDays, addMonths, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
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
  const { rows } = await sql<{ counts: TeamCounts }>`
    with mine as materialized (
      select child_id, user_id, role from allocation
       where authority = ${tx.authority} and team_id = ${teamId} and to_on is null),
    ${heldBy(tx, teamId)}, ${stepsOf(tx, period)}, ${plansOf(tx)}, ${visitsOf(tx, today)}, ${referralsOf(tx, today)},
    ${caseloads()}, ${drifting(tx, today)}
    select json_build_object(
      'children', (select count(*) from held), 'unallocated', (select count(*) from held where not is_allocated),
      'steps', (select coalesce(json_agg(json_build_object('rule', rule, 'done', coalesce(done, 0), 'inTime', coalesce(in_time, 0),
          'lateNow', coalesce(late_now, 0), 'waiting', coalesce(waiting, '[]'))), '[]')
          from (select rule, sum(done) as done, sum(in_time) as in_time from done group by rule) finished full join late using (rule)),
      'visits', (select coalesce(json_agg(json_build_object('weekOf', week, 'inTime', in_time, 'late', done - in_time) order by week), '[]')
          from done where rule = 'cp-visit'),
      'caseloads', (select coalesce(json_agg(caseload), '[]') from caseload),
      'plans', (select coalesce(json_agg(lengths), '[]') from (select kind,
          width_bucket(from_on, ${lengthsBegin(today)}::date[]) as length, count(*) as count from planned group by 1, 2 order by 1) lengths),
      'reReferrals', (select json_build_object('referrals', count(*), 'again', count(*) filter (where again)) from referred),
      'drift', (select coalesce(json_agg(facts), '[]') from facts)) as counts`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('a statement of one row gave none')
  return row.counts
}

/** Stands on due_done_by_day, due_done_of_child, due_open and due_running_of_child. */
function stepsOf(tx: Tx, { from, to }: Period): RawBuilder<unknown> {
  return sql`done as materialized (
      select d.rule, date_trunc('week', d.done_on)::date as week, count(*) as done,
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

/** Stands on referral_received and closure_of_child. */
function referralsOf(tx: Tx, today: CalendarDay): RawBuilder<unknown> {
  return sql`referred as materialized (
      select exists (select from closure c where c.authority = ${tx.authority} and c.child_id = held.child_id
                and c.closed_on <= r.received_on and c.closed_on > r.received_on - interval '12 months') as again
        from referral r
        join referral_child part on part.authority = r.authority and part.referral_id = r.id
        join held on held.child_id = part.child_id
       where r.authority = ${tx.authority} and r.received_on > ${addMonths(today, -12)} and r.received_on <= ${today})`
}

function caseloads(): RawBuilder<unknown> {
  return sql`caseload as materialized (
      select user_id as "userId", access.name_of(user_id) as name, children, "onProtectionPlan", "inNeed", "visitsInFourWeeks" from (
        select a.user_id, count(*) as children, count(*) filter (where kind = 'child-protection') as "onProtectionPlan",
               count(*) filter (where kind = 'child-in-need') as "inNeed", coalesce(sum(visits), 0) as "visitsInFourWeeks"
          from (select distinct user_id, child_id from mine where user_id is not null and role in ('social-worker', 'co-worker')) a
          left join (select distinct on (child_id) child_id, kind from planned order by child_id, from_on desc) plan using (child_id)
          left join visited using (child_id)
         group by a.user_id) worker
       order by children desc, name limit 100)`
}

/** Stands on missing_episode_since, conference_child_continued, plan_status_protecting and the key of person. */
function drifting(tx: Tx, today: CalendarDay): RawBuilder<unknown> {
  const of = (alias: string) =>
    sql`${sql.ref(`${alias}.authority`)} = ${tx.authority} and ${sql.ref(`${alias}.child_id`)} = held.child_id`
  return sql`protected as materialized (
      select distinct on (child_id) child_id, from_on from planned where kind = 'child-protection' order by child_id, from_on desc),
    missing as materialized (
      select m.child_id, count(*) as times from held join missing_episode m on ${of('m')} and m.withdrawn_on is null
         and m.missing_from > ${addDays(today, -90)}::date::timestamptz group by m.child_id),
    facts as materialized (
      select held.child_id as "childId", plan.from_on as "protectedFrom", visited.alone_on as "seenAloneOn",
             child.birth_date as "bornOn", child.birth_date is null and child.expected_on is not null as unborn,
             coalesce(unchanged.reviews, 0) as "unchangedReviews", coalesce(before.plans, 0) as "protectionPlans",
             coalesce(missing.times, 0) as "missingIn90Days"
        from held
        left join protected plan using (child_id)
        left join missing using (child_id)
        left join visited using (child_id)
        join person child on child.authority = ${tx.authority} and child.id = held.child_id
        left join lateral (select count(*) as reviews from conference_child part join conference c
                 on c.authority = part.authority and c.id = part.conference_id
                 where plan.from_on is not null and ${of('part')} and part.outcome = 'continue' and c.kind = 'review'
                 and c.held_on >= plan.from_on) unchanged on true
        left join lateral (select count(*) as plans from plan_status p where plan.from_on is not null and ${of('p')}
                 and p.kind = 'child-protection') before on true
       where plan.from_on is not null or missing.times > 1)`
}

/** Those who have waited longest for a kind of step, on the page itself. */
const MOST_WAITING = 4
