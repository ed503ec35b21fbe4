import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heightOfColumn, isBelow, isBeside, roomOf as roomIn, rowsThatFit } from './rules-worries.ts'

const worry = (statement: number, title = 20) => ({
  ...{ title: 'x'.repeat(title), tag: '', known: 'Fact Police, 5 Mar', statement: 'x'.repeat(statement) },
  foot: 'Review by 13 Feb · 4 entries',
})
const COLUMN = heightOfColumn({ practice: true })
const roomOf = (worries: Parameters<typeof roomIn>[0], strengths: number) => roomIn(worries, strengths, COLUMN)
const full = (rooms: readonly string[]) => rooms.filter((room) => room === 'full').length

describe('room for the worries', () => {
  it('shows up to five in full where there is room, and folds each past five to its title', () => {
    expect(roomOf([], 3)).toEqual([])
    expect(
      roomOf(
        [150, 90, 40, 40, 30].map((length) => worry(length)),
        3,
      ),
    ).toEqual(Array(5).fill('full'))
    expect(roomOf(Array(6).fill(worry(10)), 3)).toEqual(Array(6).fill('title'))
  })

  it('folds the least grave first where long ones would push others off the first screen', () => {
    expect(roomOf(Array(5).fill(worry(230)), 3)).toEqual(['full', 'full', 'title', 'title', 'title'])
    expect(roomOf([worry(5000)], 3)).toEqual(['full'])
  })

  it('cuts titles to a line where fifteen long ones would not stand on one screen', () => {
    const rooms = roomOf(Array(15).fill(worry(100, 100)), 3)
    expect(rooms).toContain('line')
    expect(rooms).not.toContain('full')
  })

  it('says that what goes well stands below, where many worries take its room', () => {
    const below = (count: number) => isBelow(Array(count).fill(worry(10)), 3, COLUMN)
    expect([below(5), below(15)]).toEqual([false, true])
  })

  it('never shows less of a graver worry than of one beneath it in as many words', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 20 })
    fc.assert(
      fc.property(lengths, fc.nat(3), (all, strengths) => {
        const rooms = roomOf(
          all.map((length) => worry(length)),
          strengths,
        )
        expect(rooms).toHaveLength(all.length)
        expect(rooms.slice(0, full(rooms))).toEqual(Array(full(rooms)).fill('full'))
      }),
    )
  })
})

describe('how a worry is known', () => {
  it('stands beside its title where that is short', () => {
    const known = 'Fact Police, 5 Mar'
    expect(isBeside({ title: 'Hungry, cold, in pain', tag: '', known })).toBe(true)
    expect(isBeside({ title: 'An adult who may be a risk stays at home', tag: 'Risk adult', known })).toBe(false)
  })
})

describe('rows that fit', () => {
  it('are all of them where there is room, else as many as leave a row to open the others', () => {
    expect(rowsThatFit([10, 10, 10], 100, 46)).toBe(3)
    expect(rowsThatFit([10, 10, 10, 10, 10], 100, 46)).toBe(2)
    expect(rowsThatFit([140, 10, 10, 10, 10], 100, 46)).toBe(1)
  })

  it('are never none: a panel shows its first row wherever it stands', () => {
    expect(rowsThatFit([500, 10], -500, 46)).toBe(1)
  })
})
