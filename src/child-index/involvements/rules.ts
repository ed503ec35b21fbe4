import { asCalendarDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Involvement, InvolvementInput } from '../contract-involvements.ts'

/** Whether an involvement can be recorded as sent: every text there and readable, the days real and in order. */
export function readInvolvement(
  input: InvolvementInput,
  today: CalendarDay,
): Outcome<InvolvementInput, 'involvement-not-readable' | 'not-a-date' | 'ended-before-it-began'> {
  const texts = [input.reference, input.organisation, input.role, input.contact]
  if (!texts.every((text) => text.trim() !== '' && text.length <= MOST_LETTERS && !UNREADABLE.test(text))) {
    return refused('involvement-not-readable')
  }
  if (!KINDS.has(input.kind)) return refused('involvement-not-readable')
  const { sinceOn, lastSeenOn } = input
  if (asCalendarDay(sinceOn) === undefined || sinceOn > today) return refused('not-a-date')
  if (lastSeenOn === null) return accepted(input)
  if (asCalendarDay(lastSeenOn) === undefined || lastSeenOn > today) return refused('not-a-date')
  return lastSeenOn < sinceOn ? refused('ended-before-it-began') : accepted(input)
}

/** What an authority is shown: of another's sensitive service, that it exists. */
export function shownInvolvement(involvement: Involvement, authority: string): Involvement {
  if (!involvement.sensitive || involvement.authority === authority) return involvement
  return {
    ...involvement,
    reference: '',
    kind: 'other',
    organisation: null,
    role: null,
    contact: null,
    lastSeenOn: null,
  }
}

const MOST_LETTERS = 200
const UNREADABLE = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u
const KINDS: ReadonlySet<string> = new Set<Involvement['kind']>([
  'childrens-services',
  'gp-practice',
  'health-visiting',
  'hospital',
  'school',
  'early-years',
  'early-help',
  'police',
  'other',
])
