import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import { standingFor } from '../../access/queries.ts'
import type { Resting, ToReadAgain } from '../../casework/evidence/model.ts'
import { restingOn, toReadAgain } from '../../casework/evidence/queries.ts'
import type { Citation, Judgement, NotKnown, ReadingAgain } from '../../entries/evidence/model.ts'
import { citationsOf, readingsOf } from '../../entries/evidence/queries-citations.ts'
import { judgementsOf } from '../../entries/evidence/queries-judgements.ts'
import { entriesByDimension, type UnderDimension } from '../../entries/evidence/queries-lenses.ts'
import { notKnownOf } from '../../entries/evidence/queries-not-known.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { KnownPerson } from '../../people/model.ts'
import { personById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'

/** What is thought of one child, what it rests on, and what is not known. */
export type EvidenceOfChild = {
  readonly child: KnownPerson
  readonly mayWrite: boolean
  readonly judgements: readonly Judgement[]
  /** The open worries, needs of the plan and assessments, and the judgements again, as what can cite. */
  readonly resting: readonly Resting[]
  readonly citations: readonly Citation[]
  readonly readings: readonly ReadingAgain[]
  readonly toReadAgain: readonly ToReadAgain[]
  readonly notKnown: readonly NotKnown[]
}

/** Opens what is thought of a child and why. The look is on record; a child the actor may not look at is not there. */
export async function lookAtEvidenceOfChild(
  tx: Tx,
  actor: Actor,
  childId: string,
  now: Moment,
): Promise<Outcome<EvidenceOfChild, 'not-found'>> {
  const standing = await standingFor(tx, actor, 'child.look', childId, now.day)
  const child = standing && (await personById(tx, childId))
  if (!child) return refused('not-found')
  const resting = await restingOn(tx, childId)
  const ids = resting.map(({ id }) => id)
  await audit(tx, actor, 'child.look', { kind: 'child', id: childId }, { part: 'evidence' })
  return accepted({
    child,
    resting,
    mayWrite: may(actor, 'evidence.write', standing),
    judgements: await judgementsOf(tx, [childId]),
    citations: await citationsOf(tx, ids),
    readings: await readingsOf(tx, ids),
    toReadAgain: await toReadAgain(tx, childId),
    notKnown: await notKnownOf(tx, [childId]),
  })
}

/** What is recorded of one child under each dimension of the framework. */
export type ThroughTheFramework = {
  readonly child: KnownPerson
  readonly mayWrite: boolean
  readonly entries: readonly UnderDimension[]
  readonly judgements: readonly Judgement[]
}

/** Opens what is recorded of a child through the assessment framework. The look is on record. */
export async function lookThroughTheFramework(
  tx: Tx,
  actor: Actor,
  childId: string,
  now: Moment,
): Promise<Outcome<ThroughTheFramework, 'not-found'>> {
  const standing = await standingFor(tx, actor, 'child.look', childId, now.day)
  const child = standing && (await personById(tx, childId))
  if (!child) return refused('not-found')
  await audit(tx, actor, 'child.look', { kind: 'child', id: childId }, { part: 'framework' })
  return accepted({
    child,
    mayWrite: may(actor, 'evidence.write', standing),
    entries: await entriesByDimension(tx, childId),
    judgements: await judgementsOf(tx, [childId]),
  })
}
