import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CalendarDay, calendarDay } from '../../kernel/calendar-day.ts'
import { type DriftFacts, LENGTHS, type StepFigures } from './model.ts'
import { begunBetween, drifting, everyWeek, lengthOf, mondayOf, periodOf, waitingInWords, weeksAsked } from './rules.ts'

const today = calendarDay('2026-03-19')
const aDay = fc.integer({ min: 0, max: 6000 }).map((ago) => addDays(today, -ago))

describe('the weeks looked at', () => {
  it('are eleven unless others that are offered are asked for', () => {
    expect(['4', '52', '7', undefined, 'x'].map(weeksAsked)).toEqual([4, 52, 11, 11, 11])
  })
  it('begin on a Monday and end today', () => {
    expect(periodOf(11, today)).toEqual({ from: '2026-01-05', to: '2026-03-19' })
    expect(periodOf(4, calendarDay('2026-03-16'))).toEqual({ from: '2026-02-23', to: '2026-03-16' })
  })
  it('are all there, those without a visit too', () => {
    const weekOf = calendarDay('2026-03-09')
    const weeks = everyWeek([{ weekOf, inTime: 3, late: 1 }], periodOf(4, today))
    expect(weeks.map(({ inTime, late }) => inTime + late)).toEqual([0, 0, 4, 0])
  })
  it('each hold the day they are the week of', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        const monday = mondayOf(day)
        expect(monday <= day && addDays(monday, 7) > day).toBe(true)
        expect(mondayOf(monday)).toBe(monday)
      }),
    )
  })
})

describe('how long a plan has run', () => {
  it.each([
    ['2026-03-19', 'under-3-months'],
    ['2025-12-20', 'under-3-months'],
    ['2025-12-19', '3-to-6-months'],
    ['2025-03-19', '12-to-24-months'],
    ['2024-03-19', 'over-2-years'],
  ])('a plan of %s: %s', (fromOn, length) => expect(lengthOf(calendarDay(fromOn), today)).toBe(length))

  it('counts each plan in one band, the one whose children are shown for it', () => {
    fc.assert(
      fc.property(aDay, (fromOn) => {
        const bands = LENGTHS.filter((length) => {
          const [after, until] = begunBetween(length, today)
          return (after === null || fromOn > after) && (until === null || fromOn <= until)
        })
        expect(bands).toEqual([lengthOf(fromOn, today)])
      }),
    )
  })
})

describe('drift', () => {
  const aCase = (given: Partial<DriftFacts> = {}): DriftFacts => ({
    ...{ childId: 'Niamh', protectedFrom: calendarDay('2025-12-01'), seenAloneOn: calendarDay('2026-03-10') },
    ...{ unborn: false, bornOn: calendarDay('2018-11-08') },
    ...{ unchangedReviews: 0, protectionPlans: 1, missingIn90Days: 0 },
    ...given,
  })
  const why = (given: Partial<DriftFacts>) => drifting([aCase(given)], today)[0]?.why ?? []

  it('is not seen in a case that goes as it should', () => expect(drifting([aCase()], today)).toEqual([]))
  it.each<[string, Partial<DriftFacts>, readonly string[]]>([
    ['six weeks not seen alone', { seenAloneOn: calendarDay('2026-02-05') }, ['not-seen-alone']],
    ['seen alone a day later', { seenAloneOn: calendarDay('2026-02-06') }, []],
    ['never seen alone, plan of six weeks', { seenAloneOn: null }, ['not-seen-alone']],
    ['seen alone only before the plan', { seenAloneOn: calendarDay('2025-11-01') }, ['not-seen-alone']],
    ['a plan of two weeks, never seen alone', { protectedFrom: calendarDay('2026-03-05'), seenAloneOn: null }, []],
    ['not born yet', { seenAloneOn: null, unborn: true, bornOn: null }, []],
    ['born less than six weeks ago', { seenAloneOn: null, bornOn: calendarDay('2026-02-06') }, []],
    ['born six weeks ago', { seenAloneOn: null, bornOn: calendarDay('2026-02-05') }, ['not-seen-alone']],
    ['two reviews that changed nothing', { unchangedReviews: 2 }, ['unchanged-through-two-reviews']],
    ['a third plan', { protectionPlans: 3 }, ['third-plan']],
    ['missing twice, without a plan', { protectedFrom: null, missingIn90Days: 2 }, ['missing-twice']],
    ['no plan any more', { protectedFrom: null, unchangedReviews: 2, protectionPlans: 3, seenAloneOn: null }, []],
  ])('%s', (_, given, rules) => expect(why(given)).toEqual(rules))
  it('puts the gravest first, and those with more of them before the others', () => {
    const cases = [
      aCase({ childId: 'Rafe', unchangedReviews: 2 }),
      aCase({ childId: 'Ana', seenAloneOn: null }),
      aCase({ childId: 'Theo', seenAloneOn: null, missingIn90Days: 2 }),
    ]
    expect(drifting(cases, today).map(({ childId }) => childId)).toEqual(['Theo', 'Ana', 'Rafe'])
  })
})

describe('who waits', () => {
  const waits = (name: string, dueBy: string) => ({ childId: name, name, dueBy: calendarDay(dueBy) as CalendarDay })
  it('is said by name, those of one day together, and how many more', () => {
    const waiting = [waits('Ana', '2026-03-07'), waits('Niamh', '2026-03-17'), waits('Alfie', '2026-03-17')]
    const step: StepFigures = { rule: 'cp-visit', done: 9, inTime: 8, lateNow: 5, waiting }
    expect(waitingInWords(step, today)).toBe('Ana 12 days; Niamh and Alfie 2 days; 2 more')
    expect(waitingInWords({ ...step, lateNow: 0, waiting: [] }, today)).toBe('')
  })
})
