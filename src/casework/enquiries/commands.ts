import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForEvery } from '../../access/queries.ts'
import { addEntries } from '../../entries/queries.ts'
import { paragraphs } from '../../entries/rules.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { lockChildren } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { addDecisions } from '../decisions/queries.ts'
import { refreshDues } from '../dues/queries.ts'
import { episodesOf, stillOpen } from '../episodes/queries.ts'
import { keepMeetingHeld, meetingHeldFor } from '../meetings/queries-held.ts'
import { cameInWords, dissentOf, hasCome, viewsInWords } from '../meetings/rules-people.ts'
import {
  type CallRefusal,
  type RecordRefusal,
  type RecordStrategyDiscussion,
  STRATEGY_DECISIONS,
  type StrategyDiscussion,
} from './model.ts'
import {
  addStrategyDiscussion,
  lockStrategyDiscussion,
  saveStrategyDiscussion,
  strategyDiscussionById,
  strategyDiscussionsAwaited,
} from './queries.ts'
import { startEnquiry } from './queries-enquiry.ts'
import { entryOfCall, recordStrategyDiscussion as mayBeRecorded } from './rules.ts'

export type CallStrategyDiscussion = {
  /** Made at the edge, so that calling twice is one act. */
  readonly id: string
  readonly childIds: readonly string[]
  /** What has happened, or is feared. */
  readonly reason: string
}

/** Calls a strategy discussion about children with an open case; its clock begins now. */
export async function callStrategyDiscussion(
  tx: Tx,
  actor: Actor,
  act: CallStrategyDiscussion,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, CallRefusal>> {
  const { id, childIds, reason } = act
  if (childIds.length === 0) return refused('nobody-chosen')
  await lockChildren(tx, childIds)
  if (!(await mayForEvery(tx, actor, 'strategy-discussion.call', childIds, now.day))) return refused('not-found')
  if (await lockStrategyDiscussion(tx, id)) return accepted({ id })
  if (reason.trim() === '') return refused('no-reason')
  const open = (await episodesOf(tx, childIds)).filter(({ closedOn }) => closedOn === null)
  const [episode] = open
  if (!episode || childIds.some((child) => !open.some(({ childId }) => childId === child)))
    return refused('no-open-case')
  if ((await strategyDiscussionsAwaited(tx, childIds)).length > 0) return refused('called-already')

  await addStrategyDiscussion(tx, { id, referralId: episode.referralId, triggeredAt: now.at, childIds })
  await addEntries(tx, actor, [entryOfCall({ id, entryId: newId(), childIds, reason, on: now.day, by: actor })])
  await audit(tx, actor, 'strategy-discussion.call', { kind: 'strategy-discussion', id }, {}, childIds)
  await refreshDues(tx, childIds, now.holidays)
  return accepted({ id })
}

/** A manager records what a strategy discussion decided; if it is to enquire, the enquiry begins that day. */
export async function recordStrategyDiscussion(
  tx: Tx,
  actor: Actor,
  id: string,
  act: RecordStrategyDiscussion,
  now: Moment,
): Promise<Outcome<{ readonly enquiryId: string | null }, RecordRefusal>> {
  await lockChildren(tx, (await strategyDiscussionById(tx, id))?.childIds ?? [])
  const discussion = await lockStrategyDiscussion(tx, id)
  const open = discussion && (await stillOpen(tx, discussion.childIds))
  const allowed = open && (await mayForEvery(tx, actor, 'strategy-discussion.record', open, now.day))
  if (!discussion || !allowed) return refused('not-found')
  const decided = mayBeRecorded(discussion, act, now.day)
  if (!decided.ok) return decided

  const meetingId = await keepMeeting(tx, actor, discussion, act, now)
  await saveStrategyDiscussion(tx, id, act, { meetingId, decidedBy: actor.userId })
  const enquiryId = act.decision === 'section-47' ? newId() : null
  if (enquiryId) {
    const { referralId, childIds } = discussion
    await startEnquiry(tx, { id: enquiryId, referralId, strategyDiscussionId: id, startedOn: act.heldOn, childIds })
  }
  await tellTheStory(tx, actor, discussion, act, now)
  const details = { decision: act.decision }
  await audit(
    tx,
    actor,
    'strategy-discussion.record',
    { kind: 'strategy-discussion', id },
    details,
    discussion.childIds,
  )
  await refreshDues(tx, discussion.childIds, now.holidays)
  return accepted({ enquiryId })
}

/** The meeting that was convened for this discussion, or one made now, with who took part. */
async function keepMeeting(
  tx: Tx,
  actor: Actor,
  { childIds }: StrategyDiscussion,
  { heldOn, tookPart: people }: RecordStrategyDiscussion,
  now: Moment,
): Promise<string> {
  const kind = 'strategy-discussion'
  const meetingId = await meetingHeldFor(tx, childIds, kind)
  return keepMeetingHeld(tx, { kind, heldOn, chair: actor, childIds, people, meetingId }, now.holidays)
}

async function tellTheStory(
  tx: Tx,
  actor: Actor,
  { id, childIds }: StrategyDiscussion,
  { decision, reason, whoSees, tookPart, heldOn }: RecordStrategyDiscussion,
  now: Moment,
): Promise<void> {
  const step = { kind: 'strategy-discussion', id } as const
  const title =
    decision === 'section-47'
      ? 'Strategy discussion: enquiries under section 47 begin'
      : 'Strategy discussion: no enquiry under section 47'
  const sees = whoSees && `Who sees the child: ${whoSees}`
  const alone = tookPart.filter(hasCome).length < 2 && 'Nobody else took part.'
  const text = [reason, sees, ...viewsInWords(tookPart), cameInWords(tookPart), alone].filter(Boolean)
  await addEntries(tx, actor, [
    {
      id: newId(),
      kind: 'fact',
      title,
      body: paragraphs(text.join('\n\n')),
      happenedOn: heldOn,
      saidBy: actor.name,
      saidByRole: actor.jobTitle,
      significant: true,
      step,
      about: childIds.map((personId) => ({ personId })),
    },
  ])
  const dissent = dissentOf(tookPart)
  const taken = { id: newId(), step, options: STRATEGY_DECISIONS, choice: decision, reason, dissent, decidedAt: now.at }
  await addDecisions(tx, actor, [taken])
}
