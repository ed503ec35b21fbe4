import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { ConcludeRefusal, EnquiryOutcome } from '../../model.ts'

export const CONTENT = {
  title: 'Section 47 enquiry',
  concluded: 'When was the enquiry concluded?',
  concludedInvalid: 'Write the day the enquiry was concluded, like 27 3 2026',
  summary: 'What did you find, and what does it mean for the child?',
  summaryHint: 'What you saw and heard, from whom; what the child says; what is not known.',
  outcome: 'What was found for',
  outcomeMissing: 'Choose what was found for every child',
  seen: 'When was the child seen?',
  seenInvalid: 'Write the day the child was seen, like 27 3 2026, or leave it empty',
  alone: 'Seen alone?',
  chair: 'Who chairs the conference?',
  chairHint: 'Only if a conference is called. The chair can open the children’s pages from then on.',
  nobody: 'Nobody chosen',
  button: 'Conclude the enquiry',
  done: 'This enquiry is concluded.',
  waiting: 'This conclusion waits for a manager’s signature. Until then nothing of it stands.',
  help: 'What happens next',
} as const

export const OUTCOMES: Record<EnquiryOutcome, string> = {
  conference: 'Substantiated, and at risk of significant harm: call a child protection conference',
  'substantiated-no-continuing-risk': 'Substantiated, but not at continuing risk of significant harm',
  'not-substantiated': 'Not substantiated',
}

export const REFUSALS: Readonly<Record<ConcludeRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'already-concluded': { text: 'This enquiry is concluded already' },
  withdrawn: { text: 'This enquiry was withdrawn: it was begun by mistake' },
  'with-the-manager': { text: 'The manager has this conclusion now. It stands once it is signed' },
  'concluded-before-it-started': {
    field: 'concluded-day',
    text: 'The enquiry cannot have been concluded before the strategy discussion that started it',
  },
  'concluded-in-the-future': { field: 'concluded-day', text: 'The day it was concluded must be today or before' },
  'no-summary': { field: 'summary', text: 'Write what you found' },
  'not-decided-for-every-child': { text: CONTENT.outcomeMissing },
  'seen-after-conclusion': { text: 'A child must have been seen before the enquiry was concluded' },
  'seen-before-it-started': {
    text: 'A child was seen in this enquiry at the earliest on the day of the strategy discussion that started it. Write that day or a later one; what was seen before stands with its visit',
  },
  'seen-before-birth': {
    text: 'A child was not born on the day they are said to have been seen. Write the day they were born or a later one',
  },
  'no-chair': { field: 'chair', text: 'Choose who chairs the conference' },
}
