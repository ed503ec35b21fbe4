import { describe, expect, it } from 'vitest'
import type { Role } from '../../access/actor.ts'
import { addDays, calendarDay } from '../../kernel/calendar-day.ts'
import type { Colleague, SetCover } from './model.ts'
import { maySetFor, mayStandIn, setCover, stateOf } from './rules.ts'

const TODAY = calendarDay('2026-03-19')
const person = (userId: string, roles: readonly Role[], teamId = 'south'): Colleague => ({
  ...{ userId, name: userId, jobTitle: '', roles, teamId },
})
const asha = person('asha', ['social-worker'])
const chidi = person('chidi', ['social-worker'])
const ACT: SetCover = {
  ...{ id: 'cover', absentUser: 'asha', coveringUser: 'chidi', reason: 'Leave' },
  ...{ fromOn: TODAY, toOn: addDays(TODAY, 13) },
}
const set = (over: Partial<SetCover> = {}, state = {}) =>
  setCover({ absent: asha, covering: chidi, set: [], ...state }, { ...ACT, ...over }, TODAY)

describe('cover', () => {
  it('is set from today on, with its reason', () => {
    expect(set({ reason: ' Leave ' })).toEqual({ ok: true, value: ACT })
    expect(set({ toOn: TODAY })).toMatchObject({ ok: true })
  })

  it.each([
    ['begins-in-the-past', { fromOn: addDays(TODAY, -1) }],
    ['ends-before-it-begins', { fromOn: addDays(TODAY, 2), toOn: addDays(TODAY, 1) }],
    ['too-long', { toOn: addDays(TODAY, 92) }],
    ['no-reason', { reason: ' ' }],
  ])('is refused as %s', (refusal, over) => {
    expect(set(over)).toEqual({ ok: false, refusal })
  })

  it('is refused for the same person, for nobody, and twice for the same days', () => {
    expect(set({}, { covering: asha })).toEqual({ ok: false, refusal: 'same-person' })
    expect(set({}, { absent: undefined })).toEqual({ ok: false, refusal: 'no-such-colleague' })
    const other = { ...ACT, id: 'other', endedOn: null, fromOn: addDays(TODAY, 13), toOn: addDays(TODAY, 20) }
    expect(set({}, { set: [other] })).toEqual({ ok: false, refusal: 'covered-already' })
    expect(set({ toOn: addDays(TODAY, 12) }, { set: [other] })).toMatchObject({ ok: true })
    expect(set({}, { set: [{ ...other, endedOn: TODAY }] })).toMatchObject({ ok: true })
  })

  it.each([
    ['a social worker by a social worker', ['social-worker'], ['social-worker'], true],
    ['a social worker by a manager', ['team-manager'], ['social-worker'], true],
    ['a manager by a manager', ['team-manager'], ['team-manager'], true],
    ['a manager by a social worker', ['social-worker'], ['team-manager'], false],
    ['a chair by a manager', ['team-manager'], ['conference-chair'], false],
    [
      'whoever does two kinds of work, by someone who does both',
      ['team-manager'],
      ['team-manager', 'conference-chair'],
      false,
    ],
    ['an analyst by anyone', ['analyst'], ['analyst'], false],
  ] as const)('%s', (_, covering, absent, allowed) => {
    expect(mayStandIn(covering, absent)).toBe(allowed)
  })

  it.each([
    ['oneself', person('asha', ['social-worker']), true],
    ['a colleague', chidi, false],
    ['their manager', person('tom', ['team-manager']), true],
    ['another team’s manager', person('yasmin', ['team-manager'], 'north'), false],
    ['a service manager', person('ruth', ['service-manager'], 'none'), true],
  ])('is said for Asha by %s', (_, who, allowed) => {
    expect(maySetFor(who, asha)).toBe(allowed)
  })

  it('comes, runs through its last day, and is over or was ended', () => {
    const cover = { fromOn: TODAY, toOn: addDays(TODAY, 2), endedOn: null }
    const on = (days: number, ended: number | null = null) =>
      stateOf({ ...cover, endedOn: ended === null ? null : addDays(TODAY, ended) }, addDays(TODAY, days))
    expect([on(-1), on(0), on(2), on(3), on(1, 1), on(0, 1)]).toEqual([
      'to-come',
      'runs',
      'runs',
      'over',
      'ended',
      'runs',
    ])
  })
})
