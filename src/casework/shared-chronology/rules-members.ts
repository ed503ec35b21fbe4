import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Member } from './model.ts'
import type { ChangeMembers, ChangeMembersRefusal, MembersChanged } from './model-members.ts'

type Refused = Exclude<ChangeMembersRefusal, 'not-found' | 'not-standing'>

/**
 * Decides on a change of members. Whoever leads stays until another leads: early help is never without a lead, and what
 * a council's worker shares has none.
 *
 * @param isLed whether it has a lead, also where the seat of whoever leads has ended
 */
export function changeMembers(
  members: readonly Member[],
  act: ChangeMembers,
  { isLed }: { readonly isLed: boolean },
): Outcome<MembersChanged, Refused> {
  const now = members.filter(({ toOn }) => toOn === null)
  const unchanged = { now, added: [], ended: [], turned: [] }
  if (act.does === 'add') {
    if (now.some((one) => one.userId === act.member.userId && one.ofAgency === act.member.ofAgency)) {
      return refused('member-already')
    }
    const added = { ...act.member, leads: false }
    return accepted({ ...unchanged, now: [...now, added], added: [added] })
  }
  const meant = now.find(({ id }) => id === act.memberId)
  if (!meant) return refused('no-such-member')
  if (act.does === 'end') {
    if (meant.leads) return refused('leads-still')
    return accepted({ ...unchanged, now: now.filter((one) => one !== meant), ended: [meant] })
  }
  if (!isLed) return refused('no-lead-here')
  const after = now.map((one) => ({ ...one, leads: one === meant }))
  const turned = after.filter((one) => now.some((before) => before.id === one.id && before.leads !== one.leads))
  return accepted({ ...unchanged, now: after, turned })
}
