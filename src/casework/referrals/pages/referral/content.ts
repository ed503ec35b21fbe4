import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { DecideReferralRefusal, Response } from '../../model.ts'

export const CONTENT = {
  whatHeading: 'What it is about',
  childrenHeading: 'Whom it is about',
  decideHeading: 'Decide on the response',
  decidedHeading: 'What was decided',
  reReferral: 'Re-referral within 12 months',
  referredBefore: 'Referred before on',
  lookAgain: 'We would look again if:',
  open: 'We work with this child already: the referral joins that work.',
  response: 'What is the response?',
  reason: 'Why?',
  reasonHint: 'What worries you most, what we know, and why this response. The child may read it one day.',
  holder: 'Who holds the children?',
  holderHint: 'For an assessment or a strategy discussion. With how many children each holds now.',
  choose: 'Choose',
  team: 'its manager says who',
  decide: 'Record the decision',
  contact: 'The contact it came from',
  helpHeading: 'Who decides, and by when',
  help: [
    'A social worker reads the referral and a manager decides, within one working day of the day it was received.',
    'A late decision is recorded as late. It is never refused.',
    'Assessment: the 45 working days run from the day the referral was received.',
    'Strategy discussion: call it from the child’s page as soon as this is recorded.',
  ],
  late: 'late',
} as const

export const RESPONSE_HINTS: Readonly<Record<Response, string>> = {
  assessment: 'Section 17: what the children need, and what helps.',
  'strategy-discussion': 'Significant harm is likely or happening: police, health and social care talk at once.',
  'early-help': 'Help short of social care.',
  advice: 'An answer is enough.',
  'no-further-action': 'Nothing more is done now.',
}

export const MISSING = 'Choose the response'

export const REFUSALS: Readonly<Record<DecideReferralRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'already-decided': {
    text: 'Someone decided this before you. Their decision is below; nothing of yours was recorded.',
  },
  'no-reason': { field: 'reason', text: 'Write why' },
  'no-child': { text: 'This referral names no child. Go back to the contact it came from.' },
  'nobody-to-allocate-to': { field: 'holder', text: 'Choose who holds the children' },
  'no-such-worker': { field: 'holder', text: 'This worker or team cannot hold children today. Choose another.' },
}
