import type { Step, StepShape } from '../steps/model.ts'
import type { Days } from './day.ts'
import { ALFIE, KERRY, NIAMH } from './people.ts'
import { ASHA, came, GRACE, LORNA, MUM, NAN, RAVI } from './voices.ts'

const BOTH = [NIAMH, ALFIE]

/** What all steps of this family carry. */
export function shape(
  number: number,
  on: StepShape['on'],
  recordedBy: string,
  because: number | null,
  more: Partial<StepShape> = {},
): StepShape {
  return {
    id: id(number),
    episode: 'f0000-e1',
    on,
    at: null,
    recordedOn: on,
    recordedBy,
    children: BOTH,
    because: because === null ? null : id(because),
    planned: false,
    ...more,
  }
}

function id(number: number): string {
  return `f0000-s${String(number).padStart(3, '0')}`
}

/** From the teacher's worry to the conference. */
export function callowayBeginning(days: Days): readonly Step[] {
  return BEGINNING.map((one) => one(days))
}

const BEGINNING: readonly ((days: Days) => Step)[] = [
  (days) => ({
    ...shape(1, days.office('2025-12-15'), 'grace.okafor', null),
    at: '10:42',
    kind: 'contact',
    from: GRACE,
    agency: 'ald-fenwick',
    source: '2A',
    cameAs: 'concern',
    story:
      'Niamh spent Saturday night in A&E with toothache she has had for weeks. She ate two bowls of cereal on Monday and asked for more “for Alfie”. There is no coat.',
    sayso: 'child-said',
    worry: 'More than last month: hungry four days of ten, and now pain that nobody at home has dealt with.',
    done: 'Fed her, found a coat, rang Mum, who cried.',
    familyTold: { told: true, why: 'Kerry knows that school has told us.' },
    wants: 'please-look',
    mayNameAgency: true,
  }),
  (days) => ({
    ...shape(2, days.office('2025-12-16'), 'peter.ansah', 1),
    kind: 'contact-decision',
    outcome: 'referral',
    decidedBy: 'peter.ansah',
    reason:
      'Hunger, pain left untreated and a family new to the county, with an earlier stay in care. A social worker should see the children this week.',
    reply: 'Thank you. Asha Verma will see Niamh and Alfie this week. Please ring her with anything new.',
  }),
  (days) => ({
    ...shape(3, days.office('2025-12-16'), 'peter.ansah', 2),
    kind: 'referral',
    source: '2A',
    primaryNeed: 'N1',
    response: 'assessment',
    decidedBy: 'peter.ansah',
    reason: 'Child and family assessment; medical advice about the tooth at once.',
    reReferral: false,
  }),
  (days) => ({
    ...shape(4, days.office('2025-12-17'), 'asha.verma', 3),
    kind: 'assessment',
    writtenBy: 'asha.verma',
    authorisedOn: days.office('2026-01-13'),
    authorisedBy: 'tom.llewellyn',
    factors: ['16A', '4B'],
    analysis:
      'Niamh is funny and quick. She reads to Alfie, packs his bag and knows which cupboard has the plasters. On most school mornings she arrives hungry. Kerry loves them and is worn out: money, nights and shame each make the next worse. Practical help has worked within days; advice has not.',
    notKnown: ['Dad’s view: Joel not reached', 'Niamh’s own view of what should happen: not asked'],
    perChild: [
      {
        child: NIAMH,
        seenOn: days.office('2025-12-18'),
        lifeIsLike: 'She looks after more than a child of seven should, and is proud of it.',
      },
      {
        child: ALFIE,
        seenOn: days.office('2025-12-18'),
        lifeIsLike: 'He is sunny and says little. He goes to Niamh first, then to Mum.',
      },
    ],
    outcome: 'strategy-discussion',
  }),
  (days) => ({
    ...shape(5, days.office('2025-12-22'), 'tom.llewellyn', 3),
    kind: 'strategy-discussion',
    chairedBy: 'tom.llewellyn',
    tookPart: [ASHA, LORNA, RAVI, GRACE],
    decision: 'section-47-single',
    reason:
      'Pain left for weeks, hunger, two small children alone in the evenings by Niamh’s account. Nothing points to a crime.',
    whoSeesTheChild: 'Asha Verma, at school, today',
  }),
  (days) => ({
    ...shape(6, days.office('2025-12-22'), 'asha.verma', 5),
    kind: 'section-47',
    lead: 'asha.verma',
    completedOn: days.office('2026-01-08'),
    outcome: 'conference',
    found: 'Neglect, going on over months, with love in it. Kerry agrees with most of it and asked what happens next.',
  }),
  (days) => ({
    ...shape(7, days.office('2026-01-14'), 'hilary.stroud', 6),
    kind: 'initial-conference',
    chair: 'hilary.stroud',
    attendance: [
      ...came(ASHA, MUM, NAN, GRACE, RAVI, LORNA),
      {
        subject: 'samir.haddad',
        person: null,
        name: 'Dr Samir Haddad',
        capacity: 'GP, Quayside Surgery',
        came: 'apologies',
      },
    ],
    views: [
      {
        ...ASHA,
        plan: true,
        category: 'NEG',
        words: 'The harm is real and likely to go on. A plan with dates would help everybody.',
      },
      {
        ...GRACE,
        plan: true,
        category: 'NEG',
        words: 'We see her every day and it is not getting better by itself.',
      },
      { ...RAVI, plan: true, category: 'NEG', words: 'Alfie’s speech and the missed dentist belong to one picture.' },
      {
        subject: null,
        person: KERRY,
        name: 'Kerry Calloway',
        capacity: 'Mum',
        plan: false,
        category: null,
        words: 'I’d rather have help than a plan. But at least now it’s all in one place.',
      },
    ],
    dissent: { ...NAN, words: 'Does not think it needs a plan if somebody pays the bus and the cooker.' },
    decision: 'plan',
    reason: 'All the agencies agreed that Niamh and Alfie are likely to suffer significant harm without a plan.',
    perChild: BOTH.map((child) => ({ child, category: 'NEG' })),
  }),
  (days) => visit(8, days, '2025-12-22', 6, 'section-47', [true, true], [null, null]),
]

/** A visit to both by Asha: for each child whether seen alone, and the words. */
export function visit(
  number: number,
  days: Days,
  on: string,
  because: number,
  purpose: 'section-47' | 'child-protection',
  alone: readonly [boolean, boolean],
  words: readonly [string | null, string | null],
): Step {
  const note = alone[0]
    ? 'Saw Niamh alone at school, and Alfie at home with Kerry.'
    : 'Mum stayed in the room, so I could not see Niamh alone. Bedroom seen.'
  return {
    ...shape(number, days.office(on), 'asha.verma', because),
    kind: 'visit',
    purpose,
    by: 'asha.verma',
    where: alone[0] ? 'school' : 'home',
    happened: 'as-arranged',
    note,
    perChild: BOTH.map((child, at) => ({
      child,
      seen: true,
      seenAlone: alone[at] === true,
      bedroomSeen: !alone[0],
      words: words[at] ?? null,
    })),
  }
}
