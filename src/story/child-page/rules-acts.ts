import type { Role } from '../../access/actor.ts'
import { type Act, may, type Relationship } from '../../access/policy.ts'
import type { DueRule } from '../../casework/dues/model.ts'
import type { PlanKind } from '../../casework/plans/model.ts'
import type { StepKind } from '../../entries/model.ts'
import type { CaseFacts } from './model.ts'

/** What can be done from a child's page. */
export const ACT_IDS = [
  'write',
  'record-visit',
  'record-return',
  'record-return-interview',
  'protection-goes-on',
  'transfer-goes-on',
  'incident-goes-on',
  'decide-referral',
  'authorise-assessment',
  'write-assessment',
  'record-strategy-discussion',
  'conclude-enquiry',
  'record-conference',
  'record-core-group',
  'call-strategy-discussion',
  'convene-meeting',
  'edit-plan',
  'review-plan',
  'decide-plan',
  'open-worry',
  'change-allocation',
  'close-case',
  'propose-closure',
  'record-supervision',
  'decide-as-manager',
  'withdraw-step',
  'complete-identity',
  'about-child',
  'photo',
  'all-steps',
] as const
export type ActId = (typeof ACT_IDS)[number]

/** Something that may be done now, and the page that does it. */
export type PermittedAct = { readonly id: ActId; readonly path: string }

/** What the acts of a case depend on. */
export type CaseState = Pick<CaseFacts, 'steps' | 'episodes' | 'statuses'> & {
  readonly childId: string
  readonly hasPlan: boolean
  readonly nameGiven: boolean
}

/**
 * What this actor may do now for this child, standing so to them: by policy and by where the case has got to. First
 * what is done every day, then what the case waits for. The commands decide again; this only offers.
 */
export function permittedActs(
  state: CaseState,
  actor: { readonly roles: readonly Role[] },
  relationships: ReadonlySet<Relationship>,
): readonly PermittedAct[] {
  const { childId, steps, hasPlan } = state
  const isOpen = state.episodes.some(({ closedOn }) => closedOn === null)
  const isOn = (...kinds: readonly PlanKind[]) =>
    state.statuses.some(({ kind, toOn }) => toOn === null && kinds.includes(kind))
  const [isProtected, isReviewed] = [isOn('child-protection'), isOn('child-in-need', 'family-help')]
  const offer: Offer = (id, act, when, path) => (when && may(actor, act, relationships) ? [{ id, path }] : [])
  const child = (rest: string) => `/children/${childId}/${rest}`
  return [
    ...offer('write', 'entry.write', true, child('write')),
    ...offer('record-visit', 'visit.record', isOpen, child('visits/new')),
    ...urgentActs(steps, offer),
    ...offer('decide-referral', 'referral.decide', steps.referral, `/referrals/${steps.referral}`),
    ...assessmentActs(steps, offer),
    ...offer(
      'record-strategy-discussion',
      'strategy-discussion.record',
      steps.strategyDiscussion,
      `/strategy-discussions/${steps.strategyDiscussion}`,
    ),
    ...offer('conclude-enquiry', 'enquiry.write', steps.enquiry, `/enquiries/${steps.enquiry}`),
    ...offer('record-conference', 'conference.record', steps.conference, `/conferences/${steps.conference?.id}`),
    ...offer('record-core-group', 'plan.write', isProtected, child('core-groups/new')),
    ...offer(
      'call-strategy-discussion',
      'strategy-discussion.call',
      isOpen && !steps.strategyDiscussion && !steps.enquiry,
      child('strategy-discussion'),
    ),
    ...offer('convene-meeting', 'meeting.keep', isOpen, child('meetings/new')),
    ...offer('edit-plan', 'plan.write', hasPlan && isOpen, child('plan/edit')),
    ...offer('review-plan', 'plan.review', isOpen && isReviewed, child('plan/reviews/new')),
    ...offer('decide-plan', 'plan.decide', isOpen && !isProtected, child('plan/decide')),
    ...offer('open-worry', 'worry.write', true, child('worries/new')),
    ...offer('change-allocation', 'allocation.change', isOpen, child('allocation')),
    ...endingActs(state, isOpen && !isProtected, offer),
    ...managersActs(state, isOpen, offer),
    ...aboutActs(state, offer),
    ...offer('all-steps', 'child.look', true, child('steps')),
  ]
}

type Offer = (id: ActId, act: Act, when: unknown, path: string) => readonly PermittedAct[]

/** Who the child is: what is not known of it, and their photo. */
function aboutActs({ childId, nameGiven }: CaseState, offer: Offer) {
  return [
    ...offer('complete-identity', 'child.edit', !nameGiven, `/children/${childId}/identity`),
    ...offer('about-child', 'child.edit', true, `/children/${childId}/about`),
    ...offer('photo', 'child.edit', true, `/children/${childId}/photo`),
  ]
}

