import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { ShieldRefusal } from '../../../contract-shields.ts'
import { REFUSALS as DESK, REASON_PROBLEM } from '../content.ts'

export const CONTENT = {
  title: 'Shield this child',
  reason: 'Why, in a sentence',
  reasonHint: 'Only operators read it.',
  shield: 'Shield now',
  help: 'What a shield does',
  helpWords: [
    'From this moment the child is found only by the responsible authority, and by whoever already knows every field they ask by. To everyone else the child is not there.',
    'It is done at once, by you alone: waiting could be dangerous.',
    'Two people lift it.',
  ],
} as const

/** What each refusal is called; `not-there` shows nothing but that. */
export const REFUSALS: Readonly<Record<ShieldRefusal, Problem | 'not-there'>> = {
  'asked-not-complete': 'not-there',
  'not-found': 'not-there',
  'number-not-valid': 'not-there',
  'not-yours-to-shield': 'not-there',
  unavailable: DESK.unavailable,
  'reason-missing': REASON_PROBLEM,
  'reason-too-long': REASON_PROBLEM,
}
