import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { choiceOf, type Fields, type Problem, type Read } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { accepted, refused } from '../../../../kernel/outcome.ts'
import type { ReviewShieldRequest } from '../../../contract-shields.ts'
import type { OperatorsDesk } from '../../contract.ts'
import { readReason } from '../form.ts'
import type { ShownShield } from '../model.ts'
import { answerOf, operatorAsking } from '../page.ts'
import { SHIELDS } from '../shields/page.ts'
import { CONTENT, REFUSALS } from './content.ts'
import { shieldView } from './view.tsx'

/** GET and POST /index/shields/:id: a shield, beside the child it is for; one for review is kept or lifted here. */
export function shieldPage(http: FastifyInstance, acting: Acting, desk: OperatorsDesk): void {
  formPage(http, acting, {
    path: '/index/shields/:id',
    current: SHIELDS,
    keep: ({ id }) => `index-shield:${id}`,
    asks: { verdict: 'this verdict', reason: 'this reason' },
    load: (_tx, actor, { id = '' }) => load(desk, actor, id),
    read: readVerdict,
    async act(_tx, actor, verdict, { loaded: { shield } }) {
      const asked = operatorAsking(actor)
      if (!asked) return refused('not-an-operator')
      const reviewed = await desk.reviewShield({ asked, id: shield.id, ...verdict })
      return reviewed.ok ? accepted(`/index/shields/${shield.id}`) : reviewed
    },
    refusals: REFUSALS,
    view: shieldView,
  })
}

async function load(desk: OperatorsDesk, actor: Actor, id: string): Promise<ShownShield | undefined> {
  const asked = operatorAsking(actor)
  const shield = asked && answerOf(await desk.shieldInFull({ asked, id }))
  const of = shield && answerOf(await desk.historyOf({ asked, number: shield.number }))
  if (!asked || !shield || !of) return undefined
  const [nearest] = shield.near
  const near = nearest ? answerOf(await desk.historyOf({ asked, number: nearest })) : undefined
  return { shield, side: of.side, near: near?.side ?? null }
}

type Verdict = Pick<ReviewShieldRequest, 'verdict' | 'reason'>

function readVerdict(fields: Fields): Read<Verdict> {
  const problems: Problem[] = []
  const verdict = choiceOf(fields, 'verdict', ['keep', 'lift'] as const)
  const reason = readReason(fields, problems)
  if (!verdict) problems.unshift({ field: 'verdict', text: CONTENT.choose })
  return verdict && reason ? { act: { verdict, reason } } : { problems }
}
