import { sql } from 'kysely'
import { AGAIN_WITHIN } from '../../casework/missing/rules.ts'
import { openWorriesIn } from '../../casework/worries/queries-open.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { type Instant, instant } from '../../kernel/instant.ts'
import type { Tx } from '../../platform/db.ts'
import { type CaseFacts, NO_STEPS, type OpenSteps } from './model.ts'
import { oversightIn } from './queries-oversight.ts'
import { newestPhotoIn } from './queries-photo.ts'

// What the child's page needs of the case, in one statement: a page asked for all day must not make a journey for each fact.

export type FactsAsked = {
  readonly childId: string
  /** The child and everyone around them: ties among these are drawn. */
  readonly familyIds: readonly string[]
  /** Whose last look is meant. */
  readonly userId: string | null
  readonly today: CalendarDay
  /** How many actions and meetings at most, of each kind; as many as the page shows of all, unless more are asked for. */
  readonly most?: number
}

/** Things to do on the child's page: which are nearest is decided of so many of each kind. */
export const NEAREST = 6
/** Minutes of one sitting: what came since the last look before them is new. */
const A_SITTING = 30

/**
 * What is recorded of one child's case. Each part stands on its table's index by child:
 * person_address_of, episode_of_child, closure_of_child, transfer_child_of, plan_status_of_child, visit_child_of, worry_of_child, …
 */
export async function caseFactsOf(tx: Tx, asked: FactsAsked): Promise<CaseFacts> {
  const { childId, userId, today, familyIds, most = NEAREST } = asked
  const own = sql`authority = ${tx.authority} and child_id = ${childId}`
  const { rows } = await sql<Row>`select
    (select jsonb_build_object('lines', a.lines, 'postcode', a.postcode) from person_address a
      where a.authority = ${tx.authority} and a.person_id = ${childId} and (a.from_on is null or a.from_on <= ${today})
        and (a.to_on is null or a.to_on > ${today}) order by a.from_on desc nulls last limit 1) as address,
    ${newestPhotoIn(tx, childId)} as photo,
    (select jsonb_agg(jsonb_build_object('system', i.system, 'value', i.value)) from person_identifier i
      where i.authority = ${tx.authority} and i.person_id = ${childId}) as identifiers,
    (select jsonb_agg(jsonb_build_object('openedOn', opened_on, 'closedOn', closed_on) order by opened_on desc)
       from episode where ${own}) as episodes,
    (select jsonb_build_object('closedOn', closed_on, 'lookAgainIf', look_again_if, 'summary', summary,
              'by', access.name_of(decided_by))
       from closure where ${own} order by closed_on desc, recorded_at desc limit 1) as closure,
    ${moveIn(tx, childId)} as move,
    ${alsoPlannedIn(tx, childId, familyIds)} as also_planned,
    (select jsonb_agg(jsonb_build_object('kind', kind, 'category', category, 'fromOn', from_on, 'toOn', to_on)
              order by from_on desc) from plan_status where ${own}) as statuses,
    ${planIn(tx, childId, most)} as plan,
    ${stepsIn(tx, childId)} as steps,
    ${meetingsIn(tx, childId, most)} as meetings,
    (select max(happened_on)::text from visit_child where ${own} and seen and not_part_on is null) as last_seen_on,
    (select max(happened_on)::text from visit_child where ${own} and seen_alone and not_part_on is null) as last_seen_alone_on,
    (select coalesce(trim(a.content->>'notKnown'), '') = '' from assessment_child c
       join assessment a on a.authority = c.authority and a.id = c.assessment_id
      where c.authority = ${tx.authority} and c.child_id = ${childId} and a.state = 'authorised' and not a.reported
      order by a.authorised_on desc limit 1) as nothing_not_known,
    ${lastLookIn(tx, childId, userId)} as last_look_at,
    (select jsonb_object_agg(citing_id, entries) from (
      select c.citing_id, count(*) as entries from ${openWorriesIn(tx.authority, [childId])} w
        join citation c on c.authority = ${tx.authority} and c.citing_id = w.id and c.removed_at is null group by c.citing_id) rests)
      as citations,
    ${oversightIn(tx, childId, most)} as oversight,
    ${workersIn(tx, childId)} as workers,
    ${helpersIn(tx, childId)} as helpers,
    ${placesIn(tx, childId)} as places,
    ${tiesAmong(tx, familyIds)} as ties`.execute(tx)
  return asFacts(rows[0] as Row)
}

type Row = {
  readonly [Part in keyof CaseFacts]: CaseFacts[Part] | null
}

function asFacts(row: Row): CaseFacts {
  return {
    ...row,
    identifiers: row.identifiers ?? [],
    episodes: row.episodes ?? [],
    statuses: row.statuses ?? [],
    steps: withInstants(row.steps ?? NO_STEPS),
    meetings: row.meetings ?? [],
    alsoPlanned: row.alsoPlanned ?? [],
    lastLookAt: row.lastLookAt && instant(row.lastLookAt as Instant),
    citations: row.citations ?? {},
    oversight: row.oversight ?? { last: null, actions: [], decision: null },
    workers: row.workers ?? [],
    helpers: row.helpers ?? [],
    places: row.places ?? [],
    ties: row.ties ?? [],
  }
}

