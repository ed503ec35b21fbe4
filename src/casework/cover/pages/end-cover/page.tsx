import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { endCover, mayEnd } from '../../commands.ts'
import type { EndCoverRefusal, NamedCover } from '../../model.ts'
import { coversNow } from '../../queries.ts'

const CONTENT = {
  title: 'End the cover',
  back: 'Cover while someone is away',
  button: 'End it today',
  help: 'What stays',
  stays:
    'What was done while it ran stays as it was done, and says for whom. From today on the one who covers no longer sees the children by it.',
} as const

const REFUSALS: Readonly<Record<EndCoverRefusal, Problem | 'not-there'>> = { 'not-found': 'not-there' }

/** GET and POST /cover/:id/end – a cover that is no longer needed ends today. */
export function endCoverPage(http: FastifyInstance, acting: Acting): void {
  formPage<NamedCover, null, EndCoverRefusal>(http, acting, {
    path: '/cover/:id/end',
    keep: ({ id }) => `end-cover:${id}`,
    asks: {},
    async load(tx, actor, { id = '' }, now) {
      const cover = (await coversNow(tx, now.day)).find((one) => one.id === id)
      return cover && (await mayEnd(tx, actor, cover, now)) ? cover : undefined
    },
    read: () => ({ act: null }),
    async act(tx, actor, _, { loaded, now }) {
      const outcome = await endCover(tx, actor, loaded.id, now)
      return outcome.ok ? accepted('/cover') : outcome
    },
    refusals: REFUSALS,
    view: endCoverView,
  })
}

function endCoverView(showing: Showing<NamedCover>): string {
  const { absentName, coveringName, fromOn, toOn, reason } = showing.loaded
  return formFrame(showing, {
    title: CONTENT.title,
    about: <Link href="/cover">{CONTENT.back}</Link>,
    before: (
      <p>
        {coveringName} stands in for {absentName}, {inWords(fromOn)} to {inWords(toOn)}: {reason}
      </p>
    ),
    children: <Button preventDoubleClick>{CONTENT.button}</Button>,
    help: (
      <Panel heading={CONTENT.help} id="help">
        <p>{CONTENT.stays}</p>
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}
