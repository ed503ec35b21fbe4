import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { fieldsOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { DeskOperations } from '../../../contract-desk.ts'
import { deskPage, operatorAsking, sendPage } from '../page.ts'
import { NUMBER_WRONG, readSearch, TOO_LITTLE } from './form.ts'
import { peopleView } from './view.tsx'

const PATH = '/index/people'

/**
 * GET and POST /index/people: one form, whom it found on the page it posts to, so that neither name nor number comes into
 * an address or a log. The header's search box posts here too.
 */
export function peoplePage(http: FastifyInstance, acting: Acting, desk: DeskOperations): void {
  deskPage(http, acting, { path: PATH }, async ({ shell }) => peopleView({ shell, fields: {}, problems: [] }))

  http.post(PATH, async (request, reply) => {
    const asked = operatorAsking(acting.actorOf(request))
    if (!asked) return reply.callNotFound()
    const shell = acting.shell(request, PATH)
    const { q, ...form } = fieldsOf(request.body)
    const fields = q ? { words: q } : form
    const read = readSearch(fields)
    if (read.problems) return sendPage(reply.code(422), peopleView({ shell, fields, problems: read.problems }))
    const found = await desk.searchPeople({ asked, ...read.act })
    if (found.ok) return sendPage(reply, peopleView({ shell, fields, problems: [], found: found.value }))
    if (found.refusal === 'unavailable') throw Object.assign(new Error(found.refusal), { statusCode: 503 })
    const problem = found.refusal === 'number-not-valid' ? NUMBER_WRONG : TOO_LITTLE
    return sendPage(reply.code(422), peopleView({ shell, fields, problems: [problem] }))
  })
}
