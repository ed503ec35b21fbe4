import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { may } from '../../../../access/policy.ts'
import { nameOf, relationshipsWith } from '../../../../access/queries.ts'
import { dayFields } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { currentName } from '../../../../people/model.ts'
import { peopleById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { teamsThatHold } from '../../../referrals/queries.ts'
import { MOST_WORKERS } from '../../commands-handing.ts'
import { type HandOverRefusal, handOverChildren } from '../../commands-many.ts'
import type { HandOverChildren } from '../../model.ts'
import { workersWithRole } from '../../queries.ts'
import { childrenOfWorker } from '../../queries-history.ts'
import { REFUSALS } from './content.ts'
import { readHandOver } from './form.ts'
import { type HandOverShown, handOverView } from './view.tsx'

const MOST_CHILDREN = 500

/** GET and POST /workers/:id/children – a manager gives the children of one worker to others, all or some, in one act. */
export function handOverPage(http: FastifyInstance, acting: Acting): void {
  formPage<HandOverShown, HandOverChildren, HandOverRefusal>(http, acting, {
    path: '/workers/:id/children',
    keep: ({ id }) => `hand-over:${id}`,
    asks: { 'to-all': 'this holder', 'to-#': 'this holder', from: 'this first day', reason: 'this reason' },
    load: (tx, actor, { id = '' }, now) => load(tx, actor, id, now),
    first: (_, now) => dayFields('from', now.day),
    read: (fields, { userId, children }) =>
      readHandOver(
        fields,
        userId,
        children.map(({ id }) => id),
      ),
    async act(tx, actor, act, { now }) {
      const outcome = await handOverChildren(tx, actor, act, now)
      return outcome.ok ? accepted('/team') : outcome
    },
    refusals: REFUSALS,
    view: handOverView,
  })
}

/** The children whom this worker holds and the actor may give away, by family name; undefined if there is none. */
async function load(tx: Tx, actor: Actor, userId: string, now: Moment): Promise<HandOverShown | undefined> {
  const held = (await childrenOfWorker(tx, userId, MOST_CHILDREN)).map(({ childId }) => childId)
  const standing = await relationshipsWith(tx, actor, held, now.day)
  const ids = held.filter((id) => may(actor, 'allocation.change', standing.get(id) ?? new Set()))
  const name = await nameOf(tx, userId)
  if (ids.length === 0 || name === null) return undefined
  await auditLooks(tx, actor, ids, { part: 'allocation' })
  const people = await peopleById(tx, ids)
  const inOrder = (id: string) => {
    const called = currentName(people.get(id)?.names ?? [])
    return `${called?.family ?? ''} ${called?.given ?? ''}`
  }
  const children = ids
    .toSorted((one, other) => inOrder(one).localeCompare(inOrder(other)))
    .flatMap((id) => people.get(id) ?? [])
  const workers = await workersWithRole(tx, 'social-worker', now.day, MOST_WORKERS)
  const rank = ({ teamId }: { readonly teamId: string | null }) => (teamId === actor.teamId ? 0 : 1)
  const others = workers.filter((worker) => worker.userId !== userId).toSorted((one, other) => rank(one) - rank(other))
  return { userId, name, children, workers: others, teams: await teamsThatHold(tx) }
}
