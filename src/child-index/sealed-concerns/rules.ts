import { addMonths, asCalendarDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { IndexNumber } from '../../kernel/index-number.ts'
import type { Instant } from '../../kernel/instant.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import {
  AGENCY_KINDS,
  CONCERN_BANDS,
  type ConcernEnd,
  type SealedConcern,
  type SealedConcernInput,
  type SealedConcernRefusal,
} from '../contract-concerns.ts'

/** Months ahead that a sealed concern may stand without being renewed, by the day from which that holds. */
export const STANDS_AT_MOST: readonly { readonly from: CalendarDay; readonly months: number }[] = [
  { from: '2020-01-01' as CalendarDay, months: 12 },
]

/** A sealed concern as held. */
export type HeldConcern = Omit<SealedConcernInput, 'number' | 'agencyMark'> & {
  readonly agencyMark: string | null
  readonly number: IndexNumber
  readonly authority: string
  readonly recordedAt: Instant
  readonly endedBecause: ConcernEnd | null
}

/** Whether a sealed concern can be told of as sent: readable, and standing for a while, not too long. */
export function readConcern(
  concern: SealedConcernInput,
  today: CalendarDay,
): Outcome<SealedConcernInput, SealedConcernRefusal> {
  const { reference, agencyKind, band, untilOn, whomToRing } = concern
  const known = AGENCY_KINDS.includes(agencyKind) && CONCERN_BANDS.includes(band)
  const isMarked = concern.agencyMark == null || isReadable(concern.agencyMark)
  if (!known || !isMarked || !isReadable(reference) || !isReadable(whomToRing))
    return refused('sealed-concern-not-readable')
  const fault = untilFault(untilOn, today)
  return fault ? refused(fault) : accepted({ ...concern, whomToRing: whomToRing.trim() })
}

/** What is wrong with the day to which a concern is to stand, if anything is. */
export function untilFault(
  untilOn: CalendarDay,
  today: CalendarDay,
): 'not-a-date' | 'until-not-ahead' | 'until-too-far' | undefined {
  if (asCalendarDay(untilOn) === undefined) return 'not-a-date'
  if (untilOn < today) return 'until-not-ahead'
  const rule = STANDS_AT_MOST.findLast(({ from }) => from <= today) ?? STANDS_AT_MOST[0]
  return untilOn > addMonths(today, rule?.months ?? 0) ? 'until-too-far' : undefined
}

/** How a sealed concern stands on a day: it stands to the end of its last one, unless it was ended before. */
export function stateOn({ untilOn, endedBecause }: HeldConcern, today: CalendarDay): SealedConcern['state'] {
  return endedBecause ?? (today <= untilOn ? 'stands' : 'lapsed')
}

/** A sealed concern as its own agency sees it. */
export function shownConcern(concern: HeldConcern, today: CalendarDay): SealedConcern {
  const { endedBecause: _, agencyMark: __, ...shown } = concern
  return { ...shown, state: stateOn(concern, today) }
}

/** By what two concerns of a child are told to be of one agency: the same text for one, another for each other. */
export function holderText({ number, authority, agencyMark, agencyKind, whomToRing }: HeldConcern): string {
  const agency = agencyMark === null ? ['unmarked', agencyKind, whomToRing] : ['marked', agencyMark]
  return JSON.stringify([number, authority, ...agency])
}

const MOST_LETTERS = 200
const UNREADABLE = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u

function isReadable(text: string): boolean {
  return text.trim() !== '' && text.length <= MOST_LETTERS && !UNREADABLE.test(text)
}
