import { describe, expect, it } from 'vitest'
import { calendarDay as day } from '../../kernel/calendar-day.ts'
import { instant } from '../../kernel/instant.ts'
import { BANK_HOLIDAYS } from '../../statute/bank-holidays.ts'
import type { LocalTimescale } from '../../statute/timescale.ts'
import type { ChildFacts } from './model.ts'
import { clockLook, dueInWords, dueState, duesOf } from './rules.ts'

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

  it('what happened on the day one status ended and another of its kind began sets one clock going, the one that runs', () => {
    const inNeed = { kind: 'child-in-need' as const, reported: false, takenOverOn: null }
    const planStatuses = [
      { ...inNeed, id: 'p2', fromOn: day('2026-03-02'), toOn: null },
      { ...inNeed, id: 'p1', fromOn: day('2026-01-14'), toOn: day('2026-03-02') },
    ]
    const found = dues({ planStatuses, planReviews: [{ id: 'r', heldOn: day('2026-03-02') }] })
    expect(found.filter(({ step }) => step.id === 'r')).toMatchObject([{ rule: 'cin-review-next', notNeeded: null }])
  })
})

describe('the clocks of what protects at once, follows or hands over', () => {
  const at = instant

  it('police protection ends after seventy-two hours, to the minute; ended later that day it was late', () => {
    const taken = {
      id: 'p',
      kind: 'police-protection' as const,
      beganAt: at('2026-03-27T22:30:00Z'),
      extendedOn: null,
      withdrawn: false,
    }
    const end = (endedAt: string | null) =>
      dues({ immediateProtections: [{ ...taken, endedAt: endedAt ? at(endedAt) : null }] })[0]
    const running = end(null)
    // The clocks went forward in between: the moment falls on the next day by the clock on the wall.
    expect(running).toMatchObject({ dueAt: '2026-03-30T22:30:00.000Z', dueBy: '2026-03-30', doneOn: null })
    const states = ['2026-03-30T22:30:00Z', '2026-03-30T22:40:00Z'].map((ended) => {
      const due = end(ended)
      return due && dueInWords(due, day('2026-03-31'))
    })
    expect(states).toEqual(['done in time', 'done 10 minutes late'])
    const mistake = dues({ immediateProtections: [{ ...taken, endedAt: null, withdrawn: true }] })
    expect(mistake).toMatchObject([{ notNeeded: 'The immediate protection was withdrawn' }])
  })

  it('an emergency protection order ends after eight days, and extended after seven more', () => {
    const order = {
      id: 'o',
      kind: 'emergency-protection-order' as const,
      beganAt: at('2026-03-02T16:00:00Z'),
      withdrawn: false,
    }
    const ended = { extendedOn: null, endedAt: at('2026-03-09T09:00:00Z') }
    expect(dues({ immediateProtections: [{ ...order, ...ended }] })).toMatchObject([
      { rule: 'emergency-protection-order', dueBy: '2026-03-10', doneOn: '2026-03-09' },
    ])
    const extended = { extendedOn: day('2026-03-09'), endedAt: null }
    expect(dues({ immediateProtections: [{ ...order, ...extended }] })).toMatchObject([
      { rule: 'emergency-protection-order', doneOn: '2026-03-09' },
      { rule: 'emergency-protection-extension', startsOn: '2026-03-10', dueBy: '2026-03-17', doneOn: null },
    ])
  })

  it('immediate protection written down by mistake is waited for no longer', () => {
    const began = { beganAt: at('2026-03-02T16:00:00Z'), extendedOn: null, endedAt: null, withdrawn: true }
    for (const kind of ['police-protection', 'emergency-protection-order'] as const) {
      const found = dues({ immediateProtections: [{ id: 'p', kind, ...began }] })
      expect(found.map(({ notNeeded }) => notNeeded)).toEqual(['The immediate protection was withdrawn'])
    }
  })

  it('the return interview counts from the moment of coming back, and is not waited for if the child did not want it', () => {
    const back = {
      id: 'm',
      returnedAt: at('2026-03-05T18:00:00Z'),
      interviewedOn: null,
      refused: false,
      withdrawn: false,
    }
    expect(dues({ missingEpisodes: [back] })).toMatchObject([{ dueAt: '2026-03-08T18:00:00.000Z', notNeeded: null }])
    const why = (given: object) => dues({ missingEpisodes: [{ ...back, ...given }] })[0]
    expect(why({ refused: true })?.notNeeded).toBe('The child did not want the interview')
    expect(why({ withdrawn: true })?.notNeeded).toBe('The missing episode was withdrawn')
    expect(why({ interviewedOn: day('2026-03-07') })).toMatchObject({ doneOn: '2026-03-07', notNeeded: null })
  })

  it('a serious incident is notified in five working days and reviewed in fifteen, unless it was none', () => {
    const incident = { id: 'i', awareOn: day('2026-03-30'), notifiedOn: null, reviewedOn: null, withdrawn: false }
    expect(dues({ incidents: [incident] }).map(({ rule, dueBy }) => [rule, dueBy])).toEqual([
      ['incident-notification', '2026-04-08'],
      ['rapid-review', '2026-04-22'],
    ])
    const withdrawn = dues({ incidents: [{ ...incident, notifiedOn: day('2026-04-01'), withdrawn: true }] })
    expect(withdrawn.map(({ doneOn, notNeeded }) => doneOn ?? notNeeded)).toEqual([
      '2026-04-01',
      'The serious incident was withdrawn',
    ])
  })

  it('a transfer-in conference counts from the notice; where the authority says so, from the day it took the case on', () => {
    const transfer = { id: 't', noticedOn: day('2026-03-02'), answeredOn: day('2026-03-09'), conferenceHeldOn: null }
    const all = (state: 'noticed' | 'accepted' | 'refused' | 'complete', locals: readonly LocalTimescale[] = []) => {
      const answeredOn = state === 'noticed' ? null : transfer.answeredOn
      return duesOf({ ...NOTHING, transfersIn: [{ ...transfer, state, answeredOn }] }, BANK_HOLIDAYS, locals)
    }
    expect(all('accepted')).toMatchObject([{ startsOn: '2026-03-02', dueBy: '2026-03-23', notNeeded: null }])
    expect(all('refused')[0]?.notNeeded).toBe('The transfer was not accepted')
    expect(all('complete')[0]?.notNeeded).toBe('The family was handed over without a conference')
    const own = { id: 'transfer-conference', allow: { workingDays: 15 }, clockStartsOn: 'acceptance' } as const
    const locals = [{ ...own, fromOn: day('2026-01-01'), toOn: null }]
    expect(all('noticed', locals)).toEqual([])
    expect(all('refused', locals)).toEqual([])
    expect(all('accepted', locals)).toMatchObject([{ startsOn: '2026-03-09', dueBy: '2026-03-30' }])
  })

  it('a plan in need is reviewed within three months, then every six', () => {
    const planStatuses = plan().map((one) => ({ ...one, kind: 'child-in-need' as const }))
    const planReviews = [{ id: 'r', heldOn: day('2026-04-10') }]
    const found = dues({ planStatuses, planReviews }).filter(({ rule }) => rule.startsWith('cin-review'))
    expect(found).toMatchObject([
      { rule: 'cin-review-first', dueBy: '2026-04-14', doneOn: '2026-04-10', step: { kind: 'plan-status' } },
      { rule: 'cin-review-next', dueBy: '2026-10-10', doneOn: null, step: { kind: 'plan-review', id: 'r' } },
    ])
  })
})

