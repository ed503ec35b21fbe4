import type { Role } from '../../access/actor.ts'
import { type Act, may, type Relationship } from '../../access/policy.ts'
import type { DueRule } from '../dues/model.ts'
import type { TrayDue, TrayFacts, TrayItem, TrayKind } from './model.ts'

/** Who reads the list, and how they stand to the children on it. */
export type Viewer = { readonly roles: readonly Role[]; readonly tray: TrayKind }

/** The page that does what comes next, if this reader may; else the child's page. */
export function nextStep(facts: TrayFacts, viewer: Viewer, due: TrayDue | null): TrayItem['next'] {
  const { child, assessment, worker } = facts
  if (viewer.tray === 'team' && worker === null) {
    return { text: 'Choose who holds them', path: `/children/${child.id}/allocation` }
  }
  if (viewer.tray === 'team' && assessment?.state === 'submitted') {
    return { text: 'Read and sign', path: `/assessments/${assessment.id}/authorise` }
  }
  const step = due && STEPS[due.rule]
  const path = step?.path(facts, due?.step.id ?? '')
  const mayDoIt = step && may(viewer, step.act, STANDING[viewer.tray])
  return path && mayDoIt ? { text: step.text, path } : { text: 'Open', path: `/children/${child.id}` }
}

type Step = {
  readonly act: Act
  readonly text: string
  /** Undefined where there is nothing to open yet. */
  readonly path: (facts: TrayFacts, stepId: string) => string | undefined
}

const ofChild = (page: string) => (facts: TrayFacts) => `/children/${facts.child.id}/${page}`
const ofConference = ({ conference }: TrayFacts) => (conference ? `/conferences/${conference.id}` : undefined)
const CORE_GROUP: Step = { act: 'plan.write', text: 'Record a core group', path: ofChild('core-groups/new') }
const REVIEW: Step = { act: 'conference.record', text: 'Record the review', path: ofConference }
const PLAN_REVIEW: Step = { act: 'plan.review', text: 'Record the review', path: ofChild('plan/reviews/new') }
const PROTECTION: Step = {
  act: 'immediate-protection.write',
  text: 'Record its end',
  path: (_, id) => `/immediate-protection/${id}`,
}
const INCIDENT: Step = { act: 'incident.manage', text: 'Notify and review', path: (_, id) => `/incidents/${id}` }
const VISIT: Step = { act: 'visit.record', text: 'Record a visit', path: ofChild('visits/new') }

/** By the clock that runs: what stops it, and who may. */
const STEPS: Readonly<Partial<Record<DueRule, Step>>> = {
  'referral-decision': { act: 'referral.decide', text: 'Decide', path: (_, id) => `/referrals/${id}` },
  assessment: {
    act: 'assessment.write',
    text: 'Write the assessment',
    path: ({ assessment }) =>
      assessment && assessment.state !== 'submitted' ? `/assessments/${assessment.id}` : undefined,
  },
  'strategy-discussion': {
    act: 'strategy-discussion.record',
    text: 'Record it',
    path: (_, id) => `/strategy-discussions/${id}`,
  },
  'initial-conference': { act: 'conference.record', text: 'Record the conference', path: ofConference },
  'review-first': REVIEW,
  'review-next': REVIEW,
  'core-group-first': CORE_GROUP,
  'core-group-next': CORE_GROUP,
  'cp-visit': VISIT,
  'cin-visit': VISIT,
  'cin-review-first': PLAN_REVIEW,
  'cin-review-next': PLAN_REVIEW,
  'emergency-protection-order': PROTECTION,
  'emergency-protection-extension': PROTECTION,
  'police-protection': PROTECTION,
  'return-interview': { act: 'missing.write', text: 'Record the interview', path: (_, id) => `/missing/${id}` },
  'incident-notification': INCIDENT,
  'rapid-review': INCIDENT,
  'transfer-conference': { act: 'conference.record', text: 'Record the conference', path: ofConference },
}

const STANDING: Readonly<Record<TrayKind, ReadonlySet<Relationship>>> = {
  mine: new Set(['allocated']),
  team: new Set(['team']),
  chair: new Set(['chairs']),
  reviewer: new Set(['reviews']),
}
