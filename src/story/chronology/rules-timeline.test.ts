import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, calendarDay, daysBetween } from '../../kernel/calendar-day.ts'
import { firstSentences } from './rules-childs-words.ts'
import {
  besides,
  helpLanesOf,
  lanesOf,
  lastDayOf,
  type TimelineFacts,
  ticksOf,
  windowAround,
  windowOf,
  ZOOMS,
} from './rules-timeline.ts'

const day = calendarDay
const days = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays(day('1950-01-01'), count))
const zooms = fc.constantFrom(...ZOOMS)

const NOTHING = { firstOn: null, counts: [], steps: [], statuses: [], episodes: [] }
const niamh = { id: 'niamh', name: 'Niamh' }
const facts = (given: Partial<TimelineFacts>): TimelineFacts => ({
  window: windowOf('months', day('2026-03-19'), null),
  ...NOTHING,
  ...given,
})

describe('a window of the timeline', () => {
  it('by years goes back to the first thing written, twenty years at most', () => {
    expect(windowOf('years', day('2026-03-19'), day('2019-06-03'))).toMatchObject({
      from: '2019-01-01',
      ...{ to: '2027-01-01', unit: 'year' },
    })
    expect(windowOf('years', day('2026-03-19'), null)).toMatchObject({ from: '2025-01-01', unit: 'quarter' })
    expect(windowOf('years', day('2026-03-19'), day('1980-06-03'))).toMatchObject({ from: '2007-01-01' })
  })

  it('by months is a year that ends with the month asked for, by weeks a quarter that ends with the week', () => {
    expect(windowOf('months', day('2026-03-19'), null)).toMatchObject({ from: '2025-04-01', to: '2026-04-01' })
    expect(windowOf('weeks', day('2026-03-19'), null)).toMatchObject({ from: '2025-12-22', to: '2026-03-23' })
  })

  it('holds the day it was asked for, and whole years, months or weeks', () => {
    fc.assert(
      fc.property(zooms, days, (zoom, at) => {
        const window = windowOf(zoom, at, null)
        expect(window.from <= at && at < window.to).toBe(true)
        const ticks = ticksOf(window)
        expect(ticks[0]?.x).toBe(0)
        expect(addDays(lastDayOf(window, ticks.at(-1)?.day ?? at), 1)).toBe(window.to)
      }),
    )
  })

  it('leads to the one before, without a day between, while something is written there', () => {
    fc.assert(
      fc.property(fc.constantFrom('months', 'weeks'), days, (zoom, at) => {
        const window = windowOf(zoom, at, null)
        const { earlier } = besides(window, addDays(window.from, -400), at)
        expect(earlier && windowOf(zoom, earlier, null).to >= window.from).toBe(true)
        expect(besides(window, window.from, at).earlier).toBeUndefined()
      }),
    )
  })

  it('leads to none after today', () => {
    const window = windowOf('months', day('2025-03-19'), null)
    expect(besides(window, null, day('2026-03-19')).later).toBe('2026-03-01')
    expect(besides(windowOf('months', day('2026-03-19'), null), null, day('2026-03-19')).later).toBeUndefined()
  })
})

describe('the lanes', () => {
  const labels = (given: Partial<TimelineFacts>, children = [niamh]) =>
    lanesOf(facts(given), children).map(({ label }) => label)

  it('are the child’s case and what was written, then steps, then brothers and sisters', () => {
    const steps = [{ kind: 'visit' as const, day: day('2026-03-02'), steps: 2 }]
    expect(labels({ steps }, [niamh, { id: 'alfie', name: 'Alfie' }])).toEqual([
      ...['Niamh: case and plans', 'Niamh: written', 'Visits', 'Alfie: case and plans', 'Alfie: written'],
    ])
    expect(labels({})).toEqual(['Niamh: case and plans', 'Niamh: written'])
  })

  it('count visits of a week together, and meetings of different kinds', () => {
    const steps = [
      { kind: 'conference' as const, day: day('2026-03-02'), steps: 1 },
      { kind: 'core-group' as const, day: day('2026-03-02'), steps: 2 },
    ]
    expect(lanesOf(facts({ steps }), [niamh]).at(-1)?.marks).toMatchObject([{ text: '3 meetings', weight: 1 }])
  })

  it('draw a plan that goes on to the end of the window, and leave out one that ended before', () => {
    const status = { childId: 'niamh', kind: 'child-protection', category: 'NEG' } as const
    const [plans] = lanesOf(
      facts({
        statuses: [
          { ...status, fromOn: day('2020-01-01'), toOn: day('2021-01-01') },
          { ...status, fromOn: day('2025-10-01'), toOn: null },
        ],
      }),
      [niamh],
    )
    expect(plans?.bars).toMatchObject([{ text: 'CP plan: neglect', look: 'protection', fromOn: '2025-10-01' }])
    expect((plans?.bars[0]?.x ?? 0) + (plans?.bars[0]?.width ?? 0)).toBe(1000)
  })

  it('keep within the window, whatever lasted how long', () => {
    fc.assert(
      fc.property(zooms, days, days, fc.option(fc.nat(9000)), (zoom, at, fromOn, length) => {
        const toOn = length === null ? null : addDays(fromOn, length)
        const window = windowOf(zoom, at, null)
        const bars = lanesOf(facts({ window, episodes: [{ childId: 'niamh', fromOn, toOn }] }), [niamh])[0]?.bars ?? []
        const lasts = fromOn < window.to && (toOn === null || toOn >= window.from)
        expect(bars.length).toBe(lasts ? 1 : 0)
        for (const { x, width } of bars) expect(x >= 0 && x < 1000 && width >= 4).toBe(true)
        expect(daysBetween(window.from, window.to)).toBeGreaterThan(80)
      }),
    )
  })

  it('are one a child where only cases and plans are asked for, by months while a year holds them all', () => {
    const plan = { kind: 'child-in-need', category: null, fromOn: day('2025-06-01'), toOn: null } as const
    const children = [
      { name: 'Niamh', statuses: [plan], episodes: [{ fromOn: day('2025-05-01'), toOn: null }] },
      { name: 'Alfie', statuses: [], episodes: [] },
    ]
    const today = day('2026-03-19')
    const window = windowAround(children, today)
    expect(window).toMatchObject({ zoom: 'months', from: '2025-04-01' })
    const lanes = helpLanesOf(window ?? windowOf('years', today, null), children)
    expect(lanes.map(({ label, bars }) => [label, bars.map(({ text }) => text)])).toEqual([
      ['Niamh', ['Case open', 'Child in need']],
      ['Alfie', []],
    ])
    const before = { name: 'Nia', statuses: [], episodes: [{ fromOn: day('2023-05-01'), toOn: day('2023-09-01') }] }
    expect(windowAround([...children, before], today)).toMatchObject({ zoom: 'years', from: '2023-01-01' })
    expect(windowAround([{ ...before, episodes: [] }], today)).toBeUndefined()
  })

  it('say how many turning points are among what was written', () => {
    const counts = [{ personId: 'niamh', day: day('2026-03-16'), entries: 5, turningPoints: 1 }]
    expect(lanesOf(facts({ counts }), [niamh])[1]?.marks).toMatchObject([
      { text: '5 entries, 1 turning point', strong: true },
    ])
  })
})

it('the child’s words are shown in whole sentences, as many as fit', () => {
  expect(firstSentences('Daz hits Mum. I hide. Alfie cries.', 22)).toBe('Daz hits Mum. I hide.')
  expect(firstSentences('When it’s loud I get in Alfie’s bed. I do.', 5)).toBe('When it’s loud I get in Alfie’s bed.')
})
