import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { SafeguardRefusal } from '../../../contract-shields.ts'
import { REFUSALS as DESK, REASON_PROBLEM } from '../content.ts'

export const CONTENT = {
  title: 'Shields',
  standing: 'Standing',
  lifted: 'Lifted',
  tabsLabel: 'Shields',
  review: 'For review',
  reviewHint:
    'A new child was so much like a shielded one that the index shielded them too, without telling whoever registered. Keep the shield, or lift it.',
  reviewNone: 'No shield waits for review.',
  full: 'Shielded children',
  fullNone: 'No child is shielded.',
  liftedNone: 'No shield has been lifted.',
  columns: { child: 'Child', by: 'Shielded for', since: 'Since', why: 'Why', near: 'Much like' },
  look: 'Look at this shield',
  twoPeople: 'A full shield is lifted by two people: propose it on the child’s page.',
  reviewTitle: 'Should this child stay shielded?',
  keep: 'Keep: shield this child fully',
  lift: 'Lift: this is another child, who need not be shielded',
  decision: 'Your decision',
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
  'second-person-needed': { text: CONTENT.twoPeople },
  'already-lifted': { text: 'Somebody has lifted this shield already. Nothing was changed.' },
  'canary-not-planted': 'not-there',
  'area-not-readable': 'not-there',
  'too-many-at-once': 'not-there',
}
