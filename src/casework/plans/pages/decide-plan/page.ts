import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { auditLooks } from '../../../../access/audit.ts'
import {
  choiceOf,
  choicesOf,
  dayFields,
  dayOf,
  type Fields,
  idIn,
  type Problem,
  type Read,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Params } from '../../../../entries/drafts/pages/form-page/page.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import type { Tx } from '../../../../platform/db.ts'
import { childrenWorkedWithTogether } from '../../../episodes/queries-together.ts'
import { reviewsOf } from '../../../plan-reviews/queries.ts'
import { stillAsked } from '../../../plan-reviews/rules.ts'
import { childrenNow, decidePlan } from '../../commands-deciding.ts'
import { type DecidePlan, PLAN_DECISIONS } from '../../model-deciding.ts'
import { openKind } from '../../rules-deciding.ts'
import { CONTENT, REFUSALS } from './content.ts'
import { decidePlanView } from './view.tsx'
import type { DecisionShown } from './view-shown.ts'

const MOST_REVIEWS = 50

/** GET and POST /children/:id/plan/decide – a manager decides what the plan is in law: step up, step down, or as it is. */
export function decidePlanPage(http: FastifyInstance, acting: Acting): void {
  formPage<DecisionShown, DecidePlan, keyof typeof REFUSALS>(http, acting, {
    path: '/children/:id/plan/decide',
    keep: ({ id }) => `plan-decision:${id}`,
    asks: {
      ...{ children: 'children worked with together', choice: 'this decision' },
      ...{ from: 'this day', reason: 'this reason' },
    },
    load,
    first,
    read: readDecision,
    async act(tx, actor, act, { now, loaded }) {
      const outcome = await decidePlan(tx, actor, act, now)
      return outcome.ok ? accepted(`/children/${loaded.children[0].id}/plan`) : outcome
    },
    refusals: REFUSALS,
    view: decidePlanView,
  })
}

async function load(tx: Tx, actor: Actor, { id = '' }: Params, now: Moment): Promise<DecisionShown | undefined> {
  const together = await childrenWorkedWithTogether(tx, actor, 'plan.decide', id, now.day)
  if (!together) return undefined
  const ids = together.map((one) => one.id)
  await auditLooks(tx, actor, ids, { part: 'plan-decision' })
  const reviews = await reviewsOf(tx, ids, MOST_REVIEWS)
  const state = (await childrenNow(tx, ids)).map((one) => {
    const kind = openKind(one.statuses)
    const review = reviews.find(({ childId }) => childId === one.childId)
    const reviewed = kind === 'child-in-need' || kind === 'family-help' ? kind : null
    return { ...one, kind, review, asked: stillAsked(review, reviewed) }
  })
  return { children: together, state }
}

/** What the review asked for, with its reason, for every child for whom it asked the same. */
function first({ children: [child], state }: DecisionShown, now: Moment): Fields {
  const own = state.find(({ childId }) => childId === child.id)
  const asked = own?.asked === 'family-help' || own?.asked === 'child-in-need' ? own.asked : undefined
  const alike = state.filter((one) => asked && one.asked === asked).map(({ childId }) => childId)
  return {
    ...dayFields('from', now.day),
    children: (asked ? alike : [child.id]).join('\n'),
    ...(asked ? { choice: asked, reason: own?.review?.reason ?? '' } : {}),
  }
}

function readDecision(fields: Fields, { children }: DecisionShown): Read<DecidePlan> {
  const problems: Problem[] = []
  const fromOn = dayOf(fields, 'from')
  const choice = choiceOf(fields, 'choice', PLAN_DECISIONS)
  if (!choice) problems.push({ field: 'choice', text: CONTENT.choiceMissing })
  if (!fromOn) problems.push({ field: 'from-day', text: CONTENT.fromInvalid })
  if (!fromOn || !choice) return { problems }
  const ids = children.map(({ id }) => id)
  const childIds = ids.length === 1 ? ids : choicesOf(fields, 'children', ids)
  return { act: { id: idIn(fields), childIds, choice, fromOn, reason: fields['reason'] ?? '' } }
}
