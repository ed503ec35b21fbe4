import type { Role } from '../../access/actor.ts'
import { type Act, may, type Relationship } from '../../access/policy.ts'
import type { Meeting, MeetingKind } from './model.ts'

type Recorded = { readonly act: Act; readonly standing: Relationship; readonly path: string }

/** Where what happened at a meeting is recorded, and who may, standing so to the children. A team around the family records its own. */
const RECORDED: Readonly<Partial<Record<MeetingKind, Recorded>>> = {
  'strategy-discussion': {
    act: 'strategy-discussion.record',
    standing: 'team',
    path: '/strategy-discussions/:step',
  },
  'initial-conference': { act: 'conference.record', standing: 'chairs', path: '/conferences/:step' },
  'review-conference': { act: 'conference.record', standing: 'chairs', path: '/conferences/:step' },
  'core-group': { act: 'plan.write', standing: 'allocated', path: '/children/:child/core-groups/new' },
  'child-in-need-review': { act: 'plan.review', standing: 'allocated', path: '/children/:child/plan/reviews/new' },
}

/**
 * The page that records a meeting which is planned, for an actor who may keep it; null where there is none for them.
 * That page decides again.
 */
export function recordPath(
  actor: { readonly roles: readonly Role[] },
  { kind, childIds }: Pick<Meeting, 'kind' | 'childIds'>,
  stepId: string | null,
): string | null {
  const recorded = RECORDED[kind]
  if (!recorded) return null
  const { act, standing, path } = recorded
  const [childId] = childIds
  if (!may(actor, act, new Set([standing, 'team']))) return null
  if (path.includes(':step')) return stepId && path.replace(':step', stepId)
  return childId ? path.replace(':child', childId) : null
}
