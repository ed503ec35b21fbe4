import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import { counted } from '../../../../kernel/counted.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { Band, HeadingLine, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { type FinalShown, lookAtFinal } from '../../commands-final.ts'
import { CONTENT } from '../content.ts'
import { Copies } from '../report/view.tsx'
import { DocumentView } from '../view-document.tsx'

const PARAMS = z.object({ id: z.uuid(), record: z.uuid() })

/** GET /reports/:id/final/:record – a report as it was signed, with its hash and what was put right since. */
export function finalPage(http: FastifyInstance, acting: Acting): void {
  http.get('/reports/:id/final/:record', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const { id, record } = params.data
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const shown = await acting.inTransaction(actor, (tx) => lookAtFinal(tx, actor, { id, recordId: record }, now))
    if (!shown) return reply.callNotFound()
    return reply.type('text/html; charset=utf-8').send(finalView(shown, acting.shell(request)))
  })
}

/** What is said of a final report: since when, by whom, and whether anything was put right since. */
function statusOf({ finalAt, writtenBy, signedBy, unaltered, correctedSince }: FinalShown) {
  const changed = correctedSince.size
  return (
    <>
      {CONTENT.finalOn} {inWordsAt(finalAt)}, {CONTENT.by} {writtenBy}
      {signedBy ? `, ${CONTENT.signedBy} ${signedBy}` : ''}. {changed > 0 ? `${changedInWords(changed)} ` : ''}
      {unaltered ? CONTENT.unaltered : <strong>{CONTENT.altered}</strong>}
    </>
  )
}

function finalView(shown: FinalShown, shell: Shell): string {
  const { report, id, content, sha256, correctedSince } = shown
  const path = `/reports/${report.head.id}`
  return page({
    title: content.document.title,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={content.document.title} />
        <Band look="found">{statusOf(shown)}</Band>
        <WorkAndHelp
          work={<DocumentView document={content.document} changed={correctedSince} mayWrite={report.mayWrite} />}
          help={
            <>
              <Panel heading={CONTENT.hash} id="hash">
                <p class="ics-hash">{sha256}</p>
                <p>
                  <Link href={path}>{CONTENT.working}</Link>
                </p>
              </Panel>
              {report.mayTake ? <Copies path={`${path}/final/${id}`} childId={report.head.childIds[0] ?? ''} /> : null}
            </>
          }
          label={CONTENT.final}
        />
      </Wrap>
    ),
  })
}

function changedInWords(count: number): string {
  return `${counted(count, 'thing was', 'things were')} changed since, and ${count === 1 ? 'is' : 'are'} marked.`
}
