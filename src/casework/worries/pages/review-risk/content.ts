import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { RiskRefusal } from '../../model-risks.ts'

export const CONTENT = {
  title: 'Look again at whether somebody may be a risk',
  outcome: 'What do you find?',
  statement: 'What is known now?',
  statementHint: 'What was done, what changed, how you know. If it has ended: what made it safe.',
  trend: 'Is it changing?',
  told: 'Was the person told? (optional)',
  toldHint: '“Yes, 10 March”, or why not yet.',
  managedBy: 'Which manager answers for it? (optional)',
  review: 'When is it looked at again?',
  save: 'Save for every child around them',
  help: 'Where it shows',
  helpText:
    'First on the page of every child around this person: those tied to them, those they live with, those of their partner and family. Whoever holds one of these children is told.',
  needsOutcome: 'Choose what you find',
  needsReview: 'Write the day to look again, like 5 6 2026',
} as const

export const OUTCOMES = { still: 'They may still be a risk', ended: 'They are no longer thought to be a risk' } as const

export const REFUSALS: Readonly<Record<RiskRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'nothing-written': { field: 'statement', text: 'Write what is known now' },
  'review-not-ahead': { field: 'review-day', text: 'The day to look again must be after today' },
}
