import type { Problem } from '../../../entries/drafts/pages/form-page/form.ts'
import type { StepKind } from '../../../entries/model.ts'
import type { AnswerPrompt, AnswerRefusal, EvidenceKind, PromptState } from '../../model.ts'

export const CONTENT = {
  remark: (on: string) => `noticed ${on}`,
  notHere: 'This child is in no record of ours yet. Look them up by this number, and register them if you go on',
  found: 'What it found',
  ask: 'Ask those who keep them what they know',
  rule: 'The rule',
  ruleIs: (number: number, version: number) => `Rule ${number} of the eight, version ${version}`,
  silentIf: 'It would have been silent if',
  contest: 'If it is wrong',
  past: 'Before now',
  putBefore: 'Put before',
  nobody: 'nobody: no worker, manager or front-door manager was found',
  never: 'It has asked for nothing before.',
  does: 'What do you say?',
  doesMissing: 'Choose whether you acted on it or dismiss it',
  done: 'What did you do?',
  doneHint: 'What was decided, by whom, and when it will be. It joins the child’s story.',
  doneMissing: 'Write what you did',
  why: 'Why is it nothing?',
  whyHint: 'What these facts mean. It joins the child’s story, and counts against the rule.',
  whyMissing: 'Write why it is nothing',
  button: 'Record it',
  help: 'About prompts',
  all: 'All rules, and what came of each',
} as const

export const DOES: Readonly<Record<AnswerPrompt['how'], string>> = {
  'acted-on': 'I acted on it',
  dismissed: 'I dismiss it',
}

export const ANSWERED: Readonly<Record<Exclude<PromptState, 'waiting'>, string>> = {
  'acted-on': 'Acted on',
  dismissed: 'Dismissed',
  joined: 'Joined',
}

export const ABOUT: readonly string[] = [
  'A published rule looked at what is recorded. It is no score, and it decides nothing: you do.',
  'It says the same of the same facts. More facts join this prompt while it waits.',
  'What you say is kept with your name. A rule that is dismissed often is changed or retired.',
]

const inStory = (step: StepKind) => (_: string, childId: string) => `/children/${childId}/chronology?step=${step}`

/** Where a fact is read, by what it is: on a page of its own, or where the child's story tells of it. */
export const PLACES: Readonly<Partial<Record<EvidenceKind, (id: string, childId: string) => string>>> = {
  'sealed-concern': (_, childId) => `/children/${childId}/network`,
  entry: (id, childId) => `/children/${childId}/chronology#entry-${id}`,
  'plan-status': (_, childId) => `/children/${childId}/plan`,
  attendance: (meetingId) => `/meetings/${meetingId}`,
  'missing-episode': (id) => `/missing/${id}`,
  transfer: (id) => `/transfers/${id}`,
  contact: inStory('contact'),
  closure: inStory('closure'),
  assessment: inStory('assessment'),
  'section-47-enquiry': inStory('section-47-enquiry'),
  conference: inStory('conference'),
  'plan-review': inStory('plan-review'),
  visit: inStory('visit'),
  episode: (_, childId) => `/children/${childId}`,
  home: (_, childId) => `/children/${childId}/homes`,
  worry: (_, childId) => `/children/${childId}/people`,
  person: (_, childId) => `/children/${childId}/people`,
}

export const REFUSALS: Readonly<Record<AnswerRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'already-answered': { text: 'Someone else has answered this meanwhile. Open this page again to see how' },
  'nothing-written': { field: 'does', text: 'Write what you did, or why it is nothing' },
  'too-long': { field: 'does', text: 'Write at most 4,000 characters: the rest belongs in the child’s story' },
}
