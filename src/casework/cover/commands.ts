import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { notify } from '../notifications/queries.ts'
import type { Cover, CoverRefusal, EndCoverRefusal, SetCover } from './model.ts'
import { addCover, colleague, lockCover, lockCoversOf, saveEnded } from './queries.ts'
import * as rules from './rules.ts'

/**
 * Says who stands in for someone while they are away: for that time the one who covers stands to the same children, and
 * signs what a manager signs. Each look and act of theirs says for whom it was. They are told, unless they set it.
 */
export async function setCover(
  tx: Tx,
  actor: Actor,
  act: SetCover,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, CoverRefusal>> {
  if (!may(actor, 'cover.set') || actor.seat !== 'council') return refused('not-permitted')
  const set = await lockCoversOf(tx, act.absentUser, now.day)
  if (set.some(({ id }) => id === act.id)) return accepted({ id: act.id })
  const absent = await colleague(tx, act.absentUser, now.day)
  if (absent && !rules.maySetFor(actor, absent)) return refused('not-permitted')
  const covering = await colleague(tx, act.coveringUser, now.day)
  const decided = rules.setCover({ absent, covering, set }, act, now.day)
  if (!decided.ok) return decided

  await addCover(tx, decided.value, actor.userId)
  const { absentUser, coveringUser, fromOn, toOn } = act
  const notice = {
    userId: coveringUser,
    kind: 'cover-began',
    step: { kind: 'cover', id: act.id },
    childId: null,
  } as const
  await notify(tx, coveringUser === actor.userId ? [] : [notice], now.at)
  await audit(tx, actor, 'cover.set', { kind: 'cover', id: act.id }, { absentUser, coveringUser, fromOn, toOn })
  return accepted({ id: act.id })
}

/** Ends a cover early: from today on it no longer runs. Whoever may set it may end it, and so may the one who covers. */
export async function endCover(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Moment,
): Promise<Outcome<Cover, EndCoverRefusal>> {
  const cover = await lockCover(tx, id)
  if (!cover || !(await mayEnd(tx, actor, cover, now))) return refused('not-found')
  if (cover.endedOn !== null) return accepted(cover)
  await saveEnded(tx, id, now.day)
  await audit(tx, actor, 'cover.set', { kind: 'cover', id }, { ended: true })
  return accepted({ ...cover, endedOn: now.day })
}

/** Whether this person may end this cover. */
export async function mayEnd(tx: Tx, actor: Actor, cover: Cover, now: Moment): Promise<boolean> {
  if (!may(actor, 'cover.set') || actor.seat !== 'council') return false
  if (cover.coveringUser === actor.userId) return true
  const absent = await colleague(tx, cover.absentUser, now.day)
  return rules.maySetFor(actor, absent ?? { userId: cover.absentUser, teamId: null })
}
