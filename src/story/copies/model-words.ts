import type { KeptReason } from '../../entries/keeping-back/model.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tie } from '../../people/model.ts'

/** Between how old and how old a chapter is; `before`: before birth. `year` where the birthday is not known. */
export type ChapterOf = { readonly before: true } | { readonly years: number } | { readonly year: string }

/** The name by which a copy for a parent speaks of the child; null in the child's own. */
export type ChildNamed = string | null

/**
 * Every word of a copy that is ours. One object a language: a key that one of them lacks does not compile. `child` is
 * null in the child's own copy, which says "you".
 */
export type CopyWords = {
  /** As a browser and a screen reader know it: `en-GB`. */
  readonly tag: string
  /** What the language calls itself. */
  readonly name: string
  readonly title: (child: ChildNamed, name: string) => string
  readonly opening: (child: ChildNamed) => readonly string[]
  readonly earlierLeftOut: string
  readonly day: (day: CalendarDay) => string
  readonly parts: {
    readonly who: (child: ChildNamed) => string
    readonly now: string
    readonly changed: string
    readonly explained: string
  }
  readonly chapter: (of: ChapterOf, child: ChildNamed) => string
  readonly sections: {
    readonly about: (child: ChildNamed) => string
    readonly photos: string
    readonly family: (child: ChildNamed) => string
    readonly there: string
    readonly said: (child: ChildNamed) => string
    readonly worried: string
    readonly well: string
    readonly happened: string
    readonly decided: string
    readonly changed: string
    readonly why: (child: ChildNamed) => string
    readonly want: string
    readonly outcomes: string
    readonly words: string
  }
  readonly called: (child: ChildNamed, name: string) => string
  readonly says: (child: ChildNamed, says: string) => string
  readonly born: (child: ChildNamed, day: CalendarDay) => string
  readonly tie: Readonly<Record<Tie, string>>
  readonly saidTo: (child: ChildNamed, to: string | null, day: CalendarDay) => string
  readonly fact: (text: string, by: string | null, day: CalendarDay) => string
  readonly opinion: (text: string, by: string | null, day: CalendarDay) => string
  readonly hearsay: (text: string, by: string | null, day: CalendarDay) => string
  readonly putRight: (text: string) => string
  readonly forYou: (text: string, child: ChildNamed) => string
  readonly someone: string
  readonly leftOut: (count: number, reason: KeptReason, child: ChildNamed) => string
  readonly cut: (reason: KeptReason, child: ChildNamed) => string
  readonly photo: (child: ChildNamed, name: string, day: CalendarDay) => string
  readonly photosHere: Readonly<Record<'portrait' | 'photo', string>>
  readonly outcome: (statement: string, changed: string) => string
  /** Words of the work that a reader may not know, by the word as it is written, and what each means. */
  readonly explained: Readonly<Record<string, string>>
}
