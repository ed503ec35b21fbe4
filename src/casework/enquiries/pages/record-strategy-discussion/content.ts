import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { RecordRefusal, StrategyDecision } from '../../model.ts'

export const CONTENT = {
  title: 'Record the strategy discussion',
  held: 'When was it held?',
  heldInvalid: 'Write the day the discussion was held, like 27 3 2026',
  tookPart: 'Who was asked, and who took part?',
  tookPartHint: 'Police, health, the referrer and social care at least. Leave rows empty that you do not need.',
  view: 'What they said',
  decision: 'What was decided?',
  decisionMissing: 'Choose what was decided',
  reason: 'Why?',
  whoSees: 'Who sees each child, when, and what keeps them safe until then?',
  button: 'Record the decision',
  alone:
    'Only one person is written down so far. A discussion of one decides nothing together: write down who else took part, or why nobody could.',
  done: 'This discussion is recorded.',
  help: 'What is known',
} as const

export const DECISIONS: Record<StrategyDecision, string> = {
  'section-47': 'Enquire under section 47: the child may be suffering, or likely to suffer, significant harm',
  'no-section-47': 'No enquiry under section 47',
}

export const REFUSALS: Readonly<Record<RecordRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'already-recorded': { text: 'This discussion is recorded already' },
  withdrawn: { text: 'This strategy discussion was withdrawn: it was called by mistake' },
  'held-before-it-was-called': { field: 'held-day', text: 'The discussion cannot have been held before it was called' },
  'held-in-the-future': { field: 'held-day', text: 'The day it was held must be today or before' },
  'no-reason': { field: 'reason', text: 'Write why this was decided' },
  'nobody-took-part': { field: 'name-1', text: 'Write who took part' },
  'nobody-sees-the-child': { field: 'whoSees', text: 'Write who sees each child, and when' },
}
