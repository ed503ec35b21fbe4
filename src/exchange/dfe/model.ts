import type { CalendarDay } from '../../kernel/calendar-day.ts'

// One child as the department's daily data flow has it, by its own names. What is not recorded is left out.

/** A block the department holds can be taken back. */
type Purged = { readonly purge?: true }

export type DailyChild = Purged & {
  readonly la_child_id: string
  readonly mis_child_id: string
  readonly child_details?: DailyDetails
  readonly social_care_episodes?: readonly (DailyEpisode | TakenBack)[]
}

export type DailyDetails = {
  readonly unique_pupil_number?: string
  readonly former_unique_pupil_number?: string
  readonly unique_pupil_number_unknown_reason?: string
  readonly first_name?: string
  readonly surname?: string
  readonly date_of_birth?: CalendarDay
  readonly expected_date_of_birth?: CalendarDay
  readonly sex: string
  readonly ethnicity?: string
  readonly disabilities?: readonly string[]
  readonly postcode?: string
}

/** The lists within a social care episode, each with the name of its items' id. */
export const NESTED = {
  child_and_family_assessments: 'child_and_family_assessment_id',
  child_in_need_plans: 'child_in_need_plan_id',
  section_47_assessments: 'section_47_assessment_id',
  child_protection_plans: 'child_protection_plan_id',
} as const
export type NestedList = keyof typeof NESTED

/** An item with its own id, under the name the department gives it. */
export type Item = Purged & Readonly<Record<string, string | boolean | readonly string[]>>
/** Of an episode that is no longer there: its id, and that it is taken back. */
type TakenBack = { readonly social_care_episode_id: string; readonly purge: true }

export type DailyEpisode = {
  readonly social_care_episode_id: string
  readonly referral_date: CalendarDay
  readonly referral_source: string
  readonly referral_no_further_action_flag: boolean
  readonly closure_date?: CalendarDay
  readonly closure_reason?: string
  readonly care_worker_details?: readonly {
    readonly worker_id: string
    readonly start_date: CalendarDay
    readonly end_date?: CalendarDay
  }[]
} & { readonly [List in NestedList]?: readonly Item[] }

/** A child as it is recorded, as far as the daily flow asks for it. */
export type DailyFacts = {
  readonly childId: string
  readonly reference: string | null
  readonly upn: string | null
  readonly formerUpn: string | null
  readonly upnUnknown: string | null
  readonly given: string | null
  readonly family: string | null
  readonly bornOn: CalendarDay | null
  readonly expectedOn: CalendarDay | null
  readonly sex: string
  readonly ethnicity: string | null
  readonly disabilities: readonly string[]
  readonly postcode: string | null
  readonly episodes: readonly EpisodeFacts[]
  readonly workers: readonly {
    readonly userId: string
    readonly fromOn: CalendarDay
    readonly toOn: CalendarDay | null
  }[]
}

type Span = { readonly id: string; readonly fromOn: CalendarDay; readonly toOn: CalendarDay | null }

export type EpisodeFacts = {
  readonly id: string
  readonly receivedOn: CalendarDay
  readonly source: string
  readonly ledToNothing: boolean
  readonly openedOn: CalendarDay | null
  readonly closedOn: CalendarDay | null
  readonly closureReason: string | null
  readonly assessments: readonly (Span & { readonly factors: readonly string[] })[]
  readonly enquiries: readonly (Span & {
    readonly conferenceRequired: boolean
    readonly conferenceOn: CalendarDay | null
  })[]
  readonly plans: readonly (Span & { readonly kind: 'child-in-need' | 'child-protection' })[]
}

/** What the department holds of a child: a digest of each part by its key. Empty: nothing. */
export type Parts = Readonly<Record<string, string>>

/** What was answered about a child the last time. */
export type DailyState = {
  readonly childId: string
  readonly reference: string
  readonly parts: Parts
  readonly refusedDigest: string | null
}

/** What is to be said of one child, and what the department holds once it has taken it. */
export type DailyMessage = {
  readonly childId: string
  readonly reference: string
  readonly body: DailyChild
  readonly parts: Parts
  /** Of the whole message: what was refused is not sent again as it was. */
  readonly digest: string
}

/** How a sending stood when it ended. */
export type DailyCounts = {
  readonly children: number
  readonly sent: number
  readonly refused: number
  readonly purged: number
}

/** Why a sending stopped before its end: it goes on where it stopped. */
export type DailyStop = 'not-authorised' | 'forbidden' | 'asked-to-wait' | 'not-reached' | 'failing'
