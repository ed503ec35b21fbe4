import type { CalendarDay } from '../../kernel/calendar-day.ts'

/** What is recorded of one child, as far as the children in need census asks for it. */
export type RecordedChild = {
  readonly id: string
  /** The authority's own reference, where another system gave one. */
  readonly reference: string | null
  readonly upn: string | null
  readonly formerUpn: string | null
  readonly upnUnknown: string | null
  readonly bornOn: CalendarDay | null
  readonly expectedOn: CalendarDay | null
  readonly diedOn: CalendarDay | null
  readonly sex: string
  readonly ethnicity: string | null
  readonly disabilities: readonly string[]
  readonly referrals: readonly RecordedReferral[]
  readonly assessments: readonly RecordedAssessment[]
  readonly enquiries: readonly RecordedEnquiry[]
  readonly conferences: readonly RecordedConference[]
  readonly plans: readonly RecordedPlan[]
  readonly preProceedings: readonly RecordedPreProceedings[]
}

/** A referral of the child, with the period of need that it opened, if it did. */
export type RecordedReferral = {
  readonly referralId: string
  readonly receivedOn: CalendarDay
  readonly source: string
  readonly ledToNothing: boolean
  readonly episode: RecordedEpisode | null
}

export type RecordedEpisode = {
  readonly id: string
  readonly openedOn: CalendarDay
  readonly primaryNeed: string | null
  readonly closedOn: CalendarDay | null
  readonly closureReason: string | null
}

/** A step belongs to the referral it followed from. */
type OfReferral = { readonly referralId: string }

export type RecordedAssessment = OfReferral & {
  readonly id: string
  readonly startedOn: CalendarDay
  readonly internalReviewOn: CalendarDay | null
  readonly authorisedOn: CalendarDay | null
  readonly factors: readonly string[]
}

export type RecordedEnquiry = OfReferral & {
  readonly id: string
  readonly startedOn: CalendarDay
  /** The day of the strategy discussion that started it, from which the conference is due. */
  readonly discussedOn: CalendarDay | null
  readonly conferenceDueBy: CalendarDay | null
  readonly reportedConferenceOn: CalendarDay | null
  readonly conferenceNotRequired: boolean
}

export type RecordedConference = OfReferral & {
  readonly kind: 'initial' | 'review'
  readonly enquiryId: string | null
  readonly heldOn: CalendarDay
}

export type RecordedPlan = {
  readonly episodeId: string | null
  readonly kind: 'child-in-need' | 'child-protection'
  readonly fromOn: CalendarDay
  readonly toOn: CalendarDay | null
  readonly firstCategory: string | null
  readonly category: string | null
  readonly previousCount: number | null
}

/** Work before an application to court, as the census asks for it from 2026-27. What is not a day is as the census writes it. */
export type RecordedPreProceedings = OfReferral & {
  readonly startedOn: CalendarDay
  readonly letterSentOn: CalendarDay | null
  readonly familyMeetingOffered: string | null
  readonly familyMeetingHeld: string | null
  readonly firstMeetingOn: CalendarDay | null
  readonly reviewMeetings: string | null
  readonly decidedOn: CalendarDay | null
  readonly outcome: string | null
  readonly appliedToCourtOn: CalendarDay | null
  readonly courtLetterOn: CalendarDay | null
}

/** Where in the record a group of a return comes from, so that what is wrong can be put right there. */
export type Origin = {
  readonly kind: 'child' | 'referral' | 'episode' | 'assessment' | 'enquiry' | 'plan'
  readonly id: string
}

/** An element of a census file: it has a text, or other elements. */
export type Written = Field | Groups
export type Field = { readonly name: string; readonly text: string }
export type Groups = { readonly name: string; readonly children: readonly Written[]; readonly origin?: Origin }
