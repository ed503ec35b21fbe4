import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { type Fields, idIn, type Problem, type Read } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { clearDraft, readDraft } from '../../../../entries/drafts/queries.ts'
import { accepted, refused } from '../../../../kernel/outcome.ts'
import type { Tx } from '../../../../platform/db.ts'
import type { Asked } from '../../../contract-asked.ts'
import type { DeskAct, DeskOperations } from '../../../contract-desk.ts'
import { choiceOfAct } from '../child/page.ts'
import { REFUSALS } from '../content.ts'
import { actInWords } from '../content-acts.ts'
import { peopleOf } from '../decisions/page.ts'
import { DUPLICATES } from '../duplicates/page.ts'
import { readReason } from '../form.ts'
import type { ChosenAct } from '../model.ts'
import { answerOf, operatorAsking } from '../page.ts'
import { CONTENT } from './content.ts'
import { childActView } from './view.tsx'

/** GET and POST /index/children/:id/act: what the chosen act would do, and why it is proposed. */
export function childActPage(http: FastifyInstance, acting: Acting, desk: DeskOperations): void {
  formPage(http, acting, {
    path: '/index/children/:id/act',
    current: DUPLICATES,
    keep: ({ id }) => `index-act-why:${id}`,
    asks: { reason: 'this reason' },
    load: (tx, actor, { id = '' }) => load(desk, tx, actor, id),
    read: readProposal,
    async act(tx, actor, { id, reason, fingerprint }, { loaded: { recordId, effect } }) {
      const asked = operatorAsking(actor)
      if (!asked || !effect) return refused('not-found')
      const proposed = await desk.propose({ asked, id, act: effect.act, reason, fingerprint })
      if (!proposed.ok) return proposed
      await clearDraft(tx, actor, choiceOfAct(recordId))
      return accepted(`/index/decisions/${proposed.value.id}`)
    },
    refusals: REFUSALS,
    view: childActView,
  })
}

type Proposing = { readonly id: string; readonly reason: string; readonly fingerprint: string }

function readProposal(fields: Fields): Read<Proposing> {
  const problems: Problem[] = []
  const reason = readReason(fields, problems)
  return reason ? { act: { id: idIn(fields), reason, fingerprint: fields['fingerprint'] ?? '' } } : { problems }
}

async function load(desk: DeskOperations, tx: Tx, actor: Actor, recordId: string): Promise<ChosenAct | undefined> {
  const asked = operatorAsking(actor)
  if (!asked || !answerOf(await desk.numberOfRecord({ asked, recordId }))) return undefined
  const draft = await readDraft(tx, actor, choiceOfAct(recordId))
  const chosen = draft?.fields['act']
  if (!chosen) return { recordId, words: '', effect: null, cannot: CONTENT.nothing }
  return { recordId, ...(await effectOf(desk, asked, JSON.parse(chosen) as DeskAct)) }
}

async function effectOf(desk: DeskOperations, asked: Asked, act: DeskAct): Promise<Omit<ChosenAct, 'recordId'>> {
  const words = actInWords(act, await peopleOf(desk, { asked }, [{ act }]))
  const effect = await desk.effectOf({ asked, act })
  if (effect.ok) return { words, effect: effect.value, cannot: null }
  const problem = REFUSALS[effect.refusal]
  return { words, effect: null, cannot: problem === 'not-there' ? CONTENT.cannot : problem.text }
}
