import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import type { ChildFacts, FactsSoFar, PlanStatusFact } from './model.ts'
import { addProtectionFacts } from './queries-facts-protection.ts'

// What is recorded of many children at once, as far as clocks go by it: one statement a kind of step, never one a child.
// Each stands on that step's `…_child` index by child.

/** The facts of these children, one each, in the order given. */
export async function factsOfChildren(tx: Tx, childIds: readonly string[]): Promise<readonly ChildFacts[]> {
  if (childIds.length === 0) return []
  const facts = new Map(childIds.map((id) => [id, noFacts()]))
  const of = (childId: string): FactsSoFar => facts.get(childId) ?? noFacts()
  for (const { childId, ...row } of await episodes(tx, childIds)) of(childId).episodes.push(row)
  for (const { childId, ...row } of await referrals(tx, childIds)) of(childId).referrals.push(row)
  for (const { childId, state, ...row } of await assessments(tx, childIds)) {
    of(childId).assessments.push({ ...row, withdrawn: state === 'withdrawn' })
  }
  for (const { childId, ...row } of await strategyDiscussions(tx, childIds)) of(childId).strategyDiscussions.push(row)
  for (const { childId, ...row } of await enquiries(tx, childIds)) of(childId).enquiries.push(asEnquiry(row))
  for (const { childId, ...row } of await planStatuses(tx, childIds)) of(childId).planStatuses.push(row)
  for (const { childId, id, heldOn } of await reviews(tx, childIds)) of(childId).reviews.push({ id, heldOn })
  for (const { childId, id, heldOn } of await coreGroups(tx, childIds)) of(childId).coreGroups.push({ id, heldOn })
  for (const { childId, ...row } of await visits(tx, childIds)) of(childId).visits.push(row)
  await addProtectionFacts(tx, childIds, of)
  return [...facts].map(([childId, all]) => ({ childId, ...all }))
}

function noFacts(): FactsSoFar {
  return {
    episodes: [],
    referrals: [],
    assessments: [],
    strategyDiscussions: [],
    enquiries: [],
    planStatuses: [],
    reviews: [],
    coreGroups: [],
    visits: [],
    planReviews: [],
    immediateProtections: [],
    missingEpisodes: [],
    incidents: [],
    transfersIn: [],
  }
}

async function episodes(tx: Tx, childIds: readonly string[]) {
  return tx
    .selectFrom('episode')
    .select(['childId', 'openedOn', 'closedOn'])
    .where('authority', '=', tx.authority)
    .where('childId', 'in', childIds)
    .execute()
}

async function referrals(tx: Tx, childIds: readonly string[]) {
  return tx
    .selectFrom('referralChild as part')
    .innerJoin('referral as step', (join) =>
      join.onRef('step.authority', '=', 'part.authority').onRef('step.id', '=', 'part.referralId'),
    )
    .select(['part.childId', 'step.id', 'step.receivedOn', 'step.decidedOn', 'step.reported'])
    .where('part.authority', '=', tx.authority)
    .where('part.childId', 'in', childIds)
    .execute()
}

async function assessments(tx: Tx, childIds: readonly string[]) {
  return tx
    .selectFrom('assessmentChild as part')
    .innerJoin('assessment as step', (join) =>
      join.onRef('step.authority', '=', 'part.authority').onRef('step.id', '=', 'part.assessmentId'),
    )
    .innerJoin('referral', (join) =>
      join.onRef('referral.authority', '=', 'step.authority').onRef('referral.id', '=', 'step.referralId'),
    )
    .select(['part.childId', 'step.id', 'referral.receivedOn as referredOn', 'step.startedOn'])
    .select(['step.authorisedOn', 'step.state'])
    .where('part.authority', '=', tx.authority)
    .where('part.childId', 'in', childIds)
    .execute()
}

async function strategyDiscussions(tx: Tx, childIds: readonly string[]) {
  return tx
    .selectFrom('strategyDiscussionChild as part')
    .innerJoin('strategyDiscussion as step', (join) =>
      join.onRef('step.authority', '=', 'part.authority').onRef('step.id', '=', 'part.strategyDiscussionId'),
    )
    .select(['part.childId', 'step.id', 'step.triggeredAt', 'step.heldOn'])
    .where('part.authority', '=', tx.authority)
    .where('part.childId', 'in', childIds)
    .where('step.reported', '=', false)
    .execute()
}

