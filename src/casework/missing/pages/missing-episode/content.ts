import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { GoOnRefusal, RecordInterview, RecordReturn, WithdrawMissing } from '../../model.ts'

export type Does = (RecordReturn | RecordInterview | WithdrawMissing)['does']

export const CONTENT = {
  does: 'What do you record?',
  doesMissing: 'Choose what you record',
  back: 'When did they come back, or were they found?',
  backTime: 'Time they came back',
  backInvalid: 'Write the day and time they came back, like 27 3 2026 and 16:40',
  foundWhere: 'Where were they, with whom, and how are they?',
  offered: 'When was the interview offered?',
  offeredInvalid: 'Write the day the interview was offered, like 27 3 2026',
  refusedWhy: 'Why did they not want it?',
  held: 'When was the interview?',
  heldInvalid: 'Write the day of the interview, like 27 3 2026',
  interviewer: 'Who spoke with the child?',
  independent: 'Is that person independent of the child’s case?',
  independentHint: 'Someone who has no part in it: not their social worker, not their carer.',
  independentMissing: 'Choose whether the interviewer is independent',
  words: 'What did the child say, in their own words?',
  wordsHint: 'Why they went, where they were, who was there, what would have to be different.',
  learned: 'What do we learn from it?',
  learnedHint: 'Who may harm them, what is done about it, what would stop them going again.',
  withdrawnWhy: 'Why was it a mistake?',
  button: 'Record it',
  facts: 'What is known',
  help: 'What comes next',
  before: 'Every time',
  never: 'This is the only time.',
  ended: 'Nothing more is to be recorded here.',
} as const

export const DOES: Readonly<Record<Does, string>> = {
  return: 'They are back',
  interview: 'The return interview was held',
  offer: 'A return interview was offered and is to be held',
  refusal: 'A return interview was offered and they did not want it',
  withdraw: 'This was a mistake: they were not missing',
}

export const STEPS = [
  'Once back: an interview within 72 hours, by someone independent of the case.',
  'It is the child’s to refuse. Offer it again in another way.',
  'What they say joins their story in their own words.',
  'A mistake is withdrawn, not deleted: what was written stays, marked.',
] as const

export const REFUSALS: Readonly<Record<GoOnRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'over-already': { text: 'Someone else has recorded that meanwhile. Open this page again to see it' },
  'not-back-yet': { field: 'does', text: 'Record first that they are back. An interview follows the return' },
  'back-in-the-future': { field: 'back-day', text: 'That moment is still to come. Write a day and time up to now' },
  'back-before-missing': {
    field: 'back-day',
    text: 'They were not missing yet. Write a time after they went, which stands above',
  },
  'not-said-where': { field: 'foundWhere', text: 'Write where they were and how they are' },
  'offered-before-the-return': {
    field: 'offered-day',
    text: 'They were not back yet. An interview can be offered from the day of the return on, which stands above',
  },
  'interviewed-before-the-return': {
    field: 'held-day',
    text: 'They were not back yet. The interview can be from the day of the return on, which stands above',
  },
  'interview-in-the-future': { text: 'That day is still to come. Write today or a day before' },
  'nobody-interviewed': { field: 'interviewer', text: 'Write who spoke with the child' },
  'no-words': { field: 'words', text: 'Write what the child said, or how they showed what they think' },
  'no-why': { text: 'Write why' },
}
