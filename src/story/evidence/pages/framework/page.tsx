import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import type { UnderDimension } from '../../../../entries/evidence/queries-lenses.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { ageInWords, displayName } from '../../../../people/model.ts'
import { HeadingLine, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Kind, Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { DOMAIN_WORDS } from '../../../../statute/assessment-framework.ts'
import { ChildTabs } from '../../../child-page/pages/child/view-tabs.tsx'
import { shortName } from '../../../child-page/rules.ts'
import { lookThroughTheFramework, type ThroughTheFramework } from '../../commands-looking.ts'
import { type Lens, throughTheFramework } from '../../rules.ts'
import { CONTENT } from '../content.ts'

const PARAMS = z.object({ id: z.uuid() })

/** GET /children/:id/framework – what is recorded of a child under each dimension of the framework, and what has nothing. */
export function frameworkPage(http: FastifyInstance, acting: Acting): void {
  http.get('/children/:id/framework', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const looked = await acting.inTransaction(actor, (tx) => lookThroughTheFramework(tx, actor, params.data.id, now))
    if (!looked.ok) return reply.callNotFound()
    const html = frameworkView({ seen: looked.value, now, shell: acting.shell(request) })
    return reply.type('text/html; charset=utf-8').send(html)
  })
}

type Shown = { readonly seen: ThroughTheFramework; readonly now: Moment; readonly shell: Shell }

function frameworkView({ seen, now, shell }: Shown): string {
  const { child, entries, judgements, mayWrite } = seen
  const domains = throughTheFramework(entries, judgements, now.day)
  const all = domains.flatMap(({ lenses }) => lenses)
  const empty = all.filter(({ isEmpty }) => isEmpty).map(({ label }) => label)
  const silences = [
    ...all.flatMap(({ silence, isEmpty }) => (silence && !isEmpty ? [silence] : [])),
    ...(empty.length > 0 ? [`${CONTENT.nothingYet} ${empty.join(' · ')}`] : []),
  ]
  const work = (
    <>
      <HeadingLine heading={`${CONTENT.frameworkTitle}: ${displayName(child)}`} remark={ageInWords(child, now.day)} />
      {domains.map(({ domain, lenses }) => (
        <Panel heading={DOMAIN_WORDS[domain]} id={domain}>
          {lenses.map((lens) => (
            <Under lens={lens} entries={entries.find(({ dimension }) => dimension === lens.code)} childId={child.id} />
          ))}
        </Panel>
      ))}
    </>
  )
  const help = (
    <Panel heading={CONTENT.silent} id="silent">
      {silences.length === 0 ? <p>{CONTENT.noSilence}</p> : <Rows items={silences} />}
      {mayWrite ? (
        <p>
          <Link href={`/children/${child.id}/framework/entries`}>{CONTENT.underTitle}</Link>
        </p>
      ) : null}
      <p>
        <Link href={`/children/${child.id}/evidence`}>{CONTENT.title}</Link>
      </p>
    </Panel>
  )
  return page({
    title: `${CONTENT.frameworkTitle}: ${displayName(child)}`,
    shell,
    children: (
      <Wrap>
        <ChildTabs id={child.id} name={shortName(child)} current="evidence" />
        <WorkAndHelp work={work} help={help} label={CONTENT.silent} />
      </Wrap>
    ),
  })
}

type UnderProps = { readonly lens: Lens; readonly entries: UnderDimension | undefined; readonly childId: string }

function Under({ lens, entries, childId }: UnderProps) {
  const newest = entries?.newest ?? []
  const more = lens.entries - newest.length
  return (
    <section class="ics-judgement" aria-labelledby={`lens-${lens.code}`}>
      <h3 class="govuk-heading-s" id={`lens-${lens.code}`}>
        {lens.label}
      </h3>
      {lens.silence ? <p class="ics-small">{lens.silence}</p> : null}
      {lens.judgements.length + newest.length > 0 ? (
        <Rows
          items={[
            ...lens.judgements.map(({ id, statement }) => <Link href={`/evidence/${id}`}>{statement}</Link>),
            ...newest.map(({ id, kind, title, saidBy, happenedOn }) => (
              <>
                <Kind kind={kind} /> <Link href={`/children/${childId}/chronology#entry-${id}`}>{title}</Link>{' '}
                <Small>
                  {saidBy}, {inWords(happenedOn)}
                </Small>
              </>
            )),
            ...(more > 0 ? [`${more} earlier`] : []),
          ]}
        />
      ) : null}
    </section>
  )
}
