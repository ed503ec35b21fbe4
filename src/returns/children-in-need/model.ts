import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { CodeSetId } from '../../statute/code-sets.ts'
import type { Edition } from './years/model.ts'

/** The year of a census: 1 April to 31 March. `year` is the one it ends in: 2026 is 2025-26. */
export type CensusYear = { readonly year: number; readonly from: CalendarDay; readonly to: CalendarDay }

/**
 * A value as the file gives it. `written` is null where the file does not have it or has it empty; `day` is null where
 * it is missing or no day. `path` says where in the file it stands, or would stand.
 */
export type Dated = { readonly written: string | null; readonly day: CalendarDay | null; readonly path: string }
export type Written = { readonly written: string | null; readonly path: string }
/** A yes or no; null where it is missing or neither. */
export type Flagged = Written & { readonly value: boolean | null }

/** A group of the file: where it stands, such as `Message/Children/Child[3]/CINdetails[1]`, and on which line it begins. */
export type Group = { readonly path: string; readonly line: number }

/** The head of a return. */
export type ReturnedHeader = Group & {
  readonly collection: Written
  readonly year: Written
  readonly referenceOn: Dated
  readonly authority: Written
}

export type ReturnedChild = Group & {
  readonly laChildId: Written
  readonly upn: Written
  readonly formerUpn: Written
  readonly upnUnknown: Written
  readonly bornOn: Dated
  readonly expectedOn: Dated
  readonly sex: Written
  readonly diedOn: Dated
  readonly ethnicity: Written
  readonly disabilities: readonly Written[]
  readonly episodes: readonly ReturnedEpisode[]
}

export type ReturnedEpisode = Group & {
  readonly referredOn: Dated
  readonly referralSource: Written
  readonly primaryNeed: Written
  readonly closedOn: Dated
  readonly closureReason: Written
  /** An initial conference without an enquiry before it, as of a child who came on another authority's plan. */
  readonly conferenceOn: Dated
  readonly noFurtherAction: Flagged
  readonly assessments: readonly ReturnedAssessment[]
  readonly needPlans: readonly ReturnedPlan[]
  readonly enquiries: readonly ReturnedEnquiry[]
  readonly protectionPlans: readonly ReturnedProtectionPlan[]
  /** Empty in a year whose collection has no such group. */
  readonly preProceedings: readonly ReturnedPreProceedings[]
}

export type ReturnedAssessment = Group & {
  readonly startedOn: Dated
  readonly authorisedOn: Dated
  readonly factors: readonly Written[]
}

export type ReturnedPlan = Group & { readonly startedOn: Dated; readonly endedOn: Dated }

export type ReturnedEnquiry = Group & {
  readonly startedOn: Dated
  readonly conferenceDueBy: Dated
  readonly conferenceOn: Dated
  readonly conferenceNotRequired: Flagged
}

export type ReturnedProtectionPlan = ReturnedPlan & {
  readonly initialCategory: Written
  readonly latestCategory: Written
  readonly previousPlans: Written
  readonly reviews: readonly Dated[]
}

/** What is checked of it: that its days are days. */
export type ReturnedPreProceedings = Group & { readonly days: readonly Dated[] }

/** `error`: the department refuses the return. `query`: it asks for an amendment or a reason. */
export type Severity = 'error' | 'query'

/** What is said of one place of a return: which rule, in plain words, and where. `child` is the authority's reference. */
export type Failure = {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly child: string | null
  readonly path: string
}

/** What a rule knows besides what it looks at. */
export type Around = {
  readonly year: CensusYear
  readonly edition: Edition
  /** Whether a code may stand in a return of this year, withdrawn ones that are still read included. */
  readonly isCode: (set: CodeSetId, code: string) => boolean
  /** The day this many working days before another, England's bank holidays left out. */
  readonly workingDaysBefore: (count: number, day: CalendarDay) => CalendarDay
  readonly isAuthority: (code: string) => boolean
}

/**
 * One rule of the department about one kind of group. `fails` gives the places that break it, or whether it is broken,
 * which is then said of the group's own place.
 */
export type Check<Looked, Within = unknown> = {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly fails: (looked: Looked, within: Within, around: Around) => boolean | readonly Group['path'][]
  /** Rules that say more exactly what is wrong: where one of them is broken in the same place, this one is not said too. */
  readonly unless?: readonly string[]
}

/** Where a group within a period of need stands. */
export type InEpisode = { readonly child: ReturnedChild; readonly episode: ReturnedEpisode }
