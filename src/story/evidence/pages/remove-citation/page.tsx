import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { type Fields, problemOf, type Read, textOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import type { Citation } from '../../../../entries/evidence/model.ts'
import { lockCitation } from '../../../../entries/evidence/queries-citations.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import type { Tx } from '../../../../platform/db.ts'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { type EvidenceOf, lookAtEvidenceOf, removeCitation } from '../../commands-citing.ts'
import { CITING_REFUSALS, CONTENT } from '../content.ts'
import { CitedWhole } from '../evidence-of/view-cited.tsx'

type ToRemove = EvidenceOf & { readonly citation: Citation }

/** GET and POST /citations/:id/remove – something does not rest on an entry any more. The entry stays. */
export function removeCitationPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/citations/:id/remove',
    keep: ({ id }) => `remove-citation:${id}`,
    asks: { why: 'this reason' },
    load: (tx, actor, { id = '' }, now) => load(tx, actor, id, now),
    read: readWhy,
    async act(tx, actor, why, { loaded, now }) {
      const done = await removeCitation(tx, actor, loaded.citation.id, why, now)
      return done.ok ? accepted(`/evidence/${loaded.thing.id}`) : done
    },
    refusals: CITING_REFUSALS,
    view,
  })
}

async function load(tx: Tx, actor: Actor, id: string, now: Moment): Promise<ToRemove | undefined> {
  const cited = await lockCitation(tx, id)
  const found = cited && (await lookAtEvidenceOf(tx, actor, cited.id, now))
  const citation = found?.citations.find((one) => one.id === id)
  return found?.mayWrite && found.thing.isOpen && citation ? { ...found, citation } : undefined
}

function readWhy(fields: Fields): Read<string> {
  const why = textOf(fields, 'why')
  return why ? { act: why } : { problems: [{ field: 'why', text: CONTENT.needsReason }] }
}

function view(showing: Showing<ToRemove>): string {
  const { fields, problems, loaded, now } = showing
  return formFrame(showing, {
    title: CONTENT.removeTitle,
    about: <ChildrenLine of={loaded.children} today={now.day} />,
    before: (
      <>
        <p>
          <strong>{loaded.thing.words}</strong>
        </p>
        <CitedWhole citation={loaded.citation} mayRemove={false} />
      </>
    ),
    children: (
      <>
        <Textarea
          name="why"
          label={CONTENT.removeWhy}
          rows={3}
          value={fields['why']}
          error={problemOf(problems, 'why')}
        />
        <Button preventDoubleClick>{CONTENT.remove}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.help} id="help">
        <p>{CONTENT.removeHelp}</p>
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}
