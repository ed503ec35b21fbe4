import { describe, expect, it } from 'vitest'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { anIdentity } from './builder.ts'
import { readIdentity } from './rules.ts'

const TODAY = '2026-06-01' as CalendarDay

describe('an identity as sent', () => {
  it('of a child who is born says no more when they were expected', () => {
    const read = readIdentity(anIdentity({ born: '2026-05-20', expected: '2026-05-28' }), TODAY)
    expect(read).toMatchObject({ ok: true, value: { birthDate: '2026-05-20', expectedOn: null } })
    expect(readIdentity(anIdentity({ born: null, expected: '2026-07-28' }), TODAY)).toMatchObject({
      value: { expectedOn: '2026-07-28' },
    })
  })
})
