import type { RaiseRefusal } from '../../concerns/model.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { ChildAsGiven } from '../contacts/model.ts'
import type { NewMember } from '../shared-chronology/model.ts'

/** The three domains of the common assessment. */
export const DOMAINS = ['development', 'parents', 'family'] as const
export type Domain = (typeof DOMAINS)[number]

/** The domains as the assessment framework calls them. */
export const DOMAIN_WORDS: Readonly<Record<Domain, string>> = {
  development: 'The child’s development',
  parents: 'Parents and carers',
  family: 'Family and environment',
}

/** Early help for one child, on the agreement of the family: that agreement is its shared chronology. */
export type FamilyHelp = {
  readonly id: string
  readonly chronologyId: string
  /** The child of the council's record; null until it is found, or written down. */
  readonly childId: string | null
  /** The one living plan, while it is a family help plan that this help writes in. */
  readonly planId: string | null
  readonly begunOn: CalendarDay
  readonly begunHow: 'agency' | 'step-down'
  /** The council went on otherwise: the plan is something else in law since. */
  readonly closedOn: CalendarDay | null
  readonly closedWhy: string | null
}

/** What the common assessment says, in the words of whoever wrote it with the family. */
export type Assessed = Readonly<Record<Domain, string>> & {
  readonly childWords: string
  /** What would help, and what the family wants. */
  readonly wouldHelp: string
}

export type FamilyHelpAssessment = {
  readonly id: string
  readonly content: Assessed
  readonly writtenByName: string
  readonly writtenByTitle: string
  readonly completedOn: CalendarDay
}

/** Someone at a meeting of the team around the family. */
export type CameToTeam = { readonly name: string; readonly role: string; readonly agency: string | null }

export type TeamMeeting = {
  readonly id: string
  readonly heldOn: CalendarDay
  readonly people: readonly CameToTeam[]
  readonly agreed: string
  readonly writtenByName: string
}

/** Early help that an agency asked children's social care to look at, and the concern that it became. */
export type StepUp = { readonly concernId: string; readonly reason: string; readonly steppedOn: CalendarDay }

/** What the family agreed to: who, when, and to sharing with whom. */
export type Agreement = {
  readonly agreedBy: string
  readonly agreedOn: CalendarDay
  readonly agreedTo: string
}

/** Early help as a practitioner begins it. The id is made at the edge, so that sending twice begins once. */
export type BeginFamilyHelp = Agreement & { readonly id: string; readonly child: ChildAsGiven }

/** Early help that goes on from a plan of the council's, with someone outside it who leads. */
export type HandToLead = Agreement & {
  readonly id: string
  readonly childId: string
  readonly lead: NewMember | undefined
}

export type AgreementRefusal = 'who-agreed' | 'agreed-to-what' | 'agreed-in-the-future'
export type BeginRefusal =
  | AgreementRefusal
  | 'not-permitted'
  | 'no-name'
  | 'no-birth-date'
  | 'birth-date-wrong'
  | 'postcode-wrong'
export type HandRefusal = AgreementRefusal | 'not-found' | 'no-lead' | 'no-family-help-plan' | 'led-already'

type Acting = 'not-found' | 'not-standing'
export type AssessRefusal = Acting | 'nothing-written' | 'too-long'
export type TeamMeetingRefusal = Acting | 'nobody-came' | 'nothing-agreed' | 'held-in-the-future' | 'too-long'
export type StepUpRefusal = Acting | 'no-reason' | 'asked-already' | Exclude<RaiseRefusal, 'not-permitted' | 'no-worry'>

/** Asking children's social care to look. All that was written goes with it; only the reason is new. */
export type AskToLook = {
  /** The concern's own id. */
  readonly id: string
  readonly reason: string
  readonly immediateDanger: boolean
  readonly toldFamily: boolean
  readonly whyNotTold: string | null
}
