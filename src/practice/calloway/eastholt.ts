import type { Family, Person } from '../model.ts'
import type { Step, StepShape } from '../steps/model.ts'
import type { Days } from './day.ts'
import { ALFIE, callowayPeople, KERRY, MARGARET, NIAMH } from './people.ts'
import { byName } from './voices.ts'

const KEPT: ReadonlySet<string> = new Set([NIAMH, ALFIE, KERRY, MARGARET])

const [NEVE, ALF, MOTHER] = [there(NIAMH), there(ALFIE), there(KERRY)]

/** What Eastholt holds: a mother in hospital, sixteen days with foster carers, help, and a closed file. */
export function eastholtRecord(days: Days): Family {
  const people = callowayPeople(days)
    .filter((person) => KEPT.has(person.id))
    .map(asEastholtWroteThem)
  const [niamh, alfie, kerry] = [there(NIAMH), there(ALFIE), there(KERRY)]
  const closedOn = days.office('2025-08-28')
  const children = [niamh, alfie]
  return {
    id: 'f0000x',
    authority: '991',
    theme: 'low-mood',
    elsewhere: 'f0000',
    people,
    relationships: [
      ...children.map((to) => ({ from: kerry, to, kind: 'mother' as const, parentalResponsibility: true })),
      { from: niamh, to: alfie, kind: 'sister', parentalResponsibility: null },
    ],
    households: households(days),
    standings: children.map((child) => ({
      child,
      status: 'closed' as const,
      since: closedOn,
      category: null,
      reReferred: false,
      unborn: false,
    })),
    steps: STEPS.map((one) => one(days)),
    entries: entries(days),
    worries: [],
    strengths: [
      {
        id: 'f0000x-g1',
        children,
        text: 'Home again after sixteen days, as planned',
        source: 'fact',
        on: days.on('2024-06-19'),
        recordedBy: 'siobhan.keane',
      },
    ],
    sealedConcerns: [],
    allocations: allocations(days),
    involvements: children.map((child) => involvement(days, child, closedOn)),
  }
}

const STEPS: readonly ((days: Days) => Step)[] = [
  (days) => ({
    ...shape(1, days.office('2024-06-03'), 'jamie.costa', null),
    kind: 'contact',
    from: byName('Ward sister', 'Eastholt Infirmary'),
    agency: 'eas-infirmary',
    source: '3F',
    cameAs: 'telephone',
    story:
      'Kerry was taken in for an operation with two small children and nobody to have them until Nan is out of plaster.',
    sayso: 'saw-it',
    worry: 'Two children on a ward chair.',
    done: 'Fed them; a nurse stayed on.',
    familyTold: { told: true, why: 'Kerry asked us to ring.' },
    wants: 'please-look',
    mayNameAgency: true,
  }),
  (days) => ({
    ...shape(2, days.office('2024-06-03'), 'ruth.adeleke', 1),
    kind: 'contact-decision',
    outcome: 'referral',
    decidedBy: 'ruth.adeleke',
    reason: 'No one to care for two children tonight; Kerry asks for help.',
    reply: 'Thank you. Foster carers will have them together from this evening.',
  }),
  (days) => ({
    ...shape(3, days.office('2024-06-03'), 'ruth.adeleke', 2),
    kind: 'referral',
    source: '3F',
    primaryNeed: 'N3',
    response: 'assessment',
    decidedBy: 'ruth.adeleke',
    reason: 'Accommodation at the mother’s request, and an assessment of what will help afterwards.',
    reReferral: false,
  }),
  (days) => ({
    ...shape(4, days.office('2024-06-03'), 'siobhan.keane', 3),
    kind: 'looked-after',
    legalStatus: 'V2',
    place: 'foster home in Eastholt, together',
    endedOn: days.on('2024-06-19'),
    why: 'Kerry was in hospital and asked for help.',
  }),
  (days) => ({
    ...shape(5, days.office('2025-08-28'), 'siobhan.keane', 3),
    kind: 'closure',
    reasonCode: 'RC7',
    decidedBy: 'leroy.campbell',
    reason: 'Kerry is well, the children are at school and nursery, and Nan is near from September.',
    lookAgainIf: 'Kerry is ill again without anyone to help, or appointments are missed',
  }),
]

function shape(number: number, on: StepShape['on'], recordedBy: string, because: number | null): StepShape {
  return {
    id: `f0000x-s00${number}`,
    episode: 'f0000x-e1',
    on,
    at: null,
    recordedOn: on,
    recordedBy,
    children: [NEVE, ALF],
    because: because === null ? null : `f0000x-s00${because}`,
    planned: false,
  }
}

function asEastholtWroteThem(person: Person): Person {
  const names =
    person.id === NIAMH
      ? [{ kind: 'current' as const, given: 'Neve', family: 'Calloway', from: null, to: null }]
      : person.names.slice(0, 1)
  return {
    ...person,
    id: there(person.id),
    names,
    nhsNumber: person.id === ALFIE ? null : person.nhsNumber,
    school: person.kind === 'child' ? { agency: null, name: 'Upper Holt School', year: 'not recorded' } : null,
  }
}

function there(id: string): string {
  return id.replace('f0000', 'f0000x')
}

function entries(days: Days): Family['entries'] {
  return [
    {
      id: 'f0000x-n001',
      episode: 'f0000x-e1',
      on: days.on('2024-06-12'),
      at: null,
      recordedOn: days.on('2024-06-12'),
      recordedBy: 'siobhan.keane',
      saidBy: { ...byName('Niamh Calloway', 'Niamh'), person: NEVE },
      source: 'child-words',
      title: 'At the foster home',
      text: '“When Mum’s tummy is mended we go home. I told Alfie.”',
      about: [NEVE, ALF],
    },
    {
      id: 'f0000x-n002',
      episode: 'f0000x-e1',
      on: days.on('2025-08-20'),
      at: null,
      recordedOn: days.on('2025-08-20'),
      recordedBy: 'siobhan.keane',
      saidBy: { ...byName('Kerry Calloway', 'Mum'), person: MOTHER },
      source: 'opinion',
      title: 'Moving nearer to her mother',
      text: 'Kerry is moving to Aldermere to be near Margaret. Glad and short of money.',
      about: [NEVE, ALF, MOTHER],
    },
  ]
}

function households(days: Days): Family['households'] {
  return [
    {
      id: 'f0000x-h1',
      line: '27 Plover Close',
      town: 'Eastholt',
      postcode: 'EO2 5PC',
      members: [MOTHER, NEVE, ALF].map((person) => ({
        person,
        from: days.on('2022-07-01'),
        to: days.on('2025-09-02'),
        when: null,
      })),
    },
  ]
}

function allocations(days: Days): Family['allocations'] {
  return [
    {
      children: [NEVE, ALF],
      subject: 'siobhan.keane',
      role: 'lead-social-worker',
      from: days.office('2024-06-03'),
      to: days.office('2025-08-28'),
    },
  ]
}

function involvement(days: Days, child: string, closedOn: Days['today']): Family['involvements'][number] {
  return {
    child,
    agency: 'eas-council',
    subject: 'siobhan.keane',
    name: 'Siobhan Keane',
    role: 'social worker',
    phone: '01632 960514',
    from: days.office('2024-06-03'),
    to: closedOn,
    lastSeenOn: days.on('2025-08-20'),
    sensitive: false,
  }
}
