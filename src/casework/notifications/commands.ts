import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import { relationshipsWith } from '../../access/queries.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { KnownPerson } from '../../people/model.ts'
import { peopleById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import type { Told } from './model.ts'
import { markRead, noticesOf, titlesOfPatterns } from './queries.ts'
import { saveWish, wantsDigest } from './queries-digest.ts'
import { toldTogether } from './rules.ts'

/** Notices that the list goes back to. */
const MOST_NOTICES = 200

export type Notices = {
  readonly told: readonly Told[]
  /** The children among them whom the reader may look at today; the others have no name here. */
  readonly children: ReadonlyMap<string, KnownPerson>
  /** What the rules look for that noticed something about those children, by the prompt. */
  readonly patterns: ReadonlyMap<string, string>
  readonly wantsDigest: boolean
}

/**
 * Opens what one was told. Whose child it is about is said only of those the reader may look at today: a notice does
 * not keep a door open.
 */
export async function lookAtNotices(tx: Tx, actor: Actor, now: Moment): Promise<Outcome<Notices, 'not-permitted'>> {
  const { userId } = actor
  if (userId === null || !mayBeTold(actor)) return refused('not-permitted')
  const told = toldTogether(await noticesOf(tx, userId, MOST_NOTICES))
  const childIds = [...new Set(told.flatMap((one) => one.childIds))]
  const standing = await relationshipsWith(tx, actor, childIds, now.day)
  const mine = [...standing].filter(([, relationships]) => may(actor, 'child.look', relationships)).map(([id]) => id)
  await audit(tx, actor, 'worktray.look', { kind: 'notices', id: null }, { notices: told.length }, mine)
  const prompts = told.filter(
    ({ kind, childIds: of }) => kind === 'pattern-noticed' && of.some((id) => mine.includes(id)),
  )
  const patterns = await titlesOfPatterns(
    tx,
    prompts.map(({ step }) => step.id),
  )
  return accepted({ told, patterns, children: await peopleById(tx, mine), wantsDigest: await wantsDigest(tx, userId) })
}

/** Whether this person is told of things at all: of the children on their list, or of what waits for their signature. */
export function mayBeTold(actor: Actor): boolean {
  return may(actor, 'worktray.look') || may(actor, 'signing.look')
}

/** Marks one's own notices of a step, or all of them, as read. */
export async function readNotices(
  tx: Tx,
  actor: Actor,
  stepId: string | 'all',
  now: Moment,
): Promise<Outcome<'kept', 'not-permitted'>> {
  const { userId } = actor
  if (userId === null || !mayBeTold(actor)) return refused('not-permitted')
  await markRead(tx, userId, stepId, now.at)
  await audit(tx, actor, 'worktray.look', { kind: 'notices', id: stepId === 'all' ? null : stepId }, { read: true })
  return accepted('kept')
}

/** Says whether one wants the morning's e-mail. */
export async function wishForDigest(tx: Tx, actor: Actor, wanted: boolean): Promise<Outcome<'kept', 'not-permitted'>> {
  const { userId } = actor
  if (userId === null || !mayBeTold(actor)) return refused('not-permitted')
  await saveWish(tx, userId, wanted)
  await audit(tx, actor, 'worktray.look', { kind: 'notices', id: null }, { digest: wanted })
  return accepted('kept')
}
