import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { PlanKind } from '../plans/model.ts'

export const MEETING_KINDS = [
  'strategy-discussion',
  'initial-conference',
  'review-conference',
  'core-group',
  'child-in-need-review',
  'team-around-the-family',
] as const
export type MeetingKind = (typeof MEETING_KINDS)[number]

/** What kind of meeting it is, as people say it. */
export const KIND_WORDS: Readonly<Record<MeetingKind, string>> = {
  'strategy-discussion': 'Strategy discussion',
  'initial-conference': 'Initial child protection conference',
  'review-conference': 'Review child protection conference',
  'core-group': 'Core group',
  'child-in-need-review': 'Plan review',
  'team-around-the-family': 'Team around the family',
}

/** The plans about which people meet again and again; a meeting of another kind is for a step of its own. */
export const PLANS_MET: Readonly<Partial<Record<MeetingKind, readonly PlanKind[]>>> = {
  'core-group': ['child-protection'],
  'child-in-need-review': ['child-in-need', 'family-help'],
}

/** From where someone comes: what a quorum goes by. */
export const SERVICES = [
  'childrens-services',
  'police',
  'health',
  'education',
  'other-service',
  'family',
  'child',
] as const
export type Service = (typeof SERVICES)[number]

/** Someone a meeting is to be held with: who, from where, and how they are reached. */
export type Invitee = {
  readonly name: string
  readonly role: string
  readonly agency: string | null
  readonly service: Service | null
  readonly contact: string | null
  readonly inCoreGroup: boolean
}

export const PRESENCES = ['attended', 'apologies', 'absent'] as const
export type Presence = (typeof PRESENCES)[number]

/** Someone of a meeting, from the invitation to the minutes. Days are days things happened. */
export type Attendee = Invitee & {
  readonly id: string
  readonly invitedOn: CalendarDay | null
  readonly answer: 'coming' | 'apologies' | null
  /** `invited` until the meeting is recorded. */
  readonly presence: Presence | 'invited'
  /** What they thought, as it was written down at the meeting. */
  readonly view: string | null
  readonly dissents: boolean
  /** Why the invitation was taken back; null while it stands. */
  readonly withdrawnWhy: string | null
  readonly minutesSentOn: CalendarDay | null
  /** What they were asked to write before the day; null if nothing. */
  readonly report: Report | null
}

/** A report asked for before the day. Its words are an entry of each child's story. */
export type Report = {
  readonly byOn: CalendarDay
  readonly receivedOn: CalendarDay | null
  readonly entryId: string | null
  /** The day the family was shown it. */
  readonly sharedOn: CalendarDay | null
}

/** When a meeting was to be, until it was put off. */
export type Postponement = {
  readonly fromOn: CalendarDay
  readonly toOn: CalendarDay
  readonly reason: string
  readonly decidedByName: string
  readonly recordedAt: Instant
}

/** A meeting with its people and children, before the day, on it and after. */
export type Meeting = {
  readonly id: string
  readonly kind: MeetingKind
  readonly plannedFor: CalendarDay | null
  /** By the London clock: `14:30`. */
  readonly plannedTime: string | null
  readonly place: string | null
  readonly link: string | null
  readonly chairedBy: string | null
  readonly chairUser: string | null
  readonly heldOn: CalendarDay | null
  readonly cancelledOn: CalendarDay | null
  readonly cancelledWhy: string | null
  /** The minutes as they stand; final once they were sent. */
  readonly minutes: string | null
  /** By when they are to be out: of conferences. */
  readonly minutesBy: CalendarDay | null
  readonly minutesSentOn: CalendarDay | null
  readonly childIds: readonly string[]
  readonly people: readonly Attendee[]
  readonly postponed: readonly Postponement[]
}

/** A step that waits to be held, for which a meeting can be planned: whose, and who chairs it. */
export type AwaitedStep = {
  readonly kind: MeetingKind
  /** The strategy discussion or conference; null for core groups and reviews, which are a row once they are held. */
  readonly stepId: string | null
  readonly childIds: readonly string[]
  readonly chair: { readonly userId: string | null; readonly name: string } | null
}

/** When and where. */
export type Appointment = {
  readonly plannedFor: CalendarDay
  readonly plannedTime: string | null
  readonly place: string | null
  readonly link: string | null
}

export type ConveneMeeting = Appointment & {
  /** Made at the edge, so that sending twice is one meeting. */
  readonly id: string
  readonly kind: MeetingKind
  readonly childIds: readonly string[]
  readonly chairedBy: string
  readonly invited: readonly Invitee[]
}

export type ConveneRefusal =
  | 'not-found'
  | 'nobody-chosen'
  | 'not-awaited'
  | 'planned-already'
  | 'planned-in-the-past'
  | 'no-place'
  | 'no-chair'
  | 'nobody-invited'

/** Another day for a meeting, or an end to it; either way with the reason. */
export type ChangeMeeting =
  | { readonly to: 'another-day'; readonly appointment: Appointment; readonly reason: string }
  | { readonly to: 'called-off'; readonly reason: string }

export type ChangeRefusal =
  | 'not-found'
  | 'already-held'
  | 'called-off-already'
  | 'planned-in-the-past'
  | 'same-day'
  | 'no-place'
  | 'no-reason'

/** What is known of someone invited, before the day. */
export type KeepAttendee = Invitee & {
  readonly answer: Attendee['answer']
  /** By when they are to write a report; null if none is asked of them. */
  readonly reportBy: CalendarDay | null
  readonly reportReceivedOn: CalendarDay | null
  /** The report's words, where they were not kept before. */
  readonly reportText: string | null
  readonly reportSharedOn: CalendarDay | null
  /** Why they are not to come after all. */
  readonly withdrawnWhy: string | null
}

export type KeepAttendeeRefusal =
  | 'not-found'
  | 'already-held'
  | 'called-off-already'
  | 'no-name'
  | 'report-after-the-meeting'
  | 'received-in-the-future'
  | 'received-without-day'
  | 'shared-before-received'

export type KeepMinutes = {
  readonly text: string
  /** The mark of the minutes the writer had before them. */
  readonly before: string
  /** The day they went out; null while they are a draft. */
  readonly sentOn: CalendarDay | null
  /** To whom: ids of people of the meeting. */
  readonly sentTo: readonly string[]
}

export type MinutesRefusal =
  | 'not-found'
  | 'not-held'
  | 'someone-else-wrote'
  | 'sent-already'
  | 'nothing-written'
  | 'sent-in-the-future'
  | 'sent-before-the-meeting'
  | 'sent-to-nobody'

/** Someone on the day, as a step's page records it. */
export type Came = {
  /** The invitation; none for whoever was not asked beforehand. */
  readonly id?: string | null
  readonly name: string
  readonly role: string
  readonly agency: string | null
  /** They came, unless it is said otherwise. */
  readonly presence?: Presence
  readonly view: string | null
  readonly dissents?: boolean
  readonly inCoreGroup?: boolean
}

/** A step that was held: what its meeting keeps of it. */
export type MeetingHeld = {
  readonly kind: MeetingKind
  readonly heldOn: CalendarDay
  readonly chair: { readonly userId: string | null; readonly name: string }
  readonly childIds: readonly string[]
  readonly people: readonly Came[]
  /** The meeting that was convened for it; null if none was. */
  readonly meetingId: string | null
}
