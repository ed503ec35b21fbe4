import type { CalendarDay } from '../../kernel/calendar-day.ts'

export const VISIT_KINDS = ['child-protection', 'child-in-need', 'assessment', 'other'] as const
/** What a visit was for: the strongest plan a child visited had that day, else the assessment. */
export type VisitKind = (typeof VISIT_KINDS)[number]

/** A visit to one child, or to brothers and sisters at once. */
export type RecordVisit = {
  /** Made at the edge, so that sending twice is one visit. */
  readonly id: string
  readonly happenedOn: CalendarDay
  readonly place: string | null
  /** What happened, what was seen and heard. */
  readonly summary: string
  readonly children: readonly VisitedChild[]
}

/** What differs for each child visited. */
export type VisitedChild = {
  readonly childId: string
  readonly seen: boolean
  readonly seenAlone: boolean
  readonly bedroomSeen: boolean
  /** The child's own words, as they said them. */
  readonly words: string | null
  readonly whyNotSeen: string | null
}

export type VisitRefusal =
  | 'not-found'
  | 'nobody-chosen'
  | 'in-the-future'
  | 'before-birth'
  | 'seen-alone-but-not-seen'
  | 'not-seen-without-why'
  | 'no-summary'

/** When a child was last seen, and last seen alone; null where never. */
export type LastSeen = { readonly seenOn: CalendarDay | null; readonly aloneOn: CalendarDay | null }
