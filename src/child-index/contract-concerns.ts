import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { IndexNumber } from '../kernel/index-number.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Outcome } from '../kernel/outcome.ts'
import type { Asked, AskedRefusal, BudgetSpent } from './contract-asked.ts'
import type { ByNumber } from './contract-children.ts'

/** That an agency keeps a concern about a child to itself. The index learns that it exists and whom to ring, never what it says. */
export type SealedConcernOperations = {
  /** Says that there is one. Repeating a reference replaces what it said. Never refused for a budget. */
  tellSealedConcern(request: TellSealedConcernRequest): Promise<Outcome<SealedConcern, SealedConcernRefusal>>
  /** Says that it stands until a later day; one that has lapsed lives again. */
  renewSealedConcern(request: RenewSealedConcernRequest): Promise<Outcome<SealedConcern, SealedConcernRefusal>>
  /** Says that it no longer stands. Ending it twice is one act; one ended is not renewed. */
  endSealedConcern(request: EndSealedConcernRequest): Promise<Outcome<SealedConcern, SealedConcernRefusal>>
  /**
   * The sealed concerns of a child that stand today, whatever number of theirs they were told under: with whom to ring
   * for those who work with the child; for others only that there is one.
   */
  sealedConcernsOf(request: ByNumber): Promise<Outcome<SealedConcerns, SealedConcernRefusal> | BudgetSpent>
}

export const AGENCY_KINDS = [
  'childrens-services',
  'health',
  'education',
  'early-help',
  'police',
  'probation',
  'housing',
  'voluntary',
  'other',
] as const
export type AgencyKind = (typeof AGENCY_KINDS)[number]

/** How worried the agency is, from the least. */
export const CONCERN_BANDS = ['unsure', 'worried', 'very-worried'] as const
export type ConcernBand = (typeof CONCERN_BANDS)[number]

export type SealedConcernInput = {
  /** The asking system's own name for it, unchanging. */
  readonly reference: string
  readonly number: string
  readonly agencyKind: AgencyKind
  readonly band: ConcernBand
  /** The last day on which it stands, unless it is renewed: at most 12 months ahead. */
  readonly untilOn: CalendarDay
  /** A desk or a person, and how to reach them. */
  readonly whomToRing: string
  /**
   * The asking system's own unguessable mark of the agency that keeps it: the same for each concern of that agency, never
   * told to anybody. Without it two concerns are of one agency if their kind and whom to ring are the same.
   */
  readonly agencyMark?: string | null | undefined
}

export type TellSealedConcernRequest = { readonly asked: Asked; readonly concern: SealedConcernInput }

export type RenewSealedConcernRequest = {
  readonly asked: Asked
  readonly reference: string
  readonly untilOn: CalendarDay
}

export type EndSealedConcernRequest = {
  readonly asked: Asked
  readonly reference: string
  readonly because: ConcernEnd
}

/** Withdrawn by who kept it, or resolved. One that nobody renews lapses by itself. */
export type ConcernEnd = 'withdrawn' | 'resolved'

export type SealedConcern = Omit<SealedConcernInput, 'number' | 'agencyMark'> & {
  readonly number: IndexNumber
  readonly authority: string
  readonly state: 'stands' | 'lapsed' | ConcernEnd
  /** When it was first told of. */
  readonly recordedAt: Instant
}

export type SealedConcerns = {
  readonly hasSealedConcern: boolean
  /** Null for those who do not work with the child. Worst first, then newest. */
  readonly concerns: readonly StandingConcern[] | null
}

/** A sealed concern as those see it who work with the child: by `reference` its keeper is asked; it says nothing of it. */
export type StandingConcern = Pick<
  SealedConcern,
  'authority' | 'reference' | 'agencyKind' | 'band' | 'untilOn' | 'whomToRing' | 'recordedAt'
> & {
  /** Of one child: the same for the concerns of one agency, and different for each agency. It says no more than that. */
  readonly holder: string
}

export type SealedConcernRefusal =
  | AskedRefusal
  | 'not-found'
  | 'number-not-valid'
  | 'sealed-concern-not-readable'
  | 'not-a-date'
  | 'until-not-ahead'
  | 'until-too-far'
  /** It was withdrawn or resolved; another is told of under a reference of its own. */
  | 'sealed-concern-ended'
