import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { GoOnIncident, GoOnRefusal, ReviewDecision } from '../../model.ts'

export type Does = GoOnIncident['does']

export const CONTENT = {
  title: 'Serious incident',
  does: 'What do you record?',
  doesMissing: 'Choose what you record',
  notified: 'When was the national panel notified?',
  notifiedInvalid: 'Write the day it was notified, like 27 3 2026',
  reference: 'Reference of the notification',
  reviewed: 'When was the rapid review?',
  reviewedInvalid: 'Write the day of the rapid review, like 27 3 2026',
  decision: 'What was decided?',
  decisionMissing: 'Choose what was decided',
  reason: 'Why?',
  reasonHint: 'What was learned at once, what is put right now, and why a review is or is not to follow.',
  withdrawnWhy: 'Why was it a mistake?',
  button: 'Record it',
  over: 'Nothing more is to be recorded here.',
  restricted: 'Managers of the team alone can open this page.',
  help: 'What comes next',
} as const

export const DOES: Readonly<Record<Does, string>> = {
  notify: 'The national panel was notified',
  review: 'The rapid review was held',
  withdraw: 'This was a mistake: it was no serious incident',
}

export const DECISIONS: Readonly<Record<ReviewDecision, string>> = {
  'local-review': 'A local child safeguarding practice review',
  'national-review': 'The national panel is asked for a review of its own',
  'no-review': 'No review',
}

export const STEPS = [
  'Notification: within 5 working days of the day we came to know.',
  'Rapid review: within 15 working days of that day.',
  'Late is recorded as late. It is never refused.',
  'A mistake is withdrawn, not deleted: what was written stays, marked.',
] as const

export const REFUSALS: Readonly<Record<GoOnRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'over-already': { text: 'It was withdrawn meanwhile. Open this page again to see why' },
  'done-already': { text: 'Someone else has recorded that meanwhile. Open this page again to see it' },
  'notified-in-the-future': { field: 'notified-day', text: 'That day is still to come. Write today or a day before' },
  'notified-before-aware': {
    field: 'notified-day',
    text: 'We did not know of it yet. Write a day from the day we came to know, which stands above, up to today',
  },
  'reviewed-in-the-future': { field: 'reviewed-day', text: 'That day is still to come. Write today or a day before' },
  'reviewed-before-aware': {
    field: 'reviewed-day',
    text: 'We did not know of it yet. Write a day from the day we came to know, which stands above, up to today',
  },
  'no-reason': { field: 'reason', text: 'Write why it was decided so' },
  'no-why': { field: 'withdrawnWhy', text: 'Write why it was a mistake' },
}
