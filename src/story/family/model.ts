import type { PlaceKind } from '../../casework/places/model.ts'
import type { Risk, RiskReviewed } from '../../casework/worries/model-risks.ts'
import type { EntryKind, RichText } from '../../entries/model.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Kinship } from '../../people/genogram/model.ts'
import type { Family, HouseholdOverTime, KnownPerson, PersonAddress, Relationship } from '../../people/model.ts'

/** A child's family, drawn out to those who are tied to it through others. */
export type FamilySeen = {
  readonly family: Family
  readonly kinship: Kinship
  /** Every tie among those in it, past ones too. */
  readonly ties: readonly Relationship[]
  readonly mayEdit: boolean
  /** Those in it whose own page the reader may open. */
  readonly mayOpen: ReadonlySet<string>
}

/** A tie of a person's, with who is at its other side. */
export type TieSeenOfPerson = { readonly tie: Relationship; readonly other: KnownPerson }

export type EntrySeen = {
  readonly id: string
  readonly kind: EntryKind
  readonly title: string
  readonly body: RichText
  readonly happenedOn: CalendarDay
  readonly saidBy: string
  /** One of the children it is about whom the reader works with: it stands in their story. */
  readonly childId: string
}

export type PlaceSeen = {
  readonly id: string
  readonly kind: PlaceKind
  readonly name: string
  readonly words: string
  readonly fromOn: CalendarDay
}

/** Somebody around children, as far as the reader works with these. */
export type PersonSeen = {
  readonly person: KnownPerson
  readonly addresses: readonly PersonAddress[]
  readonly ties: readonly TieSeenOfPerson[]
  readonly homes: readonly HouseholdOverTime[]
  /** The children around this person whom the reader may look at. */
  readonly children: readonly KnownPerson[]
  /** What is and was written down of them as a risk, the latest first. */
  readonly risks: readonly Risk[]
  readonly reviews: readonly RiskReviewed[]
  readonly places: readonly PlaceSeen[]
  readonly entries: readonly EntrySeen[]
  readonly mayEdit: boolean
  readonly mayWorry: boolean
}
