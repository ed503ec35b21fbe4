import { type RawBuilder, sql } from 'kysely'
import { type Instant, instant } from '../../kernel/instant.ts'
import { statementOf, type Tx } from '../../platform/db.ts'
import type { ChildFacts } from './model.ts'

/**
 * The facts of these children, one each, in the order given: what is recorded of them, as far as clocks go by it. One
 * statement, however many they are, because every act that changes such a fact asks for them. Each part stands on its
 * table's index by child.
 */
export async function factsOfChildren(tx: Tx, childIds: readonly string[]): Promise<readonly ChildFacts[]> {
  if (childIds.length === 0) return []
  return (await recorded(tx, tx.authority, childIds)).map(asFacts)
}

/** A moment comes out of JSON with an offset instead of Z. */
type Written<Facts> = {
  readonly [Name in keyof Facts]: Facts[Name] extends Instant | null ? string | null : Facts[Name]
}
type Moments = 'strategyDiscussions' | 'immediateProtections' | 'missingEpisodes'
type Row = Omit<ChildFacts, Moments> & {
  readonly [Kind in Moments]: readonly Written<ChildFacts[Kind][number]>[]
}

function asFacts({ strategyDiscussions, immediateProtections, missingEpisodes, ...facts }: Row): ChildFacts {
  return {
    ...facts,
    strategyDiscussions: strategyDiscussions.map((step) => ({ ...step, triggeredAt: instant(step.triggeredAt ?? '') })),
    immediateProtections: immediateProtections.map((step) => ({
      ...step,
      beganAt: instant(step.beganAt ?? ''),
      endedAt: step.endedAt === null ? null : instant(step.endedAt),
    })),
    missingEpisodes: missingEpisodes.map((step) => ({ ...step, returnedAt: instant(step.returnedAt ?? '') })),
  }
}

type Authority = RawBuilder<string>

const recorded = statementOf<[authority: string, childIds: readonly string[]], Row>(
  (authority, childIds) => sql<Row>`
    select c.id as "childId", ${enquiring(authority)}, ${planned(authority)}, ${protecting(authority)}
      from unnest(${childIds}::uuid[]) as c (id)`,
)

