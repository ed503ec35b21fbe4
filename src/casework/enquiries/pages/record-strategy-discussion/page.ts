import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { mayForEvery } from '../../../../access/queries.ts'
import {
  choiceOf,
  dayFields,
  dayOf,
  type Fields,
  type Problem,
  type Read,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import {
  PEOPLE_ASKS,
  peopleFields,
  readPeople,
  withRecorder,
} from '../../../../entries/drafts/pages/form-page/people.ts'
import { entriesOfStep } from '../../../../entries/queries.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { peopleById } from '../../../../people/queries.ts'
import { duesOfStep } from '../../../dues/queries.ts'
import { stillOpen } from '../../../episodes/queries.ts'
import { beforeRecording } from '../../../meetings/queries-expected.ts'
import { recordStrategyDiscussion } from '../../commands.ts'
import { type RecordStrategyDiscussion, STRATEGY_DECISIONS } from '../../model.ts'
import { strategyDiscussionById } from '../../queries.ts'
import { CONTENT, REFUSALS } from './content.ts'
import { recordView, type StrategyShown } from './view.tsx'

/** GET and POST /strategy-discussions/:id – what a strategy discussion decided, recorded by the manager who chaired it. */
export function recordStrategyDiscussionPage(http: FastifyInstance, acting: Acting): void {
  formPage<StrategyShown, RecordStrategyDiscussion, keyof typeof REFUSALS>(http, acting, {
    path: '/strategy-discussions/:id',
    keep: ({ id }) => `strategy-discussion-held:${id}`,
    asks: {
      held: 'this day',
      ...PEOPLE_ASKS,
      decision: 'this decision',
      reason: 'this reason',
      whoSees: 'this arrangement to see the child',
    },
    async load(tx, actor, { id = '' }, now) {
      const discussion = await strategyDiscussionById(tx, id)
      if (!discussion) return undefined
      const { childIds } = discussion
      const open = await stillOpen(tx, childIds)
      if (!(await mayForEvery(tx, actor, 'strategy-discussion.record', open, now.day))) return undefined
      await auditLooks(tx, actor, childIds, { part: 'strategy-discussion', stepId: id })
      const people = await peopleById(tx, childIds)
      const children = childIds.flatMap((childId) => people.get(childId) ?? [])
      const before = await beforeRecording(tx, childIds, 'strategy-discussion', now.day)
      return { discussion, children, before, dues: await duesOfStep(tx, id), said: await entriesOfStep(tx, id) }
    },
    first: ({ before }, _, actor) => {
      const own = { name: actor.name, role: actor.jobTitle, agency: actor.agencyName }
      return { ...dayFields('held', before.heldOn), ...peopleFields(withRecorder(own, before.people)) }
    },
    read: readDiscussion,
    async act(tx, actor, act, { now, loaded }) {
      const outcome = await recordStrategyDiscussion(tx, actor, loaded.discussion.id, act, now)
      return outcome.ok ? accepted(`/children/${loaded.children[0]?.id}`) : outcome
    },
    refusals: REFUSALS,
    view: recordView,
  })
}

function readDiscussion(fields: Fields): Read<RecordStrategyDiscussion> {
  const problems: Problem[] = []
  const heldOn = dayOf(fields, 'held')
  const decision = choiceOf(fields, 'decision', STRATEGY_DECISIONS)
  const tookPart = readPeople(fields, problems)
  if (!heldOn) problems.push({ field: 'held-day', text: CONTENT.heldInvalid })
  if (!decision) problems.push({ field: 'decision', text: CONTENT.decisionMissing })
  if (!heldOn || !decision || problems.length > 0) return { problems }
  return {
    act: {
      heldOn,
      decision,
      tookPart: tookPart.map(({ row, ...person }) => person),
      reason: fields['reason'] ?? '',
      whoSees: fields['whoSees'] ?? '',
    },
  }
}
