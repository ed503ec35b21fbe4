import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { chooseEntries, lookAtCurated, writeCurated } from '../../commands.ts'
import { freezeCurated } from '../../commands-freezing.ts'
import type { CuratedRefusal } from '../../model.ts'
import { REFUSALS } from '../content.ts'
import { curatedFields, readCurated, sharedCurated } from './form.ts'
import { curatedView, notDoneView } from './view.tsx'

const PARAMS = z.object({ id: z.uuid() })
/** What was ticked, and the choice of the chronology that the page was shown by: codes alone. */
const CHOSEN = z.object({
  entry: z
    .union([z.uuid().transform((one) => [one]), z.array(z.uuid()).max(500)])
    .optional()
    .catch(undefined),
  back: z
    .string()
    .regex(/^\?[\w=&-]{0,2000}$/)
    .optional()
    .catch(undefined),
})
const FREEZE = z.object({ id: z.uuid() })

/**
 * GET and POST /chronologies/:id – a chosen chronology: its entries with why each matters. POST …/entries puts in what was
 * ticked in the story; POST …/freeze keeps it as it stands.
 */
export function curatedPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/chronologies/:id',
    keep: ({ id }) => `chronology:${id}`,
    asks: {
      title: 'this title',
      purpose: 'this purpose',
      'why-#': 'this analysis',
      takeOut: 'this choice of what is taken out',
    },
    load: (tx, actor, { id = '' }, now) => lookAtCurated(tx, actor, id, now),
    first: curatedFields,
    shared: sharedCurated,
    read: readCurated,
    async act(tx, actor, act, { loaded, now }) {
      const written = await writeCurated(tx, actor, { ...act, id: loaded.id, revision: loaded.revision }, now)
      return written.ok ? accepted(`/chronologies/${loaded.id}`) : written
    },
    refusals: REFUSALS,
    view: curatedView,
  })
  acceptTicks(http, acting)
  acceptFreezing(http, acting)
}

function acceptTicks(http: FastifyInstance, acting: Acting): void {
  http.post('/chronologies/:id/entries', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const { entry = [], back = '' } = CHOSEN.parse(request.body ?? {})
    const [actor, { id }] = [acting.actorOf(request), params.data]
    const done = await acting.inTransaction(actor, (tx) =>
      chooseEntries(tx, actor, { id, entryIds: entry }, acting.now()),
    )
    if (done.ok) return reply.redirect(`/children/${done.value.childId}/chronology${back}`, 303)
    return notDone(reply, done.refusal, { id, shell: acting.shell(request) })
  })
}

function acceptFreezing(http: FastifyInstance, acting: Acting): void {
  http.post('/chronologies/:id/freeze', async (request, reply) => {
    const [params, sent] = [PARAMS.safeParse(request.params), FREEZE.safeParse(request.body)]
    if (!params.success || !sent.success) return reply.callNotFound()
    const [actor, { id }] = [acting.actorOf(request), params.data]
    const done = await acting.inTransaction(actor, (tx) =>
      freezeCurated(tx, actor, { id, recordId: sent.data.id }, acting.now()),
    )
    if (done.ok) return reply.redirect(`/chronologies/${id}/frozen/${done.value}`, 303)
    return notDone(reply, done.refusal, { id, shell: acting.shell(request) })
  })
}

type About = { readonly id: string; readonly shell: ReturnType<Acting['shell']> }

/** Says why nothing was done, with the way back; nothing is said of a chronology that is not there for whoever asked. */
function notDone(reply: FastifyReply, refusal: CuratedRefusal, { id, shell }: About) {
  const problem = REFUSALS[refusal]
  if (problem === 'not-there') return reply.callNotFound()
  const html = notDoneView({ id, problem: problem.text, shell })
  return reply.code(422).type('text/html; charset=utf-8').send(html)
}
