import type { Role } from '../../access/actor.ts'
import { type Act, may, type Relationship, whoMay } from '../../access/policy.ts'
import type { CaseFacts } from './model.ts'

/** Every step there is a page for, in the order the law has them. */
export const STEP_IDS = [
  'contact',
  'referral',
  'assessment',
  'immediate-protection',
  'strategy-discussion',
  'enquiry',
  'conference',
  'core-group',
  'meeting',
  'visit',
  'plan',
  'plan-review',
  'plan-decision',
  'missing',
  'incident',
  'transfer',
  'closure',
] as const
export type StepId = (typeof STEP_IDS)[number]

/** Why a step does not fit now. */
export type NotNow =
  | 'no-open-case'
  | 'no-referral-waits'
  | 'no-assessment-open'
  | 'enquiry-under-way'
  | 'no-enquiry-open'
  | 'no-conference-called'
  | 'no-protection-plan'
  | 'no-plan-in-need'
  | 'protection-plan-open'
  | 'protected-already'
  | 'missing-already'
  | 'moving-already'

/** One step as it stands for one reader: its page, or why it does not fit now, and who may take it. */
export type Step = {
  readonly id: StepId
  /** The page that begins it or goes on with it, if it fits now and this reader may. */
  readonly path: string | null
  readonly notNow: NotNow | null
  readonly whoMay: readonly Role[]
}

type State = Pick<CaseFacts, 'steps' | 'episodes' | 'statuses'> & { readonly childId: string }
/** What a step needs, and where its page is; a reason where it does not fit. */
type Place = readonly [act: Act, path: string, notNow?: NotNow | false | null]

/**
 * Every step for this child: where it begins or goes on, why it does not fit now, and who may take it. The commands
 * decide again; this only shows the way.
 */
export function stepsFor(
  state: State,
  actor: { readonly roles: readonly Role[] },
  relationships: ReadonlySet<Relationship>,
): readonly Step[] {
  const places = placesOf(state)
  return STEP_IDS.map((id) => {
    const [act, path, notNow] = places[id]
    const fits = !notNow && may(actor, act, relationships)
    return { id, path: fits ? path : null, notNow: notNow || null, whoMay: whoMay(act) }
  })
}

function placesOf(state: State): Readonly<Record<StepId, Place>> {
  return { ...beginning(state), ...protecting(state), ...planning(state), ...following(state) }
}

function beginning(state: State) {
  const { referral, assessment, strategyDiscussion, enquiry } = state.steps
  const notToCall = enquiry ? 'enquiry-under-way' : !isOpen(state) && 'no-open-case'
  const isSubmitted = assessment?.state === 'submitted'
  const written = `/assessments/${assessment?.id}`
  return {
    contact: ['contact.decide', '/contacts/new'],
    referral: ['referral.decide', `/referrals/${referral}`, referral === null && 'no-referral-waits'],
    assessment: [
      isSubmitted ? 'assessment.authorise' : 'assessment.write',
      isSubmitted ? `${written}/authorise` : written,
      assessment === null && 'no-assessment-open',
    ],
    'strategy-discussion': strategyDiscussion
      ? ['strategy-discussion.record', `/strategy-discussions/${strategyDiscussion}`]
      : ['strategy-discussion.call', `/children/${state.childId}/strategy-discussion`, notToCall],
    enquiry: ['enquiry.write', `/enquiries/${enquiry}`, enquiry === null && 'no-enquiry-open'],
  } as const satisfies Partial<Record<StepId, Place>>
}

function protecting(state: State) {
  const { steps, childId } = state
  const { conference, immediateProtection } = steps
  return {
    'immediate-protection': [
      'immediate-protection.write',
      `/children/${childId}/immediate-protection/new`,
      immediateProtection && 'protected-already',
    ],
    conference: ['conference.record', `/conferences/${conference?.id}`, conference === null && 'no-conference-called'],
    'core-group': [
      'plan.write',
      `/children/${childId}/core-groups/new`,
      !isOn(state, 'child-protection') && 'no-protection-plan',
    ],
  } as const satisfies Partial<Record<StepId, Place>>
}

function planning(state: State) {
  const of = (rest: string) => `/children/${state.childId}/${rest}`
  const closed = !isOpen(state) && 'no-open-case'
  const isInNeed = isOn(state, 'child-in-need') || isOn(state, 'family-help')
  const isProtected = isOn(state, 'child-protection') && 'protection-plan-open'
  return {
    meeting: ['meeting.keep', of('meetings/new'), closed],
    visit: ['visit.record', of('visits/new'), closed],
    plan: ['plan.write', of('plan'), closed],
    'plan-review': ['plan.review', of('plan/reviews/new'), closed || (!isInNeed && 'no-plan-in-need')],
    'plan-decision': ['plan.decide', of('plan/decide'), closed || isProtected],
    closure: ['closure.decide', of('closure'), closed || isProtected],
  } as const satisfies Partial<Record<StepId, Place>>
}

function following({ steps, childId }: State) {
  const of = (rest: string) => `/children/${childId}/${rest}`
  return {
    missing: ['missing.write', of('missing/new'), steps.missing?.isBack === false && 'missing-already'],
    incident: ['incident.manage', of('incidents/new')],
    transfer: ['transfer.write', of('transfers/new'), steps.transfer !== null && 'moving-already'],
  } as const satisfies Partial<Record<StepId, Place>>
}

function isOpen({ episodes }: State): boolean {
  return episodes.some(({ closedOn }) => closedOn === null)
}

function isOn({ statuses }: State, plan: State['statuses'][number]['kind']): boolean {
  return statuses.some(({ kind, toOn }) => kind === plan && toOn === null)
}
