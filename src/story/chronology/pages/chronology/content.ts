import { type Bearing, ENTRY_KINDS } from '../../../../entries/model.ts'

export const KINDS = ENTRY_KINDS
export const BEARINGS = ['worry', 'going-well', 'neutral'] as const satisfies readonly Bearing[]
export const PERIODS = ['month', 'quarter', 'year'] as const

export const CONTENT = {
  title: 'Chronology',
  choose: 'Choose what to show',
  entries: 'Entries, newest first',
  show: 'Show',
  all: 'All',
  none: 'Nothing is written down that fits what you chose.',
  earlier: 'Earlier',
  newest: 'Newest',
  key: 'Turning points only',
} as const

export const KIND_WORDS = {
  fact: 'Fact',
  opinion: 'Opinion',
  hearsay: 'Hearsay',
  'child-words': 'Child’s words',
} as const
export const BEARING_WORDS = { worry: 'A worry', 'going-well': 'What is going well', neutral: 'Neither' } as const
export const PERIOD_WORDS = { month: 'The last month', quarter: 'The last 3 months', year: 'The last year' } as const
