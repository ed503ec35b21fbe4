import { describe, expect, it } from 'vitest'
import { calendarDay } from '../kernel/calendar-day.ts'
import { AUTHORITIES, authorityByCode, PRACTICE_AUTHORITIES } from './authorities.ts'

describe('authorities', () => {
  it('are 153 in force, each with one code', () => {
    expect(AUTHORITIES.filter((authority) => authority.validTo === null)).toHaveLength(153)
    expect(new Set(AUTHORITIES.map((authority) => authority.code)).size).toBe(AUTHORITIES.length)
  })

  it('are found by code, and on a day only while they last', () => {
    expect(authorityByCode('933')?.name).toBe('Somerset')
    expect(authorityByCode('909', calendarDay('2023-03-31'))?.name).toBe('Cumbria')
    expect(authorityByCode('909', calendarDay('2023-04-01'))).toBeUndefined()
    expect(authorityByCode('942', calendarDay('2023-03-31'))).toBeUndefined()
    expect(authorityByCode('942', calendarDay('2023-04-01'))?.name).toBe('Cumberland')
    expect(authorityByCode('000')).toBeUndefined()
  })

  it('do not include the invented ones of practice mode', () => {
    expect(PRACTICE_AUTHORITIES.map(({ code, name }) => `${code} ${name}`)).toStrictEqual([
      '990 Aldermere',
      '991 Eastholt',
    ])
    for (const { code } of PRACTICE_AUTHORITIES) expect(authorityByCode(code)).toBeUndefined()
  })
})
