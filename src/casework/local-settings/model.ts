import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { SIGNED_KINDS, SIGNING, type SignedKind } from '../sign-off/model.ts'

export type SettingName = `signs-${SignedKind}` | 'supervision-weeks'

/** What an authority decided for itself, from a day on. */
export type LocalSetting = {
  readonly name: SettingName
  readonly value: string
  readonly fromOn: CalendarDay
  readonly reason: string
  readonly setByName: string
}

/** What may be set, with what holds where nobody set it, in the order it is shown. */
export type Settable = {
  readonly name: SettingName
  readonly usual: string
  /** The values there are; undefined where it is a number of weeks. */
  readonly values?: readonly string[]
  /** @source of the usual value */
  readonly source: string
}

/** Weeks between two supervisions of a worker, by practice; an authority sets its own. */
export const USUAL_SUPERVISION_WEEKS = 4
export const MOST_SUPERVISION_WEEKS = 12

export const SETTABLE: readonly Settable[] = [
  ...SIGNED_KINDS.map((kind) => ({
    name: `signs-${kind}` as const,
    usual: SIGNING[kind].usual,
    values: SIGNING[kind].levels,
    source: SIGNING[kind].source,
  })),
  {
    name: 'supervision-weeks',
    usual: `${USUAL_SUPERVISION_WEEKS}`,
    source: 'Practice: monthly supervision; each authority sets its own',
  },
]

export type SetSetting = {
  readonly id: string
  readonly name: SettingName
  readonly value: string
  readonly fromOn: CalendarDay
  readonly reason: string
}
export type SetSettingRefusal = 'not-permitted' | 'no-such-value' | 'no-reason' | 'begins-in-the-past'
