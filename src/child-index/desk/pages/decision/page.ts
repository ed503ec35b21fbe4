import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { accepted, refused } from '../../../../kernel/outcome.ts'
import type { Tx } from '../../../../platform/db.ts'
import type { Asked } from '../../../contract-asked.ts'
import type { DeskOperations, Proposal } from '../../../contract-desk.ts'
import { REFUSALS } from '../content.ts'
import { numbersOf } from '../content-acts.ts'
import { DECISIONS, peopleOf } from '../decisions/page.ts'
import type { ShownProposal } from '../model.ts'
import { answerOf, namingOf, operatorAsking } from '../page.ts'
import { readVerdict } from './form.ts'
import { decisionView } from './view.tsx'

/** GET and POST /index/decisions/:id: a proposal as its proposer saw it, to agree to, decline or withdraw. */
export function decisionPage(http: FastifyInstance, acting: Acting, desk: DeskOperations): void {
  formPage(http, acting, {
    path: '/index/decisions/:id',
    current: DECISIONS,
    keep: ({ id }) => `index-decision:${id}`,
    asks: { verdict: 'this verdict', reason: 'this reason' },
    load: (tx, actor, { id = '' }) => load(desk, tx, actor, id),
    read: (fields, { isOwn }) => readVerdict(fields, isOwn),
    async act(_tx, actor, { verdict, reason }, { loaded: { proposal } }) {
      const asked = operatorAsking(actor)
      if (!asked) return refused('not-an-operator')
      const settled = await desk.settle({ asked, id: proposal.id, verdict, reason })
      return settled.ok ? accepted(`/index/decisions/${proposal.id}`) : settled
    },
    refusals: REFUSALS,
    view: decisionView,
  })
}

async function load(desk: DeskOperations, tx: Tx, actor: Actor, id: string): Promise<ShownProposal | undefined> {
  const asked = operatorAsking(actor)
  if (!asked) return undefined
  const proposal = answerOf(await desk.proposal({ asked, id }))
  if (!proposal) return undefined
  const pair = proposal.state === 'waiting' ? await pairOf(desk, asked, proposal) : NO_PAIR
  return {
    ...pair,
    proposal,
    isOwn: proposal.proposedBy.userId === actor.userId,
    people: await peopleOf(desk, { asked }, [proposal]),
    naming: await namingOf(tx, actor, [proposal.proposedBy, proposal.settledBy]),
  }
}

type Pair = Pick<ShownProposal, 'sides' | 'weights'>

const NO_PAIR: Pair = { sides: null, weights: null }

/** The two a proposal is about: as they stood in the queue, weighed; or from their histories. */
async function pairOf(desk: DeskOperations, asked: Asked, { act, duplicateId }: Proposal): Promise<Pair> {
  const duplicate = duplicateId ? answerOf(await desk.possibleDuplicate({ asked, id: duplicateId })) : undefined
  if (duplicate) return { sides: duplicate.sides, weights: duplicate }
  const [number, otherNumber] = numbersOf(act)
  if (!number || !otherNumber) return NO_PAIR
  const one = answerOf(await desk.historyOf({ asked, number }))
  const other = answerOf(await desk.historyOf({ asked, number: otherNumber }))
  return one && other ? { sides: [one.side, other.side], weights: null } : NO_PAIR
}
