import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { auditLooks } from '../../../../access/audit.ts'
import type { Asks } from '../../../../entries/drafts/pages/form-page/asks.ts'
import { formPage, type Params } from '../../../../entries/drafts/pages/form-page/page.ts'
import { PEOPLE_ASKS, withRecorder } from '../../../../entries/drafts/pages/form-page/people.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import type { Tx } from '../../../../platform/db.ts'
import { episodesOf } from '../../../episodes/queries.ts'
import { childrenWorkedWithTogether } from '../../../episodes/queries-together.ts'
import { beforeRecording } from '../../../meetings/queries-expected.ts'
import type { PlanStatus } from '../../../plans/model.ts'
import { planStatusesOf, plansOf } from '../../../plans/queries.ts'
import { reviewPlan } from '../../commands.ts'
import type { ReviewPlan } from '../../model.ts'
import { reviewsOf } from '../../queries.ts'
import { reviewedKindOn } from '../../rules.ts'
import { outcomesToLook } from '../../rules-outcomes.ts'
import { CONTENT, REFUSALS } from './content.ts'
import { readReview, reviewFields } from './form.ts'
import { recordPlanReviewView } from './view.tsx'
import type { PlanReviewShown } from './view-shown.ts'

const ASKS: Asks = {
  held: 'this day',
  children: 'children worked with together',
  ...PEOPLE_ASKS,
  summary: 'this summary',
  'changed-#': 'this change',
  'achieved-#': 'this change',
  'outcome-#': 'this outcome',
  'reason-#': 'this reason',
  parents: 'this view',
}

/** GET and POST /children/:id/plan/reviews/new – a review of a child in need or family help plan, and of brothers and sisters. */
export function recordPlanReviewPage(http: FastifyInstance, acting: Acting): void {
  formPage<PlanReviewShown, ReviewPlan, keyof typeof REFUSALS>(http, acting, {
    path: '/children/:id/plan/reviews/new',
    keep: ({ id }) => `plan-review:${id}`,
    asks: ASKS,
    load,
    first: ({ children, before, outcomes }, _, { name, jobTitle, agencyName }) => {
      const recorder = { name, role: jobTitle, agency: agencyName }
      const ids = children.map(({ id }) => id)
      return reviewFields(before.heldOn, ids, withRecorder(recorder, before.people), outcomes)
    },
    writing: {
      title: CONTENT.title,
      fields: () => ({ summary: CONTENT.summary, parents: CONTENT.parentView }),
      may: async (tx, actor, { id = '' }, now) =>
        (await childrenWorkedWithTogether(tx, actor, 'plan.review', id, now.day)) !== undefined,
    },
    read: (fields, { children, outcomes }) => readReview(fields, children, outcomes),
    async act(tx, actor, act, { now, loaded }) {
      const outcome = await reviewPlan(tx, actor, act, now)
      return outcome.ok ? accepted(`/children/${loaded.children[0].id}/plan`) : outcome
    },
    refusals: REFUSALS,
    view: recordPlanReviewView,
  })
}

async function load(tx: Tx, actor: Actor, { id = '' }: Params, now: Moment): Promise<PlanReviewShown | undefined> {
  const together = await childrenWorkedWithTogether(tx, actor, 'plan.review', id, now.day)
  if (!together) return undefined
  const [child, ...others] = together
  const statuses = await planStatusesOf(
    tx,
    together.map((one) => one.id),
  )
  const kindOf = (childId: string) => kindNow(statuses, childId)
  const children = [child, ...others.filter((one) => kindOf(one.id) !== null)] as const
  const ids = children.map((one) => one.id)
  await auditLooks(tx, actor, ids, { part: 'plan-review' })
  const plans = await plansOf(tx, ids)
  return {
    children,
    kinds: new Map(ids.map((childId) => [childId, kindOf(childId)])),
    plans,
    outcomes: outcomesToLook(plans),
    before: await beforeRecording(tx, ids, 'child-in-need-review', now.day),
    last: (await reviewsOf(tx, [id], 1))[0],
    isCaseOpen: (await episodesOf(tx, [id])).some(({ closedOn }) => closedOn === null),
    isProtected: statuses.some((one) => one.childId === id && one.kind === 'child-protection' && one.toOn === null),
  }
}

function kindNow(statuses: readonly PlanStatus[], childId: string) {
  const open = statuses.filter((one) => one.childId === childId && one.toOn === null)
  const [first] = open
  return first ? reviewedKindOn(open, first.fromOn) : null
}
