import type { Member, NewMember } from './model.ts'

/** A change of those with whom something is shared. */
export type ChangeMembers =
  | { readonly does: 'add'; readonly member: NewMember }
  | { readonly does: 'end'; readonly memberId: string }
  | { readonly does: 'lead'; readonly memberId: string }

export type ChangeMembersRefusal =
  | 'not-found'
  | 'not-standing'
  | 'member-already'
  | 'no-such-member'
  | 'leads-still'
  | 'no-lead-here'

/** Who the members are after a change, and what of the rows is different. */
export type MembersChanged = {
  readonly now: readonly NewMember[]
  readonly added: readonly NewMember[]
  readonly ended: readonly Member[]
  /** Those of whom it is different whether they lead, as they are now. */
  readonly turned: readonly Member[]
}
