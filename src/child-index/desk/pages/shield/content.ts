import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { SafeguardRefusal } from '../../../contract-shields.ts'
import { REFUSALS as DESK, REASON_PROBLEM } from '../content.ts'

export const CONTENT = {
  reviewTitle: 'Should this child stay shielded?',
  title: 'A shield',
  near: 'Much like a shielded child',
  nearHint: 'Compare the two before you decide. Whoever registered this child has not been told.',
  why: 'Why the shield stands',
  lifted: 'Lifted on',
  full: 'A full shield is lifted by two people: propose it on the child’s page.',
  unreviewed:
    'The authority took responsibility for this child less than 28 days before. Until you keep the shield, whoever works with the child, and the authority responsible before, still find them.',
  toChild: 'The child’s page',
  decision: 'Your decision',
  keep: 'Keep it: shield this child fully',
  lift: 'Lift it: another child, who need not be hidden',
  reason: 'Why, in a sentence',
  record: 'Record decision',
  choose: 'Choose whether the shield stays',
} as const

/** What each refusal is called; `not-there` shows nothing but that. */
export const REFUSALS: Readonly<Record<SafeguardRefusal, Problem | 'not-there'>> = {
  'asked-not-complete': 'not-there',
  'not-an-operator': 'not-there',
  'not-found': 'not-there',
  unavailable: DESK.unavailable,
  'reason-missing': REASON_PROBLEM,
  'reason-too-long': REASON_PROBLEM,
  'second-person-needed': { text: CONTENT.full },
  'already-lifted': { text: 'Somebody has lifted this shield already. Nothing was changed.' },
  'canary-not-planted': 'not-there',
  'area-not-readable': 'not-there',
  'too-many-at-once': 'not-there',
}
