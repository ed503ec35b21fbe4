import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../kernel/calendar-day.ts'
import { aFact, day, someFacts } from './builder.ts'
import type { ChildFacts, RuleId } from './model.ts'
import { replay, tallied } from './rules-backtest.ts'
import { found, noticed } from './rules-engine.ts'
import { RULES, saysInWords } from './rules-published.ts'
import { agencyOf, mentions } from './rules-words.ts'

const TODAY = day('2026-06-30')
const plan = (on: string, over = {}) =>
  aFact('plan', on, { kind: 'child-protection' as const, endedOn: null, before: null, ...over })
const closed = (id: string, on: string) => aFact(id, on, { closedOn: day(on), source: 'Mill Lane School' })
const entry = (id: string, on: string, by: string, text: string) => aFact(id, on, { by, text })
const sealed = (id: string, on: string, over = {}) =>
  aFact(id, on, {
    ...{ endedOn: null, holder: id, agencyKind: 'health' as const, band: 'worried' as const },
    ...{ whomToRing: 'Named nurse', ...over },
  })
const seen = (id: string, on: string, over = {}) =>
  aFact(id, on, { step: 'visit' as const, seen: true, alone: true, ...over })
const asked = (id: string, on: string, came: boolean) => aFact(id, on, { agency: 'Probation', came })
const review = (id: string, on: string) => aFact(id, on, { step: 'conference' as const })
const lasting = (id: string, on: string, endedOn: string | null = null) =>
  aFact(id, on, { endedOn: endedOn === null ? null : day(endedOn) })
const adult = (on: string) => aFact('home', on, { endedOn: null, personId: 'dean', name: 'Dean' })
const risk = (childId: string) => aFact('risk', '2024-01-01', { endedOn: null, personId: 'dean', childId })
const border = (kind: 'transfer' | 'known-elsewhere', on: string) =>
  aFact('border', on, { endedOn: null, kind, elsewhere: '991' })

type Case = readonly [rule: RuleId, what: string, facts: Partial<ChildFacts>, evidence: readonly string[] | null]

