import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { currentName, displayName } from '../../../../people/model.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { type ChildDates, lookAtDates } from '../../commands.ts'
import { shortName, toDoOf, whatIsNext } from '../../rules.ts'
import { permittedActs } from '../../rules-acts.ts'
import { CONTENT } from '../child/content.ts'
import { NextRows } from '../child/view-next.tsx'
import { ChildTabs } from '../child/view-tabs.tsx'

const PARAMS = z.object({ id: z.uuid() })

/** GET /children/:id/dates – everything that is to be done for a child, late first, for whoever may look at them. */
export function datesPage(http: FastifyInstance, acting: Acting): void {
  http.get('/children/:id/dates', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const looked = await acting.inTransaction(actor, (tx) => lookAtDates(tx, actor, params.data.id, now))
    if (!looked.ok) return reply.callNotFound()
    const html = datesView({ dates: looked.value, actor, now, shell: acting.shell(request) })
    return reply.type('text/html; charset=utf-8').send(html)
  })
}

type Shown = { readonly dates: ChildDates; readonly actor: Actor; readonly now: Moment; readonly shell: Shell }

function datesView({ dates, actor, now, shell }: Shown): string {
  const { child, facts, standing } = dates
  const title = `${CONTENT.dates}: ${displayName(child)}`
  const items = whatIsNext(toDoOf(dates), now.day, { most: Number.POSITIVE_INFINITY, at: now.at })
  const nameGiven = currentName(child.names) !== undefined
  const acts = permittedActs({ ...facts, childId: child.id, hasPlan: facts.plan !== null, nameGiven }, actor, standing)
  return page({
    title,
    shell,
    children: (
      <Wrap>
        <ChildTabs id={child.id} name={shortName(child)} current="story" />
        <HeadingLine heading={title} remark={CONTENT.datesHint} />
        {items.length === 0 ? (
          <p>{CONTENT.noNext}</p>
        ) : (
          <NextRows items={items} acts={acts} id={child.id} today={now.day} />
        )}
      </Wrap>
    ),
  })
}
