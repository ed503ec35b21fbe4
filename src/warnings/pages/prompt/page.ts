import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../access/acting.ts'
import { choiceOf, type Fields, type Read } from '../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../entries/drafts/pages/form-page/page.ts'
import { accepted } from '../../../kernel/outcome.ts'
import { answerPrompt, lookAtPrompt, type PromptShown } from '../../commands-answering.ts'
import type { AnswerPrompt } from '../../model.ts'
import { CONTENT, REFUSALS } from './content.ts'
import { promptView } from './view.tsx'

/** GET and POST /prompts/:id – what a published rule found; what was done about it, or why it is nothing. */
export function promptPage(http: FastifyInstance, acting: Acting): void {
  formPage<PromptShown, AnswerPrompt, keyof typeof REFUSALS>(http, acting, {
    path: '/prompts/:id',
    keep: ({ id }) => `prompt:${id}`,
    asks: { does: 'this record', done: 'this decision', why: 'this decision' },
    load: (tx, actor, { id = '' }, now) => lookAtPrompt(tx, actor, id, now),
    first: () => ({}),
    read: readAnswer,
    async act(tx, actor, act, { now, loaded: { prompt } }) {
      const outcome = await answerPrompt(tx, actor, prompt.id, act, now)
      return outcome.ok ? accepted(`/prompts/${prompt.id}`) : outcome
    },
    refusals: REFUSALS,
    view: promptView,
  })
}

function readAnswer(fields: Fields): Read<AnswerPrompt> {
  const how = choiceOf(fields, 'does', ['acted-on', 'dismissed'] as const)
  if (!how) return { problems: [{ field: 'does', text: CONTENT.doesMissing }] }
  const [field, text] = how === 'acted-on' ? ['done', CONTENT.doneMissing] : ['why', CONTENT.whyMissing]
  const words = fields[field] ?? ''
  return words.trim() === '' ? { problems: [{ field, text }] } : { act: { how, words } }
}