/** JSON carries moments as text of its own. */
function withInstants({ missing, immediateProtection, ...steps }: OpenSteps): OpenSteps {
  return {
    ...steps,
    missing: missing && { ...missing, since: instant(missing.since) },
    immediateProtection: immediateProtection && {
      ...{ ...immediateProtection, began: instant(immediateProtection.began) },
    },
  }
}

/**
 * When this reader looked before this sitting; within the first of all, when it began: what comes while they look on is
 * new, too. Stands on audit_of_own_looks.
 */
function lastLookIn(tx: Tx, childId: string, userId: string | null) {
  const looks = sql`select at from access.audit_leaf where authority = ${tx.authority} and subject_id = ${childId}
    and user_id = ${userId} and action = 'child.look' and details ->> 'page' = 'child'`
  return sql`coalesce(
    (${looks} and at < now() - make_interval(mins => ${A_SITTING}) order by at desc limit 1),
    (${looks} order by at limit 1))`
}

function planIn(tx: Tx, childId: string, most: number) {
  return sql`(
    select jsonb_build_object('whyInvolved', p.why_involved, 'weWant', p.we_want, 'madeOn', p.made_on,
             'childView', p.child_view, 'parentView', p.parent_view, 'actions', coalesce((
               select jsonb_agg(jsonb_build_object('id', n.id, 'what', n.what, 'ownerName', n.owner_name, 'byOn', n.by_on)
                        order by n.by_on) from (
                 select * from plan_action x where x.authority = p.authority and x.plan_id = p.id and x.state = 'open'
                  order by x.by_on limit ${most}) n), '[]'))
      from plan p where p.authority = ${tx.authority} and p.child_id = ${childId})`
}

type StepTable =
  | 'referral'
  | 'assessment'
  | 'strategy_discussion'
  | 'section_47_enquiry'
  | 'conference'
  | 'immediate_protection'
  | 'serious_incident'
  | 'transfer'

/** The latest unfinished step of each kind. One that a return left open is work to do while its case is open. */
function stepsIn(tx: Tx, childId: string) {
  const of = (step: StepTable) => sql`
    from ${sql.raw(step)}_child part
    join ${sql.raw(step)} step on step.authority = part.authority and step.id = part.${sql.raw(step)}_id
   where part.authority = ${tx.authority} and part.child_id = ${childId}`
  const stillOpen = sql`(not step.reported or exists (select from episode e where e.authority = step.authority
    and e.referral_id = step.referral_id and e.child_id = part.child_id and e.closed_on is null))`
  return sql`jsonb_build_object(
    'referral', (select step.id ${of('referral')} and step.decided_on is null order by step.received_on desc limit 1),
    'assessment', (select jsonb_build_object('id', step.id, 'state', step.state) ${of('assessment')}
                    and step.state in ('open', 'submitted', 'returned') and ${stillOpen} order by step.started_on desc limit 1),
    'strategyDiscussion', (select step.id ${of('strategy_discussion')}
                            and step.held_on is null and step.withdrawn_on is null order by step.triggered_at desc limit 1),
    'enquiry', (select step.id ${of('section_47_enquiry')}
                 and step.concluded_on is null and step.withdrawn_on is null and ${stillOpen} order by step.started_on desc limit 1),
    'conference', (select jsonb_build_object('id', step.id, 'kind', step.kind, 'plannedFor', step.planned_for)
                     ${of('conference')} and step.held_on is null and not step.reported and exists (
                       select from episode e where e.authority = part.authority and e.child_id = part.child_id
                          and e.closed_on is null and e.opened_on <= coalesce(step.called_on, step.due_from))
                     order by step.due_from desc limit 1),
    'missing', ${missingIn(tx, childId)},
    'immediateProtection', (select jsonb_build_object('id', step.id, 'kind', step.kind, 'began', step.began_at)
                              ${of('immediate_protection')} and step.ended_at is null and step.withdrawn_on is null
                             order by step.began_at desc limit 1),
    'incident', (select step.id ${of('serious_incident')} and step.withdrawn_on is null
                  and (step.notified_on is null or step.rapid_review_on is null) order by step.aware_on desc limit 1),
    'transfer', (select step.id ${of('transfer')} and step.state in ('noticed', 'accepted') limit 1))`
}

/** The latest time missing that is not over, the interview included. Stands on missing_episode_of_child. */
function missingIn(tx: Tx, childId: string) {
  const own = sql`m.authority = ${tx.authority} and m.child_id = ${childId} and m.withdrawn_on is null`
  const day = (of: 'm' | 'e') => sql`(${sql.ref(of)}.missing_from at time zone 'Europe/London')::date`
  return sql`(
    select jsonb_build_object('id', e.id, 'kind', e.kind, 'since', e.missing_from, 'isBack', e.returned_at is not null,
             'times', (select count(*) from missing_episode m where ${own} and m.missing_from <= e.missing_from
                          and ${day('m')} >= ${day('e')} - ${AGAIN_WITHIN}::integer))
      from (select * from missing_episode m where ${own} and m.interviewed_on is null and m.interview_refused_why is null
             order by m.missing_from desc limit 1) e)`
}

