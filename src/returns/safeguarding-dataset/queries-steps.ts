import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db.ts'
import { dayOfInstant, flag, heldOn, type Part, reference, referralOf, said, type TableRow } from './queries-parts.ts'

// The steps of casework as tables: a row a child and step. What came of a step is the record's value; it is made the
// data set's when it is written.

/** The tables of steps, by name. */
export const STEP_TABLES: Readonly<Record<string, (tx: Tx) => RawBuilder<TableRow>>> = {
  ssd_contacts: (tx) => sql`
    select c.id as cont_contact_id, ${reference(tx, sql`c.child_id`)} as cont_person_id,
           ${dayOfInstant(sql`c.received_at`)} as cont_contact_date, c.source_code as cont_contact_source_code,
           c.source_name as cont_contact_source_desc, c.decision as cont_contact_outcome_json, ${said(tx, 'ssd_contacts', sql`c.id`)}
      from contact c where c.authority = ${tx.authority} and c.child_id is not null order by c.received_at, c.id`,

  ssd_cin_episodes: (tx) => sql`
    select part.id as cine_referral_id, ${reference(tx, sql`part.child_id`)} as cine_person_id,
           coalesce(e.opened_on, r.received_on) as cine_referral_date, e.primary_need as cine_cin_primary_need_code,
           r.source_code as cine_referral_source_code, r.source_name as cine_referral_source_desc,
           r.response as cine_referral_outcome_json,
           ${flag(sql`part.no_further_action or coalesce(r.response, '') in ('no-further-action', 'advice', 'early-help')`)}
             as cine_referral_nfa,
           e.closure_reason as cine_close_reason, e.closed_on as cine_close_date,
           held.team_id as cine_referral_team, held.user_id as cine_referral_worker_id, ${said(tx, 'ssd_cin_episodes', sql`part.id`)}
      from referral_child part join referral r on r.authority = part.authority and r.id = part.referral_id
      left join lateral (select e.* from episode e where e.authority = part.authority and e.child_id = part.child_id
           and e.referral_id = part.referral_id order by e.opened_on, e.id limit 1) e on true
           ${heldOn(tx, sql`part.child_id`, sql`r.received_on`)}
     where part.authority = ${tx.authority} order by part.child_id, r.received_on, part.id`,

  ssd_cin_assessments: (tx) => sql`
    select part.id as cina_assessment_id, ${reference(tx, sql`part.child_id`)} as cina_person_id,
           ${referralOf(tx, sql`a.referral_id`, sql`part.child_id`, sql`a.started_on`)} as cina_referral_id,
           a.started_on as cina_assessment_start_date,
           case when part.seen_on is not null then 'Y' end as cina_assessment_child_seen,
           a.authorised_on as cina_assessment_auth_date, a.outcome as cina_assessment_outcome_json,
           ${flag(sql`a.outcome = 'close'`)} as cina_assessment_outcome_nfa,
           held.team_id as cina_assessment_team, coalesce(a.written_by, held.user_id) as cina_assessment_worker_id,
           ${said(tx, 'ssd_cin_assessments', sql`part.id`)}
      ${partsOf(tx, 'assessment')} and a.state <> 'withdrawn' order by part.child_id, a.started_on, part.id`,

  ssd_assessment_factors: (tx) => sql`
    select part.id as cinf_table_id, part.id as cinf_assessment_id, to_jsonb(part.factors)::text as cinf_assessment_factors_json
      from assessment_child part join assessment a on a.authority = part.authority and a.id = part.assessment_id
     where part.authority = ${tx.authority} and a.state <> 'withdrawn' and part.factors <> '{}' order by part.id`,

  ssd_cin_plans: (tx) => sql`
    select s.id as cinp_cin_plan_id, ${referralOf(tx, sql`e.referral_id`, sql`s.child_id`, sql`s.from_on`)} as cinp_referral_id,
           ${reference(tx, sql`s.child_id`)} as cinp_person_id, s.from_on as cinp_cin_plan_start_date,
           s.to_on as cinp_cin_plan_end_date, held.team_id as cinp_cin_plan_team, held.user_id as cinp_cin_plan_worker_id,
           ${said(tx, 'ssd_cin_plans', sql`s.id`)}
      ${plans(tx, 'child-in-need')}`,

  ssd_cin_visits: (tx) => sql`
    select ${visit(tx, 'cinv_cin', 'cinv')}, ${said(tx, 'ssd_cin_visits', sql`part.id`)}
      ${visits(tx, sql`v.kind <> 'child-protection'`)}`,

  ssd_s47_enquiry: (tx) => sql`
    select part.id as s47e_s47_enquiry_id, ${referralOf(tx, sql`a.referral_id`, sql`part.child_id`, sql`a.started_on`)} as s47e_referral_id,
           ${reference(tx, sql`part.child_id`)} as s47e_person_id, a.started_on as s47e_s47_start_date,
           a.concluded_on as s47e_s47_end_date, ${flag(sql`part.outcome = 'not-substantiated'`)} as s47e_s47_nfa,
           part.outcome as s47e_s47_outcome_json, held.user_id as s47e_s47_completed_by_worker_id,
           held.team_id as s47e_s47_completed_by_team, ${said(tx, 'ssd_s47_enquiry', sql`part.id`)}
      ${partsOf(tx, 'section_47_enquiry')} and a.withdrawn_on is null order by part.child_id, a.started_on, part.id`,

  ssd_initial_cp_conference: (tx) => sql`
    select part.id as icpc_icpc_id, coalesce(a.meeting_id, a.id) as icpc_icpc_meeting_id, enquiry.id as icpc_s47_enquiry_id,
           ${reference(tx, sql`part.child_id`)} as icpc_person_id,
           (select s.id from plan_status s where s.authority = part.authority and s.child_id = part.child_id
               and s.kind = 'child-protection' and (s.conference_id = a.id or s.from_on = a.held_on)
             order by s.conference_id = a.id desc nulls last, s.from_on, s.id limit 1) as icpc_cp_plan_id,
           ${referralOf(tx, sql`a.referral_id`, sql`part.child_id`, sql`coalesce(a.held_on, a.due_from)`)} as icpc_referral_id,
           case when exists (select from transfer_child t where t.authority = part.authority and t.child_id = part.child_id
               and t.conference_id = a.id) then 'Y' end as icpc_icpc_transfer_in,
           enquiry.conference_target_on as icpc_icpc_target_date, a.held_on as icpc_icpc_date,
           ${flag(sql`part.outcome = 'protection-plan'`)} as icpc_icpc_outcome_cp_flag,
           part.outcome as icpc_icpc_outcome_json, held.team_id as icpc_icpc_team, held.user_id as icpc_icpc_worker_id,
           ${said(tx, 'ssd_initial_cp_conference', sql`part.id`)}
      from conference_child part join conference a on a.authority = part.authority and a.id = part.conference_id
      left join meeting m on m.authority = a.authority and m.id = a.meeting_id
      left join lateral (select e.id, e.conference_target_on from section_47_enquiry_child e
         where e.authority = part.authority and e.child_id = part.child_id
           and (e.section_47_enquiry_id = a.section_47_enquiry_id or e.reported_conference_on = a.held_on)
         order by e.section_47_enquiry_id = a.section_47_enquiry_id desc nulls last, e.id limit 1) enquiry on true
           ${heldOn(tx, sql`part.child_id`, sql`coalesce(a.held_on, a.due_from)`)}
     where part.authority = ${tx.authority} and a.kind = 'initial' and m.cancelled_on is null
     order by part.child_id, a.due_from, part.id`,

  ssd_cp_plans: (tx) => sql`
    select s.id as cppl_cp_plan_id, ${referralOf(tx, sql`e.referral_id`, sql`s.child_id`, sql`s.from_on`)} as cppl_referral_id,
           (select cc.id from conference_child cc join conference c on c.authority = cc.authority and c.id = cc.conference_id
             where cc.authority = s.authority and cc.child_id = s.child_id and c.kind = 'initial'
               and (c.id = s.conference_id or c.held_on = s.from_on)
             order by c.id = s.conference_id desc nulls last, cc.id limit 1) as cppl_icpc_id,
           ${reference(tx, sql`s.child_id`)} as cppl_person_id, s.from_on as cppl_cp_plan_start_date,
           s.to_on as cppl_cp_plan_end_date, coalesce(s.first_category, s.category) as cppl_cp_plan_initial_category,
           s.category as cppl_cp_plan_latest_category, ${said(tx, 'ssd_cp_plans', sql`s.id`)}
      ${plans(tx, 'child-protection')}`,

  ssd_cp_reviews: (tx) => sql`
    select part.id as cppr_cp_review_id, ${reference(tx, sql`part.child_id`)} as cppr_person_id,
           ${planOn(sql`part.child_id`, sql`a.held_on`)} as cppr_cp_plan_id, a.held_on as cppr_cp_review_date,
           (select min(d.due_by) from due d where d.authority = part.authority and d.child_id = part.child_id
               and d.rule in ('review-first', 'review-next') and d.done_on = a.held_on) as cppr_cp_review_due, coalesce(a.meeting_id, a.id) as cppr_cp_review_meeting_id,
           ${flag(sql`part.outcome <> 'end'`)} as cppr_cp_review_outcome_continue_cp, ${said(tx, 'ssd_cp_reviews', sql`part.id`)}
      from conference_child part join conference a on a.authority = part.authority and a.id = part.conference_id
     where part.authority = ${tx.authority} and a.kind = 'review' and a.held_on is not null
     order by part.child_id, a.held_on, part.id`,

  ssd_cp_visits: (tx) => sql`
    select ${visit(tx, 'cppv_cp', 'cppv')}, ${planOn(sql`part.child_id`, sql`part.happened_on`)} as cppv_cp_plan_id,
           ${said(tx, 'ssd_cp_visits', sql`part.id`)}
      ${visits(tx, sql`v.kind = 'child-protection'`)}`,
}

