import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import { fieldsOf, type Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import { saveDraft } from '../../../../entries/drafts/queries.ts'
import type { DeskOperations } from '../../../contract-desk.ts'
import { DUPLICATES } from '../duplicates/page.ts'
import type { ShownChild } from '../model.ts'
import { answerOf, deskPage, namingOf, operatorAsking, sendPage, type Visit } from '../page.ts'
import { readChoice } from './form.ts'
import { childView } from './view.tsx'

/** Where the act that was chosen waits until it is proposed, so that no number comes into an address. */
export function choiceOfAct(recordId: string): string {
  return `index-act:${recordId}`
}

/**
 * GET /index/children/:id: who a child is, by whom, since when, and all that happened to that; `:id` is of any record
 * linked to the child now, since a number is in no address. POST …/choose takes what should happen and leads to what it
 * would do.
 */
export function childPage(http: FastifyInstance, acting: Acting, desk: DeskOperations): void {
  deskPage(http, acting, { path: '/index/children/:id', current: DUPLICATES }, async (visit) => {
    const child = await load(desk, acting, visit)
    return child && childView({ ...child, shell: visit.shell, problems: [], fields: {} })
  })

  http.post('/index/children/:id/choose', async (request, reply) => {
    const actor = acting.actorOf(request)
    const asked = operatorAsking(actor)
    const visit = { request, actor, asked, now: acting.now(), shell: acting.shell(request, DUPLICATES) }
    const child = asked && (await load(desk, acting, { ...visit, asked }))
    if (!child) return reply.callNotFound()
    const fields = fieldsOf(request.body)
    const { act, problems } = readChoice(fields, child.history)
    if (problems) return sendPage(reply.code(422), again(child, visit.shell, fields, problems))
    await acting.inTransaction(actor, (tx) =>
      saveDraft(tx, actor, choiceOfAct(child.recordId), { act: JSON.stringify(act) }),
    )
    return reply.redirect(`/index/children/${child.recordId}/act`, 303)
  })
}

function again(
  child: ShownChild,
  shell: Visit['shell'],
  fields: Parameters<typeof readChoice>[0],
  problems: readonly Problem[],
) {
  return childView({ ...child, shell, problems, fields })
}

async function load(
  desk: DeskOperations,
  acting: Acting,
  { request, actor, asked }: Visit,
): Promise<ShownChild | undefined> {
  const recordId = recordIdOf(request)
  const of = recordId && answerOf(await desk.numberOfRecord({ asked, recordId }))
  const history = of && answerOf(await desk.historyOf({ asked, number: of.number }))
  if (!recordId || !history) return undefined
  const numbers = history.notSame.map(({ number }) => number)
  const people = numbers.length > 0 ? answerOf(await desk.peopleByNumbers({ asked, numbers })) : []
  const actors = history.events.flatMap(({ authority, by }) => (authority && by ? [{ authority, userId: by }] : []))
  return {
    recordId,
    history,
    people: new Map((people ?? []).map((person) => [person.asked, person])),
    naming: await acting.inTransaction(actor, (tx) => namingOf(tx, actor, actors)),
  }
}

function recordIdOf(request: FastifyRequest): string | undefined {
  return z.object({ id: z.uuid() }).safeParse(request.params).data?.id
}
