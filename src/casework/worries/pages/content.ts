import type { Problem } from '../../../entries/drafts/pages/form-page/form.ts'
import type { Trend, WorryKind, WorryRefusal } from '../model.ts'

export const CONTENT = {
  openTitle: 'Add a worry',
  kind: 'What kind of worry is it?',
  title: 'In one short sentence',
  titleHint: 'It is the first thing anyone reads on the child’s page: “Not seen alone for 6 weeks”.',
  statement: 'What is it, and what does it mean for the child?',
  person: 'Which adult?',
  trend: 'Is it changing?',
  howKnown: 'How is it known?',
  saidBy: 'Who says so?',
  since: 'Since when?',
  review: 'When is it looked at again?',
  told: 'Was the person it is about told? (optional)',
  toldHint: '“Yes, 10 March”, or why not yet.',
  also: 'Is it a worry about a brother or sister too?',
  open: 'Add the worry',
  closeTitle: 'Close a worry',
  how: 'What made it safe?',
  howHint: 'What changed, how you know, and who sees that it lasts. The story keeps that the worry was there.',
  close: 'Close the worry',
  help: 'What helps',
  helpText:
    'Every open worry shows at the top of the child’s page, to everyone who may open it, until it is closed with a reason.',
  needsKind: 'Choose what kind of worry it is',
  needsKnown: 'Choose how it is known',
  needsWho: 'Write who says so',
  needsSince: 'Write the day it began, like 5 3 2026',
  needsReview: 'Write the day to look again, like 5 6 2026',
  needsPerson: 'Choose which adult may be a risk',
} as const

/** The form for a warning about a person or an address, shown for every child around. */
export const WARN_WORKERS = 'Warn workers about a person or an address'

export const KINDS: Readonly<Record<WorryKind, string>> = {
  'open-risk': 'Something that may harm the child',
  'risk-adult': 'An adult who may be a risk',
  'warning-note': 'A warning to workers, such as “visit in pairs”',
  'pattern-prompt': 'A pattern, such as “third move this year”',
}

export const TRENDS: Readonly<Record<Trend, string>> = {
  'getting-worse': 'Getting worse',
  steady: 'Not changing',
  'getting-better': 'Getting better',
}

export const KNOWN = {
  fact: 'Fact',
  opinion: 'Professional opinion',
  hearsay: 'Hearsay',
  'child-words': 'The child’s own words',
} as const

export const REFUSALS: Readonly<Record<WorryRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'nothing-written': { field: 'title', text: 'Write the worry, in a short sentence and in full' },
  'since-in-the-future': { field: 'since-day', text: 'The day it began must be today or before' },
  'review-not-ahead': { field: 'review-day', text: 'The day to look again must be after today' },
  'already-closed': { text: 'This worry is closed already. Nothing was changed.' },
  'is-a-risk-already': {
    field: 'person',
    text: 'This is said of that person already, and shows for every child around them. Open the person’s page and look at it again there',
  },
  'no-reason': { field: 'how', text: 'Write what made it safe' },
}
