import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { UpnFault } from '../../kernel/upn.ts'
import type { Person } from '../model.ts'

/** A number as it was typed. */
export type GivenIdentifier = { readonly system: 'nhs' | 'upn' | 'local'; readonly value: string }

/** What is given when someone is first written down. Every id in it is made at the edge, so that a repeated act is one act. */
export type Registration = {
  readonly id: string
  readonly given: string
  readonly family: string
  readonly birthDate: CalendarDay | null
  readonly expectedOn: CalendarDay | null
  readonly birthDateKnown: Person['birthDateKnown']
  readonly sex: Person['sex']
  readonly lines: string
  readonly postcode: string
  readonly identifiers: readonly GivenIdentifier[]
}

/** Why someone cannot be written down so. Each says which answer is wrong. */
export type RegistrationFault =
  | 'birth-date-in-the-future'
  | 'born-and-expected'
  | 'expected-date-too-far'
  | 'expected-date-long-past'
  | 'no-name-and-no-identifier'
  | 'child-too-old'
  | 'adult-too-old'
  | 'postcode-wrong'
  | 'nhs-number-wrong'
  | `upn-${UpnFault}`
