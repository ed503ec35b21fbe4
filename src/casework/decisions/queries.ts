import type { Actor } from '../../access/actor.ts'
import type { StepKind } from '../../entries/model.ts'
import type { Tx } from '../../platform/db.ts'
import type { Decision } from './model.ts'

/** Writes decisions down beside their steps. */
export async function addDecisions(
  tx: Tx,
  decider: Pick<Actor, 'userId' | 'name'>,
  decisions: readonly Decision[],
): Promise<void> {
  if (decisions.length === 0) return
  const rows = decisions.map(({ step, evidence, options, dissent, ...decision }) => ({
    ...decision,
    authority: tx.authority,
    stepKind: step.kind,
    stepId: step.id,
    options: [...options],
    evidence: [...(evidence ?? [])],
    dissent: dissent ?? null,
    decidedBy: decider.userId,
    decidedByName: decider.name,
  }))
  await tx.insertInto('decision').values(rows).execute()
}

/** The decisions taken on a step, in the order they were taken. Stands on decision_of_step. */
export async function decisionsOfStep(
  tx: Tx,
  stepId: string,
): Promise<readonly (Decision & { readonly decidedByName: string })[]> {
  const rows = await tx
    .selectFrom('decision')
    .select(['id', 'stepKind', 'stepId', 'options', 'choice', 'reason', 'evidence', 'dissent'])
    .select(['decidedByName', 'decidedAt'])
    .where('authority', '=', tx.authority)
    .where('stepId', '=', stepId)
    .orderBy('decidedAt')
    .limit(50)
    .execute()
  return rows.map(({ stepKind, stepId: id, ...rest }) => ({ ...rest, step: { kind: stepKind as StepKind, id } }))
}
