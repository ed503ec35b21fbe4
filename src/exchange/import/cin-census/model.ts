import type { CalendarDay } from '../../../kernel/calendar-day.ts'

/** What the return says of itself, before its children. */
export type CensusReturn = {
  /** The collection year, which ends on 31 March: 2026 is 2025-26. Null where the file does not say. */
  readonly year: number | null
  readonly referenceOn: CalendarDay | null
  /** The department's three-digit code of the authority that made the return. */
  readonly authority: string
  readonly softwareCode: string | null
  readonly release: string | null
  readonly serialNumber: string | null
  /** When the file was made, as its software wrote it. */
  readonly writtenAt: string | null
}

/** A code as the authority reported it; one outside the department's list is kept as text. */
export type CodedValue = { readonly code: string; readonly recognised: boolean }

/** A UPN as the authority wrote it. Only one that `identifies` may be used to find a child. */
export type WrittenUpn = { readonly written: string; readonly identifies: boolean }

export type CensusSex = 'M' | 'F' | 'U'

/** One child of the return: a row of the report. */
export type CensusChild = {
  /** The child's place among the children of the file, from 1. */
  readonly row: number
  readonly line: number
  /** The authority's own reference for the child (LAchildID). */
  readonly laChildId: string
  readonly upn: WrittenUpn | null
  readonly formerUpn: WrittenUpn | null
  readonly upnUnknown: CodedValue | null
  readonly bornOn: CalendarDay | null
  readonly expectedOn: CalendarDay | null
  readonly diedOn: CalendarDay | null
  readonly sex: CensusSex
  readonly ethnicity: CodedValue | null
  readonly disabilities: readonly CodedValue[]
  readonly episodes: readonly CensusEpisode[]
  /** What the file says that this version has no field for, such as the 2026-27 pre-proceedings group. */
  readonly unrecognised: readonly Unrecognised[]
}

/** One CINdetails group: a period of need, opened by a referral. */
export type CensusEpisode = {
  readonly line: number
  readonly referredOn: CalendarDay
  readonly referralSource: CodedValue | null
  readonly primaryNeed: CodedValue | null
  readonly closedOn: CalendarDay | null
  readonly closureReason: CodedValue | null
  /** An initial conference not preceded by an enquiry, as of a child who came from another authority's plan. */
  readonly initialConferenceOn: CalendarDay | null
  /** Null where the return does not say. */
  readonly noFurtherAction: boolean | null
  readonly assessments: readonly CensusAssessment[]
  readonly childInNeedPlans: readonly CensusPlanDates[]
  readonly section47Enquiries: readonly CensusSection47Enquiry[]
  readonly childProtectionPlans: readonly CensusChildProtectionPlan[]
}

export type CensusAssessment = {
  readonly line: number
  readonly startedOn: CalendarDay
  readonly internalReviewOn: CalendarDay | null
  readonly authorisedOn: CalendarDay | null
  readonly factors: readonly CodedValue[]
}

export type CensusPlanDates = {
  readonly line: number
  readonly startedOn: CalendarDay
  readonly endedOn: CalendarDay | null
}

export type CensusSection47Enquiry = {
  readonly line: number
  readonly startedOn: CalendarDay
  readonly conferenceDueBy: CalendarDay | null
  readonly conferenceOn: CalendarDay | null
  readonly conferenceNotRequired: boolean | null
}

export type CensusChildProtectionPlan = CensusPlanDates & {
  readonly initialCategory: CodedValue | null
  readonly latestCategory: CodedValue | null
  readonly previousPlans: number | null
  readonly reviewedOn: readonly CalendarDay[]
}

/** An element or attribute without a field here: where it stood and what it said. */
export type Unrecognised = { readonly path: string; readonly line: number; readonly text: string }

/** Something the report says of a row, in plain words, with its place in the file. */
export type Note = {
  readonly kind: NoteKind
  readonly code: NoteCode
  readonly words: string
  readonly path: string
  readonly line: number
}

