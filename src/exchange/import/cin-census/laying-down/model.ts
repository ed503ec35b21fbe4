import type { Insertable } from 'kysely'
import type { NewEntry } from '../../../../entries/model.ts'
import type { DB } from '../../../../platform/schema.ts'

/** The tables a return's history is laid down in, in the order their keys need. */
export const LAID_TABLES = [
  'referral',
  'referralChild',
  'episode',
  'assessment',
  'assessmentChild',
  'section47Enquiry',
  'section47EnquiryChild',
  'conference',
  'conferenceChild',
  'plan',
  'planStatus',
  'closure',
] as const
export type LaidTable = (typeof LAID_TABLES)[number]

export type LaidRow<Table extends LaidTable> = Omit<Insertable<DB[Table]>, 'authority'>

/** Everything one child of a return becomes. Each id follows from the child and the facts, so that twice is once. */
export type Laid = { readonly [Table in LaidTable]: readonly LaidRow<Table>[] } & {
  readonly entries: readonly NewEntry[]
}

/** Makes the id of a thing from what it is: the same parts always give the same id. */
export type IdOf = (...parts: readonly (string | number)[]) => string

/** What laying down a return did. */
export type LaidDown = {
  readonly children: number
  readonly newChildren: number
  readonly rowsAdded: number
  readonly rowsChanged: number
  readonly numbered: number
  readonly withoutNumber: number
}
