import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { dayFields } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import type { Tx } from '../../../../platform/db.ts'
import { childrenWorkedWithTogether } from '../../../episodes/queries-together.ts'
import { planOf, planStatusesOf } from '../../../plans/queries.ts'
import { openWorries } from '../../../worries/queries.ts'
import { beginTransfer } from '../../commands.ts'
import type { BeginTransfer } from '../../model.ts'
import { transferUnderWay } from '../../queries.ts'
import { otherAuthorities } from '../../rules.ts'
import { type Known, summaryOf } from '../../rules-entries.ts'
import { REFUSALS } from './content.ts'
import { readNotice } from './form.ts'
import { beginTransferView, type NoticeShown } from './view.tsx'

/** GET and POST /children/:id/transfers/new – the notice that a family moves, to us or away, with what is handed over. */
export function beginTransferPage(http: FastifyInstance, acting: Acting): void {
  formPage<NoticeShown, BeginTransfer, keyof typeof REFUSALS>(http, acting, {
    path: '/children/:id/transfers/new',
    keep: ({ id }) => `transfer:${id}`,
    asks: {
      direction: 'this direction',
      children: 'children worked with together',
      other: 'this other authority',
      worker: 'worker of the other authority',
      noticed: 'this day',
      moved: 'this move',
      stays: 'this move',
      reason: 'this reason',
      summary: 'this hand-over',
      withPlan: 'this plan that comes along',
    },
    async load(tx, actor, { id = '' }, now) {
      const children = await childrenWorkedWithTogether(tx, actor, 'transfer.write', id, now.day)
      if (!children) return undefined
      const ids = children.map((child) => child.id)
      await auditLooks(tx, actor, ids, { part: 'transfer' })
      return {
        children,
        underWayId: (await transferUnderWay(tx, [id])) ?? null,
        authorities: otherAuthorities(tx.authority, now.day),
        summary: summaryOf(await knownOf(tx, children)),
      }
    },
    first: ({ children, summary }, now) => ({
      ...{ children: children.map(({ id }) => id).join('\n'), ...dayFields('noticed', now.day), summary },
    }),
    read: (fields, { children }) =>
      readNotice(
        fields,
        children.map(({ id }) => id),
      ),
    async act(tx, actor, act, { now, loaded }) {
      const outcome = await beginTransfer(tx, actor, act, now)
      return outcome.ok ? accepted(`/children/${loaded.children[0].id}`) : outcome
    },
    refusals: REFUSALS,
    view: beginTransferView,
  })
}

/** What the record has of each child that the other authority needs to know first. */
async function knownOf(tx: Tx, children: readonly KnownPerson[]): Promise<readonly Known[]> {
  const ids = children.map(({ id }) => id)
  const statuses = await planStatusesOf(tx, ids)
  const worries = await openWorries(tx, ids)
  const known: Known[] = []
  for (const child of children) {
    known.push({
      name: displayName(child),
      status: statuses.find(({ childId, toOn }) => childId === child.id && toOn === null),
      plan: await planOf(tx, child.id),
      worries: worries.filter(({ childId }) => childId === child.id),
    })
  }
  return known
}
