import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { BASIS_WORDS, type SharedChronology } from '../../../shared-chronology/model.ts'
import { lookAtSharedWithMe, type SharedWithMe } from '../../commands-look.ts'
import { nameOfChild } from '../../rules.ts'

const CONTENT = {
  title: 'Early help',
  begin: 'Begin early help',
  help: 'Families you help',
  none: 'You help no family here yet. Begin when a family agrees to it; children’s social care need not be asked first.',
  others: 'What is shared with you besides',
  noOthers: 'Nothing else is shared with you.',
  leads: 'you lead',
  team: 'you are in the team',
  ended: 'ended',
} as const

/** GET /family-help – the families a practitioner helps, and what else is shared with them. */
export function myFamilyHelpPage(http: FastifyInstance, acting: Acting): void {
  http.get('/family-help', async (request, reply) => {
    const actor = acting.actorOf(request)
    const seen = await acting.inTransaction(actor, (tx) => lookAtSharedWithMe(tx, actor))
    if (!seen.ok) return reply.callNotFound()
    const html = view(seen.value, acting.shell(request, '/family-help'))
    return reply.type('text/html; charset=utf-8').send(html)
  })
}

function view({ help, others }: SharedWithMe, shell: Shell): string {
  return page({
    title: CONTENT.title,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={CONTENT.title} />
        <p>
          <Button href="/family-help/new">{CONTENT.begin}</Button>
        </p>
        <Panel heading={CONTENT.help} id="help">
          {help.length === 0 ? (
            <p>{CONTENT.none}</p>
          ) : (
            <Rows
              items={help.map((one) =>
                rowOf(one.chronology, `/family-help/${one.help.id}`, one.leads ? CONTENT.leads : CONTENT.team),
              )}
            />
          )}
        </Panel>
        <Panel heading={CONTENT.others} id="others">
          {others.length === 0 ? (
            <p>{CONTENT.noOthers}</p>
          ) : (
            <Rows items={others.map((one) => rowOf(one, `/shared/${one.id}`, BASIS_WORDS[one.basis]))} />
          )}
        </Panel>
      </Wrap>
    ),
  })
}

function rowOf({ asGiven, fromOn, endedOn }: SharedChronology, path: string, what: string) {
  const when = endedOn ? `${CONTENT.ended} ${inWords(endedOn)}` : `since ${inWords(fromOn)}`
  return (
    <>
      <Link href={path}>{nameOfChild(asGiven)}</Link> <Small>{`${what}, ${when}`}</Small>
    </>
  )
}