const CASES: readonly Case[] = [
  [
    'two-agencies',
    'two agencies, 28 days apart',
    { sealed: [sealed('a', '2026-06-01'), sealed('b', '2026-06-29')] },
    ['a', 'b'],
  ],
  [
    'two-agencies',
    'two agencies, 29 days apart',
    { sealed: [sealed('a', '2026-05-31'), sealed('b', '2026-06-29')] },
    null,
  ],
  [
    'two-agencies',
    'one agency, twice',
    { sealed: [sealed('a', '2026-06-01', { holder: 'x' }), sealed('b', '2026-06-02', { holder: 'x' })] },
    null,
  ],
  [
    'two-agencies',
    'one of them withdrawn',
    { sealed: [sealed('a', '2026-06-01', { endedOn: day('2026-06-30') }), sealed('b', '2026-06-02')] },
    null,
  ],
  [
    'closed-again-and-again',
    'three in 365 days',
    { contacts: [closed('a', '2025-06-30'), closed('b', '2026-01-01'), closed('c', '2026-06-30')] },
    ['a', 'b', 'c'],
  ],
  [
    'closed-again-and-again',
    'three in 366 days',
    { contacts: [closed('a', '2025-06-29'), closed('b', '2026-01-01'), closed('c', '2026-06-30')] },
    null,
  ],
  [
    'look-again-if',
    'a contact after it',
    { closures: [aFact('end', '2026-01-10', { lookAgainIf: 'he comes back' })], contacts: [closed('c', '2026-06-01')] },
    ['end', 'c'],
  ],
  [
    'look-again-if',
    'the closure said nothing',
    { closures: [aFact('end', '2026-01-10', { lookAgainIf: null })], contacts: [closed('c', '2026-06-01')] },
    null,
  ],
  [
    'look-again-if',
    'the case was open again',
    {
      closures: [aFact('end', '2026-01-10', { lookAgainIf: 'x' })],
      episodes: [lasting('e', '2026-05-01')],
      contacts: [closed('c', '2026-06-01')],
    },
    null,
  ],
  ['not-seen-alone', '43 days', { plans: [plan('2026-01-01')], seen: [seen('v', '2026-05-18')] }, ['plan', 'v']],
  ['not-seen-alone', '42 days', { plans: [plan('2026-01-01')], seen: [seen('v', '2026-05-19')] }, null],
  ['not-seen-alone', 'a child of three', { birthDate: day('2022-07-01'), plans: [plan('2026-01-01')] }, null],
  [
    'not-seen-alone',
    '43 days, but the plan is for a child in need',
    { plans: [plan('2026-05-18', { kind: 'child-in-need' })] },
    null,
  ],
  [
    'not-seen-twice',
    'two visits running',
    {
      episodes: [lasting('e', '2026-01-01')],
      seen: [seen('a', '2026-06-01', { seen: false }), seen('b', '2026-06-08', { seen: false })],
    },
    ['a', 'b'],
  ],
  [
    'not-seen-twice',
    'seen between',
    {
      episodes: [lasting('e', '2026-01-01')],
      seen: [
        seen('a', '2026-06-01', { seen: false }),
        seen('s', '2026-06-04'),
        seen('b', '2026-06-08', { seen: false }),
      ],
    },
    null,
  ],
  [
    'agency-gone-quiet',
    'twice running',
    {
      plans: [plan('2026-01-01')],
      asked: [asked('a', '2026-03-01', true), asked('b', '2026-04-01', false), asked('c', '2026-05-01', false)],
    },
    ['b', 'c'],
  ],
  [
    'agency-gone-quiet',
    'there the last time',
    { plans: [plan('2026-01-01')], asked: [asked('b', '2026-04-01', false), asked('c', '2026-05-01', true)] },
    null,
  ],
  [
    'not-brought',
    'two days',
    {
      entries: [
        entry('a', '2026-02-01', 'GP', 'Was not brought to the clinic.'),
        entry('b', '2026-06-01', 'GP', 'Did not attend.'),
      ],
    },
    ['a', 'b'],
  ],
  [
    'not-brought',
    'one day, told twice',
    {
      entries: [
        entry('a', '2026-06-01', 'GP', 'Was not brought.'),
        entry('b', '2026-06-01', 'Nurse', 'Was not brought.'),
      ],
    },
    null,
  ],
  [
    'crossed-a-border',
    'known elsewhere, with a plan',
    { plans: [plan('2026-01-01')], borders: [border('known-elsewhere', '2026-06-01')] },
    ['plan', 'border'],
  ],
  [
    'crossed-a-border',
    'nothing open',
    { plans: [plan('2026-01-01', { endedOn: day('2026-05-01') })], borders: [border('known-elsewhere', '2026-06-01')] },
    null,
  ],
  [
    'crossed-a-border',
    'a move that waited eight days',
    { episodes: [lasting('e', '2026-01-01')], borders: [border('transfer', '2026-06-22')] },
    ['e', 'border'],
  ],
  [
    'crossed-a-border',
    'a move that waited seven days',
    { episodes: [lasting('e', '2026-01-01')], borders: [border('transfer', '2026-06-23')] },
    null,
  ],
  [
    'no-action-done',
    'two reviews and nothing done',
    { plans: [plan('2025-12-01')], reviews: [review('r', '2026-03-01'), review('s', '2026-06-01')] },
    ['plan', 'r', 's'],
  ],
  [
    'no-action-done',
    'one action done',
    {
      plans: [plan('2025-12-01')],
      reviews: [review('r', '2026-03-01'), review('s', '2026-06-01')],
      actionsDone: [aFact('d', '2026-02-01', {})],
    },
    null,
  ],
  ['third-plan', 'two were counted before', { plans: [plan('2026-01-01', { before: 2 })] }, ['plan']],
  ['third-plan', 'the second', { plans: [plan('2026-01-01', { before: 1 })] }, null],
  ['long-plan', '18 months and a day', { plans: [plan('2024-12-29')] }, ['plan']],
  ['long-plan', '18 months', { plans: [plan('2024-12-30')] }, null],
  [
    'new-adult-at-risk',
    'of another child',
    { adults: [adult('2026-05-01')], risks: [risk('other')] },
    ['home', 'risk'],
  ],
  ['new-adult-at-risk', 'of this child alone', { adults: [adult('2026-05-01')], risks: [risk('child')] }, null],
  ['new-adult-at-risk', 'who has lived there long', { adults: [adult('2025-05-01')], risks: [risk('other')] }, null],
  [
    'new-adult-at-risk',
    'who moved house with the child',
    {
      adults: [adult('2026-05-01'), { ...adult('2024-05-01'), id: 'old', endedOn: day('2026-04-30') }],
      risks: [risk('other')],
    },
    null,
  ],
  [
    'missing-again',
    'one was withdrawn',
    { missing: [lasting('a', '2026-05-01', '2026-05-02'), lasting('b', '2026-06-30')] },
    null,
  ],
  [
    'pregnancy-on-a-plan',
    'with a plan',
    { plans: [plan('2026-05-20')], unborn: [aFact('baby', '2026-06-01', {})] },
    ['plan', 'baby'],
  ],
  ['pregnancy-on-a-plan', 'without one', { unborn: [aFact('baby', '2026-06-01', {})] }, null],
  [
    'missing-again',
    'twice in 90 days',
    { missing: [lasting('a', '2026-04-01'), lasting('b', '2026-06-30')] },
    ['a', 'b'],
  ],
  ['missing-again', 'twice in 91 days', { missing: [lasting('a', '2026-03-31'), lasting('b', '2026-06-30')] }, null],
  [
    'left-without-transfer',
    '15 days',
    { entries: [entry('a', '2026-06-15', 'School', 'Taken off roll today.')] },
    ['a'],
  ],
  [
    'left-without-transfer',
    'a new school was named',
    {
      entries: [
        entry('a', '2026-06-01', 'School', 'Taken off roll.'),
        entry('b', '2026-06-10', 'School', 'Her new school is Elm Park.'),
      ],
    },
    null,
  ],
  [
    'injuries-by-several',
    'two agencies',
    {
      birthDate: day('2025-06-01'),
      entries: [
        entry('a', '2026-03-01', 'Health visitor', 'Bruise to the cheek.'),
        entry('b', '2026-05-01', 'Hospital doctor', 'Seen in A&E.'),
      ],
    },
    ['a', 'b'],
  ],
  [
    'injuries-by-several',
    'one says there was none',
    {
      birthDate: day('2025-06-01'),
      entries: [
        entry('a', '2026-03-01', 'Health visitor', 'No bruises or injuries.'),
        entry('b', '2026-05-01', 'Hospital doctor', 'Seen in A&E.'),
      ],
    },
    null,
  ],
  [
    'injuries-by-several',
    'a child of two',
    {
      birthDate: day('2024-02-01'),
      entries: [
        entry('a', '2026-03-01', 'Health visitor', 'Bruise.'),
        entry('b', '2026-05-01', 'Hospital doctor', 'Seen in A&E.'),
      ],
    },
    null,
  ],
]

