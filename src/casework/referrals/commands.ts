import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForSome } from '../../access/queries.ts'
import { addEntries } from '../../entries/queries.ts'
import { paragraphs } from '../../entries/rules.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { lockChildren } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { allocate, allocationsOf, workersWithRole } from '../allocations/queries.ts'
import { startAssessment } from '../assessments/queries.ts'
import { addDecisions, decisionsOfStep } from '../decisions/queries.ts'
import { refreshDues } from '../dues/queries.ts'
import { callDiscussionFor } from '../enquiries/queries.ts'
import { addEpisodes, lockOpenEpisode } from '../episodes/queries.ts'
import { tellIndexOfCases } from '../episodes/queries-index.ts'
import { notify } from '../notifications/queries.ts'
import { localTimescales } from '../timescales/queries.ts'
import {
  type DecideReferral,
  type DecideReferralRefusal,
  type Holder,
  RESPONSES,
  type Referral,
  type ReferralDecided,
  type ReferredChild,
} from './model.ts'
import { childrenBeingAssessed, lockReferral, referralById, saveReferralDecision, teamsThatHold } from './queries.ts'
import { decideReferral, RESPONSE_WORDS } from './rules.ts'

/** As many workers as can be chosen from. */
export const MOST_WORKERS = 300

/**
 * Decides on a referral: the response with its reason, and, where the children are taken on, their periods of need,
 * their assessment, the strategy discussion if that is the response, and who holds them. Work that is open already is
 * joined. The same decision sent again is the one that stands.
 */
export async function decideOnReferral(
  tx: Tx,
  actor: Actor,
  referralId: string,
  act: DecideReferral,
  now: Moment,
): Promise<Outcome<Referral, DecideReferralRefusal>> {
  const childIds = (await referralById(tx, referralId))?.childIds ?? []
  if (!(await mayForSome(tx, actor, 'referral.decide', childIds, now.day))) return refused('not-found')
  await lockChildren(tx, childIds)
  const referral = await lockReferral(tx, referralId)
  if (!referral) return refused('not-found')
  if ((await decisionsOfStep(tx, referralId)).some(({ id }) => id === act.id)) return accepted(referral)
  const holder = act.holder && (await knownHolder(tx, act.holder, now.day))
  if (holder === undefined) return refused('no-such-worker')
  const children = await childrenNow(tx, referral.childIds)
  const decided = decideReferral(referral, { ...act, holder }, children, now, await localTimescales(tx))
  if (!decided.ok) return decided
  const { response, noFurtherAction, inTime } = decided.value
  const row = { response, noFurtherAction, decidedOn: now.day, decidedBy: actor.userId }
  await saveReferralDecision(tx, referralId, row)
  await takeOn(tx, referral, decided.value, now)
  await writeDown(tx, actor, referral, { act, decided: decided.value, now })
  if (response === 'strategy-discussion') {
    const { opens, joins, reason } = decided.value
    await callDiscussionFor(tx, { referralId, childIds: [...opens, ...joins], reason, by: actor }, now)
  }
  await refreshDues(tx, referral.childIds, now.holidays)
  const joined = decided.value.joins.length
  await audit(
    tx,
    actor,
    'referral.decide',
    { kind: 'referral', id: referralId },
    { response, inTime, joined },
    referral.childIds,
  )
  return accepted(referral)
}

/**
 * Whether the actor may open this referral today: while it waits, whoever may decide on it; decided, whoever stands to
 * one of its children so as to look at it.
 */
export async function mayOpenReferral(
  tx: Tx,
  actor: Actor,
  { decidedOn, childIds }: Pick<Referral, 'decidedOn' | 'childIds'>,
  now: Moment,
): Promise<boolean> {
  return mayForSome(tx, actor, decidedOn === null ? 'referral.decide' : 'referral.look', childIds, now.day)
}

/** The chosen worker with their team, or the chosen team; undefined if there is no such worker or team. */
async function knownHolder(tx: Tx, { userId, teamId }: Holder, day: CalendarDay): Promise<Holder | null | undefined> {
  if (userId !== null) {
    const worker = (await workersWithRole(tx, 'social-worker', day, MOST_WORKERS)).find((one) => one.userId === userId)
    return worker && { userId, teamId: worker.teamId }
  }
  if (teamId === null) return null
  return (await teamsThatHold(tx)).some(({ id }) => id === teamId) ? { userId, teamId } : undefined
}

async function childrenNow(tx: Tx, childIds: readonly string[]): Promise<readonly ReferredChild[]> {
  const beingAssessed = await childrenBeingAssessed(tx, childIds)
  const children: ReferredChild[] = []
  for (const childId of childIds) {
    const open = await lockOpenEpisode(tx, childId)
    children.push({ childId, openEpisodeId: open?.id ?? null, isBeingAssessed: beingAssessed.has(childId) })
  }
  return children
}

async function takeOn(tx: Tx, referral: Referral, decided: ReferralDecided, now: Moment): Promise<void> {
  const { opens, joins, assesses, holder } = decided
  const { id: referralId, receivedOn: openedOn } = referral
  const begun = { primaryNeed: null, closedOn: null, closureReason: null, reported: false }
  await addEpisodes(
    tx,
    opens.map((childId) => ({ id: newId(), childId, referralId, openedOn, ...begun })),
  )
  if (assesses.length > 0) {
    await startAssessment(tx, { id: newId(), referralId, startedOn: now.day, childIds: assesses })
  }
  if (holder) await giveTo(tx, holder, [...opens, ...joins], { referralId, now })
  await tellIndexOfCases(tx, [...opens, ...joins])
}

/** Whoever holds a child already in this way goes on holding them, since when they did. */
async function giveTo(
  tx: Tx,
  { userId, teamId }: Holder,
  childIds: readonly string[],
  { referralId, now }: { readonly referralId: string; readonly now: Moment },
): Promise<void> {
  const all = await allocationsOf(tx, childIds)
  const given: string[] = []
  for (const childId of childIds) {
    const held = all.find((one) => one.childId === childId && one.role === 'social-worker')
    if (held?.userId === userId && held.teamId === teamId) continue
    await allocate(tx, { childId, userId, teamId, role: 'social-worker', fromOn: now.day })
    given.push(childId)
  }
  if (userId === null) return
  const step = { kind: 'referral', id: referralId } as const
  await notify(
    tx,
    given.map((childId) => ({ userId, kind: 'allocated' as const, step, childId })),
    now.at,
  )
}

type Writing = { readonly act: DecideReferral; readonly decided: ReferralDecided; readonly now: Moment }

async function writeDown(tx: Tx, actor: Actor, referral: Referral, { act, decided, now }: Writing): Promise<void> {
  const step = { kind: 'referral', id: referral.id } as const
  const { response, reason, joins } = decided
  const decision = { id: act.id, step, options: RESPONSES, choice: response, reason, decidedAt: now.at }
  await addDecisions(tx, actor, [decision])
  await addEntries(tx, actor, [
    {
      ...{ id: newId(), kind: 'opinion', step, happenedOn: now.day, significant: true },
      title: `Referral: ${RESPONSE_WORDS[response].toLowerCase()}`,
      body: paragraphs(reason),
      saidBy: actor.name,
      saidByRole: actor.jobTitle,
      about: referral.childIds.map((personId) => ({ personId, part: joins.includes(personId) ? JOINED : null })),
    },
  ])
}

const JOINED = 'We were working with this child already: the referral joins that work.'
