import { describe, expect, it } from 'vitest'
import { calendarDay as day } from '../../kernel/calendar-day.ts'
import { instant } from '../../kernel/instant.ts'
import { BANK_HOLIDAYS } from '../../statute/bank-holidays.ts'
import type { ChildFacts } from './model.ts'
import { dueInWords, dueState, duesOf } from './rules.ts'

const NOTHING: ChildFacts = {
  childId: 'niamh',
  episodes: [],
  referrals: [],
  assessments: [],
  strategyDiscussions: [],
  enquiries: [],
  planStatuses: [],
  reviews: [],
  coreGroups: [],
  visits: [],
  planReviews: [],
  immediateProtections: [],
  missingEpisodes: [],
  incidents: [],
  transfersIn: [],
}
const dues = (facts: Partial<ChildFacts>) => duesOf({ ...NOTHING, ...facts }, BANK_HOLIDAYS)
const plan = (toOn: string | null = null, reported = false, takenOverOn: string | null = null) => [
  {
    id: 'p',
    kind: 'child-protection' as const,
    fromOn: day('2026-01-14'),
    toOn: toOn ? day(toOn) : null,
    reported,
    takenOverOn: takenOverOn ? day(takenOverOn) : null,
  },
]

describe('the clocks of a child', () => {
  it('an assessment falls due 45 working days after the referral, passing over Easter', () => {
    const assessments = [
      { id: 'a', referredOn: day('2026-03-02'), startedOn: day('2026-03-02'), authorisedOn: null, withdrawn: false },
    ]
    expect(dues({ assessments })).toMatchObject([{ rule: 'assessment', dueBy: '2026-05-07', doneOn: null }])
  })

  it('a conference falls due 15 working days after the strategy discussion, passing over Christmas', () => {
    const enquiries = [{ id: 'e', startedOn: day('2025-12-15'), conferenceNeeded: null, conferenceHeldOn: null }]
    expect(dues({ enquiries })).toMatchObject([{ rule: 'initial-conference', dueBy: '2026-01-08' }])
  })

  it('an enquiry that finds no conference is needed stops its clock, and says why', () => {
    const enquiries = [{ id: 'e', startedOn: day('2025-12-15'), conferenceNeeded: false, conferenceHeldOn: null }]
    expect(dues({ enquiries })[0]?.notNeeded).toContain('no conference was needed')
  })

  it('a case that was closed asks for no strategy discussion any more, unless one was held', () => {
    const episodes = [{ openedOn: day('2026-03-02'), closedOn: day('2026-03-20') }]
    const called = { id: 's', triggeredAt: instant('2026-03-02T14:00:00Z') }
    expect(dues({ episodes, strategyDiscussions: [{ ...called, heldOn: null }] })[0]?.notNeeded).toBe(
      'The case was closed',
    )
    expect(dues({ episodes, strategyDiscussions: [{ ...called, heldOn: day('2026-03-03') }] })).toMatchObject([
      { doneOn: '2026-03-03', notNeeded: null },
    ])
  })

  it('a step ends with the episode it falls in, whichever referral began it; a later episode has clocks of its own', () => {
    const closed = { openedOn: day('2026-01-12'), closedOn: day('2026-02-20') }
    const again = { openedOn: day('2026-03-02'), closedOn: null }
    const assessment = (id: string, startedOn: string) => ({
      ...{ id, referredOn: day(startedOn), startedOn: day(startedOn), authorisedOn: null, withdrawn: false },
    })
    const assessments = [assessment('joined', '2026-02-02'), assessment('new', '2026-03-02')]
    for (const episodes of [
      [closed, again],
      [again, closed],
    ]) {
      expect(dues({ episodes, assessments }).map(({ step, notNeeded }) => [step.id, notNeeded])).toEqual([
        ['joined', 'The case was closed'],
        ['new', null],
      ])
    }
  })

  it('a protection plan sets the first visit, core group and review going', () => {
    expect(dues({ planStatuses: plan() }).map(({ rule, dueBy }) => [rule, dueBy])).toEqual([
      ['cp-visit', '2026-01-28'],
      ['core-group-first', '2026-01-28'],
      ['review-first', '2026-04-14'],
    ])
  })

  it('each visit at which the child was seen sets the next one going; one at which she was not does not', () => {
    const visits = [
      { id: 'v1', happenedOn: day('2026-01-20'), seen: true },
      { id: 'v2', happenedOn: day('2026-01-27'), seen: false },
    ]
    expect(
      dues({ planStatuses: plan(), visits })
        .filter(({ rule }) => rule === 'cp-visit')
        .map(({ dueBy, doneOn }) => [dueBy, doneOn]),
    ).toEqual([
      ['2026-01-28', '2026-01-20'],
      ['2026-02-03', null],
    ])
  })

  it('the first review is due in three months, the next in six', () => {
    const reviews = [{ id: 'r', heldOn: day('2026-04-10') }]
    expect(dues({ planStatuses: plan(), reviews }).filter(({ rule }) => rule.startsWith('review'))).toMatchObject([
      { rule: 'review-first', doneOn: '2026-04-10' },
      { rule: 'review-next', dueBy: '2026-10-10', doneOn: null },
    ])
  })

  it('when the plan ends, what was still to come is not needed', () => {
    expect(dues({ planStatuses: plan('2026-01-15') }).every(({ notNeeded }) => notNeeded === 'The plan ended')).toBe(
      true,
    )
  })

  it('a plan that a return reported is asked for its reviews, not for visits it could not report', () => {
    expect(dues({ planStatuses: plan('2026-03-01', true) }).map(({ rule }) => rule)).toEqual(['review-first'])
  })

  it('a reported plan that is still open is visited, and its core group meets, from the day it was taken over', () => {
    const visits = [{ id: 'v1', happenedOn: day('2026-06-05'), seen: true }]
    const found = dues({ planStatuses: plan(null, true, '2026-06-01'), visits })
    expect(found.map(({ rule, startsOn, doneOn }) => [rule, startsOn, doneOn])).toEqual([
      ['cp-visit', '2026-06-01', '2026-06-05'],
      ['cp-visit', '2026-06-05', null],
      ['core-group-next', '2026-06-01', null],
      ['review-first', '2026-01-14', null],
    ])
  })
})

describe('a clock in words', () => {
  const today = day('2026-03-19') // a Thursday
  it.each([
    ['2026-03-17', null, 'late', '2 days late'],
    ['2026-03-18', null, 'late', '1 day late'],
    ['2026-03-19', null, 'due-today', 'due today'],
    ['2026-03-20', null, 'due-soon', 'due tomorrow'],
    ['2026-03-23', null, 'due-soon', 'due Monday'],
    ['2026-03-24', null, 'ahead', 'in 5 days'],
    ['2026-03-17', '2026-03-17', 'done-in-time', 'done in time'],
    ['2026-03-17', '2026-03-19', 'done-late', 'done 2 days late'],
  ])('due by %s, done on %s: %s, "%s"', (dueBy, doneOn, state, words) => {
    const due = { dueBy: day(dueBy), doneOn: doneOn ? day(doneOn) : null, notNeeded: null }
    expect([dueState(due, today), dueInWords(due, today)]).toEqual([state, words])
  })
})
