import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../access/acting.ts'
import { keepDraft } from './commands.ts'
import { fieldsOf } from './pages/form-page/form.ts'
import { type DraftRefusal, MOST_CHARACTERS } from './rules.ts'

const MOST = MOST_CHARACTERS.toLocaleString('en-GB')
const REFUSALS: Readonly<Record<DraftRefusal, { readonly status: number; readonly text: string }>> = {
  'no-such-form': { status: 404, text: 'There is no such form. Nothing was kept.' },
  'too-large': {
    status: 413,
    text: `A form can keep ${MOST} characters, and this is more. Nothing new was kept: send some of it first.`,
  },
  'sent-already': {
    status: 409,
    text: 'this form was sent already. What you write here now is kept when you send it.',
  },
}

/** Room for a full draft in letters that take nine bytes each when a form is sent. */
const BODY_LIMIT = 1_048_576

/** `POST /drafts/:form`: what is typed is kept as it is typed. Sent by a script, with the form token in `x-csrf-token`. */
export function draftRoutes(http: FastifyInstance, acting: Acting): void {
  http.post<{ Params: { form: string } }>('/drafts/:form', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const actor = acting.actorOf(request)
    const fields = fieldsOf(request.body)
    const kept = await acting.inTransaction(actor, (tx) => keepDraft(tx, actor, request.params.form, fields))
    if (kept.ok) return reply.send({ keptAt: acting.now().at })
    const { status, text } = REFUSALS[kept.refusal]
    return reply.code(status).send({ type: kept.refusal, text })
  })
}
