import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForSome } from '../../access/queries.ts'
import type { KeepBack, KeepBackRefusal } from '../../entries/keeping-back/model.ts'
import { addKeptBack } from '../../entries/keeping-back/queries.ts'
import { decideOnKeeping } from '../../entries/keeping-back/rules.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { assessmentById } from './queries.ts'

/**
 * Keeps words of an assessment, or all of it, back from the parents' copies, while it is written or after: what the
 * assessment leaves in the story when it is signed is kept back too.
 */
export async function keepBackInAssessment(
  tx: Tx,
  actor: Actor,
  id: string,
  act: KeepBack,
  now: Moment,
): Promise<Outcome<string, KeepBackRefusal>> {
  const assessment = await assessmentById(tx, id)
  const childIds = assessment?.children.map(({ childId }) => childId) ?? []
  if (!assessment || !(await mayForSome(tx, actor, 'assessment.write', childIds, now.day))) return refused('not-found')
  const { answers, marked: _, ...texts } = assessment.content
  const decided = decideOnKeeping(act, [...Object.values(texts), ...Object.values(answers)])
  if (!decided.ok) return decided
  await addKeptBack(tx, actor, { kind: 'step', id }, decided.value)
  await audit(tx, actor, 'assessment.write', { kind: 'assessment', id }, { copies: act.verdict }, childIds)
  return accepted(id)
}