describe('a clock of hours in words', () => {
  const dueAt = instant('2026-03-19T14:00:00Z')
  const due = { dueBy: day('2026-03-19'), dueAt, doneOn: null, notNeeded: null }
  it.each([
    ['2026-03-19T10:00:00Z', 'due-today', 'soon', '4 hours left'],
    ['2026-03-19T13:20:00Z', 'due-today', 'soon', '40 minutes left'],
    ['2026-03-19T14:00:00Z', 'due-today', 'soon', '0 minutes left'],
    ['2026-03-19T16:00:00Z', 'late', 'late', '2 hours late'],
    ['2026-03-18T10:00:00Z', 'due-soon', 'soon', '28 hours left'],
    ['2026-03-17T10:00:00Z', 'due-soon', 'soon', 'due Thursday'],
    ['2026-03-23T10:00:00Z', 'late', 'late', '4 days late'],
  ])('at %s: %s, %s, "%s"', (now, state, look, words) => {
    const at = instant(now)
    const today = day(now.slice(0, 10))
    expect([dueState(due, today, at), clockLook(due, today, at), dueInWords(due, today, at)]).toEqual([
      state,
      look,
      words,
    ])
  })

  it('without the moment it is told in days', () => {
    expect(dueInWords(due, day('2026-03-19'))).toBe('due today')
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
