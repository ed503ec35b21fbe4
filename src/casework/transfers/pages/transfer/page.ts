import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { may } from '../../../../access/policy.ts'
import { mayForEvery, relationshipsWith } from '../../../../access/queries.ts'
import { dayFields, type Fields } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { peopleById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { workersWithRole } from '../../../allocations/queries.ts'
import { stillOpen } from '../../../episodes/queries.ts'
import { goOnWithTransfer } from '../../commands.ts'
import type { GoOnTransfer } from '../../model.ts'
import { transferById } from '../../queries.ts'
import { childrenToConfer } from '../../rules.ts'
import { CONTENT, REFUSALS } from './content.ts'
import { offered, readGoOn } from './form.ts'
import { type TransferShown, transferView } from './view.tsx'

/** Where a manager still may be, once the children are handed over. */
const AFTERWARDS = '/team'

/** GET and POST /transfers/:id – a move: its answer, the hand-over, or that it was a mistake. */
export function transferPage(http: FastifyInstance, acting: Acting): void {
  formPage<TransferShown, GoOnTransfer, keyof typeof REFUSALS>(http, acting, {
    path: '/transfers/:id',
    keep: ({ id }) => `transfer-goes-on:${id}`,
    asks: {
      does: 'this record',
      accepted: 'this answer',
      acceptedBy: 'worker of the other authority',
      acceptedWhy: 'this answer',
      refused: 'this answer',
      refusedBy: 'worker of the other authority',
      refusedWhy: 'this answer',
      chair: 'this chair',
      completed: 'this hand-over',
      lookAgain: 'this reason to look again',
      withdrawnWhy: 'this mistake',
    },
    load: (tx, actor, { id = '' }, now) => load(tx, actor, id, now),
    first: known,
    read: (fields, { transfer, mayDecide, reader, chairs }) =>
      readGoOn(fields, { choices: offered(transfer, mayDecide), reader, chairs }),
    async act(tx, actor, act, { now, loaded: { transfer } }) {
      const outcome = await goOnWithTransfer(tx, actor, transfer.id, act, now)
      if (!outcome.ok) return outcome
      const left = act.does === 'complete' && transfer.direction === 'out' && !transfer.temporary
      return accepted(left ? AFTERWARDS : `/children/${transfer.children[0]?.childId}`)
    },
    refusals: REFUSALS,
    view: transferView,
  })
}

async function load(tx: Tx, actor: Actor, id: string, now: Moment): Promise<TransferShown | undefined> {
  const transfer = await transferById(tx, id)
  if (!transfer) return undefined
  const ids = transfer.children.map(({ childId }) => childId)
  const worked = await stillOpen(tx, ids)
  if (!(await mayForEvery(tx, actor, 'transfer.write', worked, now.day))) return undefined
  await auditLooks(tx, actor, ids, { part: 'transfer', stepId: id })
  const people = await peopleById(tx, ids)
  const standing = await relationshipsWith(tx, actor, worked, now.day)
  return {
    transfer,
    children: ids.flatMap((childId) => people.get(childId) ?? []),
    mayDecide: [...standing.values()].every((relationships) => may(actor, 'transfer.decide', relationships)),
    chairs: childrenToConfer(transfer).length > 0 ? await workersWithRole(tx, 'conference-chair', now.day, 50) : [],
    ...{ own: tx.authority, reader: actor.name },
  }
}

/** Today; whoever we speak with there; the day of the last conference; and what would make us look again. */
function known({ transfer }: TransferShown, now: Moment): Fields {
  const held = transfer.children.flatMap(({ heldOn }) => heldOn ?? []).toSorted()
  const worker = transfer.otherWorker ?? ''
  const asked = transfer.direction === 'out' ? { acceptedBy: worker, refusedBy: worker } : {}
  return {
    ...{ ...dayFields('accepted', now.day), ...dayFields('refused', now.day), ...asked },
    ...{ ...dayFields('completed', held.at(-1) ?? now.day), lookAgain: CONTENT.lookAgainFirst },
  }
}
