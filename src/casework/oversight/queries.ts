import { type RawBuilder, sql } from 'kysely'
import { addDays, addMonths, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import type { DueRule } from '../dues/model.ts'
import type { PlanKind } from '../plans/model.ts'
import type { Caseload, DriftFacts, Length, Period, PlansByLength, ReReferrals, WeekOfVisits } from './model.ts'
import { LENGTHS } from './model.ts'
import { begunBetween } from './rules.ts'

// Of a whole team in one statement a question, from the children it holds (allocation_of_team), each part on its table's
// index by child. Nothing is asked once a child.

/** Children of the team that are held today, once each. */
export function heldBy(tx: Tx, teamId: string): RawBuilder<unknown> {
  return sql`held as materialized (
    select distinct child_id from allocation where authority = ${tx.authority} and team_id = ${teamId} and to_on is null)`
}

export type StepCounts = {
  readonly rule: DueRule
  readonly done: number
  readonly inTime: number
  readonly lateNow: number
  readonly waiting: readonly { readonly childId: string; readonly dueBy: CalendarDay }[]
}

/** Of each kind of step: what was done in the period, in time, and what is late now. Stands on due_done_of_child and due_running_of_child. */
export async function stepCounts(tx: Tx, teamId: string, { from, to }: Period): Promise<readonly StepCounts[]> {
  const { rows } = await sql<StepCounts>`
    with ${heldBy(tx, teamId)},
    finished as (
      select d.rule, count(*)::int as done, count(*) filter (where d.done_on <= d.due_by)::int as in_time
        from held join due d on d.authority = ${tx.authority} and d.child_id = held.child_id
         and d.done_on between ${from} and ${to} group by d.rule),
    late as (
      select d.rule, count(distinct d.child_id)::int as late_now,
             (array_agg(jsonb_build_object('childId', d.child_id, 'dueBy', d.due_by) order by d.due_by, d.child_id))[1:4] as waiting
        from held join due d on d.authority = ${tx.authority} and d.child_id = held.child_id
         and d.done_on is null and d.not_needed is null and d.due_by < ${to} group by d.rule)
    select rule, coalesce(done, 0) as done, coalesce(in_time, 0) as "inTime", coalesce(late_now, 0) as "lateNow",
           coalesce(to_jsonb(waiting), '[]') as waiting
      from finished full join late using (rule)`.execute(tx)
  return rows
}

/** Child protection visits done, by the week they were done in. Stands on due_done_of_child. */
export async function visitsByWeek(tx: Tx, teamId: string, { from, to }: Period): Promise<readonly WeekOfVisits[]> {
  const { rows } = await sql<WeekOfVisits>`
    with ${heldBy(tx, teamId)}
    select date_trunc('week', d.done_on)::date as "weekOf", count(*) filter (where d.done_on <= d.due_by)::int as "inTime",
           count(*) filter (where d.done_on > d.due_by)::int as late
      from held join due d on d.authority = ${tx.authority} and d.child_id = held.child_id
       and d.rule = 'cp-visit' and d.done_on between ${from} and ${to}
     group by 1 order by 1`.execute(tx)
  return rows
}

/** What each worker of the team holds, most first; at most 100 of them. */
export async function caseloadsOf(tx: Tx, teamId: string, today: CalendarDay): Promise<readonly Caseload[]> {
  const { rows } = await sql<Caseload>`
    select a.user_id as "userId", access.name_of(a.user_id) as name, count(*)::int as children,
           count(*) filter (where kind = 'child-protection')::int as "onProtectionPlan",
           count(*) filter (where kind = 'child-in-need')::int as "inNeed",
           coalesce(sum(visits), 0)::int as "visitsInFourWeeks"
      from (select distinct user_id, child_id from allocation where authority = ${tx.authority} and team_id = ${teamId}
               and to_on is null and user_id is not null and role in ('social-worker', 'co-worker')) a
      left join lateral (select kind from plan_status p where p.authority = ${tx.authority} and p.child_id = a.child_id
               and p.to_on is null order by p.from_on desc limit 1) plan on true
      left join lateral (select count(*) as visits from visit_child v where v.authority = ${tx.authority}
               and v.child_id = a.child_id and v.not_part_on is null and v.happened_on > ${addDays(today, -28)} and v.happened_on <= ${today}) seen on true
     group by a.user_id order by children desc, name limit 100`.execute(tx)
  return rows
}

/** How many children the team holds, and how many of them nobody in it does. */
export async function childrenCounted(tx: Tx, teamId: string): Promise<{ children: number; unallocated: number }> {
  const { rows } = await sql<{ children: number; unallocated: number }>`
    select count(*)::int as children, count(*) filter (where not held)::int as unallocated
      from (select child_id, bool_or(user_id is not null and role = 'social-worker') as held from allocation
             where authority = ${tx.authority} and team_id = ${teamId} and to_on is null group by child_id) c`.execute(
    tx,
  )
  return rows[0] ?? { children: 0, unallocated: 0 }
}

/** Open plans of the team's children by kind and how long they have run. Stands on plan_status_open_of_child. */
export async function plansByLength(tx: Tx, teamId: string, today: CalendarDay): Promise<readonly PlansByLength[]> {
  const bands = LENGTHS.map((length) => {
    const [after, until] = begunBetween(length, today)
    return sql`count(*) filter (where (${after}::date is null or p.from_on > ${after}) and (${until}::date is null or p.from_on <= ${until}))::int
      as ${sql.ref(length)}`
  })
  const { rows } = await sql<{ kind: PlanKind } & Record<Length, number>>`
    with ${heldBy(tx, teamId)}
    select p.kind, ${sql.join(bands)}
      from held join plan_status p on p.authority = ${tx.authority} and p.child_id = held.child_id and p.to_on is null
     group by p.kind order by p.kind`.execute(tx)
  return rows.map(({ kind, ...lengths }) => ({ kind, lengths }))
}

/** Referrals of these twelve months about the team's children, and those within twelve months of the last closing. */
export async function reReferrals(tx: Tx, teamId: string, today: CalendarDay): Promise<ReReferrals> {
  const { rows } = await sql<ReReferrals>`
    with ${heldBy(tx, teamId)}
    select count(*)::int as referrals, count(*) filter (where again)::int as again from (
      select exists (select from closure c where c.authority = ${tx.authority} and c.child_id = held.child_id
                and c.closed_on <= r.received_on and c.closed_on > r.received_on - interval '12 months') as again
        from held join referral_child part on part.authority = ${tx.authority} and part.child_id = held.child_id
        join referral r on r.authority = part.authority and r.id = part.referral_id
       where r.received_on > ${addMonths(today, -12)} and r.received_on <= ${today}) referred`.execute(tx)
  return rows[0] ?? { referrals: 0, again: 0 }
}

/** What drift goes by, of the team's children with a child protection plan and of those who went missing lately. */
export async function driftFacts(tx: Tx, teamId: string, today: CalendarDay): Promise<readonly DriftFacts[]> {
  const of = (alias: string) =>
    sql`${sql.ref(`${alias}.authority`)} = ${tx.authority} and ${sql.ref(`${alias}.child_id`)} = held.child_id`
  const { rows } = await sql<DriftFacts>`
    with ${heldBy(tx, teamId)}
    select held.child_id as "childId", plan.from_on as "protectedFrom", alone.on as "seenAloneOn",
           child.birth_date as "bornOn", child.birth_date is null and child.expected_on is not null as unborn,
           coalesce(unchanged.reviews, 0)::int as "unchangedReviews", coalesce(before.plans, 0)::int as "protectionPlans",
           missing.times::int as "missingIn90Days",
           (select access.name_of(a.user_id) from allocation a where ${of('a')} and a.to_on is null
               and a.role = 'social-worker' and a.user_id is not null limit 1) as worker
      from held
      join person child on child.authority = ${tx.authority} and child.id = held.child_id
      left join lateral (select p.from_on from plan_status p where ${of('p')} and p.to_on is null
               and p.kind = 'child-protection' limit 1) plan on true
      left join lateral (select count(*) as times from missing_episode m where ${of('m')} and m.withdrawn_on is null
               and m.missing_from > ${addDays(today, -90)}::date) missing on true
      left join lateral (select v.happened_on as on from visit_child v where plan.from_on is not null and ${of('v')}
               and v.seen_alone and v.not_part_on is null and v.happened_on <= ${today} order by v.happened_on desc limit 1) alone on true
      left join lateral (select count(*) as reviews from conference_child part join conference c
               on c.authority = part.authority and c.id = part.conference_id
               where plan.from_on is not null and ${of('part')} and part.outcome = 'continue' and c.kind = 'review'
               and c.held_on >= plan.from_on) unchanged on true
      left join lateral (select count(*) as plans from plan_status p where plan.from_on is not null and ${of('p')}
               and p.kind = 'child-protection') before on true
     where plan.from_on is not null or missing.times > 1`.execute(tx)
  return rows
}
