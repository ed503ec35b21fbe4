import type { Proposal } from '../../../contract-desk.ts'

export const CONTENT = {
  title: 'Decisions',
  tabs: { waiting: 'For a second person', settled: 'Settled', toAllot: 'To allot' },
  tabsLabel: 'Decisions',
  none: {
    waiting: 'Nothing waits for a second person.',
    settled: 'Nothing has been settled yet.',
  },
  order: { waiting: 'oldest first', settled: 'newest first' },
  columns: { what: 'What is proposed', why: 'Why', by: 'Proposed', state: 'State' },
  next: 'More',
  first: 'Back to the beginning',
  yours: 'You proposed this',
} as const

export const STATES: Readonly<
  Record<Proposal['state'], { readonly text: string; readonly colour: 'purple' | 'green' | 'grey' }>
> = {
  waiting: { text: 'Second person needed', colour: 'purple' },
  agreed: { text: 'Agreed and done', colour: 'green' },
  declined: { text: 'Declined', colour: 'grey' },
  withdrawn: { text: 'Withdrawn', colour: 'grey' },
}
