import type { NewEntry } from '../../../../entries/model.ts'
import type { CalendarDay } from '../../../../kernel/calendar-day.ts'
import type { Instant } from '../../../../kernel/instant.ts'

/** The tables that history is laid down in, in the order their keys need. */
export const LAID_TABLES = [
  'contact',
  'meeting',
  'meetingChild',
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
  'visit',
  'visitChild',
  'missingEpisode',
] as const
export type LaidTable = (typeof LAID_TABLES)[number]

type Row = { readonly id: string }
/** What was not written here, but reported. */
type Reported = Row & { readonly reported: true }
type Category = 'NEG' | 'PHY' | 'SAB' | 'EMO' | 'MUL'

/** A row of each table, as far as it is reported. */
export type LaidRows = {
  readonly contact: Row & {
    readonly childId: string
    readonly childAsGiven: Readonly<Record<string, string | null>>
    readonly receivedAt: Instant
    readonly sourceCode: string
    readonly sourceName: string
    readonly summary: string
    readonly words: string
    readonly decideBy: Instant
    readonly decidedAt: Instant | null
    readonly decision: string | null
  }
  readonly meeting: Row & {
    readonly kind: 'initial-conference' | 'review-conference'
    readonly heldOn: CalendarDay | null
  }
  readonly meetingChild: Row & { readonly meetingId: string; readonly childId: string }
  readonly referral: Reported & {
    readonly receivedOn: CalendarDay
    readonly sourceCode: string
    readonly sourceName?: string | null
    readonly decidedOn: CalendarDay | null
    readonly response: string | null
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
    /** Grows when it is written in here. */
    readonly revision: 0
    readonly outcome?: string | null
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
    /** What was found is decided here; a return says only whether a conference was held. */
    readonly outcome: string | null
    readonly conferenceNotRequired: boolean
    readonly conferenceTargetOn: CalendarDay | null
    readonly reportedConferenceOn: CalendarDay | null
  }
  /** A review that is not `reported` is the one an open plan awaits: recorded here, unless a return reports the plan's end. */
  readonly conference: Row & {
    readonly kind: 'initial' | 'review'
    readonly referralId: string
    readonly dueFrom: CalendarDay
    readonly heldOn: CalendarDay | null
    readonly reported: boolean
    readonly meetingId?: string | null
    readonly section47EnquiryId?: string | null
  }
  readonly conferenceChild: Row & {
    readonly conferenceId: string
    readonly childId: string
    readonly outcome: 'protection-plan' | 'no-plan' | 'continue' | 'end' | null
    readonly category: Category | null
  }
  readonly plan: Row & { readonly childId: string; readonly madeOn: CalendarDay }
  readonly planStatus: Reported & {
    readonly planId: string
    readonly childId: string
    readonly episodeId: string | null
    readonly conferenceId?: string | null
    readonly kind: 'child-in-need' | 'child-protection'
    readonly category: Category | null
    readonly firstCategory: Category | null
    readonly previousCount: number | null
    readonly fromOn: CalendarDay
    readonly toOn: CalendarDay | null
    /** The day of the import that first found it open. */
    readonly takenOverOn: CalendarDay | null
  }
  readonly closure: Reported & {
    readonly childId: string
    readonly episodeId: string
    readonly closedOn: CalendarDay
    readonly reasonCode: string
  }
  readonly visit: Reported & {
    readonly kind: 'child-in-need' | 'child-protection'
    readonly happenedOn: CalendarDay
    readonly visitedByName: string
    readonly summary: string
  }
  readonly visitChild: Row & {
    readonly visitId: string
    readonly childId: string
    readonly happenedOn: CalendarDay
    readonly seen: boolean
    readonly seenAlone: boolean
    readonly bedroomSeen: boolean
  }
  readonly missingEpisode: Row & {
    readonly childId: string
    readonly kind: 'missing' | 'away-without-authorisation'
    readonly missingFrom: Instant
    readonly lastSeen: string
    readonly reportedBy: string
    readonly worry: string
    readonly returnedAt: Instant | null
  }
}
export type LaidRow<Table extends LaidTable> = LaidRows[Table]

/** What a census does not speak of, and the tables of another system do. */
type BesideCensus = 'contact' | 'meeting' | 'meetingChild' | 'visit' | 'visitChild' | 'missingEpisode'

/** Everything one reported child becomes. Each id follows from the child and the facts, so that twice is once. */
export type Laid = { readonly [Table in Exclude<LaidTable, BesideCensus>]: readonly LaidRows[Table][] } & {
  readonly [Table in BesideCensus]?: readonly LaidRows[Table][]
} & { readonly entries: readonly NewEntry[] }

/** Makes the id of a thing from what it is: the same parts always give the same id. */
export type IdOf = (...parts: readonly (string | number)[]) => string

/** A row of any of these tables, as it stands or as it is laid down. */
export type AnyRow = Row & { readonly [column: string]: unknown }

/** The rows of one child by table and id, as imports last wrote them. */
export type WrittenRows = { readonly [Table in LaidTable]?: { readonly [id: string]: AnyRow } }

/** What a return says otherwise than the record, where it was decided here: the record stays as it is. */
export type KeptHere = { readonly row: number; readonly laChildId: string; readonly what: string }

/** What laying down a return did. */
export type LaidDown = {
  readonly children: number
  readonly newChildren: number
  readonly rowsAdded: number
  readonly rowsChanged: number
  /** Parts that the return says otherwise than they were decided here: kept as they stand. */
  readonly keptHere: number
  readonly numbered: number
  readonly withoutNumber: number
  /** Rows of the file that an earlier run, broken off, had done already. */
  readonly rowsDoneBefore: number
}
