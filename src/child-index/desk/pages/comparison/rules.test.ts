import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../../../kernel/calendar-day.ts'
import type { IndexNumber } from '../../../../kernel/index-number.ts'
import { instant } from '../../../../kernel/instant.ts'
import type { Side } from '../../../contract-desk.ts'
import type { Reason } from '../../../contract-matching.ts'
import { anIdentity, type IdentityParts } from '../../../identity/builder.ts'
import { comparisonOf, countsOf, type Line, survivorOf } from './rules.ts'

const NOTHING_WEIGHED = { reasons: [], objections: [] }

function aSide(parts: readonly IdentityParts[], more: Partial<Side> = {}): Side {
  return {
    number: 'K7X4PD93HT' as IndexNumber,
    state: 'confirmed',
    status: 'active',
    responsibleAuthority: '990',
    since: instant('2025-09-02T09:00:00Z'),
    lastHeardAt: instant('2026-01-05T09:00:00Z'),
    retiredNumbers: [],
    assertions: parts.map((identity, at) => ({
      id: `0190a0a0-0000-7000-8000-00000000000${at}`,
      node: '990',
      authority: '990',
      recordedAt: instant(`2026-01-0${at + 1}T09:00:00Z`),
      identity: anIdentity(identity),
    })),
    involvements: [],
    household: [],
    ...more,
  }
}

const shown = (lines: readonly Line[]) =>
  lines.map(({ pieces, remark }) => {
    const text = pieces.map((piece) => (piece.differs ? `[${piece.text}]` : piece.text)).join('')
    return remark ? `${text} (${remark})` : text
  })

function rowsOf(one: Side, other: Side, weights: Parameters<typeof comparisonOf>[1] = NOTHING_WEIGHED) {
  const rows = comparisonOf([one, other], weights)
  return new Map(rows.map((row) => [row.field, { ...row, left: shown(row.lines[0]), right: shown(row.lines[1]) }]))
}

const aReason = (field: Reason['field'], weight: number): Reason => ({
  field,
  weight,
  level: 'same',
  words: `${field}!`,
})

describe('two children side by side', () => {
  it('shows every name once, the latest first, former names after, and marks what differs', () => {
    const one = aSide([{ given: 'Niamh' }, { given: 'Niamh', former: { given: 'Nee', family: 'Farrow' } }])
    const row = rowsOf(one, aSide([{ given: 'Neev' }])).get('given')
    expect(row?.left).toEqual(['N[iamh]', 'Nee (formerly)'])
    expect(row?.right).toEqual(['Nee[v]'])
  })

  it('marks nothing where the other side says nothing, or the same among others', () => {
    const one = aSide([{ identifiers: [{ system: 'nhs', value: '9990000018', verified: true }] }])
    expect(rowsOf(one, aSide([{}])).get('nhs')).toMatchObject({ left: ['999 000 0018 (checked)'], right: [] })
  })

  it('does not mark an address that the other record has too, and marks one that it has not', () => {
    const one = aSide([{ postcode: 'AL4 0XB', formerPostcode: 'ZE1 9QQ' }])
    const row = rowsOf(one, aSide([{ postcode: 'AL4 0XB' }])).get('addresses')
    expect(row?.left[0]).toBe('1 Mill Lane, AL4 0XB')
    expect(row?.left[1]).toContain('[')
    expect(row?.right).toEqual(['1 Mill Lane, AL4 0XB'])
  })

  it('marks day and month that look swapped', () => {
    const row = rowsOf(aSide([{ born: '2018-11-08' }]), aSide([{ born: '2018-08-11' }])).get('born')
    expect([row?.left, row?.right]).toEqual([['[08]/[11]/2018'], ['[11]/[08]/2018']])
  })

  it('says when only the year is known, and when a child is not born yet', () => {
    const year = aSide([{ birthDateKnown: 'year', born: '2018-01-01' }])
    const unborn = aSide([{ born: null, expected: '2026-07-21' }])
    const row = rowsOf(year, unborn).get('born')
    expect(row?.left[0]).toContain('only the year is known')
    expect(row?.right[0]).toContain('expected, not born yet')
  })

  it('shows no day where only the year is known, and marks nothing where the years agree', () => {
    const year = aSide([{ birthDateKnown: 'year', born: '2018-05-17' }])
    const agreeing = rowsOf(year, aSide([{ born: '2018-11-08' }])).get('born')
    expect([agreeing?.left, agreeing?.right]).toEqual([['2018 (only the year is known)'], ['08/11/2018']])
    const another = rowsOf(year, aSide([{ born: '2017-11-08' }])).get('born')
    expect([another?.left, another?.right]).toEqual([['[2018] (only the year is known)'], ['[08/11/2017]']])
  })

  it('leaves out what neither record says, but never name, birth, sex, NHS number or address', () => {
    const fields = [...rowsOf(aSide([{ sex: 'U', postcode: null }]), aSide([{ sex: 'U', postcode: null }])).keys()]
    expect(fields).toEqual(['given', 'family', 'born', 'sex', 'nhs', 'addresses'])
  })

  it('names schools and those at home, with when', () => {
    const school = { organisation: 'Fenwick Lane', kind: 'school', sinceOn: calendarDay('2025-09-03'), endedOn: null }
    const one = aSide([{}], { involvements: [school], household: ['Alfie Farrow, born 2022'] })
    const rows = rowsOf(one, aSide([{}], { household: ['Nia Farrow, born 2018'] }))
    expect(rows.get('school')?.left).toEqual(['Fenwick Lane (from 03/09/2025)'])
    expect(rows.get('household')?.right).toHaveLength(1)
  })
})

describe('what each field says', () => {
  it('weighs what its reasons weigh, and is counted for or against unless that is next to nothing', () => {
    const reasons = [aReason('given', 6), aReason('family', -4), aReason('sex', 1), aReason('postcode', 0.2)]
    const rows = rowsOf(aSide([{}]), aSide([{}]), { reasons, objections: [] })
    const says = [...rows.values()].map(({ field, weight }) => [field, weight])
    expect(says).toEqual([
      ['given', 6],
      ['family', -4],
      ['born', 0],
      ['sex', 1],
      ['nhs', 0],
      ['addresses', 0.2],
    ])
    expect(countsOf([...rows.values()])).toEqual({ for: 2, against: 1 })
  })

  it('asks to look closely at the field an objection is about', () => {
    const objections = [{ kind: 'nhs-numbers-differ', words: 'Two different NHS numbers' }] as const
    const rows = rowsOf(aSide([{}]), aSide([{}]), { reasons: [], objections })
    expect(rows.get('nhs')?.objections).toEqual(['Two different NHS numbers'])
    expect(rows.get('given')?.objections).toEqual([])
  })
})

describe('which number stays', () => {
  const older = aSide([{}], { since: instant('2024-06-04T09:00:00Z') })
  const newer = aSide([{}], { since: instant('2025-09-02T09:00:00Z') })

  it('is the older one, whichever side it stands on', () => {
    expect(survivorOf([newer, older])[0]).toBe(older)
    expect(survivorOf([older, newer])[0]).toBe(older)
  })

  it('is the one of whom enough is known, before age', () => {
    const thin: Side = { ...older, state: 'provisional' }
    expect(survivorOf([thin, newer])[0]).toBe(newer)
  })
})
