import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { FromCopies, KeepBackRefusal, Verdict } from '../../../../entries/keeping-back/model.ts'

export const CONTENT = {
  title: 'May it be in a copy?',
  before:
    'What is written stays in the record, whatever you decide. This is about the copies that the child and the parents are given.',
  verdict: 'What do you decide?',
  from: 'In which copies?',
  reason: 'Why is it kept back?',
  chooseReason: 'Choose',
  words: 'Which words? (optional)',
  wordsHint: 'Copy them as they stand beside. Left empty, it is about all of it.',
  why: 'Why do you think so?',
  whyHint: 'Needed where you give what a rule keeps back: who agreed, and what you weighed.',
  send: 'Decide',
  help: 'What was written',
  stands: 'As things stand',
  childs: 'The child’s copy',
  parents: 'The copy for',
  given: 'It is there',
  givenUnnamed: 'It is there, without who said it',
  cut: 'It is there, without some words',
  out: 'Left out',
  byRule: 'by its kind, until somebody decides',
  decided: 'What was decided',
  all: 'all of it',
  needsVerdict: 'Choose what you decide',
} as const

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  'keep-back': 'Keep it back',
  'without-name': 'Give it without who said it',
  give: 'Give it',
}
export const FROM_WORDS: Readonly<Record<FromCopies, string>> = {
  parents: 'The parents’ copies',
  both: 'The parents’ copies and the child’s own',
}

export const REFUSALS: Readonly<Record<KeepBackRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'words-not-there': { field: 'words', text: 'These words do not stand in the entry. Copy them as they are' },
  'no-reason': { field: 'reason', text: 'Choose why it is kept back' },
  'no-why': { field: 'why', text: 'Write why it may be given' },
}
