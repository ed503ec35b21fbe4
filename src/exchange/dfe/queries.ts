import { type RawBuilder, sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import { json, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { DailyCounts, DailyFacts, DailyMessage, DailyState, DailyStop } from './model.ts'

/**
 * Children with a referral here who were up to 25 on a day since the window began, or are not born yet. All ids, in their
 * order. Stands on referral_child_of and the key of person.
 */
export async function childrenSent(tx: Tx, windowFrom: CalendarDay): Promise<readonly string[]> {
  const { rows } = await sql<{ childId: string }>`
    select p.id as "childId" from person p
     where p.authority = ${tx.authority} and p.kind = 'child'
       and (p.birth_date is null or p.birth_date > ${windowFrom}::date - interval '26 years')
       and exists (select from referral_child part where part.authority = p.authority and part.child_id = p.id)
     order by 1`.execute(tx)
  return rows.map(({ childId }) => childId)
}

/** Children of whom the department holds something and of whom nothing is recorded any more. Stands on referral_child_of. */
export async function childrenToTakeBack(tx: Tx): Promise<readonly DailyState[]> {
  const { rows } = await sql<DailyState>`
    select child_id as "childId", reference, parts, refused_digest as "refusedDigest" from daily_child held
     where authority = ${tx.authority} and sent_at is not null and purged_at is null
       and not exists (select from referral_child part where part.authority = held.authority and part.child_id = held.child_id)
     order by child_id`.execute(tx)
  return rows
}

/** What is recorded of these children, in one statement; each part stands on its table's index by child. */
export async function dailyFacts(tx: Tx, ids: readonly string[]): Promise<readonly DailyFacts[]> {
  const { rows } = await sql<DailyFacts>`
    select p.id as "childId", p.birth_date as "bornOn", p.expected_on as "expectedOn", p.sex, p.ethnicity, p.disabilities,
           p.upn_unknown as "upnUnknown", name.given, name.family,
           ${identifier(tx, 'local')} as reference, ${identifier(tx, 'upn')} as upn,
           ${identifier(tx, 'former-upn')} as "formerUpn",
           (select a.postcode from person_address a where a.authority = p.authority and a.person_id = p.id and a.to_on is null
             order by a.from_on desc nulls last, a.id limit 1) as postcode,
           ${episodes(tx)} as episodes, ${workers(tx)} as workers
      from person p
      left join lateral (
        select n.given, n.family from person_name n where n.authority = p.authority and n.person_id = p.id and n.use = 'current'
         order by n.from_on desc nulls last, n.id limit 1) name on true
     where p.authority = ${tx.authority} and p.id = any(${ids}::uuid[]) order by p.id`.execute(tx)
  return rows
}

/** What was answered about these children the last time. */
export async function statesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, DailyState>> {
  const { rows } = await sql<DailyState>`
    select child_id as "childId", reference, parts, refused_digest as "refusedDigest" from daily_child
     where authority = ${tx.authority} and child_id = any(${ids}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.childId, row]))
}

/** Keeps that the department took what was said of a child. @param receipt its own words for it, if it gave any */
export async function saveTaken(tx: Tx, message: DailyMessage, receipt: string | null, at: Instant): Promise<void> {
  const isPurge = message.body.purge === true
  const values = { parts: json(message.parts), receipt, sentAt: at, purgedAt: isPurge ? at : null }
  await save(tx, message, { ...values, refusedAt: null, refusedDigest: null, reason: null })
}

/** Keeps that the department refused what was said of a child: what it holds is what it held. */
export async function saveRefused(tx: Tx, message: DailyMessage, reason: string, at: Instant): Promise<void> {
  await save(tx, message, { refusedAt: at, refusedDigest: message.digest, reason })
}

export async function addRun(tx: Tx, id: string, at: Instant): Promise<void> {
  await tx.insertInto('dailyRun').values({ authority: tx.authority, id, beganAt: at }).execute()
}

export async function saveRun(
  tx: Tx,
  id: string,
  ended: DailyCounts & { readonly endedAt: Instant; readonly stopped: DailyStop | null },
): Promise<void> {
  await tx.updateTable('dailyRun').set(ended).where('authority', '=', tx.authority).where('id', '=', id).execute()
}

async function save(
  tx: Tx,
  { childId, reference }: DailyMessage,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  await tx
    .insertInto('dailyChild')
    .values({ authority: tx.authority, id: newId(), childId, reference, ...values })
    .onConflict((conflict) => conflict.columns(['authority', 'childId']).doUpdateSet({ reference, ...values }))
    .execute()
}

function identifier(tx: Tx, system: string): RawBuilder<unknown> {
  return sql`(select value from person_identifier i where i.authority = ${tx.authority} and i.person_id = p.id
               and i.system = ${system} order by i.recorded_at desc limit 1)`
}

function each(object: RawBuilder<unknown>, from: RawBuilder<unknown>, order: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select coalesce(jsonb_agg(jsonb_build_object(${object}) order by ${order}), '[]') ${from})`
}

/** A referral of a child is an episode from its first day to its last: its id is that of the child's part in it. */
function episodes(tx: Tx): RawBuilder<unknown> {
  const nothing = sql`part.no_further_action or coalesce(r.response, '') in ('no-further-action', 'advice', 'early-help')`
  return each(
    sql`'id', part.id, 'receivedOn', r.received_on, 'source', r.source_code, 'ledToNothing', ${nothing}, 'openedOn', e.opened_on,
        'closedOn', e.closed_on, 'closureReason', e.closure_reason, 'assessments', ${assessments()}, 'enquiries', ${enquiries()},
        'plans', ${plans()}`,
    sql`from referral_child part join referral r on r.authority = part.authority and r.id = part.referral_id
        left join episode e on e.authority = part.authority and e.child_id = part.child_id and e.referral_id = part.referral_id
       where part.authority = ${tx.authority} and part.child_id = p.id`,
    sql`r.received_on, part.id`,
  )
}

function assessments(): RawBuilder<unknown> {
  return each(
    sql`'id', one.id, 'fromOn', step.started_on, 'toOn', step.authorised_on, 'factors',
        case when step.authorised_on is null then '{}' else one.factors end`,
    sql`from assessment_child one join assessment step on step.authority = one.authority and step.id = one.assessment_id
       where one.authority = p.authority and one.child_id = p.id and step.referral_id = r.id and step.state <> 'withdrawn'`,
    sql`step.started_on, one.id`,
  )
}

function enquiries(): RawBuilder<unknown> {
  const heldOn = sql`coalesce((
      select min(c.held_on) from conference c join conference_child of on of.authority = c.authority and of.conference_id = c.id
       where c.authority = p.authority and c.section_47_enquiry_id = step.id and of.child_id = p.id and c.kind = 'initial'),
    one.reported_conference_on)`
  return each(
    sql`'id', one.id, 'fromOn', step.started_on, 'toOn', step.concluded_on, 'conferenceOn', ${heldOn}, 'conferenceRequired',
        not (one.conference_not_required or coalesce(one.outcome, 'conference') <> 'conference')`,
    sql`from section_47_enquiry_child one
        join section_47_enquiry step on step.authority = one.authority and step.id = one.section_47_enquiry_id
       where one.authority = p.authority and one.child_id = p.id and step.referral_id = r.id and step.withdrawn_on is null`,
    sql`step.started_on, one.id`,
  )
}

function plans(): RawBuilder<unknown> {
  return each(
    sql`'id', s.id, 'kind', s.kind, 'fromOn', s.from_on, 'toOn', s.to_on`,
    sql`from plan_status s where s.authority = p.authority and s.child_id = p.id and s.episode_id = e.id
         and s.kind in ('child-in-need', 'child-protection')`,
    sql`s.from_on, s.id`,
  )
}

function workers(tx: Tx): RawBuilder<unknown> {
  return each(
    sql`'userId', a.user_id, 'fromOn', a.from_on, 'toOn', a.to_on`,
    sql`from allocation a where a.authority = ${tx.authority} and a.child_id = p.id and a.role = 'social-worker'
         and a.user_id is not null`,
    sql`a.from_on, a.id`,
  )
}
