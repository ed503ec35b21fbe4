import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { KnownPerson, Tie } from '../model.ts'

/** Someone in a family drawing, seen from the child whose page it is. */
export type Kin = {
  readonly id: string
  readonly person: KnownPerson
  /** Whose page it is. */
  readonly isChild: boolean
  /** How they stand to the child; null for the child, and for whoever is tied to the child through others alone. */
  readonly tie: Tie | null
  /** As the family says it ("Nan"), else what the tie is called, else through whom ("Kerry’s mother"). */
  readonly words: string
  readonly isHome: boolean
  /** When not always at home: "3 or 4 nights a week". */
  readonly partTime: string | null
  /** It is written down that this person may be a risk. */
  readonly isRisk: boolean
}

export type CoupleState = 'married' | 'cohabiting' | 'separated' | 'divorced'

/** Two people who are or were a couple, as it stands, and since when. */
export type Couple = {
  readonly one: string
  readonly other: string
  readonly state: CoupleState
  readonly since: CalendarDay | null
}

/** `skipped`: a grandparent, where the parent between is not written down. */
export type DescentKind = 'birth' | 'adoption' | 'fostering' | 'skipped'

/** A child of the drawing, and those of one kind of parents who are in it. */
export type Descent = { readonly child: string; readonly parents: readonly string[]; readonly kind: DescentKind }

/** A family as it is drawn: who is in it, who is whose. Nobody is in it twice. */
export type Kinship = {
  readonly kin: readonly Kin[]
  readonly couples: readonly Couple[]
  readonly descents: readonly Descent[]
  /** Brothers and sisters of whom no shared parent is in the drawing. */
  readonly siblings: readonly (readonly [string, string])[]
}

export type Point = readonly [x: number, y: number]

/** A person's symbol. `x` and `y` are its middle. */
export type Figure = {
  readonly id: string
  readonly x: number
  readonly y: number
  /** The row it stands in, from the top: 0 is the oldest generation. */
  readonly row: number
  readonly shape: 'square' | 'circle' | 'diamond' | 'triangle'
  readonly isChild: boolean
  readonly isRisk: boolean
  readonly isHome: boolean
  readonly hasDied: boolean
  /** The lines beneath the symbol; the last says that they may be a risk, where they may. */
  readonly label: readonly string[]
}

/** A line of the drawing, from point to point. `of` are those whom it ties. */
export type Line = {
  readonly points: readonly Point[]
  readonly look: 'solid' | 'dashed' | 'dotted'
  readonly of: readonly string[]
}

/** One stroke across a couple's line: separated. Two: divorced. */
export type Mark = { readonly at: Point; readonly strokes: 1 | 2 }

/** Where everything of a family drawing stands: numbers only, so that it can be tested without a screen. */
export type Genogram = {
  readonly width: number
  readonly height: number
  readonly figures: readonly Figure[]
  readonly lines: readonly Line[]
  readonly marks: readonly Mark[]
  /** Outlines of the household, dotted, one for each stretch of those at home. */
  readonly home: readonly (readonly Point[])[]
  /** How many people found no room; they are in the words. */
  readonly left: number
}

/** How large everything is, in CSS pixels. */
export type Size = {
  /** Room for one person and what is written beneath. */
  readonly slot: number
  readonly gap: number
  /** Between two lines that run beside each other. */
  readonly lane: number
  readonly labelLines: number
  /** Between what is written beneath a row and the first line above the next, and so on downwards. */
  readonly clear: number
  /** The drawing is never narrower, so that a page that fits it to a column does not enlarge it. */
  readonly least: number
  /** People of a generation at most; the nearest to the child stay. */
  readonly inRow: number
  /** People stand no further apart than they must, though not each family is then over its children. */
  readonly packed: boolean
}

export const WHOLE: Size = { slot: 108, gap: 22, lane: 8, labelLines: 3, clear: 8, least: 0, inRow: 60, packed: false }
export const SMALL: Size = { slot: 66, gap: 6, lane: 4, labelLines: 2, clear: 3, least: 390, inRow: 5, packed: true }

/** Half a symbol's width. */
export const HALF = 12
/** Half the room that a symbol takes, its second line for a risk or the child of the page counted. */
export const REACH = 17
export const LINE_HEIGHT = 15
