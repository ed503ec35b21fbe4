import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { instant } from '../../kernel/instant.ts'
import type { Session } from './model.ts'
import { isHeld, isWorthNoting, mayKeepWords, standing } from './rules.ts'

const today = calendarDay('2026-05-06')
const at = (time: string) => instant(`2026-05-06T${time}Z`)

function aSession(changes: Partial<Session> = {}): Session {
  return {
    sessionId: 's',
    begunAt: at('08:00:00.000'),
    lastSeenAt: at('09:00:00.000'),
    endedAt: null,
    authority: '990',
    membershipId: 'm',
    userId: 'u',
    name: 'Asha Verma',
    removedAt: null,
    agencyId: 'a',
    agencyName: 'Aldermere Council',
    teamId: null,
    roles: ['social-worker'],
    seat: 'council',
    jobTitle: 'Social worker',
    fromOn: calendarDay('2026-05-01'),
    toOn: null,
    ...changes,
  }
}

describe('a session', () => {
  it.each([
    ['stands a millisecond before 30 minutes without use', {}, '09:29:59.999', 'ok'],
    ['is over after 30 minutes without use', {}, '09:30:00.000', 'idle'],
    ['stands a millisecond before 12 hours', { lastSeenAt: at('19:59:00.000') }, '19:59:59.999', 'ok'],
    ['is over after 12 hours, however much used', { lastSeenAt: at('19:59:00.000') }, '20:00:00.000', 'too-long'],
    ['is over once signed out', { endedAt: at('09:00:00.000') }, '09:00:01.000', 'signed-out'],
    ['is over once its person is removed', { removedAt: at('09:00:00.000') }, '09:00:00.000', 'removed'],
    ['stands until its person is removed', { removedAt: at('09:10:00.000') }, '09:09:59.999', 'ok'],
    ['stands on the seat’s last day', { toOn: today }, '09:01:00.000', 'ok'],
    [
      'is over when the seat was only until yesterday',
      { toOn: calendarDay('2026-05-05') },
      '09:01:00.000',
      'seat-ended',
    ],
    [
      'says that the seat has ended rather than that it ran out',
      { toOn: calendarDay('2026-05-05') },
      '23:00:00.000',
      'seat-ended',
    ],
  ] as const)('%s', (_, changes, now, expected) => {
    const stands = standing(aSession(changes), at(now), today)
    expect(stands.ok ? 'ok' : stands.refusal).toBe(expected)
  })

  it('has its use noted once a minute', () => {
    expect(isWorthNoting(aSession(), at('09:00:59.999'))).toBe(false)
    expect(isWorthNoting(aSession(), at('09:01:00.000'))).toBe(true)
  })
})

describe('a seat', () => {
  it('is held from its first day to its last, both included', () => {
    const seat = { fromOn: calendarDay('2026-05-06'), toOn: calendarDay('2026-05-08') }
    const days = ['2026-05-05', '2026-05-06', '2026-05-08', '2026-05-09'].map(calendarDay)
    expect(days.map((day) => isHeld(seat, day))).toEqual([false, true, true, false])
  })
})

describe('what was typed', () => {
  it('is kept after the session ran out or was ended, but not for someone who is no longer one of us', () => {
    const late = at('23:00:00.000')
    expect(mayKeepWords(aSession(), late, today)).toBe(true)
    expect(mayKeepWords(aSession({ endedAt: at('09:00:00.000') }), late, today)).toBe(true)
    expect(mayKeepWords(aSession({ removedAt: at('09:00:00.000') }), late, today)).toBe(false)
    expect(mayKeepWords(aSession({ toOn: calendarDay('2026-05-05') }), late, today)).toBe(false)
  })
})
