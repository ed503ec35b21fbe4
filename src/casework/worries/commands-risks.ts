import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForSome } from '../../access/queries.ts'
import { addEntries } from '../../entries/queries.ts'
import { paragraphs } from '../../entries/rules.ts'
import type { Moment } from '../../kernel/moment.ts'
import { type Outcome, refused } from '../../kernel/outcome.ts'
import { whereMay } from '../../people/commands.ts'
import { childrenAround } from '../../people/family/queries-around.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { tellHolders } from '../notifications/queries.ts'
import type { Risk, RiskRefusal, RiskReview } from './model-risks.ts'
import { lockRiskOf, saveReviewed } from './queries-risks.ts'
import * as rules from './rules-risks.ts'

/**
 * Looks again at whether a person may still be a risk; by whoever may write worries of one child around them. It stands
 * on every such child's page at once, in the stories of those whom the writer works with, and whoever holds one of the
 * others is told.
 */
export async function reviewRisk(
  tx: Tx,
  actor: Actor,
  personId: string,
  review: RiskReview,
  now: Moment,
): Promise<Outcome<Risk, RiskRefusal>> {
  const around = await childrenAround(tx, personId, { ever: true })
  if (!(await mayForSome(tx, actor, 'worry.write', around, now.day))) return refused('not-found')
  const risk = await lockRiskOf(tx, personId)
  if (!risk) return refused('not-found')
  const reviewed = rules.reviewRisk(risk, review, now.day)
  if (!reviewed.ok) return reviewed
  await saveReviewed(tx, reviewed.value, review, actor, now.day)
  const theirs = await whereMay(tx, actor, 'worry.write', around, now)
  const entryId = newId()
  await addEntries(tx, actor, [
    {
      ...{ id: entryId, kind: 'opinion', happenedOn: now.day, saidBy: actor.name, saidByRole: actor.jobTitle },
      title: `${review.outcome === 'ended' ? 'No longer thought a risk' : 'Looked at again'}: ${risk.title}`,
      body: paragraphs(review.statement),
      bearing: review.outcome === 'ended' ? 'neutral' : 'worry',
      about: [...theirs, personId].map((id) => ({ personId: id })),
    },
  ])
  const told = { kind: 'worry-opened', step: { kind: 'entry', id: entryId }, childIds: around } as const
  await tellHolders(tx, { ...told, but: actor.userId, at: now.at })
  await audit(tx, actor, 'worry.write', { kind: 'person', id: personId }, { outcome: review.outcome }, around)
  return reviewed
}
