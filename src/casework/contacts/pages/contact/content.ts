import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { DecideContactRefusal } from '../../model.ts'

export const CONTENT = {
  saidHeading: 'What reached us',
  whoHeading: 'Who the child is',
  decideHeading: 'Decide',
  decidedHeading: 'What was decided',
  notFound: 'Not yet found in our records. As they gave the child:',
  candidates: 'Children of our own records who may be this child',
  noCandidates: 'Nobody of our own records fits what was given.',
  thisChild: 'This child',
  look: 'Look in the child index, or register this child',
  decision: 'What is decided?',
  siblings: 'Brothers and sisters the referral is about as well',
  reason: 'Why?',
  decide: 'Record the decision',
  earlierHeading: 'Earlier contacts',
  noEarlier: 'None that we know of.',
  closureHeading: 'When we stopped, the last time',
  lookAgain: 'We would look again if:',
  reReferral: 'Taken on, it is a re-referral within 12 months',
  never: 'We have not worked with this child before.',
  goesOn: 'We work with this child now.',
  noClosure: 'No closure is recorded.',
  unknown: 'Say who the child is, to see what we know.',
  ringFirst: 'They ask to be rung first:',
  openRecord: 'Open the child’s page',
} as const

export const REFUSALS: Readonly<Record<DecideContactRefusal, Problem | 'not-there'>> = {
  'not-permitted': 'not-there',
  'not-found': 'not-there',
  'already-decided': {
    text: 'Someone decided this before you. Their decision is below; nothing of yours was recorded.',
  },
  'no-reason': { field: 'reason', text: 'Write why: the one who raised it reads this' },
  'no-child': { field: 'decision', text: 'Say who the child is first, then decide on a referral or an open case' },
  'no-open-case': { field: 'decision', text: 'Nobody works with this child now. Choose another decision' },
  'not-a-sibling': { field: 'siblings', text: 'Choose from the brothers and sisters shown' },
}

export const MISSING = 'Choose what is decided'