/** The rows of one kind, each as an object of these names and columns. */
function all(name: keyof Row, columns: RawBuilder<unknown>, from: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select coalesce(jsonb_agg(jsonb_build_object(${columns})), '[]') from ${from}) as ${sql.raw(`"${name}"`)}`
}

/** The steps of one kind that have a part about the child. */
function stepsOf(step: string, authority: Authority): RawBuilder<unknown> {
  const [part, key] = [sql.table(`${step}_child`), sql.ref(`part.${step}_id`)]
  return sql`${part} part join ${sql.table(step)} step on step.authority = part.authority and step.id = ${key}
              where part.authority = ${authority} and part.child_id = c.id`
}

function enquiring(authority: Authority): RawBuilder<unknown> {
  return sql.join([
    all(
      'episodes',
      sql`'openedOn', opened_on, 'closedOn', closed_on`,
      sql`episode where authority = ${authority} and child_id = c.id`,
    ),
    all(
      'referrals',
      sql`'id', step.id, 'receivedOn', step.received_on, 'decidedOn', step.decided_on, 'reported', step.reported`,
      stepsOf('referral', authority),
    ),
    all(
      'assessments',
      sql`'id', step.id, 'startedOn', step.started_on, 'authorisedOn', step.authorised_on,
          'withdrawn', step.state = 'withdrawn',
          'referredOn', (select r.received_on from referral r where r.authority = step.authority and r.id = step.referral_id)`,
      stepsOf('assessment', authority),
    ),
    all(
      'strategyDiscussions',
      sql`'id', step.id, 'triggeredAt', step.triggered_at, 'heldOn', step.held_on,
          'withdrawn', step.withdrawn_on is not null`,
      sql`${stepsOf('strategy_discussion', authority)} and not step.reported`,
    ),
    all(
      'enquiries',
      sql`'id', step.id, 'startedOn', step.started_on,
          'conferenceNeeded', case when part.conference_not_required then false else part.outcome = 'conference' end,
          'conferenceHeldOn', coalesce(${initialConference(authority)}, part.reported_conference_on),
          'withdrawn', step.withdrawn_on is not null`,
      stepsOf('section_47_enquiry', authority),
    ),
  ])
}

/** The day the enquiry's initial conference was held about this child: a brother's is not held for his sister. */
function initialConference(authority: Authority): RawBuilder<unknown> {
  return sql`(select min(held.held_on) from conference_child about
                join conference held on held.authority = about.authority and held.id = about.conference_id
               where about.authority = ${authority} and about.child_id = c.id
                 and held.kind = 'initial' and held.section_47_enquiry_id = step.id)`
}

/** A visit to a child not yet born is one to the mother: it counts as one at which the child was seen. */
function planned(authority: Authority): RawBuilder<unknown> {
  return sql.join([
    all(
      'planStatuses',
      sql`'id', id, 'kind', kind, 'fromOn', from_on, 'toOn', to_on, 'reported', reported, 'takenOverOn', taken_over_on`,
      sql`plan_status where authority = ${authority} and child_id = c.id
            and kind in ('child-protection', 'child-in-need')`,
    ),
    all(
      'reviews',
      sql`'id', step.id, 'heldOn', step.held_on`,
      sql`${stepsOf('conference', authority)} and step.kind = 'review' and step.held_on is not null`,
    ),
    all(
      'coreGroups',
      sql`'id', step.id, 'heldOn', step.held_on`,
      sql`${stepsOf('core_group', authority)} and part.not_part_on is null`,
    ),
    all(
      'planReviews',
      sql`'id', step.id, 'heldOn', step.held_on`,
      sql`${stepsOf('plan_review', authority)} and part.not_part_on is null`,
    ),
    all(
      'visits',
      sql`'id', v.visit_id, 'happenedOn', v.happened_on,
          'seen', v.seen or coalesce(p.birth_date > v.happened_on, p.expected_on is not null)`,
      sql`visit_child v join person p on p.authority = v.authority and p.id = v.child_id
           where v.authority = ${authority} and v.child_id = c.id and v.not_part_on is null`,
    ),
  ])
}

/** Whoever moves in for a while stays the other authority's: only a plan that moves in to stay is taken over in a conference. */
function protecting(authority: Authority): RawBuilder<unknown> {
  return sql.join([
    all(
      'immediateProtections',
      sql`'id', step.id, 'kind', step.kind, 'beganAt', step.began_at, 'extendedOn', step.extended_on,
          'endedAt', step.ended_at, 'withdrawn', step.withdrawn_on is not null`,
      stepsOf('immediate_protection', authority),
    ),
    all(
      'missingEpisodes',
      sql`'id', id, 'returnedAt', returned_at, 'interviewedOn', interviewed_on,
          'refused', interview_refused_why is not null, 'withdrawn', withdrawn_on is not null`,
      sql`missing_episode where authority = ${authority} and child_id = c.id and returned_at is not null`,
    ),
    all(
      'incidents',
      sql`'id', step.id, 'awareOn', step.aware_on, 'notifiedOn', step.notified_on,
          'reviewedOn', step.rapid_review_on, 'withdrawn', step.withdrawn_on is not null`,
      stepsOf('serious_incident', authority),
    ),
    all(
      'transfersIn',
      sql`'id', step.id, 'noticedOn', step.noticed_on, 'state', step.state, 'answeredOn', step.answered_on,
          'conferenceHeldOn', coalesce(part.conference_held_on, (select held.held_on from conference held
            where held.authority = part.authority and held.id = part.conference_id))`,
      sql`${stepsOf('transfer', authority)} and part.with_plan and step.direction = 'in' and not step.temporary`,
    ),
  ])
}
