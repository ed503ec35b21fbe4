import type { TimescaleId } from './timescale.ts'

/** A step of the statutory process: where it stands in it, what comes of it, and the clocks that run for it. */
export type StatutoryStep = {
  /** Its place in the process, from 1. */
  readonly place: number
  readonly name: string
  readonly gives: readonly string[]
  readonly clocks: readonly TimescaleId[]
}

const step = (
  place: number,
  name: string,
  gives: readonly string[],
  clocks: readonly TimescaleId[],
): StatutoryStep => ({ place, name, gives, clocks })

/** The statutory process from the first contact on, in its order. */
export const STATUTORY_STEPS: readonly StatutoryStep[] = [
  step(
    1,
    'Contact',
    ['threshold decision with reason', 'reply to the person who raised it'],
    ['contact-decision', 'concern-disagreement'],
  ),
  step(2, 'Referral', ['response type', 'referrer told'], ['referral-decision']),
  step(
    3,
    'Early help assessment and family help plan',
    ['one assessment', 'one plan', 'team around the family', 'step up or down'],
    ['early-help-assessment'],
  ),
  step(4, 'Child and family assessment', ['analysis', 'factors', 'outcome'], ['assessment']),
  step(
    5,
    'Immediate protection',
    ['order', 'place'],
    ['emergency-protection-order', 'emergency-protection-extension', 'police-protection'],
  ),
  step(6, 'Strategy discussion', ['decision on section 47', 'who sees the child and when'], ['strategy-discussion']),
  step(7, 'Section 47 enquiry', ['what was found', 'whether a conference is held'], ['initial-conference']),
  step(
    8,
    'Initial child protection conference',
    ['plan or none', 'category', 'lead', 'core group', 'outline plan', 'contingency'],
    ['conference-minutes'],
  ),
  step(9, 'Core group', ['plan developed'], ['core-group-first', 'core-group-next']),
  step(10, 'Review conference', ['continue, end or change'], ['review-first', 'review-next']),
  step(11, 'Visits', ['seen', 'seen alone', 'bedroom seen', 'the child’s own words'], ['cp-visit', 'cin-visit']),
  step(
    12,
    'Child in need plan and review',
    ['outcomes', 'step up, step down or close'],
    ['cin-review-first', 'cin-review-next'],
  ),
  step(13, 'Family group decision-making', ['offer', 'answer', 'the family’s proposal'], ['family-group-offer']),
  step(14, 'Pre-proceedings', ['letter', 'meetings', 'agreed plan'], ['pre-proceedings']),
  step(15, 'Care proceedings', ['orders'], ['care-proceedings']),
  step(
    16,
    'Becomes looked after',
    ['legal status', 'placement', 'delegated authority'],
    ['placement-plan', 'care-plan', 'health-assessment', 'education-plan'],
  ),
  step(
    17,
    'Looked-after review',
    ['decisions', 'participation code', 'disputes'],
    ['looked-after-review-first', 'looked-after-review-second', 'looked-after-review-next'],
  ),
  step(
    18,
    'Looked-after visits',
    ['visit record'],
    [
      'looked-after-visit-first',
      'looked-after-visit-year-one',
      'looked-after-visit-later',
      'looked-after-visit-long-term',
    ],
  ),
  step(19, 'Leaving care', ['pathway plan'], ['needs-assessment', 'pathway-review', 'leaving-care-contact']),
  step(
    20,
    'Private fostering',
    ['suitability'],
    ['private-fostering-visit-first', 'private-fostering-visit-year-one', 'private-fostering-visit-later'],
  ),
  step(
    21,
    'Adoption',
    ['plan', 'new identity', 'sealed link to the old record'],
    ['adoption-visit', 'adoption-review-first', 'adoption-review-second', 'adoption-review-next'],
  ),
  step(22, 'Missing episode', ['what happened, in the child’s words'], ['return-interview']),
  step(23, 'Serious incident', ['report'], ['incident-notification', 'rapid-review']),
  step(
    24,
    'Closure, step-down and transfer',
    ['reason', 'what would make us look again', 'handover'],
    ['transfer-conference'],
  ),
]