describe('a rule', () => {
  it.each(CASES)('%s: %s', (id, _, facts, evidence) => {
    const match = noticed(someFacts(facts), TODAY, RULES).find(({ rule }) => rule.id === id)
    expect(match?.evidence.map((one) => one.id) ?? null).toEqual(evidence)
    expect(match?.evidence.every(({ words }) => words.length > 0) ?? true).toBe(true)
  })

  it('fires in one case at least, is silent in another, and says what it looks for with its numbers', () => {
    for (const { id, silentIf, contest, ...rule } of RULES) {
      const own = CASES.filter(([of]) => of === id)
      expect([id, own.some(([, , , evidence]) => evidence), own.some(([, , , evidence]) => !evidence)]).toEqual([
        id,
        true,
        true,
      ])
      expect(saysInWords(rule)).not.toMatch(/[{}]|undefined/)
      expect(`${silentIf}${contest}`.length).toBeGreaterThan(40)
    }
    expect(new Set(RULES.map(({ number }) => number)).size).toBe(8)
  })

  it('knows nothing of what was written down later', () => {
    const late = { plans: [plan('2026-01-01', {})], unborn: [aFact('baby', '2026-06-01', {}, '2026-07-01')] }
    expect(noticed(someFacts(late), TODAY, RULES).map(({ rule }) => rule.id)).not.toContain('pregnancy-on-a-plan')
  })
})

