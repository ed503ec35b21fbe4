import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { SIGNED_KINDS, SIGNING, type SignedKind } from '../sign-off/model.ts'

export type SettingName = `signs-${SignedKind}` | CountedSetting

/** Settings that are a number, with what it counts. */
export type CountedSetting = 'supervision-weeks' | 'break-glass-hours' | 'share-answer-days'

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
  /** The values there are; undefined where it is a number. */
  readonly values?: readonly string[]
  /** @source of the usual value */
  readonly source: string
}

/** Weeks between two supervisions of a worker, by practice; an authority sets its own. */
export const USUAL_SUPERVISION_WEEKS = 4
export const MOST_SUPERVISION_WEEKS = 12

/** The most that each number may be; the least is 1. */
export const MOST_OF: Readonly<Record<CountedSetting, number>> = {
  'supervision-weeks': MOST_SUPERVISION_WEEKS,
  'break-glass-hours': 12,
  'share-answer-days': 20,
}

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
  {
    name: 'break-glass-hours',
    usual: '4',
    source: 'Practice: long enough for one emergency, over before the morning; each authority sets its own',
  },
  {
    name: 'share-answer-days',
    usual: '3',
    source: 'Practice: working days to answer a usual request; what is urgent is asked for sooner',
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
