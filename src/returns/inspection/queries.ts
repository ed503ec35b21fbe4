import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db.ts'
import type { ListedRow, Window } from './model.ts'

// Each list is one query over the authority’s steps, read through a cursor in the order of days. What is asked of each row
// stands on its table's index by child. Columns are named as the fields of the lists.

/** The rows of a list of this number; undefined of one that nothing is recorded for. */
export function rowsOfList(tx: Tx, number: number, window: Window): RawBuilder<ListedRow> | undefined {
  return LISTS[number]?.(tx, window)
}

/** How many contacts of the six months are about a child who has not been found in the record. */
export async function contactsOfNobody(tx: Tx, window: Window): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from contact c
     where c.authority = ${tx.authority} and c.child_id is null and ${inWindow(CONTACT_DAY, window)}`.execute(tx)
  return rows[0]?.count ?? 0
}

type ListQuery = (tx: Tx, window: Window) => RawBuilder<ListedRow>

const CONTACT_DAY = sql`(c.received_at at time zone 'Europe/London')::date`

const LISTS: Readonly<Record<number, ListQuery>> = {
  1: (tx, window) => sql`
    select ${person(tx)}, ${CONTACT_DAY} as "contactOn", c.source_code as source
      from contact c ${child(sql`c`)}
     where c.authority = ${tx.authority} and ${inWindow(CONTACT_DAY, window)} order by 8, c.id`,

  3: (tx, window) => sql`
    select ${person(tx)}, r.received_on as "referredOn", r.source_code as source,
           part.no_further_action or coalesce(r.response, '') in ('no-further-action', 'advice', 'early-help') as "ledToNothing",
           (select count(*) from referral_child bp join referral b on b.authority = bp.authority and b.id = bp.referral_id
             where bp.authority = part.authority and bp.child_id = part.child_id and ${before(sql`b.received_on`, sql`r.received_on`)}
           )::int as "referralsBefore", ${HELD}
      from referral r join referral_child part on part.authority = r.authority and part.referral_id = r.id
           ${child(sql`part`)} ${held(tx, window)}
     where r.authority = ${tx.authority} and ${inWindow(sql`r.received_on`, window)} order by r.received_on, part.id`,

  4: (tx, window) => sql`
    select ${person(tx)}, a.started_on as "startedOn",
           ${upTo(sql`part.seen_on`, window)} is not null or exists (select from visit_child v
             where v.authority = part.authority and v.child_id = part.child_id and v.seen and v.not_part_on is null
               and v.happened_on between a.started_on and least(coalesce(a.authorised_on, ${window.asOn}::date), ${window.asOn}::date)
           ) as seen,
           ${upTo(sql`a.authorised_on`, window)} as "authorisedOn",
           case when a.authorised_on <= ${window.asOn} then a.outcome in ('strategy-discussion', 'child-in-need-plan') end
             as "needsSupport", ${HELD}
      from assessment a join assessment_child part on part.authority = a.authority and part.assessment_id = a.id
           ${child(sql`part`)} ${held(tx, window)}
     where a.authority = ${tx.authority} and a.state <> 'withdrawn' and ${going(sql`a.started_on`, sql`a.authorised_on`, window)}
     order by a.started_on, part.id`,

  5: (tx, window) => sql`
    select ${person(tx)}, coalesce(d.held_on, s.started_on) as "startedOn",
           part.conference_not_required or coalesce(part.outcome, 'conference') <> 'conference' as "conferenceNotRequired",
           ${upTo(sql`coalesce(c.held_on, part.reported_conference_on)`, window)} as "conferenceOn",
           case when c.held_on <= ${window.asOn} then c.outcome = 'protection-plan' end as "ledToPlan",
           (select count(*) from section_47_enquiry_child bp
              join section_47_enquiry b on b.authority = bp.authority and b.id = bp.section_47_enquiry_id
             where bp.authority = part.authority and bp.child_id = part.child_id and b.withdrawn_on is null
               and ${before(sql`b.started_on`, sql`s.started_on`)})::int as "enquiriesBefore",
           (select count(*) from conference_child bp join conference b on b.authority = bp.authority and b.id = bp.conference_id
             where bp.authority = part.authority and bp.child_id = part.child_id and b.kind = 'initial'
               and ${before(sql`b.held_on`, sql`s.started_on`)})::int as "conferencesBefore", ${HELD}
      from section_47_enquiry s
      join section_47_enquiry_child part on part.authority = s.authority and part.section_47_enquiry_id = s.id
      left join strategy_discussion d on d.authority = s.authority and d.id = s.strategy_discussion_id
      left join lateral (select cc.outcome, c.held_on from conference_child cc
          join conference c on c.authority = cc.authority and c.id = cc.conference_id
         where cc.authority = part.authority and cc.child_id = part.child_id and c.kind = 'initial'
           and (c.section_47_enquiry_id = s.id or c.held_on = part.reported_conference_on)
         order by c.held_on desc nulls last limit 1) c on true
           ${child(sql`part`)} ${held(tx, window)}
     where s.authority = ${tx.authority} and s.withdrawn_on is null and ${inWindow(sql`s.started_on`, window)}
     order by s.started_on, part.id`,

  6: (tx, window) => sql`
    select ${person(tx)}, e.opened_on as "openedOn", e.primary_need as "primaryNeed",
           (select max(v.happened_on) from visit_child v where v.authority = e.authority and v.child_id = e.child_id
               and v.seen and v.not_part_on is null and v.happened_on <= ${window.asOn}) as "lastSeenOn",
           ${upTo(sql`e.closed_on`, window)} as "closedOn",
           case when e.closed_on <= ${window.asOn} then e.closure_reason end as "closureReason",
           case when e.closed_on <= ${window.asOn} then 'Closed episode'
                when ${planOn(sql`e`, 'child-protection', window)} then 'Child Protection plan'
                when ${planOn(sql`e`, 'child-in-need', window)} then 'Child in need plan'
                when exists (select from assessment_child ac join assessment a on a.authority = ac.authority and a.id = ac.assessment_id
                      where ac.authority = e.authority and ac.child_id = e.child_id and a.state <> 'withdrawn'
                        and a.started_on <= ${window.asOn} and coalesce(a.authorised_on > ${window.asOn}, true)) then 'Open Assessment'
           end as status, ${HELD}
      from episode e ${child(sql`e`)} ${held(tx, window)}
     where e.authority = ${tx.authority} and ${going(sql`e.opened_on`, sql`e.closed_on`, window)} order by e.opened_on, e.id`,

  7: (tx, window) => sql`
    select ${person(tx)}, s.from_on as "startedOn", coalesce(s.first_category, s.category) as "firstCategory", s.category,
           visited.happened_on as "visitedOn", visited.seen_alone as "seenAlone",
           (select max(c.held_on) from conference_child cc join conference c on c.authority = cc.authority and c.id = cc.conference_id
             where cc.authority = s.authority and cc.child_id = s.child_id and c.kind = 'review'
               and c.held_on between s.from_on and least(coalesce(s.to_on, ${window.asOn}::date), ${window.asOn}::date)) as "reviewedOn",
           ${upTo(sql`s.to_on`, window)} as "endedOn",
           exists (select from immediate_protection_child ic
             join immediate_protection i on i.authority = ic.authority and i.id = ic.immediate_protection_id
            where ic.authority = s.authority and ic.child_id = s.child_id and i.withdrawn_on is null
              and ${inWindow(sql`(i.began_at at time zone 'Europe/London')::date`, window)}) as "protectedAtOnce",
           coalesce(s.previous_count, (select count(*) from plan_status b where b.authority = s.authority
             and b.child_id = s.child_id and b.kind = s.kind and b.from_on < s.from_on))::int as "plansBefore", ${HELD}
      from plan_status s
      left join lateral (select v.happened_on, v.seen_alone from visit_child v
          join visit on visit.authority = v.authority and visit.id = v.visit_id and visit.kind = 'child-protection'
         where v.authority = s.authority and v.child_id = s.child_id and v.not_part_on is null
           and v.happened_on between s.from_on and least(coalesce(s.to_on, ${window.asOn}::date), ${window.asOn}::date)
         order by v.happened_on desc, v.id limit 1) visited on true
           ${child(sql`s`)} ${held(tx, window)}
     where s.authority = ${tx.authority} and s.kind = 'child-protection' and ${going(sql`s.from_on`, sql`s.to_on`, window)}
     order by s.from_on, s.id`,
}

/** The seven columns that every list begins with. */
function person(tx: Tx): RawBuilder<unknown> {
  return sql`p.id as "childId", (select i.value from person_identifier i where i.authority = ${tx.authority}
      and i.person_id = p.id and i.system = 'local' order by i.recorded_at desc limit 1) as reference,
    p.sex, p.ethnicity, p.birth_date as "birthDate", p.expected_on as "expectedOn", p.disabilities`
}

function child(of: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`join person p on p.authority = ${of}.authority and p.id = ${of}.child_id`
}

const HELD = sql`holder.team, holder.worker`

/** Who held the child on the day; of a case that is over, who held them last. Stands on allocation_of_child_ever. */
function held(tx: Tx, { asOn }: Window): RawBuilder<unknown> {
  return sql`left join lateral (select t.name as team, access.name_of(a.user_id) as worker from allocation a
      left join access.team t on t.authority = a.authority and t.id = a.team_id
     where a.authority = ${tx.authority} and a.child_id = p.id and a.role = 'social-worker' and a.from_on <= ${asOn}
     order by coalesce(a.to_on > ${asOn}, true) desc, a.from_on desc, a.id limit 1) holder on true`
}

function inWindow(day: RawBuilder<unknown>, { from, asOn }: Window): RawBuilder<unknown> {
  return sql`${day} between ${from} and ${asOn}`
}

/** Going on on the day, or ended in the six months before it. */
function going(began: RawBuilder<unknown>, ended: RawBuilder<unknown>, { from, asOn }: Window): RawBuilder<unknown> {
  return sql`${began} <= ${asOn} and coalesce(${ended} >= ${from}, true)`
}

/** What came after the day is not told. */
function upTo(day: RawBuilder<unknown>, { asOn }: Window): RawBuilder<unknown> {
  return sql`case when ${day} <= ${asOn} then ${day} end`
}

/** In the twelve months before that day, itself not counted. */
function before(day: RawBuilder<unknown>, then: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${day} < ${then} and ${day} >= ${then} - interval '12 months'`
}

function planOn(of: RawBuilder<unknown>, kind: string, { asOn }: Window): RawBuilder<unknown> {
  return sql`exists (select from plan_status ps where ps.authority = ${of}.authority and ps.child_id = ${of}.child_id
    and ps.kind = ${kind} and ps.from_on <= ${asOn} and coalesce(ps.to_on > ${asOn}, true))`
}
