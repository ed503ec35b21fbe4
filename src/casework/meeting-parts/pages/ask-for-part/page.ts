import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { seatOf } from '../../../../access/actor.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { partnerSeats } from '../../../../access/queries-partners.ts'
import { dayFields, dayOf, type Fields, idIn, type Read } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Params } from '../../../../entries/drafts/pages/form-page/page.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import type { Tx } from '../../../../platform/db.ts'
import { meetingById } from '../../../meetings/queries.ts'
import { mayKeep } from '../../../meetings/queries-who.ts'
import { reportDueBy } from '../../../meetings/rules.ts'
import { askForPart, takeBackPart } from '../../commands.ts'
import { makeLink, revokeLink } from '../../commands-link.ts'
import { type AskForPart, PART_OF } from '../../model.ts'
import { partsOfMeeting } from '../../queries.ts'
import { linksTo } from '../../queries-link.ts'
import { CONTENT, QUESTIONS, REFUSALS } from './content.ts'
import { askForPartView, linkMadeView } from './view.tsx'
import type { PartAsked } from './view-shown.ts'

const PATH = '/meetings/:id/people/:person/part'
const PARAMS = z.object({ id: z.uuid(), person: z.uuid() })

type Act = { readonly does: 'ask'; readonly ask: AskForPart } | { readonly does: 'take-back'; readonly why: string }

/** GET and POST /meetings/:id/people/:person/part – somebody asked to a meeting is asked for their part of it. */
export function askForPartPage(http: FastifyInstance, acting: Acting, origin: string): void {
  formPage<PartAsked, Act, keyof typeof REFUSALS>(http, acting, {
    path: PATH,
    keep: ({ id, person }) => `ask-for-part:${id}:${person}`,
    asks: { seat: 'this seat', question: 'this question', by: 'this day of a part', why: 'this reason' },
    load,
    first: firstFields,
    read: readAct,
    async act(tx, actor, act, { loaded: { meeting, person, part }, now }) {
      const of = { meetingId: meeting.id, attendanceId: person.id }
      const done =
        act.does === 'ask'
          ? await askForPart(tx, actor, of, act.ask, now)
          : await takeBackPart(tx, actor, part?.id ?? '', act.why, now)
      return done.ok ? accepted(`/meetings/${meeting.id}/people/${person.id}/part`) : done
    },
    refusals: REFUSALS,
    view: askForPartView,
  })
  linkRoutes(http, acting, origin)
}

/** POST …/part/link makes a link, which the answer shows this once; POST …/part/revoke lets it work no more. */
function linkRoutes(http: FastifyInstance, acting: Acting, origin: string): void {
  http.post(`${PATH}/link`, async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const made = await acting.inTransaction(actor, async (tx) => {
      const shown = await load(tx, actor, params.data, now)
      return shown?.part && makeLink(tx, actor, shown.part.id, now)
    })
    if (!made?.ok) return reply.callNotFound()
    const back = PATH.replace(':id', params.data.id).replace(':person', params.data.person)
    const html = linkMadeView(acting.shell(request), { link: `${origin}/part/${made.value}`, back, at: now.at })
    return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html)
  })

  http.post(`${PATH}/revoke`, async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const done = await acting.inTransaction(actor, async (tx) => {
      const shown = await load(tx, actor, params.data, now)
      return shown?.part && revokeLink(tx, actor, shown.part.id, now)
    })
    if (!done?.ok) return reply.callNotFound()
    return reply.redirect(PATH.replace(':id', params.data.id).replace(':person', params.data.person), 303)
  })
}

async function load(tx: Tx, actor: Actor, params: Params, now: Moment): Promise<PartAsked | undefined> {
  const meeting = await meetingById(tx, params['id'] ?? '')
  const person = meeting?.people.find(({ id }) => id === params['person'])
  if (!meeting || !person || !(await mayKeep(tx, actor, meeting, now.day))) return undefined
  await auditLooks(tx, actor, meeting.childIds, { part: 'meeting', stepId: meeting.id })
  const part = (await partsOfMeeting(tx, meeting.id)).find(({ attendanceId }) => attendanceId === person.id)
  const [link] = part ? await linksTo(tx, part.id) : []
  return { meeting, person, part, link, offered: await partnerSeats(tx, now.day) }
}

/** Whoever has a seat under the very name that is asked is suggested; it is still for the asker to say. */
function firstFields({ meeting, person, offered }: PartAsked, now: Moment): Fields {
  const kind = PART_OF[meeting.kind]
  const same = offered.filter(({ name }) => name === person.name)
  const [seat] = same.length === 1 ? same : []
  const byOn = person.report?.byOn ?? (meeting.plannedFor && reportDueBy(meeting.plannedFor, now.day, now.holidays))
  return {
    ...(byOn ? dayFields('by', byOn) : {}),
    ...(kind ? { question: QUESTIONS[kind] } : {}),
    ...(seat ? { seat: seatOf(seat) } : {}),
  }
}

function readAct(fields: Fields, { part, offered }: PartAsked): Read<Act> {
  if (part) return { act: { does: 'take-back', why: fields['why'] ?? '' } }
  const byOn = dayOf(fields, 'by')
  if (!byOn) return { problems: [{ field: 'by-day', text: CONTENT.byMissing }] }
  const seat = offered.find((one) => seatOf(one) === fields['seat']) ?? null
  return { act: { does: 'ask', ask: { id: idIn(fields), question: fields['question'] ?? '', byOn, seat } } }
}
