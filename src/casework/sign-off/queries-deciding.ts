import type { Actor } from '../../access/actor.ts'
import type { Deciding } from '../../entries/records/model.ts'
import { freezeRecord } from '../../entries/records/queries.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import type { DecideRefusal, SignedKind, SignOff } from './model.ts'
import { childrenOfRounds, lockWaiting, saveDecided } from './queries.ts'
import { tellOfAnswer } from './queries-telling.ts'
import { decide } from './rules.ts'

/** What each kind is called among the final records. */
const RECORDS: Readonly<Record<SignedKind, string>> = {
  assessment: 'child-and-family-assessment',
  'section-47-conclusion': 'section-47-conclusion',
  closure: 'closure',
}

/**
 * The one way to sign: what waits of this step is signed and frozen as a record, or handed back with a comment that
 * stays; whoever asked is told. What follows from the signature is the step's own; so is who may, for each of the children.
 */
export async function decideWaiting(
  tx: Tx,
  actor: Actor,
  about: { readonly kind: SignedKind; readonly stepId: string },
  act: Deciding,
  now: Moment,
): Promise<Outcome<SignOff, DecideRefusal>> {
  const decided = decide(await lockWaiting(tx, about.kind, about.stepId), act, actor)
  if (!decided.ok) return decided
  const waiting = decided.value
  await saveDecided(tx, waiting.id, act, actor, now.at)
  if (act.sign) {
    await freezeRecord(tx, {
      kind: RECORDS[waiting.kind],
      step: waiting.step,
      content: waiting.content,
      writtenBy: { userId: waiting.askedBy, name: waiting.askedByName },
      signedBy: actor,
    })
  }
  const childIds = await childrenOfRounds(tx, about.kind, about.stepId)
  await tellOfAnswer(tx, waiting, childIds, { signed: act.sign, by: actor.userId, at: now.at })
  return accepted(waiting)
}