/**
 * `refusal`: the row cannot be laid down. `correction`: it is laid down, but something was read otherwise than written,
 * or left out. `remark`: it is laid down exactly as reported, and someone may want to look.
 */
export type NoteKind = 'refusal' | 'correction' | 'remark'

export type NoteCode =
  | 'abandoned-module'
  | 'age-unlikely'
  | 'boolean-not-understood'
  | 'boolean-reworded'
  | 'born-in-future'
  | 'both-birth-dates'
  | 'code-missing'
  | 'code-rewritten'
  | 'code-unrecognised'
  | 'count-not-understood'
  | 'date-impossible'
  | 'date-in-future'
  | 'date-placeholder'
  | 'date-rewritten'
  | 'dates-out-of-order'
  | 'field-too-long'
  | 'given-twice'
  | 'identifiers-missing'
  | 'no-birth-date'
  | 'no-episode'
  | 'no-la-child-id'
  | 'no-referral-date'
  | 'reference-unusual'
  | 'repeated-differently'
  | 'repeated-the-same'
  | 'sex-not-understood'
  | 'sex-rewritten'
  | 'upn-not-valid'
  | 'upn-on-two-children'
  | 'upn-rewritten'

/** What was made of one row. */
export type Finding =
  | {
      readonly outcome: 'accepted' | 'corrected'
      readonly row: number
      readonly line: number
      readonly child: CensusChild
      readonly notes: readonly Note[]
    }
  | {
      /** The same child with the same contents stands earlier, at `firstRow`: nothing more is laid down. */
      readonly outcome: 'merged'
      readonly row: number
      readonly line: number
      readonly laChildId: string
      readonly firstRow: number
      readonly notes: readonly Note[]
    }
  | {
      readonly outcome: 'refused'
      readonly row: number
      readonly line: number
      readonly laChildId: string | null
      readonly notes: readonly Note[]
    }

/** An element as the file has it, before anything is made of it. Names are without namespace prefix. */
export type RawElement = {
  readonly name: string
  readonly line: number
  readonly text: string
  readonly attributes: readonly RawAttribute[]
  readonly children: readonly RawElement[]
}

export type RawAttribute = { readonly name: string; readonly value: string }

/** Why a whole file is refused. Nothing of it is laid down. */
export type FileRefusalReason =
  | 'not-found'
  | 'not-a-file'
  | 'not-readable'
  | 'empty'
  | 'too-large'
  | 'not-xml'
  | 'encoding-not-supported'
  | 'encoding-broken'
  | 'document-type-declared'
  | 'malformed'
  | 'truncated'
  | 'wrong-root'
  | 'wrong-collection'
  | 'year-not-supported'
  | 'authority-missing'
  | 'another-authority'
  | 'too-deep'
  | 'too-long'
  | 'too-many-attributes'
  | 'child-too-large'
  | 'too-many-children'
  | 'no-children'

/** A refusal of the whole file, with the line it was met on and words for the person who runs the import. */
export type FileRefusal = {
  readonly ok: false
  readonly refusal: FileRefusalReason
  readonly line: number | null
  readonly words: string
}

/** What a file may hold before it is refused; each is far beyond the largest real return. */
export type Limits = {
  readonly bytes: number
  readonly children: number
  readonly elementsPerChild: number
  readonly charactersPerChild: number
  readonly depth: number
  readonly attributesPerElement: number
  /** Characters of one text, attribute, comment or tag. */
  readonly pieceLength: number
}

/**
 * 160 MB is 50,000 children at 3.2 kB each, about twice what the largest authority returns in a year.
 * The reader's memory does not grow with the file, so a caller may raise `bytes`.
 */
export const LIMITS: Limits = {
  bytes: 160_000_000,
  children: 200_000,
  elementsPerChild: 20_000,
  charactersPerChild: 1_000_000,
  depth: 32,
  attributesPerElement: 64,
  pieceLength: 65_536,
}

/** The census was first collected for 2008-09; 2026-27 is the latest year whose structure is known. */
export const YEARS = { first: 2009, last: 2027 } as const
