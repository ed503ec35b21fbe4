import type { Family, Involvement } from '../model.ts'
import type { Strength } from '../model-judgements.ts'
import { inOrder } from '../order.ts'
import { type Days, daysFor } from './day.ts'
import { eastholtRecord } from './eastholt.ts'
import { callowayEntries } from './entries.ts'
import { judgements, notKnown } from './judgements.ts'
import { ALFIE, BABY, callowayHouseholds, callowayPeople, callowayRelationships, NIAMH } from './people.ts'
import { callowayBeginning } from './steps-begin.ts'
import { callowayPlan } from './steps-plan.ts'
import { worries } from './worries.ts'

/** The one hand-written family, always current: Niamh, Alfie and the baby, in Aldermere and as Eastholt knew them. */
export function callowayFamilies(today: Days['today']): readonly [aldermere: Family, eastholt: Family] {
  const days = daysFor(today)
  return [aldermereRecord(days), eastholtRecord(days)]
}

function aldermereRecord(days: Days): Family {
  return {
    id: 'f0000',
    authority: '990',
    theme: 'neglect',
    elsewhere: 'f0000x',
    people: callowayPeople(days),
    relationships: callowayRelationships(),
    households: callowayHouseholds(days),
    standings: standings(days),
    steps: inOrder([...callowayBeginning(days), ...callowayPlan(days)]),
    entries: callowayEntries(days),
    worries: worries(days),
    strengths: strengths(days),
    judgements: judgements(days),
    notKnown: notKnown(days),
    sealedConcerns: sealedConcerns(days),
    allocations: allocations(days),
    involvements: involvements(days),
  }
}

function strengths(days: Days): readonly Strength[] {
  return [
    {
      id: 'f0000-g1',
      children: [NIAMH],
      text: 'Sundays at Nan’s: “the best day”',
      source: 'child-words',
      on: days.on('2026-03-03'),
      recordedBy: 'asha.verma',
    },
    {
      id: 'f0000-g2',
      children: [NIAMH],
      text: 'At school 96% of this term; it was 81% in autumn',
      source: 'fact',
      on: days.on('2026-03-12'),
      recordedBy: 'grace.okafor',
    },
    {
      id: 'f0000-g3',
      children: [NIAMH, ALFIE, BABY],
      text: 'Mum asked for help, and came to 4 of 5 sessions',
      source: 'fact',
      on: days.on('2026-03-10'),
      recordedBy: 'denise.coker',
    },
    {
      id: 'f0000-g4',
      children: [ALFIE],
      text: 'Turns to Mum for comfort and gets it',
      source: 'opinion',
      on: days.on('2026-02-24'),
      recordedBy: 'ravi.menon',
    },
  ]
}

const BOTH = [NIAMH, ALFIE]

type Row = readonly [
  child: string,
  agency: string,
  subject: string,
  name: string,
  role: string,
  line: string,
  from: string,
  lastSeen: string | null,
]

const ROWS: readonly Row[] = [
  ...[NIAMH, ALFIE].map(
    (child): Row => [
      child,
      'ald-council',
      'asha.verma',
      'Asha Verma',
      'social worker, lead',
      '114',
      '2025-12-17',
      '2026-03-03',
    ],
  ),
  [BABY, 'ald-council', 'asha.verma', 'Asha Verma', 'social worker, lead', '114', '2026-02-11', '2026-03-03'],
  [NIAMH, 'ald-fenwick', 'grace.okafor', 'Grace Okafor', 'school (DSL)', '231', '2025-10-06', '2026-03-18'],
  [
    ALFIE,
    'ald-health-visiting',
    'ravi.menon',
    'Ravi Menon',
    'health visitor (Alfie)',
    '187',
    '2025-09-22',
    '2026-03-11',
  ],
  [BABY, 'ald-general', 'bev.tranter', 'Bev Tranter', 'midwife', '165', '2026-02-10', '2026-03-17'],
  ...[NIAMH, ALFIE].map(
    (child): Row => [
      child,
      'ald-quayside',
      'samir.haddad',
      'Dr Samir Haddad',
      'GP, Quayside',
      '140',
      '2025-09-30',
      null,
    ],
  ),
  ...[NIAMH, ALFIE].map(
    (child): Row => [
      child,
      'ald-police',
      'lorna.whitby',
      'DC Lorna Whitby',
      'police',
      '178',
      '2025-12-22',
      '2026-03-05',
    ],
  ),
  ...[NIAMH, ALFIE].map(
    (child): Row => [
      child,
      'ald-family-help',
      'denise.coker',
      'Denise Coker',
      'family help worker',
      '191',
      '2026-01-19',
      '2026-03-16',
    ],
  ),
]

function involvements(days: Days): readonly Involvement[] {
  const named = ROWS.map(
    ([child, agency, subject, name, role, line, from, seen]): Involvement => ({
      child,
      agency,
      subject,
      name,
      role,
      phone: `01632 960${line}`,
      from: days.on(from),
      to: null,
      lastSeenOn: seen === null ? null : days.on(seen),
      sensitive: false,
    }),
  )
  const broker: Involvement = {
    child: NIAMH,
    agency: null,
    subject: null,
    name: 'A service works with Mum',
    role: 'ask the broker',
    phone: '01632 960100',
    from: days.on('2026-02-01'),
    to: null,
    lastSeenOn: null,
    sensitive: true,
  }
  return [...named, broker]
}

function standings(days: Days): Family['standings'] {
  return [
    ...BOTH.map((child) => ({
      child,
      status: 'child-protection' as const,
      since: days.office('2026-01-14'),
      category: 'NEG' as const,
      reReferred: false,
      unborn: false,
    })),
    {
      child: BABY,
      status: 'being-assessed',
      since: days.office('2026-02-11'),
      category: null,
      reReferred: false,
      unborn: true,
    },
  ]
}

function sealedConcerns(days: Days): Family['sealedConcerns'] {
  return [
    {
      id: 'f0000-k1',
      child: NIAMH,
      agency: 'ald-general',
      author: 'bev.tranter',
      on: days.on('2026-03-18'),
      band: 'worried',
      contents:
        'Kerry let slip that Darren “has a temper on him in the mornings”. Not said about the children. I will ask again on Tuesday, alone.',
      reviewBy: days.on('2026-09-18'),
      ended: null,
    },
  ]
}

function allocations(days: Days): Family['allocations'] {
  return [
    { children: BOTH, subject: 'asha.verma', role: 'lead-social-worker', from: days.office('2025-12-17'), to: null },
    {
      children: [BABY],
      subject: 'asha.verma',
      role: 'lead-social-worker',
      from: days.office('2026-02-11'),
      to: null,
    },
  ]
}
