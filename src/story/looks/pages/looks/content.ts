import type { Audited } from '../../../../access/audit.ts'

export const CONTENT = {
  title: 'Who has looked',
  hint: 'Every look and every act is kept, and cannot be changed or taken away.',
  earlier: 'Earlier',
  covering: 'covering for',
  program: 'OpenICS itself',
  unknown: 'Someone who no longer has a seat here',
} as const

/** What each act is called here; one without words shows as it is kept. */
export const ACTIONS: Partial<Record<Audited, string>> = {
  'child.look': 'Looked',
  refused: 'Asked, and was refused',
  'child.find': 'Found in a search',
  'worktray.look': 'Saw on their list',
  'team.look': 'Saw on the team’s list',
  'contact.look': 'Saw at the front door',
  'contact.decide': 'Decided on a contact',
  'referral.decide': 'Decided on a referral',
  'strategy-discussion.call': 'Called a strategy discussion',
  'strategy-discussion.record': 'Recorded a strategy discussion',
  'enquiry.write': 'Concluded an enquiry',
  'conference.record': 'Recorded a conference',
  'import.run': 'Brought in from a return',
  'child.register': 'Wrote the child down',
  'child.edit': 'Changed who the child is',
  'entry.write': 'Wrote in the story',
  'worry.write': 'Opened or closed a worry',
  'evidence.write': 'Wrote a judgement, or what it rests on',
  'assessment.write': 'Wrote the assessment',
  'assessment.authorise': 'Decided on the assessment',
  'allocation.change': 'Changed who holds the child',
  'plan.write': 'Changed the plan',
  'visit.record': 'Recorded a visit',
  'closure.decide': 'Closed the case',
  'enquiry.authorise': 'Decided on the conclusion of an enquiry',
  'signing.look': 'Saw on the list of what waits to be signed',
  'step.withdraw': 'Withdrew a step',
  'supervision.look': 'Opened a supervision',
  'supervision.write': 'Spoke of the child in supervision',
  'management.decide': 'Wrote a management decision',
}