/** An assessment is written until it is with the manager, who signs it. */
function assessmentActs({ assessment }: CaseFacts['steps'], offer: Offer) {
  const withManager = assessment?.state === 'submitted'
  return [
    ...offer('authorise-assessment', 'assessment.authorise', withManager, `/assessments/${assessment?.id}/authorise`),
    ...offer('write-assessment', 'assessment.write', assessment && !withManager, `/assessments/${assessment?.id}`),
  ]
}

/** What goes on with what cannot wait: a child who is missing or protected at once, a move, a serious incident. */
function urgentActs({ missing, immediateProtection, transfer, incident }: CaseFacts['steps'], offer: Offer) {
  const episode = `/missing/${missing?.id}`
  return [
    ...offer('record-return', 'missing.write', missing && !missing.isBack, episode),
    ...offer('record-return-interview', 'missing.write', missing?.isBack, episode),
    ...offer(
      'protection-goes-on',
      'immediate-protection.write',
      immediateProtection,
      `/immediate-protection/${immediateProtection?.id}`,
    ),
    ...offer('transfer-goes-on', 'transfer.write', transfer, `/transfers/${transfer}`),
    ...offer('incident-goes-on', 'incident.manage', incident, `/incidents/${incident}`),
  ]
}

/** Whoever may close a case does; whoever may not asks for it. */
function endingActs({ childId }: CaseState, when: boolean, offer: Offer): readonly PermittedAct[] {
  const close = offer('close-case', 'closure.decide', when, `/children/${childId}/closure`)
  return close.length > 0
    ? close
    : offer('propose-closure', 'closure.propose', when, `/children/${childId}/closure/propose`)
}

function managersActs({ childId, steps }: CaseState, isOpen: boolean, offer: Offer): readonly PermittedAct[] {
  const begun = steps.assessment ?? steps.strategyDiscussion ?? steps.enquiry
  return [
    ...offer('record-supervision', 'supervision.write', isOpen, `/children/${childId}/supervision/new`),
    ...offer('decide-as-manager', 'management.decide', isOpen, `/children/${childId}/management-decision`),
    ...offer('withdraw-step', 'step.withdraw', begun, `/children/${childId}/withdraw`),
  ]
}

/** The acts that stop a clock, or bring it nearer: each is for whoever may do it when the step has got there. */
export const ACTS_OF_DUE: Readonly<Record<DueRule, readonly ActId[]>> = {
  'referral-decision': ['decide-referral'],
  assessment: ['write-assessment', 'authorise-assessment'],
  'strategy-discussion': ['record-strategy-discussion'],
  'initial-conference': ['record-conference'],
  'core-group-first': ['record-core-group'],
  'core-group-next': ['record-core-group'],
  'review-first': ['record-conference'],
  'review-next': ['record-conference'],
  'cp-visit': ['record-visit'],
  'cin-visit': ['record-visit'],
  'cin-review-first': ['review-plan'],
  'cin-review-next': ['review-plan'],
  'emergency-protection-order': ['protection-goes-on'],
  'emergency-protection-extension': ['protection-goes-on'],
  'police-protection': ['protection-goes-on'],
  'return-interview': ['record-return-interview'],
  'incident-notification': ['incident-goes-on'],
  'rapid-review': ['incident-goes-on'],
  'transfer-conference': ['record-conference', 'transfer-goes-on'],
}

/** The page of the step that wrote an entry, for an actor who may open it; null where there is none for them. */
export function stepPath(
  step: { readonly stepKind: StepKind | null; readonly stepId: string | null },
  childId: string,
  actor: { readonly roles: readonly Role[] },
  relationships: ReadonlySet<Relationship>,
): string | null {
  const page = step.stepKind && STEP_PAGES[step.stepKind]
  if (!page || !step.stepId) return null
  const [path, act] = page
  return may(actor, act, relationships) ? path.replace(':id', step.stepId).replace(':child', childId) : null
}

const STEP_PAGES: Partial<Record<StepKind, readonly [path: string, act: Act]>> = {
  contact: ['/contacts/:id', 'contact.look'],
  referral: ['/referrals/:id', 'referral.decide'],
  assessment: ['/assessments/:id', 'assessment.write'],
  'strategy-discussion': ['/strategy-discussions/:id', 'strategy-discussion.record'],
  'section-47-enquiry': ['/enquiries/:id', 'enquiry.write'],
  meeting: ['/meetings/:id', 'child.look'],
  conference: ['/conferences/:id', 'conference.record'],
  plan: ['/children/:child/plan', 'plan.write'],
  'plan-review': ['/children/:child/plan', 'plan.write'],
  'immediate-protection': ['/immediate-protection/:id', 'immediate-protection.write'],
  'missing-episode': ['/missing/:id', 'missing.write'],
  'serious-incident': ['/incidents/:id', 'incident.manage'],
  transfer: ['/transfers/:id', 'transfer.write'],
  judgement: ['/evidence/:id', 'child.look'],
  document: ['/documents/:id', 'child.look'],
  chronology: ['/chronologies/:id', 'child.look'],
  report: ['/reports/:id', 'child.look'],
  'share-answer': ['/children/:child/sharing', 'child.look'],
}
