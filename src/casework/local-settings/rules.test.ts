import { describe, expect, it } from 'vitest'
import { addDays, calendarDay } from '../../kernel/calendar-day.ts'
import type { LocalSetting, SetSetting } from './model.ts'
import { setSetting, settingOn, supervisionWeeks } from './rules.ts'

const TODAY = calendarDay('2026-03-19')
const setting = (over: Partial<LocalSetting> = {}): LocalSetting => ({
  ...{
    name: 'signs-closure',
    value: 'service-manager',
    fromOn: TODAY,
    reason: 'Agreed in May',
    setByName: 'Gareth Pugh',
  },
  ...over,
})
const set = (over: Partial<SetSetting>) =>
  setSetting(
    { id: 'a', name: 'signs-closure', value: 'service-manager', fromOn: TODAY, reason: 'Agreed', ...over },
    TODAY,
  )

describe('what an authority sets', () => {
  it('holds from its day on; until then what was usual, or set before', () => {
    const settings = [setting(), setting({ value: 'team-manager', fromOn: addDays(TODAY, 10) })]
    const on = (days: number) => settingOn(settings, 'signs-closure', addDays(TODAY, days))
    expect([on(-1), on(0), on(9), on(10)]).toEqual([
      'team-manager',
      'service-manager',
      'service-manager',
      'team-manager',
    ])
    expect(settingOn(settings, 'signs-section-47-conclusion', TODAY)).toBe('nobody')
  })

  it('twice for one day, is what was set last', () => {
    const settings = [setting({ value: 'team-manager' }), setting()]
    expect(settingOn(settings, 'signs-closure', TODAY)).toBe('team-manager')
  })

  it('is four weeks between supervisions where nobody set another number', () => {
    expect(supervisionWeeks([], TODAY)).toBe(4)
    expect(supervisionWeeks([setting({ name: 'supervision-weeks', value: '6' })], TODAY)).toBe(6)
  })

  it.each([
    ['no-such-value', { value: 'nobody' }],
    ['no-such-value', { value: 'the mayor' }],
    ['no-such-value', { name: 'supervision-weeks', value: '0' }],
    ['no-such-value', { name: 'supervision-weeks', value: '13' }],
    ['no-such-value', { name: 'supervision-weeks', value: 'four' }],
    ['no-reason', { reason: ' ' }],
    ['begins-in-the-past', { fromOn: addDays(TODAY, -1) }],
  ] as const)('is refused as %s: %j', (refusal, over) => {
    expect(set(over as Partial<SetSetting>)).toEqual({ ok: false, refusal })
  })

  it('may be nobody besides the writer where the law does not ask for a manager', () => {
    expect(set({ name: 'signs-section-47-conclusion', value: 'nobody' })).toMatchObject({ ok: true })
    expect(set({ name: 'supervision-weeks', value: '6' })).toMatchObject({ ok: true })
  })
})
