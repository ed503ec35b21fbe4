import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import { choiceOf, dayFields, dayOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { newId } from '../../../../platform/ids.ts'
import { type AskForLists, askForLists, lookAtLists, takeLists } from '../../commands.ts'
import type { ListsRefusal } from '../../model.ts'
import { EDITIONS } from '../../model-lists.ts'
import { CONTENT, REFUSALS } from './content.ts'
import { type ListsShown, listsView } from './view.tsx'

const YEARS = EDITIONS.map(({ year }) => `${year}`)
const Params = z.object({ id: z.uuid() })

/** GET and POST /returns/inspection – the lists made so far, and making them as on a day. And the workbook of each. */
export function inspectionPage(http: FastifyInstance, acting: Acting): void {
  formPage<ListsShown, AskForLists, ListsRefusal>(http, acting, {
    path: '/returns/inspection',
    keep: () => 'inspection-lists',
    asks: { asOn: 'this day of the lists', edition: 'this edition of the lists' },
    async load(tx, actor, _, now) {
      const runs = await lookAtLists(tx, actor)
      return runs && { runs, today: now.day }
    },
    first: ({ today }) => ({ id: newId(), ...dayFields('asOn', today), edition: YEARS[0] ?? '' }),
    read(fields, { today }) {
      const [asOn, edition] = [dayOf(fields, 'asOn'), choiceOf(fields, 'edition', YEARS)]
      if (!asOn || asOn > today) return { problems: [{ field: 'asOn-day', text: CONTENT.wrongDay }] }
      if (!edition) return { problems: [{ field: 'edition', text: CONTENT.chooseEdition }] }
      return { act: { id: fields['id'] ?? newId(), asOn, edition: Number(edition) } }
    },
    async act(tx, actor, act, { now }) {
      const outcome = await askForLists(tx, actor, act, now)
      return outcome.ok ? accepted('/returns/inspection') : outcome
    },
    refusals: REFUSALS,
    view: listsView,
    current: '/returns',
  })

  http.get('/returns/inspection/:id/file', async (request, reply) => {
    const params = Params.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const actor = acting.actorOf(request)
    const taken = await acting.inTransaction(actor, (tx) => takeLists(tx, actor, params.data.id))
    if (!taken) return reply.callNotFound()
    return reply
      .header('content-disposition', `attachment; filename="annex-a-${taken.asOn}.xlsx"`)
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .send(taken.file)
  })
}
