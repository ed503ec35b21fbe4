import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { BeginRefusal, Harm, Suspicion } from '../../model.ts'

export const CONTENT = {
  title: 'A serious incident',
  who: 'Whom is it about?',
  harm: 'What came of it?',
  harmMissing: 'Choose what came of it',
  suspicion: 'Is abuse or neglect known, or suspected?',
  suspicionMissing: 'Choose whether abuse or neglect is known or suspected',
  happened: 'When did it happen?',
  happenedInvalid: 'Write the day it happened, like 27 3 2026',
  aware: 'When did we come to know of it?',
  awareHint: 'The authority, not you alone: the clocks of notification and rapid review begin with that day.',
  awareInvalid: 'Write the day we came to know of it, like 27 3 2026',
  what: 'What happened?',
  whatHint: 'What is known, from whom, and what is not known yet. Only managers of the team can read it.',
  button: 'Write it down',
  help: 'What comes next',
} as const

export const STEPS = [
  'Notify the national panel within 5 working days of coming to know.',
  'The safeguarding partners hold a rapid review within 15 working days.',
  'Brothers and sisters: are they safe tonight?',
  'Each child’s story says that managers are at work, and no more.',
] as const

export const HARM_WORDS: Readonly<Record<Harm, string>> = {
  died: 'A child died',
  'seriously-harmed': 'A child was seriously harmed',
}

export const SUSPICION_WORDS: Readonly<Record<Suspicion, string>> = { known: 'Known', suspected: 'Suspected' }

export const REFUSALS: Readonly<Record<BeginRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'nobody-chosen': { field: 'children', text: 'Choose whom it is about' },
  'aware-in-the-future': { field: 'aware-day', text: 'That day is still to come. Write today or a day before' },
  'before-birth': {
    field: 'happened-day',
    text: 'A child chosen was not born on that day. Write the day they were born or a later one',
  },
  'aware-before-it-happened': {
    field: 'aware-day',
    text: 'It had not happened yet. Write a day from the day it happened up to today',
  },
  'not-said-what': { field: 'what', text: 'Write what happened' },
}