async function enquiries(tx: Tx, childIds: readonly string[]) {
  return tx
    .selectFrom('section47EnquiryChild as part')
    .innerJoin('section47Enquiry as step', (join) =>
      join.onRef('step.authority', '=', 'part.authority').onRef('step.id', '=', 'part.section47EnquiryId'),
    )
    .leftJoin(initialConferences(tx), (join) =>
      join
        .onRef('conference.authority', '=', 'step.authority')
        .onRef('conference.section47EnquiryId', '=', 'step.id')
        .onRef('conference.childId', '=', 'part.childId'),
    )
    .select(['part.childId', 'step.id', 'step.startedOn', 'part.outcome'])
    .select(['part.conferenceNotRequired', 'part.reportedConferenceOn', 'conference.heldOn'])
    .where('part.authority', '=', tx.authority)
    .where('part.childId', 'in', childIds)
    .execute()
}

/** The initial conferences with each child they are about: a brother's conference is not held for his sister. */
function initialConferences(tx: Tx) {
  return tx
    .selectFrom('conference as held')
    .innerJoin('conferenceChild as about', (join) =>
      join.onRef('about.authority', '=', 'held.authority').onRef('about.conferenceId', '=', 'held.id'),
    )
    .select(['held.authority', 'held.section47EnquiryId', 'held.heldOn', 'about.childId'])
    .where('held.authority', '=', tx.authority)
    .where('held.kind', '=', 'initial')
    .as('conference')
}

type EnquiryRow = {
  readonly id: string
  readonly startedOn: CalendarDay
  readonly outcome: string | null
  readonly conferenceNotRequired: boolean
  readonly reportedConferenceOn: CalendarDay | null
  readonly heldOn: CalendarDay | null
}

function asEnquiry(row: EnquiryRow): ChildFacts['enquiries'][number] {
  const decided = row.conferenceNotRequired ? false : row.outcome === null ? null : row.outcome === 'conference'
  return {
    id: row.id,
    startedOn: row.startedOn,
    conferenceNeeded: decided,
    conferenceHeldOn: row.heldOn ?? row.reportedConferenceOn,
  }
}

async function planStatuses(tx: Tx, childIds: readonly string[]) {
  const rows = await tx
    .selectFrom('planStatus')
    .select(['childId', 'id', 'kind', 'fromOn', 'toOn', 'reported', 'takenOverOn'])
    .where('authority', '=', tx.authority)
    .where('childId', 'in', childIds)
    .where('kind', 'in', ['child-protection', 'child-in-need'])
    .execute()
  return rows as (PlanStatusFact & { childId: string })[]
}

async function reviews(tx: Tx, childIds: readonly string[]) {
  return tx
    .selectFrom('conferenceChild as part')
    .innerJoin('conference as step', (join) =>
      join.onRef('step.authority', '=', 'part.authority').onRef('step.id', '=', 'part.conferenceId'),
    )
    .select(['part.childId', 'step.id'])
    .select((the) => the.ref('step.heldOn').$notNull().as('heldOn'))
    .where('part.authority', '=', tx.authority)
    .where('part.childId', 'in', childIds)
    .where('step.kind', '=', 'review')
    .where('step.heldOn', 'is not', null)
    .execute()
}

async function coreGroups(tx: Tx, childIds: readonly string[]) {
  return tx
    .selectFrom('coreGroupChild as part')
    .innerJoin('coreGroup as step', (join) =>
      join.onRef('step.authority', '=', 'part.authority').onRef('step.id', '=', 'part.coreGroupId'),
    )
    .select(['part.childId', 'step.id', 'step.heldOn'])
    .where('part.authority', '=', tx.authority)
    .where('part.childId', 'in', childIds)
    .where('part.notPartOn', 'is', null)
    .execute()
}

/** A visit to a child not yet born is one to the mother: it counts as one at which the child was seen. */
async function visits(tx: Tx, childIds: readonly string[]) {
  return tx
    .selectFrom('visitChild')
    .innerJoin('person', (join) =>
      join.onRef('person.authority', '=', 'visitChild.authority').onRef('person.id', '=', 'visitChild.childId'),
    )
    .select(['visitChild.childId', 'visitChild.visitId as id', 'visitChild.happenedOn'])
    .select((the) =>
      the
        .or([
          the('visitChild.seen', '=', true),
          the.and([the('person.birthDate', 'is', null), the('person.expectedOn', 'is not', null)]),
          the('person.birthDate', '>', the.ref('visitChild.happenedOn')),
        ])
        .$castTo<boolean>()
        .as('seen'),
    )
    .where('visitChild.authority', '=', tx.authority)
    .where('visitChild.childId', 'in', childIds)
    .where('visitChild.notPartOn', 'is', null)
    .execute()
}
