import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db.ts'
import type { CensusYear } from './model.ts'
import type { RecordedChild } from './model-record.ts'

/**
 * The children of a census year: those who were in need on any day of it, and those whose referral in it led to nothing
 * further. All ids, in their order: one pass over the authority’s periods of need and referrals.
 */
export async function childrenOfYear(tx: Tx, { from, to }: CensusYear): Promise<readonly string[]> {
  const { rows } = await sql<{ childId: string }>`
    select child_id as "childId" from episode
     where authority = ${tx.authority} and opened_on <= ${to} and (closed_on is null or closed_on >= ${from})
     union
    select part.child_id from referral r
      join referral_child part on part.authority = r.authority and part.referral_id = r.id
     where r.authority = ${tx.authority} and r.received_on between ${from} and ${to}
     order by 1`.execute(tx)
  return rows.map(({ childId }) => childId)
}

/** What is recorded of these children, in one statement; each part stands on its table's index by child. */
export async function recordedChildren(tx: Tx, ids: readonly string[]): Promise<readonly RecordedChild[]> {
  const { rows } = await sql<RecordedChild>`
    select p.id, p.birth_date as "bornOn", p.expected_on as "expectedOn", p.died_on as "diedOn", p.sex, p.ethnicity,
           p.disabilities, p.upn_unknown as "upnUnknown",
           ${identifier(tx, 'local')} as reference, ${identifier(tx, 'upn')} as upn,
           ${identifier(tx, 'former-upn')} as "formerUpn",
           ${referrals(tx)} as referrals, ${assessments(tx)} as assessments, ${enquiries(tx)} as enquiries,
           ${conferences(tx)} as conferences, ${plans(tx)} as plans,
           ${NO_PRE_PROCEEDINGS} as "preProceedings"
      from person p where p.authority = ${tx.authority} and p.id = any(${ids}::uuid[]) order by p.id`.execute(tx)
  return rows
}

/** The record has no step of pre-proceedings: the census says nothing of it. */
const NO_PRE_PROCEEDINGS = sql`'[]'::jsonb`

function identifier(tx: Tx, system: string): RawBuilder<unknown> {
  return sql`(select value from person_identifier i where i.authority = ${tx.authority} and i.person_id = p.id
               and i.system = ${system} order by i.recorded_at desc limit 1)`
}

function each(object: RawBuilder<unknown>, from: RawBuilder<unknown>, order: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select coalesce(jsonb_agg(jsonb_build_object(${object}) order by ${order}), '[]') ${from})`
}

function partsOf(tx: Tx, step: string): RawBuilder<unknown> {
  return sql`from ${sql.table(`${step}_child`)} part
    join ${sql.table(step)} step on step.authority = part.authority and step.id = ${sql.ref(`part.${step}_id`)}
   where part.authority = ${tx.authority} and part.child_id = p.id`
}

function referrals(tx: Tx): RawBuilder<unknown> {
  const nothing = sql`part.no_further_action or coalesce(step.response, '') in ('no-further-action', 'advice', 'early-help')`
  const episode = sql`(select jsonb_build_object('id', e.id, 'openedOn', e.opened_on, 'primaryNeed', e.primary_need,
      'closedOn', e.closed_on, 'closureReason', e.closure_reason) from episode e
    where e.authority = part.authority and e.child_id = part.child_id and e.referral_id = part.referral_id limit 1)`
  return each(
    sql`'referralId', step.id, 'receivedOn', step.received_on, 'source', step.source_code, 'ledToNothing', ${nothing}, 'episode', ${episode}`,
    partsOf(tx, 'referral'),
    sql`step.received_on, step.id`,
  )
}

function assessments(tx: Tx): RawBuilder<unknown> {
  return each(
    sql`'id', step.id, 'referralId', step.referral_id, 'startedOn', step.started_on, 'internalReviewOn', step.internal_review_on,
        'authorisedOn', step.authorised_on, 'factors', part.factors`,
    sql`${partsOf(tx, 'assessment')} and step.state <> 'withdrawn'`,
    sql`step.started_on, step.id`,
  )
}

function enquiries(tx: Tx): RawBuilder<unknown> {
  return each(
    sql`'referralId', step.referral_id, 'id', step.id, 'startedOn', step.started_on, 'discussedOn', (
          select d.held_on from strategy_discussion d where d.authority = step.authority and d.id = step.strategy_discussion_id),
        'conferenceDueBy', part.conference_target_on, 'reportedConferenceOn', part.reported_conference_on,
        'conferenceNotRequired', part.conference_not_required
          or coalesce(part.outcome, 'conference') <> 'conference'`,
    sql`${partsOf(tx, 'section_47_enquiry')} and step.withdrawn_on is null`,
    sql`step.started_on, step.id`,
  )
}

function conferences(tx: Tx): RawBuilder<unknown> {
  return each(
    sql`'referralId', step.referral_id, 'kind', step.kind, 'enquiryId', step.section_47_enquiry_id, 'heldOn', step.held_on`,
    sql`${partsOf(tx, 'conference')} and step.held_on is not null`,
    sql`step.held_on, step.id`,
  )
}

function plans(tx: Tx): RawBuilder<unknown> {
  return each(
    sql`'episodeId', s.episode_id, 'kind', s.kind, 'fromOn', s.from_on, 'toOn', s.to_on, 'firstCategory', s.first_category,
        'category', s.category, 'previousCount', s.previous_count`,
    sql`from plan_status s where s.authority = ${tx.authority} and s.child_id = p.id
         and s.kind in ('child-in-need', 'child-protection')`,
    sql`s.from_on, s.id`,
  )
}
