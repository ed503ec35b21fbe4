import { type CalendarDay, calendarDay } from '../kernel/calendar-day.ts'

/** A ground in law on which information about a child may be asked for and given. */
export type SharingBasis = {
  readonly code: SharingBasisCode
  readonly words: string
  /** @source of the ground */
  readonly law: string
  /** The first day on which it can be relied on; null where the day of its commencement is still to be entered here: until then it is not offered. */
  readonly from: CalendarDay | null
  readonly to: CalendarDay | null
}

export const SHARING_BASIS_CODES = [
  'duty-to-share',
  'section-47',
  'section-11',
  'section-17-consent',
  'family-agreement',
  'vital-interests',
] as const
export type SharingBasisCode = (typeof SHARING_BASIS_CODES)[number]

/** In the order they are offered. */
export const SHARING_BASES: readonly SharingBasis[] = [
  {
    code: 'duty-to-share',
    words: 'The duty to share information to safeguard a child',
    law: 'Children Act 2004 s.16LA, inserted by the Children’s Wellbeing and Schools Act 2026 s.4',
    ...{ from: null, to: null },
  },
  {
    code: 'section-47',
    words: 'An enquiry whether a child suffers, or is likely to suffer, significant harm',
    law: 'Children Act 1989 s.47(9) to (11)',
    ...{ from: calendarDay('1991-10-14'), to: null },
  },
  {
    code: 'section-11',
    words: 'The agency’s own duty to safeguard children in its work',
    law: 'Children Act 2004 s.11',
    ...{ from: calendarDay('2005-10-01'), to: null },
  },
  {
    code: 'section-17-consent',
    words: 'Help for a child in need, with the agreement of whoever has parental responsibility',
    law: 'Children Act 1989 s.17 and s.27',
    ...{ from: calendarDay('1991-10-14'), to: null },
  },
  {
    code: 'family-agreement',
    words: 'The family agreed to it',
    law: 'Common law of confidence: consent',
    ...{ from: calendarDay('1991-10-14'), to: null },
  },
  {
    code: 'vital-interests',
    words: 'Somebody’s life is in danger',
    law: 'UK GDPR art. 6(1)(d) and 9(2)(c)',
    ...{ from: calendarDay('2021-01-01'), to: null },
  },
]

/** The grounds that can be relied on that day. */
export function basesOn(day: CalendarDay): readonly SharingBasis[] {
  return SHARING_BASES.filter(({ from, to }) => from !== null && from <= day && (to === null || to >= day))
}

/** What a ground is called; its code, where it is one that is not known here. */
export function basisInWords(code: string): string {
  return SHARING_BASES.find((one) => one.code === code)?.words ?? code
}
