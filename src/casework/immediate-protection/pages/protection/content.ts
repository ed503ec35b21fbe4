import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { GoOnProtection, GoOnRefusal } from '../../model.ts'

export type Does = GoOnProtection['does']

export const CONTENT = {
  does: 'What do you record?',
  doesMissing: 'Choose what you record',
  place: 'Where are they now?',
  extended: 'When did the court extend it?',
  extendedInvalid: 'Write the day the court extended it, like 27 3 2026',
  ended: 'When did it end?',
  endedTime: 'Time it ended',
  endedInvalid: 'Write the day and time it ended, like 27 3 2026 and 16:40',
  endReason: 'How did it end?',
  endReasonMissing: 'Choose how it ended',
  whatNext: 'What keeps the children safe now?',
  whatNextHint: 'Where they are, with whom, what was decided and what is done next.',
  withdrawnWhy: 'Why was it a mistake?',
  button: 'Record it',
  over: 'Nothing more is to be recorded here.',
  help: 'What comes next',
} as const

export const DOES: Readonly<Record<Does, string>> = {
  end: 'It ended',
  extend: 'The court extended the order',
  move: 'They are somewhere else now',
  withdraw: 'This was a mistake: nobody protected them so',
}

export const STEPS = [
  'An emergency protection order holds 8 days at most; a court can extend it once, by 7 days.',
  'Police protection holds 72 hours at most and cannot be extended.',
  'Before it ends: what keeps the child safe afterwards? Ask for legal advice in time.',
  'A mistake is withdrawn, not deleted: what was written stays, marked.',
] as const

export const REFUSALS: Readonly<Record<GoOnRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'over-already': { text: 'Someone else has recorded that meanwhile. Open this page again to see it' },
  'not-said-where': { field: 'place', text: 'Write where they are now' },
  'not-an-order': { field: 'does', text: 'Police protection cannot be extended. A court can make an order instead' },
  'extended-already': { field: 'does', text: 'An order can be extended once. A new order is written down by itself' },
  'not-while-it-ran': {
    field: 'extended-day',
    text: 'The court can extend an order only while it runs. Write a day from its beginning up to its last day, which stands above',
  },
  'extended-in-the-future': { field: 'extended-day', text: 'That day is still to come. Write today or a day before' },
  'ended-in-the-future': { field: 'ended-day', text: 'That moment is still to come. Write a day and time up to now' },
  'ended-before-it-began': {
    field: 'ended-day',
    text: 'It had not begun yet. Write a time after its beginning, which stands above',
  },
  'not-run-out-yet': {
    field: 'ended-day',
    text: 'Its time had not run out then: until when it holds stands above. Write that time or a later one, or choose that it was ended before',
  },
  'no-next': { field: 'whatNext', text: 'Write what keeps the children safe now' },
  'no-why': { field: 'withdrawnWhy', text: 'Write why it was a mistake' },
}
