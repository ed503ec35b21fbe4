import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { audit } from '../../../../access/audit.ts'
import type { Act } from '../../../../access/policy.ts'
import { mayForEvery } from '../../../../access/queries.ts'
import {
  dayFields,
  dayOf,
  type Fields,
  type Problem,
  type Read,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import type { Writing } from '../../../../entries/drafts/pages/form-page/writing.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { personById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { openDues } from '../../../dues/queries.ts'
import { lockOpenEpisode } from '../../../episodes/queries.ts'
import { reviewsOf } from '../../../plan-reviews/queries.ts'
import { stillAsked } from '../../../plan-reviews/rules.ts'
import { planOf, planStatusesOf } from '../../../plans/queries.ts'
import { openWorries } from '../../../worries/queries.ts'
import { closeCase } from '../../commands.ts'
import type { CloseCase } from '../../model.ts'
import { stepsOpen } from '../../queries.ts'
import { isProtectedOn } from '../../rules.ts'
import { CONTENT, REFUSALS } from './content.ts'
import { type ClosureShown, closeCaseView } from './view.tsx'

const CLOCKS = 50
/** Where a manager still may be, once nobody holds the child. */
const AFTERWARDS = '/team'

/** GET and POST /children/:id/closure – a manager closes the case and says what would make us look again. */
export function closeCasePage(http: FastifyInstance, acting: Acting): void {
  formPage<ClosureShown, CloseCase, keyof typeof REFUSALS>(http, acting, {
    path: '/children/:id/closure',
    keep: ({ id }) => `closure:${id}`,
    asks: { when: 'this day', reason: 'this reason', summary: 'this summary', lookAgain: 'this reason to look again' },
    load: (tx, actor, { id = '' }, now) => loadClosure(tx, actor, 'closure.decide', id, now),
    first: ({ asked }, now) => ({ ...dayFields('when', now.day), summary: asked?.reason ?? '' }),
    writing: closureWriting('closure.decide'),
    read: readClosure,
    async act(tx, actor, act, { now, loaded }) {
      const outcome = await closeCase(tx, actor, loaded.child.id, act, now)
      return outcome.ok ? accepted(AFTERWARDS) : outcome
    },
    refusals: REFUSALS,
    view: (showing) => closeCaseView(showing),
  })
}

/** What is written of a closing, together by whoever may do this. */
export function closureWriting(act: Act): Writing<ClosureShown> {
  return {
    title: CONTENT.title,
    fields: ({ episode }) => (episode ? { summary: CONTENT.summary, lookAgain: CONTENT.lookAgain } : undefined),
    may: (tx, actor, { id = '' }, now) => mayForEvery(tx, actor, act, [id], now.day),
  }
}

/** The child with what is still open, for whoever may do this. The look is audited. */
export async function loadClosure(
  tx: Tx,
  actor: Actor,
  act: Act,
  id: string,
  now: Moment,
): Promise<ClosureShown | undefined> {
  if (!(await mayForEvery(tx, actor, act, [id], now.day))) return undefined
  const child = await personById(tx, id)
  const statuses = await planStatusesOf(tx, [id])
  const plan = await planOf(tx, id)
  const [review] = await reviewsOf(tx, [id], 1)
  const kind = statuses.find(({ toOn }) => toOn === null)?.kind
  const reviewed = kind === 'child-in-need' || kind === 'family-help' ? kind : null
  await audit(tx, actor, 'child.look', { kind: 'child', id }, { part: 'closure' })
  const actions = plan?.needs.flatMap(({ outcomes }) => outcomes.flatMap((outcome) => outcome.actions)) ?? []
  return (
    child && {
      child,
      asked: stillAsked(review, reviewed) === 'closure' ? review : undefined,
      episode: await lockOpenEpisode(tx, id),
      isProtected: statuses.some((status) => isProtectedOn(status, now.day)),
      stepsOpen: await stepsOpen(tx, id),
      worries: await openWorries(tx, [id]),
      actions: actions.filter(({ state }) => state === 'open'),
      dues: await openDues(tx, [id], CLOCKS),
    }
  )
}

/** Reads when the work ends, why, what changed, and what would make us look again. */
export function readClosure(fields: Fields): Read<CloseCase> {
  const closedOn = dayOf(fields, 'when')
  const reasonCode = fields['reason'] ?? ''
  const problems: Problem[] = []
  if (!closedOn) problems.push({ field: 'when-day', text: CONTENT.whenInvalid })
  if (!reasonCode) problems.push({ field: 'reason', text: CONTENT.reasonMissing })
  if (!closedOn || problems.length > 0) return { problems }
  return { act: { closedOn, reasonCode, summary: fields['summary'] ?? '', lookAgainIf: fields['lookAgain'] ?? '' } }
}