/** The latest move for good between us and another authority, unless it was refused or a mistake. Stands on transfer_child_of. */
function moveIn(tx: Tx, childId: string) {
  return sql`(
    select jsonb_build_object('direction', t.direction, 'otherAuthority', t.other_authority,
             'on', coalesce(t.completed_on, t.noticed_on), 'isDone', t.completed_on is not null)
      from transfer_child c join transfer t on t.authority = c.authority and t.id = c.transfer_id
     where c.authority = ${tx.authority} and c.child_id = ${childId} and not t.temporary
       and t.state in ('noticed', 'accepted', 'complete')
     order by t.noticed_on desc limit 1)`
}

/** Plans that go on of others of the family. Stands on plan_status_of_child. */
function alsoPlannedIn(tx: Tx, childId: string, familyIds: readonly string[]) {
  return sql`(
    select jsonb_agg(jsonb_build_object('personId', s.child_id, 'kind', s.kind, 'category', s.category, 'fromOn', s.from_on)
             order by s.child_id)
      from plan_status s
     where s.authority = ${tx.authority} and s.child_id = any(${familyIds}::uuid[]) and s.child_id <> ${childId}
       and s.to_on is null)`
}

/** The meetings planned for the child, nearest first. Stands on meeting_child_of. */
function meetingsIn(tx: Tx, childId: string, most: number) {
  return sql`(
    select jsonb_agg(jsonb_build_object('id', n.id, 'kind', n.kind, 'plannedFor', n.planned_for, 'plannedTime', n.planned_time)
             order by n.planned_for) from (
      select m.* from meeting_child c join meeting m on m.authority = c.authority and m.id = c.meeting_id
       where c.authority = ${tx.authority} and c.child_id = ${childId}
         and m.held_on is null and m.cancelled_on is null and m.planned_for is not null
       order by m.planned_for limit ${most}) n)`
}

/** Who holds the child today, the social worker first. Stands on allocation_of_child and the key of membership. */
function workersIn(tx: Tx, childId: string) {
  return sql`(
    select jsonb_agg(jsonb_build_object('role', a.role, 'name', access.name_of(a.user_id), 'teamName', t.name,
             'phone', m.phone, 'fromOn', a.from_on) order by array_position(
               array['social-worker', 'co-worker', 'conference-chair', 'reviewing-officer'], a.role), a.from_on)
      from allocation a
      left join access.team t on t.authority = a.authority and t.id = a.team_id
      left join lateral (
        select s.phone from access.membership s
         where s.authority = a.authority and s.user_id = a.user_id and s.seat = 'council' and s.to_on is null limit 1) m on true
     where a.authority = ${tx.authority} and a.child_id = ${childId} and a.to_on is null)`
}

/** The team around the family, while the agreement stands. Stands on family_help_of_child. */
function helpersIn(tx: Tx, childId: string) {
  return sql`(
    select jsonb_agg(jsonb_build_object('name', n.name, 'jobTitle', n.job_title, 'agencyName', n.agency_name,
             'leads', n.leads, 'phone', m.phone) order by n.leads desc, n.name)
      from family_help f
      join shared_chronology c on c.authority = f.authority and c.id = f.chronology_id and c.ended_on is null
      join shared_chronology_member n on n.authority = c.authority and n.chronology_id = c.id and n.to_on is null
      left join lateral (
        select coalesce(s.phone, g.phone) as phone from access.membership s
          join access.agency g on g.authority = s.authority and g.id = s.agency_id
         where s.authority = n.authority and s.user_id = n.user_id and s.agency_id = n.of_agency limit 1) m on true
     where f.authority = ${tx.authority} and f.child_id = ${childId} and f.closed_on is null)`
}

/** The places the child goes to and groups they are of, as they stand. Stands on place_of_person. */
function placesIn(tx: Tx, childId: string) {
  return sql`(
    select jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name, 'words', n.words) order by n.name) from (
      select p.id, p.name, of.words from place_person of join place p on p.authority = of.authority and p.id = of.place_id
       where of.authority = ${tx.authority} and of.person_id = ${childId} and of.to_on is null and p.closed_on is null
       order by p.name limit 10) n)`
}

/** Relationships of which both sides are among these people. Stands on relationship_of. */
function tiesAmong(tx: Tx, ids: readonly string[]) {
  return sql`(
    select jsonb_agg(jsonb_build_object('id', r.id, 'personId', r.person_id, 'otherId', r.other_id, 'kind', r.kind,
             'parentalResponsibility', r.parental_responsibility, 'words', r.words, 'fromOn', r.from_on, 'toOn', r.to_on)
             order by r.id)
      from relationship r
     where r.authority = ${tx.authority} and r.person_id = any(${ids}::uuid[]) and r.other_id = any(${ids}::uuid[]))`
}
