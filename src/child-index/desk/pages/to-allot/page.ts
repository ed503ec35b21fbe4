import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { choiceOf, type Fields, fieldsOf, idAt, type Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { DeskOperations, ToAllot } from '../../../contract-desk.ts'
import { REFUSALS } from '../content.ts'
import { DECISIONS } from '../decisions/page.ts'
import { readReason } from '../form.ts'
import { answerOf, deskPage, operatorAsking, sendPage } from '../page.ts'
import { CONTENT } from './content.ts'
import { toAllotView } from './view.tsx'

const PATH = '/index/to-allot'
const MOST = 25

/** GET and POST /index/to-allot: what was told to a survivor since a merge now undone, and to which of the two it belongs. */
export function toAllotPage(http: FastifyInstance, acting: Acting, desk: DeskOperations): void {
  deskPage(http, acting, { path: PATH, current: DECISIONS }, async ({ asked, shell }) => {
    const waiting = answerOf(await desk.toAllot({ asked, count: MOST }))
    return waiting && toAllotView({ waiting, shell, fields: {}, problems: [] })
  })

  http.post(PATH, async (request, reply) => {
    const asked = operatorAsking(acting.actorOf(request))
    if (!asked) return reply.callNotFound()
    const fields = fieldsOf(request.body)
    const waiting = answerOf(await desk.toAllot({ asked, count: MOST })) ?? []
    const again = (problems: readonly Problem[]) =>
      sendPage(reply.code(422), toAllotView({ waiting, shell: acting.shell(request, DECISIONS), fields, problems }))
    const read = readAllotment(fields, waiting)
    if (read.problems) return again(read.problems)
    const allotted = await desk.allot({ asked, ...read.act })
    if (allotted.ok) return reply.redirect(PATH, 303)
    const problem = REFUSALS[allotted.refusal]
    return problem === 'not-there' ? reply.callNotFound() : again([problem])
  })
}

function readAllotment(fields: Fields, waiting: readonly ToAllot[]) {
  const one = waiting.find(({ id }) => id === idAt(fields, 'id'))
  const problems: Problem[] = []
  const number = choiceOf(fields, 'number', one ? [one.number, one.otherNumber] : [])
  const reason = readReason(fields, problems)
  if (!number) problems.unshift({ field: 'number', text: CONTENT.choose })
  return one && number && reason ? { act: { id: one.id, number, reason } } : { problems }
}
