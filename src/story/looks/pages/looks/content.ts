import type { Act } from '../../../../access/policy.ts'

export const CONTENT = {
  title: 'Who has looked',
  hint: 'Every look and every act is kept, and cannot be changed or taken away.',
  earlier: 'Earlier',
  program: 'OpenICS itself',
  unknown: 'Someone who no longer has a seat here',
} as const

/** What each act is called here; one without words shows as it is kept. */
export const ACTIONS: Partial<Record<Act, string>> = {
  'child.look': 'Looked',
  'child.register': 'Wrote the child down',
  'child.edit': 'Changed who the child is',
  'entry.write': 'Wrote in the story',
  'worry.write': 'Opened or closed a worry',
  'assessment.write': 'Wrote the assessment',
  'assessment.authorise': 'Decided on the assessment',
  'allocation.change': 'Changed who holds the child',
  'plan.write': 'Changed the plan',
  'visit.record': 'Recorded a visit',
  'closure.decide': 'Closed the case',
}
