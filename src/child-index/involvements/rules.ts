import { addMonths, asCalendarDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Broker, Involvement, InvolvementInput, InvolvementKind, ShownAs } from '../contract-involvements.ts'

/** Months after which an involvement of which nothing more was heard no longer shows, by the day they were first so reckoned. */
export const LAPSES_AFTER: readonly { readonly from: CalendarDay; readonly months: number }[] = [
  { from: '2020-01-01' as CalendarDay, months: 12 },
]

/** Whether an involvement can be recorded as sent: every text there and readable, the days real and in order. */
export function readInvolvement(
  input: InvolvementInput,
  today: CalendarDay,
): Outcome<
  InvolvementInput & { readonly shown: ShownAs },
  'involvement-not-readable' | 'not-a-date' | 'ended-before-it-began'
> {
  if (![input.reference, input.organisation, input.role, input.contact].every(isReadable)) {
    return refused('involvement-not-readable')
  }
  if (!(input.kind in KINDS) || !SHOWN.has(input.shown ?? 'named')) return refused('involvement-not-readable')
  const { sinceOn, lastSeenOn } = input
  if (asCalendarDay(sinceOn) === undefined || sinceOn > today) return refused('not-a-date')
  const told = { ...input, sensitive: isSensitive(input), shown: shownAs(input) }
  if (lastSeenOn === null) return accepted(told)
  if (asCalendarDay(lastSeenOn) === undefined || lastSeenOn > today) return refused('not-a-date')
  return lastSeenOn < sinceOn ? refused('ended-before-it-began') : accepted(told)
}

/** Whether whom to ask can be read. */
export function readBroker({ name, contact }: Broker): Outcome<Broker, 'broker-not-readable'> {
  return isReadable(name) && isReadable(contact)
    ? accepted({ name: name.trim(), contact: contact.trim() })
    : refused('broker-not-readable')
}

/** An involvement as held, with the day on which it was last told of or renewed. */
export type HeldInvolvement = Omit<Involvement, 'lapsesOn'> & { readonly renewedOn: CalendarDay }

/**
 * The day from which an involvement no longer shows: months after it was last heard of. Telling of it is hearing of it,
 * and so is seeing the child.
 */
export function lapsesOn({ sinceOn, lastSeenOn, renewedOn }: HeldInvolvement): CalendarDay {
  const heard = [sinceOn, renewedOn, lastSeenOn ?? sinceOn].reduce((a, b) => (a > b ? a : b))
  const rule = LAPSES_AFTER.findLast(({ from }) => from <= heard) ?? LAPSES_AFTER[0]
  return addMonths(heard, rule?.months ?? 0)
}

/** Whether an involvement goes on, as far as is known on that day. */
export function isLive(held: HeldInvolvement, today: CalendarDay): boolean {
  return held.endedOn === null && today < lapsesOn(held)
}

/** What an authority is shown of an involvement: of another's sensitive service, that it exists, or nothing. */
export function shownInvolvement(held: HeldInvolvement, authority: string): Involvement | undefined {
  const { renewedOn: _, ...involvement } = { ...held, lapsesOn: lapsesOn(held) }
  if (involvement.shown === 'named' || involvement.authority === authority) return involvement
  if (involvement.shown === 'hidden') return undefined
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
const SHOWN: ReadonlySet<string> = new Set<ShownAs>(['named', 'broker', 'hidden'])
/** Every kind, and whether it is sensitive whatever is said. */
const KINDS: Readonly<Record<InvolvementKind, boolean>> = {
  'childrens-services': false,
  'gp-practice': false,
  'health-visiting': false,
  hospital: false,
  school: false,
  'early-years': false,
  'early-help': false,
  police: false,
  'sexual-health': true,
  'substance-misuse': true,
  'mental-health': true,
  other: false,
}

function isReadable(text: string): boolean {
  return text.trim() !== '' && text.length <= MOST_LETTERS && !UNREADABLE.test(text)
}

function isSensitive({ sensitive, kind, shown = 'named' }: InvolvementInput): boolean {
  return sensitive || KINDS[kind] || shown !== 'named'
}

function shownAs(input: InvolvementInput): ShownAs {
  if (input.shown === 'hidden') return 'hidden'
  return isSensitive(input) ? 'broker' : 'named'
}
