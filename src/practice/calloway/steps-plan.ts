import type { PlanAction, PlanStep, Step, Voice } from '../steps/model.ts'
import type { Days } from './day.ts'
import { ALFIE, BABY, NIAMH } from './people.ts'
import { shape, visit } from './steps-begin.ts'
import { ASHA, BEV, came, DENISE, GRACE, LORNA, MUM, NAN, RAVI } from './voices.ts'

/** From the plan to today, and what stands planned after it. */
export function callowayPlan(days: Days): readonly Step[] {
  return FROM_THE_PLAN_ON.map((one) => one(days))
}

const FROM_THE_PLAN_ON: readonly ((days: Days) => Step)[] = [
  (days) => plan(days),
  (days) =>
    visit(
      10,
      days,
      '2026-01-20',
      9,
      'child-protection',
      [true, false],
      ['“Can you write that I can do a cartwheel? Put it first.”', null],
    ),
  (days) => ({
    ...shape(11, days.office('2026-01-27'), 'asha.verma', 9),
    kind: 'core-group',
    attendance: came(ASHA, MUM, GRACE, RAVI, DENISE),
    agreed: 'Kitchen grant applied for. Breakfast club from 2 February. Nan joins the group.',
  }),
  (days) =>
    visit(
      12,
      days,
      '2026-02-03',
      9,
      'child-protection',
      [true, true],
      ['“Sundays are the best day. There’s gravy and she lets me stir.”', null],
    ),
  (days) => ({
    ...shape(13, days.office('2026-02-10'), 'bev.tranter', null, { children: [BABY] }),
    kind: 'contact',
    from: BEV,
    agency: 'ald-general',
    source: '3F',
    cameAs: 'concern',
    story:
      'Kerry booked at 17 weeks. She is tired, on her own with two, and had told nobody. The children are on a plan.',
    sayso: 'saw-it',
    worry: 'A third baby in a house where two already go without.',
    done: 'Weekly appointments; she agreed that I ring you.',
    familyTold: { told: true, why: 'Kerry was in the room.' },
    wants: 'please-look',
    mayNameAgency: true,
  }),
  (days) => ({
    ...shape(14, days.office('2026-02-10'), 'peter.ansah', 13, { children: [BABY] }),
    kind: 'contact-decision',
    outcome: 'referral',
    decidedBy: 'peter.ansah',
    reason: 'An unborn child whose brother and sister are on a child protection plan: assess before the birth.',
    reply: 'Thank you. Asha Verma will assess with you; the baby is part of her work from today.',
  }),
  (days) => ({
    ...shape(15, days.office('2026-02-10'), 'peter.ansah', 14, { children: [BABY] }),
    kind: 'referral',
    source: '3F',
    primaryNeed: 'N1',
    response: 'assessment',
    decidedBy: 'peter.ansah',
    reason: 'Assessment of all three children together, with the midwife and the health visitor.',
    reReferral: false,
  }),
  (days) => ({
    ...shape(16, days.office('2026-02-11'), 'asha.verma', 15, ALL_THREE),
    kind: 'assessment',
    writtenBy: 'asha.verma',
    authorisedOn: null,
    authorisedBy: null,
    factors: [],
    analysis: null,
    notKnown: [
      'Dad’s view: Joel not reached since 20 January',
      'Niamh’s own view of the plan: not asked',
      'How Darren is with the children on school nights',
    ],
    perChild: [
      {
        child: NIAMH,
        seenOn: days.office('2026-02-17'),
        lifeIsLike: 'Nights worry her most. Since 16 March she has her own bunk and says it is “high up and mine”.',
      },
      { child: ALFIE, seenOn: days.office('2026-02-17'), lifeIsLike: null },
      { child: BABY, seenOn: null, lifeIsLike: null },
    ],
    outcome: null,
  }),
  (days) => visit(17, days, '2026-02-17', 9, 'child-protection', [false, false], [null, null]),
  (days) => ({
    ...shape(18, days.office('2026-02-25'), 'asha.verma', 11),
    kind: 'core-group',
    attendance: came(ASHA, MUM, NAN, GRACE, DENISE),
    agreed: 'Breakfast is better; nights are not known. Nan takes Niamh to the dentist. Bunk beds ordered.',
  }),
  (days) =>
    visit(
      19,
      days,
      '2026-03-03',
      9,
      'child-protection',
      [false, false],
      ['“When it’s loud I get in Alfie’s bed and we do whisper songs.”', null],
    ),
  (days) => ({
    ...shape(20, days.office('2026-03-06'), 'tom.llewellyn', 9, ALL_THREE),
    kind: 'strategy-discussion',
    chairedBy: 'tom.llewellyn',
    tookPart: [ASHA, LORNA, GRACE, RAVI],
    decision: 'no-section-47',
    reason:
      'Safety plan, no section 47 enquiry yet: Darren agreed not to be alone with the children and Nan will stay on Fridays. School disagreed and asked for an enquiry. What would make us look again: any night call, or Darren alone with them once.',
    whoSeesTheChild: 'Asha Verma, within a week, alone',
  }),
  (days) => ({
    ...shape(21, days.office('2026-03-20'), 'asha.verma', 9, ahead(days)),
    at: '15:30',
    kind: 'visit',
    purpose: 'child-protection',
    by: 'asha.verma',
    where: 'home',
    happened: null,
    note: null,
    perChild: [NIAMH, ALFIE].map((child) => ({
      child,
      seen: false,
      seenAlone: false,
      bedroomSeen: false,
      words: null,
    })),
  }),
  (days) => ({
    ...shape(22, days.office('2026-04-08'), 'asha.verma', 18, ahead(days)),
    kind: 'core-group',
    attendance: [],
    agreed: null,
  }),
  (days) => ({
    ...shape(23, days.office('2026-04-14'), 'hilary.stroud', 7, ahead(days)),
    kind: 'review-conference',
    chair: 'hilary.stroud',
    attendance: [],
    views: [],
    dissent: null,
    decision: null,
    reason: null,
    perChild: [NIAMH, ALFIE].map((child) => ({ child, category: 'NEG' })),
  }),
]

