import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { IndexNumber } from '../../kernel/index-number.ts'
import type { IdentifierSystem, KnownPerson, PersonAddress, PersonIdentifier } from '../model.ts'

/** What someone looks for, as they gave it. Any of it may be left out. */
export type Search = {
  readonly name: string
  /** An index number, NHS number, UPN or local reference. */
  readonly number: string
  readonly birthDate: CalendarDay | null
  readonly postcode: string
}

/** One way to read what was typed as a name, in the forms it is looked up by. */
export type NameReading = {
  readonly givenKey: string
  readonly familyKey: string
  readonly givenSound: string
  readonly familySound: string
  /** The given name is not as typed, but as a name is written that is heard so. */
  readonly heard?: true
}

/** What a search looks up. */
export type Criteria = {
  readonly indexNumber: IndexNumber | null
  readonly identifiers: readonly { readonly system: IdentifierSystem; readonly value: string }[]
  readonly names: readonly NameReading[]
  readonly birthDate: CalendarDay | null
  readonly postcode: string | null
}

/** A person found, with what tells how well they fit. */
export type Found = {
  readonly person: KnownPerson
  readonly addresses: readonly PersonAddress[]
  readonly identifiers: readonly PersonIdentifier[]
}

/** How the authority stands to a child, in as much as a list of results shows. */
export type Standing = {
  readonly plans: readonly ('family-help' | 'child-in-need' | 'child-protection' | 'care' | 'pathway')[]
  readonly isOpen: boolean
  readonly wasOpen: boolean
  /** Whom to ring: the team that holds the child, or the council's own door. */
  readonly team: string
  readonly phone: string | null
}

/** A child of the authority's own records, as the one who searched may see them. */
export type FoundChild = Found & {
  readonly standing: Standing
  /** Whether the record may be opened. If not, only enough is shown to tell that it is this child, and whom to ring. */
  readonly mayLook: boolean
  /** Whether they may open it in an emergency, with a reason. */
  readonly mayOpen?: boolean
}

/** Someone of a name that is to be written down: an adult, or a child as far as the one who asks is shown them. */
export type Namesake = Found & {
  readonly mayLook: boolean
  /** Of a child; null for an adult. */
  readonly standing: Standing | null
}

/** A child of the index who is not of the authority's own records. */
export type ChildElsewhere = {
  readonly number: IndexNumber
  readonly given: string
  readonly family: string
  readonly birthDate: CalendarDay | null
  readonly postcodeDistrict: string | null
  readonly responsibleAuthority: string | null
  readonly isCertain: boolean
}

/** What the index answered: children, or why it could not be asked. */
export type IndexAnswer =
  | {
      readonly asked: true
      readonly elsewhere: readonly ChildElsewhere[]
      /** By index number: which other authorities know a child of our own records. */
      readonly alsoKnownTo: ReadonlyMap<string, readonly string[]>
    }
  | { readonly asked: false; readonly because: 'too-little' | 'unavailable' }
  /** Too much was asked for now: in so many seconds it may be asked again. */
  | { readonly asked: false; readonly because: 'budget-spent'; readonly retryAfterSeconds: number }
