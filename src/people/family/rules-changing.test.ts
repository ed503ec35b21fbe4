import { describe, expect, it } from 'vitest'
import { calendarDay as day } from '../../kernel/calendar-day.ts'
import { aMember, aPerson, aTie } from '../genogram/builder.ts'
import { changeHome, changeTie, died, type TieChange } from './rules-changing.ts'
import { homesOn, homesOverTime } from './rules-homes.ts'

const TODAY = day('2026-03-19')
const kerry = aPerson('Kerry', '1994-04-17', 'F')
const joel = aPerson('Joel', '1991-09-02', 'M')
const couple = aTie(kerry, 'partner', joel, { fromOn: day('2015-01-01') })
const change: TieChange = {
  ...{ id: 'new', becomes: null, ending: 'goes-on', onDay: null, fromOn: day('2015-01-01') },
  ...{ parentalResponsibility: null, words: null },
}

describe('a tie', () => {
  it('of a couple who part keeps what they were, and until when', () => {
    const parted = changeTie(couple, { ...change, becomes: 'former-partner', onDay: day('2024-05-03') }, TODAY)
    expect(parted).toMatchObject({
      value: {
        tie: { id: couple.id, kind: 'partner', fromOn: '2015-01-01', toOn: '2024-05-03' },
        begins: { id: 'new', kind: 'former-partner', fromOn: '2024-05-03', toOn: null },
      },
    })
  })

  it('written by mistake keeps no day', () => {
    const mistaken = changeTie(couple, { ...change, ending: 'mistake' }, TODAY)
    expect(mistaken).toMatchObject({ value: { tie: { fromOn: '2015-01-01', toOn: '2015-01-01' }, begins: null } })
  })

  it.each([
    ['day-missing', { becomes: 'divorced' }],
    ['day-missing', { ending: 'ends' }],
    ['in-the-future', { ending: 'ends', onDay: day('2026-03-20') }],
    ['before-it-began', { ending: 'ends', onDay: day('2014-12-31') }],
  ] as const)('is refused as %s', (refusal, over) => {
    expect(changeTie(couple, { ...change, ...over }, TODAY)).toEqual({ ok: false, refusal })
  })

  it('that ended is not changed', () => {
    expect(changeTie({ ...couple, toOn: TODAY }, change, TODAY)).toEqual({ ok: false, refusal: 'ended-already' })
  })
})

describe('a death', () => {
  it('is not to come, and not before the birth', () => {
    expect(died(joel, day('2026-03-20'), TODAY)).toEqual({ ok: false, refusal: 'in-the-future' })
    expect(died(joel, day('1991-09-01'), TODAY)).toEqual({ ok: false, refusal: 'before-birth' })
    expect(died(joel, TODAY, TODAY)).toMatchObject({ value: { diedOn: TODAY } })
    expect(died({ ...joel, diedOn: TODAY }, null, TODAY)).toMatchObject({ value: { diedOn: null } })
  })
})

describe('a home', () => {
  const lives = aMember(joel, { id: 'm1', householdId: 'h1', fromOn: day('2022-01-01') })
  const move = { id: 'm2', householdId: 'h2', fromOn: day('2026-03-01'), partTime: null }

  it('that somebody moves to ends the one before, on the day of the move', () => {
    expect(changeHome('Joel', [lives], move, TODAY)).toMatchObject({
      value: { ends: [{ id: 'm1', toOn: '2026-03-01' }], begins: { householdId: 'h2', toOn: null } },
    })
  })

  it('for part of the week is beside the other, and ends none', () => {
    const part = changeHome('Joel', [lives], { ...move, partTime: '3 nights a week' }, TODAY)
    expect(part).toMatchObject({ value: { ends: [], begins: { partTime: '3 nights a week' } } })
  })

  it('that nobody knows ends where they lived', () => {
    expect(changeHome('Joel', [lives], { ...move, householdId: null }, TODAY)).toMatchObject({
      value: { ends: [{ id: 'm1' }], begins: null },
    })
  })

  it.each([
    ['at-home-there', { householdId: 'h1' }],
    ['in-the-future', { fromOn: day('2026-03-20') }],
    ['before-it-began', { fromOn: day('2021-12-31') }],
  ])('is refused as %s', (refusal, over) => {
    expect(changeHome('Joel', [lives], { ...move, ...over }, TODAY)).toEqual({ ok: false, refusal })
  })
})

describe('who was at home', () => {
  const niamh = aPerson('Niamh', '2018-11-08', 'F', { kind: 'child' })
  const home = (id: string, from: string, to: string | null, people = [niamh, kerry]) => ({
    ...{ id, lines: id, postcode: null },
    members: people.map((one) =>
      aMember(one, { id: `${id} ${one.id}`, householdId: id, fromOn: day(from), toOn: to === null ? null : day(to) }),
    ),
  })
  const homes = [
    home('Old Street', '2022-01-01', '2025-09-02', [niamh, kerry, joel]),
    home('New Row', '2025-09-02', null),
  ]
  const namesOn = (on: string) =>
    homesOn(homes, 'Niamh', day(on)).map(({ home: { id }, there }) => [id, there.map(({ personId }) => personId)])

  it('on a day is of the home the child had then; the day of the move is the new one’s', () => {
    expect(namesOn('2025-03-03')).toEqual([['Old Street', ['Niamh', 'Kerry', 'Joel']]])
    expect(namesOn('2025-09-02')).toEqual([['New Row', ['Niamh', 'Kerry']]])
    expect(namesOn('2021-12-31')).toEqual([])
  })

  it('over time is the latest home first, on one line of time', () => {
    const over = homesOverTime(homes, TODAY)
    expect(over.homes.map((one) => one.home.id)).toEqual(['New Row', 'Old Street'])
    const [now, before] = over.homes.map(({ bars }) => bars[0])
    expect([before?.from, now?.to]).toEqual([0, 1])
    expect(before?.to).toBe(now?.from)
  })
})
