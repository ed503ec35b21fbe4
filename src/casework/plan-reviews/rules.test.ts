import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { Plan, PlanOutcome } from '../plans/model.ts'
import type { ChildToReview, ReviewPlan } from './model.ts'
import { askedBy, entriesOfReview, foundInWords, reviewedKindOn, reviewPlan, stillAsked } from './rules.ts'
import { outcomesToLook } from './rules-outcomes.ts'

const day = calendarDay
const TODAY = day('2026-03-19')
const part = (childId: string) => ({
  ...({
    childId,
    outcome: 'continue',
    reason: 'Breakfast every day but Friday.',
    childView: null,
    outcomes: [],
  } as const),
})
const review = (over: Partial<ReviewPlan> = {}): ReviewPlan => ({
  ...{ id: 'review', heldOn: TODAY, summary: 'Better, not well.', parentView: null, children: [part('niamh')] },
  came: [{ name: 'Grace Okafor', role: 'teacher', agency: 'Fenwick Lane Primary', view: 'She eats now.' }],
  ...over,
})
const niamh: ChildToReview = { childId: 'niamh', isCaseOpen: true, kind: 'child-in-need', isProtected: false }
const record = (over: Partial<ReviewPlan>, child: Partial<ChildToReview> = {}) =>
  reviewPlan(review(over), [{ ...niamh, ...child }], TODAY)

describe('a review of a plan', () => {
  it('is recorded with who came, what was said and what was found for each child', () => {
    expect(record({})).toMatchObject({ ok: true })
  })

  it.each([
    ['nobody-chosen', { children: [] }, {}],
    ['held-in-the-future', { heldOn: day('2026-03-20') }, {}],
    ['case-closed', {}, { isCaseOpen: false }],
    ['protection-plan-open', {}, { isProtected: true }],
    ['no-plan-then', {}, { kind: null }],
    ['nobody-came', { came: [] }, {}],
    ['nothing-said', { summary: ' \n' }, {}],
    ['no-reason', { children: [{ ...part('niamh'), reason: ' ' }] }, {}],
  ] as const)('is refused as %s', (refusal, over, child) => {
    expect(record(over, child)).toEqual({ ok: false, refusal })
  })

  it('looks at what the plan was that day: a child in need plan before family help, neither before it began nor after', () => {
    const inNeed = { kind: 'child-in-need' as const, fromOn: day('2026-01-05'), toOn: day('2026-03-02') }
    const help = { kind: 'family-help' as const, fromOn: day('2026-03-02'), toOn: null }
    const on = (date: string) => reviewedKindOn([help, inNeed], day(date))
    expect(['2026-01-04', '2026-01-05', '2026-03-02', '2026-03-03'].map(on)).toEqual([
      ...[null, 'child-in-need', 'child-in-need', 'family-help'],
    ])
  })

  it.each([
    ['child-in-need', 'continue', null],
    ['child-in-need', 'step-up', null],
    ['child-in-need', 'step-down', 'family-help'],
    ['child-in-need', 'close', 'closure'],
    ['family-help', 'continue', null],
    ['family-help', 'step-up', 'child-in-need'],
    ['family-help', 'step-down', 'closure'],
    ['family-help', 'close', 'closure'],
  ] as const)('of a %s plan that finds “%s” asks the manager for %s', (kind, outcome, asked) => {
    expect(askedBy(outcome, kind)).toBe(asked)
    expect(stillAsked({ outcome, answeredOn: null }, kind)).toBe(asked)
  })

  it('asks no more once a manager answered, or once no such plan is open', () => {
    expect(stillAsked({ outcome: 'close', answeredOn: TODAY }, 'child-in-need')).toBeNull()
    expect(stillAsked({ outcome: 'close', answeredOn: null }, null)).toBeNull()
    expect(stillAsked(undefined, 'child-in-need')).toBeNull()
  })

  it('is told once about all, with each child’s part, and each child’s own words under their own name', () => {
    const act = review({
      children: [
        { ...part('niamh'), childView: 'I like Sundays.' },
        { ...part('alfie'), outcome: 'step-down' },
      ],
    })
    const recorder = { name: 'Asha Verma', jobTitle: 'Social worker' }
    const told = { recorder, nameOf: () => 'Niamh', kindOf: () => 'child-in-need' as const, newId: () => 'new' }
    const [entry, words] = entriesOfReview(act, told)
    expect(entry?.about).toEqual([
      { personId: 'niamh', part: 'The plan goes on. Breakfast every day but Friday.' },
      { personId: 'alfie', part: `${foundInWords('step-down', 'child-in-need')}. Breakfast every day but Friday.` },
    ])
    expect(words).toMatchObject({ kind: 'child-words', saidBy: 'Niamh', about: [{ personId: 'niamh' }] })
  })
})

describe('what a review asks after', () => {
  const outcome = (id: string, over: Partial<PlanOutcome> = {}): PlanOutcome => ({
    ...{ id, sharedId: 'bed', statement: 'In bed by eight', byOn: null, changed: null, achievedOn: null, actions: [] },
    ...over,
  })
  const plan = (childId: string, ...outcomes: PlanOutcome[]): Plan => ({
    ...{ id: `plan of ${childId}`, childId, madeOn: TODAY, whyInvolved: '', weWant: '', contingency: '' },
    ...{ childView: null, childViewOn: null, parentView: null, parentViewOn: null },
    needs: [{ id: `need of ${childId}`, sharedId: null, statement: 'Sleep', outcomes }],
  })

  it('is each outcome, one that brothers and sisters share once for all of them', () => {
    const plans = [
      plan('niamh', outcome('n1'), outcome('n2', { sharedId: null, statement: 'The tooth is treated' })),
      plan('alfie', outcome('a1', { achievedOn: TODAY })),
    ]
    expect(outcomesToLook(plans)).toMatchObject([
      {
        key: 'bed',
        of: [
          { childId: 'niamh', outcomeId: 'n1', achieved: false },
          { childId: 'alfie', outcomeId: 'a1', achieved: true },
        ],
      },
      { key: 'n2', of: [{ childId: 'niamh' }] },
    ])
  })

  it('is each child’s own where what was written differs already: nobody’s words are overwritten', () => {
    const plans = [plan('niamh', outcome('n1', { changed: 'Most nights' })), plan('alfie', outcome('a1'))]
    expect(outcomesToLook(plans).map(({ key, changed }) => [key, changed])).toEqual([
      ['n1', 'Most nights'],
      ['a1', null],
    ])
  })
})
