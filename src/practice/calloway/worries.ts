import type { Worry } from '../model.ts'
import type { Days } from './day.ts'
import { entriesAbout } from './entries.ts'
import { ALFIE, BABY, DARREN, NIAMH } from './people.ts'

/** The five open worries, as they stand first on Niamh's page. */
export function worries(days: Days): readonly Worry[] {
  return WORRIES.map((one) => one(days))
}

const BOTH = [NIAMH, ALFIE]

const SHARED = { recordedBy: 'asha.verma', closed: null, adult: null, gettingWorse: false, told: null }

const WORRIES: readonly ((days: Days) => Worry)[] = [
  (days) => ({
    ...SHARED,
    id: 'f0000-w1',
    kind: 'risk-adult',
    children: [NIAMH, ALFIE, BABY],
    adult: DARREN,
    statement: 'An adult who may be a risk stays at home',
    detail:
      'Darren Pike, 38, Mum’s partner, convicted in 2019 of assaulting a former partner’s son. Here 3 or 4 nights a week. Safety plan: never alone with the children.',
    source: 'fact',
    since: days.on('2026-03-05'),
    told: { told: true, on: days.on('2026-03-10') },
    reviewBy: days.on('2026-06-10'),
    evidence: entriesAbout('Darren', 'Daz'),
  }),
  (days) => ({
    ...SHARED,
    id: 'f0000-w2',
    kind: 'risk',
    children: [NIAMH],
    statement: 'Not seen alone for 6 weeks',
    detail: 'Last alone at school, six weeks ago. On the last visit Mum stayed in the room.',
    source: 'fact',
    since: days.on('2026-03-03'),
    reviewBy: days.on('2026-03-27'),
    evidence: entriesAbout('Mum in the room'),
  }),
  (days) => ({
    ...SHARED,
    id: 'f0000-w3',
    kind: 'risk',
    children: BOTH,
    statement: 'Hungry, cold, in pain',
    detail:
      'Hungry at school on 6 of the last 10 days (it was 4). Toothache since before Christmas; not brought to the dentist twice.',
    source: 'fact',
    since: days.on('2025-12-15'),
    gettingWorse: true,
    reviewBy: days.on('2026-04-14'),
    evidence: entriesAbout('toothache', 'brought', 'cereal', 'hungry'),
  }),
  (days) => ({
    ...SHARED,
    id: 'f0000-w4',
    kind: 'risk',
    children: [NIAMH, ALFIE, BABY],
    statement: 'Mum is pregnant and low',
    detail: '“Not coping, worse at night.”',
    source: 'opinion',
    since: days.on('2026-03-17'),
    reviewBy: days.on('2026-04-08'),
    evidence: entriesAbout('Mum low', 'pregnant'),
  }),
  (days) => ({
    ...SHARED,
    id: 'f0000-w5',
    kind: 'warning-note',
    children: BOTH,
    statement: 'Workers: visit in pairs',
    detail: 'A worker was threatened at 14 Tannery Row. Mum told.',
    source: 'fact',
    since: days.on('2026-01-22'),
    told: { told: true, on: days.on('2026-01-22') },
    reviewBy: days.on('2026-04-22'),
    evidence: entriesAbout('threatened'),
  }),
]
