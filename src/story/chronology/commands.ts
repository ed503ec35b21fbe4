import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Relationship } from '../../access/policy.ts'
import { standingFor } from '../../access/queries.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { KnownPerson } from '../../people/model.ts'
import { personById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import type { StoryPage } from '../child-page/model.ts'
import { type StreamAsked, storyOf } from '../child-page/queries-stream.ts'

export type Chronology = {
  readonly child: KnownPerson
  readonly standing: ReadonlySet<Relationship>
  readonly stream: StoryPage
}

/** Opens a part of a child's chronology. The look is on record; a child the actor may not look at is not there. */
export async function lookAtChronology(
  tx: Tx,
  actor: Actor,
  childId: string,
  asked: StreamAsked,
  now: Moment,
): Promise<Outcome<Chronology, 'not-found'>> {
  const standing = await standingFor(tx, actor, 'child.look', childId, now.day)
  const child = standing && (await personById(tx, childId))
  if (!child || !standing) return refused('not-found')
  const stream = await storyOf(tx, childId, asked)
  await audit(tx, actor, 'child.look', { kind: 'child', id: childId }, { part: 'chronology' })
  return accepted({ child, standing, stream })
}
