import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import {
  type CountedSetting,
  type LocalSetting,
  MOST_OF,
  SETTABLE,
  type SetSetting,
  type SetSettingRefusal,
  type SettingName,
  USUAL_SUPERVISION_WEEKS,
} from './model.ts'

/** The value that holds on this day: the latest that has begun, else the usual one. */
export function settingOn(settings: readonly LocalSetting[], name: SettingName, day: CalendarDay): string {
  const begun = settings.filter((one) => one.name === name && one.fromOn <= day)
  const latest = begun.reduce<LocalSetting | undefined>(
    (last, one) => (last && last.fromOn >= one.fromOn ? last : one), // of one day, the one set last comes first
    undefined,
  )
  return latest?.value ?? usualOf(name)
}

/** Weeks until the next supervision is due. */
export function supervisionWeeks(settings: readonly LocalSetting[], day: CalendarDay): number {
  return Number(settingOn(settings, 'supervision-weeks', day)) || USUAL_SUPERVISION_WEEKS
}

/** The number that holds on this day: hours a record opened in an emergency stays open, days to answer a request. */
export function countedOn(settings: readonly LocalSetting[], name: CountedSetting, day: CalendarDay): number {
  return Number(settingOn(settings, name, day)) || Number(usualOf(name))
}

/** Whether a setting is a number. */
export function isCounted(name: SettingName): name is CountedSetting {
  return name in MOST_OF
}

/** Whether an authority may set this: only what the law leaves to it, from today on, and with a reason. */
export function setSetting(act: SetSetting, today: CalendarDay): Outcome<SetSetting, SetSettingRefusal> {
  if (!isValue(act.name, act.value)) return refused('no-such-value')
  if (act.fromOn < today) return refused('begins-in-the-past')
  if (act.reason.trim() === '') return refused('no-reason')
  return accepted({ ...act, reason: act.reason.trim() })
}

function isValue(name: SettingName, value: string): boolean {
  const settable = SETTABLE.find((one) => one.name === name)
  if (settable?.values) return settable.values.includes(value)
  const count = Number(value)
  return isCounted(name) && Number.isInteger(count) && count >= 1 && count <= MOST_OF[name]
}

function usualOf(name: SettingName): string {
  return SETTABLE.find((one) => one.name === name)?.usual ?? ''
}
