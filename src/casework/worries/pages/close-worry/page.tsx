import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { audit } from '../../../../access/audit.ts'
import { standingFor } from '../../../../access/queries.ts'
import { problemOf, textOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { personById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Kind, Panel } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { closeWorry } from '../../commands.ts'
import type { Worry } from '../../model.ts'
import { lockWorry } from '../../queries.ts'
import { CONTENT, REFUSALS } from '../content.ts'

type ToClose = { readonly worry: Worry; readonly child: KnownPerson }

/** GET and POST /worries/:id/close – a worry is closed with what made it safe, and the story keeps that it was there. */
export function closeWorryPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/worries/:id/close',
    keep: ({ id }) => `close-worry:${id}`,
    asks: { how: 'this ending' },
    load: (tx, actor, { id = '' }, now) => load(tx, actor, id, now),
    read: (fields) => ({ act: textOf(fields, 'how') ?? '' }),
    async act(tx, actor, how, { loaded, now }) {
      const closed = await closeWorry(tx, actor, loaded.worry.id, how, now)
      return closed.ok ? accepted(`/children/${loaded.child.id}`) : closed
    },
    refusals: REFUSALS,
    view: closeWorryView,
  })
}

async function load(tx: Tx, actor: Actor, id: string, now: Moment): Promise<ToClose | undefined> {
  const worry = await lockWorry(tx, id)
  if (!worry || !(await standingFor(tx, actor, 'worry.write', worry.childId, now.day))) return undefined
  const child = await personById(tx, worry.childId)
  await audit(tx, actor, 'child.look', { kind: 'child', id: worry.childId }, { part: 'worry' })
  return child && { worry, child }
}

function closeWorryView(showing: Showing<ToClose>): string {
  const { fields, problems, loaded } = showing
  const { worry, child } = loaded
  return formFrame(showing, {
    title: CONTENT.closeTitle,
    about: <Link href={`/children/${child.id}`}>{displayName(child)}</Link>,
    before: (
      <p>
        <strong>{worry.title}.</strong> {worry.statement}
      </p>
    ),
    children:
      worry.closedOn === null ? (
        <>
          <Textarea
            name="how"
            label={CONTENT.how}
            hint={CONTENT.howHint}
            value={fields['how']}
            error={problemOf(problems, 'how')}
          />
          <Button preventDoubleClick>{CONTENT.close}</Button>
        </>
      ) : (
        <p>
          Closed on {inWords(worry.closedOn)}: {worry.closedHow}
        </p>
      ),
    help: (
      <Panel heading={CONTENT.help} id="help">
        <p>
          <Kind kind={worry.howKnown} /> {worry.saidBy}, since {inWords(worry.sinceOn)}
        </p>
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}