const ALL_THREE = { children: [NIAMH, ALFIE, BABY] }

function ahead(days: Days) {
  return { planned: true, recordedOn: days.today }
}

function plan(days: Days): PlanStep {
  return {
    ...shape(9, days.office('2026-01-14'), 'asha.verma', 7),
    kind: 'plan',
    status: 'child-protection',
    lead: 'asha.verma',
    endedOn: null,
    category: { initial: 'NEG', latest: 'NEG' },
    why: 'Niamh and Alfie go without regular meals, warm clothes and the dentist, and it is loud at home at night.',
    wanted: 'By April we want: breakfast every day, the tooth treated, calm bedtimes.',
    needs: needs(days),
    contingency:
      'If Darren is alone with the children once, or police are called at night, a strategy discussion is held the same day; Nan takes the children until then.',
  }
}

function needs(days: Days): PlanStep['needs'] {
  const done = (action: string, owner: Voice, by: string, on: string): PlanAction => ({
    action,
    owner,
    by: days.on(by),
    state: 'done',
    doneOn: days.on(on),
  })
  const open = (action: string, owner: Voice, by: string): PlanAction => ({
    action,
    owner,
    by: days.on(by),
    state: 'under-way',
    doneOn: null,
  })
  return [
    {
      need: 'They are hungry',
      outcomes: [
        {
          outcome: 'Niamh and Alfie eat breakfast every day',
          changed: 'Hungry 6 of 10 days; it was 4. Not working yet.',
          actions: [
            done('Breakfast club', GRACE, '2026-02-02', '2026-02-02'),
            done('Kitchen grant', ASHA, '2026-02-28', '2026-02-27'),
          ],
        },
      ],
    },
    {
      need: 'A tooth has hurt since December',
      outcomes: [
        {
          outcome: 'The tooth is treated and does not hurt',
          changed: 'Not yet.',
          actions: [open('Nan takes Niamh to the dentist', NAN, '2026-03-24')],
        },
      ],
    },
    {
      need: 'Nights are loud',
      outcomes: [
        {
          outcome: 'Bedtimes are calm and the adults are safe',
          changed: 'Bedroom better (fact, 16 March). Nights not known.',
          actions: [
            done('Bunk beds', DENISE, '2026-03-20', '2026-03-16'),
            open('Darren’s full record', LORNA, '2026-03-23'),
            open('See Niamh alone', ASHA, '2026-03-17'),
          ],
        },
      ],
    },
  ]
}
