import type { PartnerSeat } from '../../../../access/queries-partners.ts'
import type { Attendee, Meeting } from '../../../meetings/model.ts'
import type { Part, SectionLink } from '../../model.ts'

/** Somebody asked to a meeting, and what is asked of them. */
export type PartAsked = {
  readonly meeting: Meeting
  readonly person: Attendee
  readonly part: Part | undefined
  /** The link that was made last. */
  readonly link: SectionLink | undefined
  readonly offered: readonly PartnerSeat[]
}
