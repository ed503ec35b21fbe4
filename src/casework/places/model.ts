import type { CalendarDay } from '../../kernel/calendar-day.ts'

export const PLACE_KINDS = [
  ...(['park', 'shop', 'address', 'street', 'transport', 'school', 'online', 'other', 'peer-group'] as const),
] as const
export type PlaceKind = (typeof PLACE_KINDS)[number]

/** Kinds of whom nobody is known by the name alone: they may be chosen for any child. */
export const PUBLIC_KINDS = [
  'park',
  'shop',
  'street',
  'transport',
  'school',
  'online',
  'other',
] as const satisfies readonly PlaceKind[]

/** A place where children may be harmed, or a group of peers: what is known of it, and when it is looked at again. */
export type Place = {
  readonly id: string
  readonly kind: PlaceKind
  readonly name: string
  readonly lines: string | null
  readonly postcode: string | null
  readonly known: string
  readonly sinceOn: CalendarDay
  readonly reviewBy: CalendarDay
  readonly closedOn: CalendarDay | null
  readonly closedHow: string | null
}

export type NewPlace = Omit<Place, 'closedOn' | 'closedHow'>

/** Who goes to a place or is of a group, and what they do there. */
export type PlacePerson = {
  readonly id: string
  readonly placeId: string
  readonly personId: string
  readonly words: string
  readonly fromOn: CalendarDay
  readonly toOn: CalendarDay | null
}

/** Someone looks again at a place: what is known now, and when to look next, or how it ended. */
export type PlaceReview = {
  readonly known: string
  readonly reviewBy: CalendarDay
  readonly closedHow: string | null
}

export type PlaceRefusal =
  | 'not-found'
  | 'nothing-written'
  | 'since-in-the-future'
  | 'review-not-ahead'
  | 'postcode-wrong'
  | 'linked-already'