const UNRELATED: Readonly<Record<RuleId, keyof ChildFacts>> = {
  'two-agencies': 'entries',
  'closed-again-and-again': 'entries',
  'look-again-if': 'entries',
  'not-seen-alone': 'contacts',
  'not-seen-twice': 'contacts',
  'agency-gone-quiet': 'contacts',
  'not-brought': 'contacts',
  'crossed-a-border': 'contacts',
  'no-action-done': 'contacts',
  'third-plan': 'contacts',
  'long-plan': 'contacts',
  'new-adult-at-risk': 'contacts',
  'pregnancy-on-a-plan': 'contacts',
  'missing-again': 'contacts',
  'left-without-transfer': 'contacts',
  'injuries-by-several': 'contacts',
}

it('an unrelated fact never silences a rule, nor does the order in which facts come', () => {
  const firing = CASES.filter(([, , , evidence]) => evidence)
  const anyDay = fc.integer({ min: 0, max: 700 }).map((back) => addDays(TODAY, -back))
  fc.assert(
    fc.property(fc.constantFrom(...firing), fc.array(anyDay, { maxLength: 6 }), ([id, , given, evidence], days) => {
      const facts = someFacts(given)
      const kind = UNRELATED[id]
      const more = days.map((on, at) =>
        kind === 'entries' ? entry(`more-${at}`, on, 'GP', 'A quiet day.') : closed(`more-${at}`, on),
      )
      const turned = Object.fromEntries(
        Object.entries(facts).map(([name, value]) => [name, Array.isArray(value) ? value.toReversed() : value]),
      )
      const together = { ...turned, [kind]: [...(facts[kind] as readonly unknown[]), ...more] } as ChildFacts
      const match = noticed(together, TODAY, RULES).find(({ rule }) => rule.id === id)
      expect(match?.evidence.map((one) => one.id)).toEqual(evidence)
    }),
    { numRuns: 200 },
  )
})

describe('words', () => {
  it.each([
    ['Bruising to the left arm.', true],
    ['No bruising was seen.', false],
    ['There were no worries; a bruise on the leg.', true],
    ['He denied any injuries.', false],
    ['She was disinjured', false],
  ])('%s', (text, found) => {
    expect(mentions(text, ['bruis', 'injur'])).toBe(found)
  })

  it.each([
    ['Health visitor', 'health visiting'],
    ['Hospital social worker', 'children’s services'],
    ['GP, Mill Lane Surgery', 'general practice'],
    ['Neighbour', undefined],
  ])('%s speaks for %s', (role, agency) => {
    expect(agencyOf(role)).toBe(agency)
  })
})

describe('a back-test', () => {
  const period = { from: day('2026-01-01'), to: TODAY }

  it('finds, on the days it looks at, what a look at every single day would find', () => {
    for (const [id, what, given] of CASES) {
      const facts = someFacts(given)
      const rules = RULES.filter((rule) => rule.id === id)
      const daily = firstDay(facts, rules)
      const first = replay(facts, rules, period)[0]?.on
      expect([id, what, first]).toEqual([id, what, daily])
    }
  })

  it('says once what it has said, counts what comes soon as more of the same, and how long before it was serious', () => {
    const facts = someFacts({
      contacts: ['2026-01-05', '2026-01-10', '2026-01-20', '2026-02-10', '2026-05-01'].map((on, at) =>
        closed(`c${at}`, on),
      ),
      enquiries: [lasting('s47', '2026-05-21')],
    })
    const fired = replay(facts, RULES, period)
    expect(fired.map(({ on, seriousOn }) => [on, seriousOn])).toEqual([
      ['2026-01-20', '2026-05-21'],
      ['2026-05-01', '2026-05-21'],
    ])
    const tally = tallied(fired, RULES).find(({ rule }) => rule.id === 'closed-again-and-again')
    expect(tally).toMatchObject({ fired: 2, children: 1, beforeSerious: 2, quietly: 0, middleDays: 121 })
  })

  function firstDay(facts: ChildFacts, rules: typeof RULES): string | undefined {
    if (found(facts, addDays(period.from, -1), rules).length > 0) return undefined
    for (let on = period.from; on <= period.to; on = addDays(on, 1)) if (found(facts, on, rules).length > 0) return on
    return undefined
  }
})
