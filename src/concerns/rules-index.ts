import type { AgencyKind, ConcernBand, ConcernEnd, SealedConcernInput } from '../child-index/contract-concerns.ts'
import { addDays, addMonths, type CalendarDay } from '../kernel/calendar-day.ts'
import type { Concern } from './model.ts'

/** Of a sealed concern, what the index may learn: that it is there, never what it says. */
export type Existing = Pick<Concern, 'id' | 'state' | 'reviewBy' | 'mayNameAgency'> & {
  readonly indexNumber: string
  readonly band: ConcernBand | null
  readonly raisedByName: string
  /** Title and agency of the author. */
  readonly raisedByTitle: string
  /** As an agency is registered: `gp-practice`, `school`, … */
  readonly agencyKind: string
  readonly agencyPhone: string | null
  /** The council's own door, which passes a question on for an agency that is not to be named. */
  readonly dutyLine: string | null
}

/** What the index is told: that it stands, that it has ended, or nothing, because it lapses there by itself. */
export type Telling =
  | { readonly what: 'stands'; readonly concern: SealedConcernInput }
  | { readonly what: 'ended'; readonly because: ConcernEnd }
  | { readonly what: 'nothing' }

/** Months ahead to which the index lets a concern stand without being renewed. */
const LONGEST_AHEAD_MONTHS = 12

/**
 * What the index is to be told of a sealed concern today. It stands there to the eve of the day on which its author is
 * asked whether it still does.
 */
export function tellingOf(concern: Existing, today: CalendarDay): Telling {
  const { state, reviewBy } = concern
  if (state === 'withdrawn' || state === 'resolved') return { what: 'ended', because: state }
  if (state === 'lapsed' || reviewBy <= today) return { what: 'nothing' }
  const untilOn = [addDays(reviewBy, -1), addMonths(today, LONGEST_AHEAD_MONTHS)].toSorted()[0] as CalendarDay
  return {
    what: 'stands',
    concern: {
      reference: concern.id,
      number: concern.indexNumber,
      agencyKind: KINDS[concern.agencyKind] ?? 'other',
      band: concern.band ?? 'unsure',
      untilOn,
      whomToRing: whomToRing(concern),
    },
  }
}

const KINDS: Readonly<Record<string, AgencyKind>> = {
  'childrens-services': 'childrens-services',
  'gp-practice': 'health',
  hospital: 'health',
  'health-visiting': 'health',
  school: 'education',
  'early-years': 'education',
  police: 'police',
  'early-help': 'early-help',
  housing: 'housing',
  voluntary: 'voluntary',
}

/** Letters that the index keeps of whom to ring. */
const LONGEST = 200

/** The author, where their agency may be named; else the council's door, which knows whom to ask. */
function whomToRing({ mayNameAgency, raisedByName, raisedByTitle, agencyPhone, dutyLine }: Existing): string {
  const [who, phone] = mayNameAgency
    ? [`${raisedByName}, ${raisedByTitle}`, agencyPhone ?? dutyLine]
    : ['The front door, which passes your question on', dutyLine]
  const text = phone ? `${phone}, ${who}` : who
  return text.replace(/[\p{C}]/gu, ' ').slice(0, LONGEST)
}