/** A step and its children, with who held each of them on the day it began. */
function partsOf(tx: Tx, step: 'assessment' | 'section_47_enquiry'): Part {
  return sql`from ${sql.table(`${step}_child`)} part
      join ${sql.table(step)} a on a.authority = part.authority and a.id = ${sql.ref(`part.${step}_id`)}
      ${heldOn(tx, sql`part.child_id`, sql`a.started_on`)}
     where part.authority = ${tx.authority}`
}

function plans(tx: Tx, kind: string): Part {
  return sql`from plan_status s left join episode e on e.authority = s.authority and e.id = s.episode_id
      ${heldOn(tx, sql`s.child_id`, sql`s.from_on`)}
     where s.authority = ${tx.authority} and s.kind = ${kind} order by s.child_id, s.from_on, s.id`
}

/** The child protection plan that the child had on a day; of one that ended on it, that one. Stands on plan_status_of_child. */
function planOn(childId: Part, day: Part): Part {
  return sql`(select s.id from plan_status s where s.authority = part.authority and s.child_id = ${childId}
    and s.kind = 'child-protection' and s.from_on <= ${day} and coalesce(s.to_on >= ${day}, true)
    order by s.from_on desc, s.id limit 1)`
}

function visit(tx: Tx, step: string, table: string): Part {
  const column = (name: string) => sql.id(`${step}_visit_${name}`)
  return sql`part.id as ${column('id')}, ${reference(tx, sql`part.child_id`)} as ${sql.id(`${table}_person_id`)},
    part.happened_on as ${column('date')}, ${flag(sql`part.seen`)} as ${column('seen')},
    ${flag(sql`part.seen_alone`)} as ${column('seen_alone')}, ${flag(sql`part.bedroom_seen`)} as ${column('bedroom')}`
}

function visits(tx: Tx, which: Part): Part {
  return sql`from visit_child part join visit v on v.authority = part.authority and v.id = part.visit_id
     where part.authority = ${tx.authority} and part.not_part_on is null and ${which}
     order by part.child_id, part.happened_on, part.id`
}
