import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../../kernel/calendar-day.ts'
import { ALL, driftOf, type Grouped, grouped, nameGroupOf, sharesBy, weeksUpTo } from './rules.ts'

const TODAY = calendarDay('2026-03-19')

function registrations(count: number, matched: number, day: string, family = 'Farrow'): readonly Grouped[] {
  const all = Array.from({ length: count }, (_, at) => ({
    authority: '990',
    on: calendarDay(day),
    outcome: at < matched ? 'Match' : 'NoMatch',
    needsReview: false,
    given: 'Oliver',
    family,
  }))
  return grouped(all)
}

describe('the group a name is counted in', () => {
  it.each([
    ['Gurpreet', 'Gill', 'Punjabi and Sikh names'],
    ['Aisha', 'Khan', 'Names of Muslim families'],
    ['Ayesha', 'Williams', 'Names of Muslim families'],
    ['Priya', 'Patel', 'Indian and Sri Lankan names'],
    ['Ola', 'Wiśniewska', 'Eastern European names'],
    ['Linh', 'Nguyễn', 'Chinese and Vietnamese names'],
    ['Ama', 'Owusu-Ansah', 'West African names'],
    ['Saoirse', 'O’Neill', 'Irish, Scottish and Welsh names'],
    ['Oliver', 'Farrow', 'Other names, English among them'],
    ['', '', 'No name known'],
  ])('of %s %s is “%s”', (given, family, group) => {
    expect(nameGroupOf({ given, family })).toBe(group)
  })

  it('goes by the family name before the given name', () => {
    expect(nameGroupOf({ given: 'Niamh', family: 'Begum' })).toBe('Names of Muslim families')
  })
})

describe('what became of registrations', () => {
  it('is told in shares that make up the whole, the most registrations first', () => {
    const [one] = registrations(1, 1, '2026-03-01')
    const review = { ...one, needsReview: true, outcome: 'PotentialMatch' } as Grouped
    const rows = sharesBy([...registrations(6, 3, '2026-03-01'), review, review], ({ authority }) => authority)
    expect(rows).toEqual([{ name: '990', registrations: 8, matched: 3 / 8, review: 2 / 8, fresh: 3 / 8 }])
  })

  it('does not count as linked at once what a person had to look at', () => {
    const [one] = registrations(1, 1, '2026-03-01')
    expect(sharesBy([{ ...one, needsReview: true } as Grouped], () => 'all')).toMatchObject([{ matched: 0, review: 1 }])
  })
})

describe('drift', () => {
  const before = registrations(40, 36, '2026-01-20')

  it('sets the last four weeks against the twelve before, in points', () => {
    const found = driftOf([...registrations(40, 30, '2026-03-10'), ...before], TODAY)
    expect(found).toEqual([
      { what: ALL, now: 75, before: 90 },
      { what: 'Other names, English among them', now: 75, before: 90 },
    ])
  })

  it('says nothing of groups too small to tell a change from chance', () => {
    const few = registrations(5, 0, '2026-03-10', 'Khan')
    const found = driftOf([...registrations(40, 30, '2026-03-10'), ...before, ...few], TODAY)
    expect(found.map(({ what }) => what)).not.toContain('Names of Muslim families')
  })
})

it('counts weeks from their Mondays, this week last', () => {
  expect(weeksUpTo(TODAY, 3)).toEqual(['2026-03-02', '2026-03-09', '2026-03-16'])
  expect(weeksUpTo(calendarDay('2026-03-16'), 1)).toEqual(['2026-03-16'])
})
