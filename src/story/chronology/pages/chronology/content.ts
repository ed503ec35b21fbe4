import { type Bearing, ENTRY_KINDS, STEP_KINDS } from '../../../../entries/model.ts'
import { BY_HAND } from '../../model.ts'
import { STEP_WORDS } from '../../rules.ts'

export const KINDS = ENTRY_KINDS
export const BEARINGS = ['worry', 'going-well', 'neutral'] as const satisfies readonly Bearing[]
export const PERIODS = ['month', 'quarter', 'year'] as const
export const STEPS = [...STEP_KINDS, BY_HAND] as const

export const CONTENT = {
  title: 'Chronology',
  choose: 'Choose what to show',
  ways: 'Other ways to see it',
  copies: 'Take a copy',
  copiesHint:
    'A copy leaves the program. It is written down who took it, when, and how much. It shows what you have chosen here.',
  pdf: 'PDF to print or send',
  csv: 'Table for a spreadsheet (CSV)',
  whoTook: 'Who has looked, and who took a copy',
  entries: 'Entries, newest first',
  show: 'Show',
  showAll: 'Show everything',
  all: 'All',
  none: 'Nothing is written down that fits what you chose.',
  earlier: 'Earlier',
  newest: 'Newest',
  key: 'Turning points only',
  withOrigin: 'Say of each where we have it from, and how',
  together: 'Beside brothers and sisters',
  alone: 'This child alone',
  timeline: 'Timeline',
  agencies: 'All agencies together: where each entry is from',
  withoutOrigin: 'Without where it is from',
  voices: 'Who says what',
  curated: 'Chronologies for court and conference',
  kind: 'How it is known',
  bearing: 'What it speaks of',
  origin: 'Where we have it from',
  step: 'Written in',
  person: 'About this person too',
  period: 'When it happened',
  from: 'From',
  to: 'To',
  days: 'Or between two days',
  saidBy: 'Only what was said by',
  everyone: 'Show what everyone said',
  noDay: 'Write a day like 27 3 2026',
  day: 'Day',
  same: 'Nothing that day',
  add: 'Add what is ticked',
  adding: 'You are choosing entries for',
  addingHint: 'Tick entries, then add them. Do so on each page. Go back to the chronology when you have all.',
  tick: 'Choose it',
  inIt: 'In it already',
  backToCurated: 'Back to the chronology',
} as const

export const BEARING_WORDS = { worry: 'A worry', 'going-well': 'What is going well', neutral: 'Neither' } as const
export const PERIOD_WORDS = { month: 'The last month', quarter: 'The last 3 months', year: 'The last year' } as const
export const STEPS_IN_WORDS = { ...STEP_WORDS, [BY_HAND]: 'Written into the story by hand' } as const
