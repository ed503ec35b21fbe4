import type { Plan } from '../../casework/plans/model.ts'
import type { KeptBack, KeptReason } from '../../entries/keeping-back/model.ts'
import type { EntryKind, StepKind } from '../../entries/model.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Family } from '../../people/model.ts'
import type { StreamEntry } from '../chronology/model.ts'

/** For whom a copy of a child's record is: the child, or one parent. */
export type Reader =
  | { readonly whose: 'child' }
  /** `childIds`: all whose parent this is; what is said of those is not about someone else. */
  | { readonly whose: 'parent'; readonly parentId: string; readonly childIds: readonly string[] }

/** The languages in which a copy can be made. */
export const LANGUAGES = ['en'] as const
export type Language = (typeof LANGUAGES)[number]

/** A copy that was prepared, and what became of it. */
export type CopyHead = {
  readonly id: string
  readonly childId: string
  readonly whose: Reader['whose']
  readonly parentId: string | null
  readonly language: Language
  readonly largePrint: boolean
  readonly state: 'prepared' | 'handed-back' | 'released'
  readonly preparedBy: string | null
  readonly preparedByName: string
  readonly preparedAt: Instant
  readonly decidedByName: string | null
  readonly decidedAt: Instant | null
  /** Why it was handed back. */
  readonly comment: string | null
}

/** To whom a copy was given. */
export type Given = {
  readonly id: string
  readonly toWhom: string
  readonly givenOn: CalendarDay
  readonly how: string
  readonly byName: string
}
export type CopyListed = CopyHead & { readonly given: readonly Given[] }

/** A piece of a copy. `entryId` is of whom decides on it; what is printed does not have it. */
export type CopyBlock =
  | { readonly type: 'paragraph'; readonly text: string; readonly entryId?: string | undefined }
  | { readonly type: 'quote'; readonly text: string; readonly by: string; readonly entryId?: string | undefined }
  | { readonly type: 'list'; readonly items: readonly string[] }
  | { readonly type: 'photo'; readonly documentId: string; readonly alt: string }
  /** Where something was left out, and why, in words. */
  | { readonly type: 'left-out'; readonly text: string; readonly entryIds: readonly string[] }

export type CopySection = { readonly heading: string; readonly blocks: readonly CopyBlock[] }
/** A chapter of life, or what stands before and after them all. */
export type CopyPart = { readonly heading: string; readonly sections: readonly CopySection[] }

/** A whole copy, to be read, printed or frozen. */
export type CopyDocument = {
  readonly title: string
  readonly language: string
  readonly opening: readonly string[]
  readonly parts: readonly CopyPart[]
}

/** What is known of an entry, besides its words, when it is decided whether it may be in a copy. */
export type EntryFacts = {
  readonly stepKind: StepKind | null
  readonly kind: EntryKind
  readonly isFromPolice: boolean
  readonly isFromHealth: boolean
  /** Whoever told us asked not to be named, or gave no name. */
  readonly isNotToBeNamed: boolean
  /** A note that warns workers rests on it. */
  readonly isWarning: boolean
  /** Everybody it is about or that its text links, but the child. */
  readonly others: readonly OtherPerson[]
  /** Those around the child whom its words name without a link. */
  readonly named: readonly OtherPerson[]
}
export type OtherPerson = { readonly id: string; readonly kind: 'child' | 'adult' }

/** What may be shown of an entry: with or without who said it, and without these words; or nothing, and why. */
export type Shown =
  | { readonly type: 'given'; readonly named: boolean; readonly without: readonly Withheld[] }
  | { readonly type: 'left-out'; readonly reason: KeptReason; readonly byRule: boolean }
export type Withheld = { readonly words: string; readonly reason: KeptReason }

/** Why a copy that was released is not to be given after all: a new one is made. */
export type NotToGive = 'kept-back-since' | 'no-such-parent'

export type CopyRefusal =
  | 'not-found'
  | 'decided-already'
  | 'own-copy'
  | 'no-comment'
  | 'changed-meanwhile'
  | 'not-released'
  | 'nobody-given-to'
  | 'given-in-the-future'
  | NotToGive

/** An entry of the child's story, what is known of it, and what was decided of it and its step, oldest first. */
export type CopyEntry = {
  readonly entry: StreamEntry
  readonly facts: EntryFacts
  readonly decided: readonly KeptBack[]
}

/** Everything a copy is made of. Entries oldest first. */
export type CopyFacts = {
  readonly on: CalendarDay
  readonly reader: Reader
  readonly family: Family
  readonly entries: readonly CopyEntry[]
  /** Whether there are earlier entries than fit in a copy. */
  readonly hasMore: boolean
  readonly pictures: readonly Picture[]
  readonly plan: Plan | null
}

/** A photo or drawing among the child's documents. */
export type Picture = {
  readonly id: string
  readonly kind: 'portrait' | 'photo'
  readonly datedOn: CalendarDay
  readonly entryId: string
  /** A photo of the child is in their copy; any other picture only once somebody decided that it may be. */
  readonly mayBeGiven: boolean
}
