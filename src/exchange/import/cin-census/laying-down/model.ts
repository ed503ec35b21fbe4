import type { NewEntry } from '../../../../entries/model.ts'
import type { CalendarDay } from '../../../../kernel/calendar-day.ts'

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

type Row = { readonly id: string }
/** What was not written here, but reported. */
type Reported = Row & { readonly reported: true }
type Category = 'NEG' | 'PHY' | 'SAB' | 'EMO' | 'MUL'

/** A row of each table, as far as a return fills it. */
export type LaidRows = {
  readonly referral: Reported & {
    readonly receivedOn: CalendarDay
    readonly sourceCode: string
    readonly decidedOn: CalendarDay
    readonly response: 'assessment' | 'no-further-action'
  }
  readonly referralChild: Row & {
    readonly referralId: string
    readonly childId: string
    readonly noFurtherAction: boolean
  }
  readonly episode: Reported & {
    readonly childId: string
    readonly referralId: string
    readonly openedOn: CalendarDay
    readonly primaryNeed: string | null
    readonly closedOn: CalendarDay | null
    readonly closureReason: string | null
  }
  readonly assessment: Reported & {
    readonly referralId: string
    readonly startedOn: CalendarDay
    readonly internalReviewOn: CalendarDay | null
    readonly authorisedOn: CalendarDay | null
    readonly state: 'open' | 'authorised'
  }
  readonly assessmentChild: Row & {
    readonly assessmentId: string
    readonly childId: string
    readonly factors: readonly string[]
  }
  readonly section47Enquiry: Reported & {
    readonly referralId: string
    readonly startedOn: CalendarDay
    readonly concludedOn: CalendarDay | null
  }
  readonly section47EnquiryChild: Row & {
    readonly section47EnquiryId: string
    readonly childId: string
    readonly conferenceNotRequired: boolean
    readonly conferenceTargetOn: CalendarDay | null
    readonly reportedConferenceOn: CalendarDay | null
  }
  readonly conference: Reported & {
    readonly kind: 'initial' | 'review'
    readonly referralId: string
    readonly dueFrom: CalendarDay
    readonly heldOn: CalendarDay
  }
  readonly conferenceChild: Row & {
    readonly conferenceId: string
    readonly childId: string
    readonly outcome: 'protection-plan' | 'continue' | 'end' | null
    readonly category: Category | null
  }
  readonly plan: Row & { readonly childId: string; readonly madeOn: CalendarDay }
  readonly planStatus: Reported & {
    readonly planId: string
    readonly childId: string
    readonly episodeId: string
    readonly kind: 'child-in-need' | 'child-protection'
    readonly category: Category | null
    readonly firstCategory: Category | null
    readonly previousCount: number | null
    readonly fromOn: CalendarDay
    readonly toOn: CalendarDay | null
  }
  readonly closure: Reported & {
    readonly childId: string
    readonly episodeId: string
    readonly closedOn: CalendarDay
    readonly reasonCode: string
  }
}
export type LaidRow<Table extends LaidTable> = LaidRows[Table]

/** Everything one child of a return becomes. Each id follows from the child and the facts, so that twice is once. */
export type Laid = { readonly [Table in LaidTable]: readonly LaidRows[Table][] } & {
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
  /** Rows of the file that an earlier run, broken off, had done already. */
  readonly rowsDoneBefore: number
}
