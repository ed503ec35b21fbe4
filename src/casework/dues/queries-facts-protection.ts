import type { Tx } from '../../platform/db.ts'
import type { FactsSoFar } from './model.ts'

// The facts of steps that protect at once, that follow a child who was missing or moves, and that review a plan in need.
// One statement a kind of step; each stands on that step's index by child.

/** Adds these facts to what is known of each child. */
export async function addProtectionFacts(
  tx: Tx,
  childIds: readonly string[],
  of: (childId: string) => FactsSoFar,
): Promise<void> {
  for (const { childId, ...row } of await planReviews(tx, childIds)) of(childId).planReviews.push(row)
  for (const { childId, ...row } of await protections(tx, childIds)) of(childId).immediateProtections.push(row)
  for (const { childId, withdrawnOn, interviewRefusedWhy, ...row } of await missingEpisodes(tx, childIds)) {
    const refused = interviewRefusedWhy !== null
    of(childId).missingEpisodes.push({ ...row, refused, withdrawn: withdrawnOn !== null })
  }
  for (const { childId, withdrawnOn, ...row } of await incidents(tx, childIds)) {
    of(childId).incidents.push({ ...row, withdrawn: withdrawnOn !== null })
  }
  for (const { childId, heldOn, conferenceHeldOn, ...row } of await transfersIn(tx, childIds)) {
    of(childId).transfersIn.push({ ...row, conferenceHeldOn: conferenceHeldOn ?? heldOn })
  }
}

async function planReviews(tx: Tx, childIds: readonly string[]) {
  return tx
    .selectFrom('planReviewChild as part')
    .innerJoin('planReview as step', (join) =>
      join.onRef('step.authority', '=', 'part.authority').onRef('step.id', '=', 'part.planReviewId'),
    )
    .select(['part.childId', 'step.id', 'step.heldOn'])
    .where('part.authority', '=', tx.authority)
    .where('part.childId', 'in', childIds)
    .where('part.notPartOn', 'is', null)
    .execute()
}

async function protections(tx: Tx, childIds: readonly string[]) {
  return tx
    .selectFrom('immediateProtectionChild as part')
    .innerJoin('immediateProtection as step', (join) =>
      join.onRef('step.authority', '=', 'part.authority').onRef('step.id', '=', 'part.immediateProtectionId'),
    )
    .select(['part.childId', 'step.id', 'step.kind', 'step.beganAt', 'step.extendedOn', 'step.endedAt'])
    .where('part.authority', '=', tx.authority)
    .where('part.childId', 'in', childIds)
    .execute()
}

async function missingEpisodes(tx: Tx, childIds: readonly string[]) {
  return tx
    .selectFrom('missingEpisode')
    .select(['childId', 'id', 'interviewedOn', 'interviewRefusedWhy', 'withdrawnOn'])
    .select((the) => the.ref('returnedAt').$notNull().as('returnedAt'))
    .where('authority', '=', tx.authority)
    .where('childId', 'in', childIds)
    .where('returnedAt', 'is not', null)
    .execute()
}

async function incidents(tx: Tx, childIds: readonly string[]) {
  return tx
    .selectFrom('seriousIncidentChild as part')
    .innerJoin('seriousIncident as step', (join) =>
      join.onRef('step.authority', '=', 'part.authority').onRef('step.id', '=', 'part.seriousIncidentId'),
    )
    .select(['part.childId', 'step.id', 'step.awareOn', 'step.notifiedOn'])
    .select(['step.rapidReviewOn as reviewedOn', 'step.withdrawnOn'])
    .where('part.authority', '=', tx.authority)
    .where('part.childId', 'in', childIds)
    .execute()
}

/** Whoever moves in for a while stays the other authority's: only a move to stay has a conference to take over. */
async function transfersIn(tx: Tx, childIds: readonly string[]) {
  return tx
    .selectFrom('transferChild as part')
    .innerJoin('transfer as step', (join) =>
      join.onRef('step.authority', '=', 'part.authority').onRef('step.id', '=', 'part.transferId'),
    )
    .leftJoin('conference as held', (join) =>
      join.onRef('held.authority', '=', 'part.authority').onRef('held.id', '=', 'part.conferenceId'),
    )
    .select(['part.childId', 'step.id', 'step.noticedOn', 'step.state', 'step.answeredOn'])
    .select(['part.conferenceHeldOn', 'held.heldOn as heldOn'])
    .where('part.authority', '=', tx.authority)
    .where('part.childId', 'in', childIds)
    .where('step.direction', '=', 'in')
    .where('step.temporary', '=', false)
    .execute()
}
