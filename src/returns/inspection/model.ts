import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'

/** A list that inspectors ask for: a sheet of the workbook. */
export type InspectionList = {
  readonly number: number
  readonly name: string
  readonly columns: readonly ListColumn[]
  /** Why it is empty, where nothing of it is recorded here yet. */
  readonly notRecorded?: string
}

/** A column: its heading to the letter, which field of a listed row it gives, and how. */
export type ListColumn = { readonly heading: string; readonly field: string; readonly kind: ColumnKind }
export type ColumnKind = 'text' | 'number' | 'day' | 'yes-no' | 'y-n' | 'source' | 'category'

/** An edition of the lists: the year from which inspectors ask for them so. */
export type Edition = { readonly year: number; readonly lists: readonly InspectionList[] }

/** A row of a list as it is read from the record: of which child, and what is asked of them. */
export type ListedRow = {
  readonly childId: string
  readonly reference: string | null
  readonly sex: string
  readonly ethnicity: string | null
  readonly birthDate: CalendarDay | null
  readonly expectedOn: CalendarDay | null
  readonly disabilities: readonly string[]
  readonly [field: string]: unknown
}

/** The day lists are as on, and the six months before it, which they speak of. */
export type Window = { readonly from: CalendarDay; readonly asOn: CalendarDay }

/** What came of making the lists: how many rows each has, and how many contacts are of a child not yet found. */
export type ListsMade = {
  readonly rows: readonly { readonly number: number; readonly name: string; readonly rows: number }[]
  readonly contactsOfNobody: number
}

/** One making of the lists on the desk: asked for, and made by a job. */
export type ListsRun = {
  readonly id: string
  readonly asOn: CalendarDay
  readonly edition: number
  readonly askedAt: Instant
  readonly askedByName: string | null
  readonly madeAt: Instant | null
}

export type ListsRefusal = 'not-permitted'
