import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { audit } from '../../../../access/audit.ts'
import { choiceOf, type Fields, idIn, problemOf, type Read } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { type Instant, inWordsAt } from '../../../../kernel/instant.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { ageInWords, displayName, type KnownPerson } from '../../../../people/model.ts'
import { personById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { mayOpen, openRecord } from '../../commands.ts'
import { type OpenRecord, REASON_CODES } from '../../model.ts'
import { openNow } from '../../queries.ts'
import { CONTENT, OPEN_REFUSALS, REASONS } from '../content.ts'

type ToOpen = { readonly child: KnownPerson; readonly until: Instant | undefined }

/** GET and POST /children/:id/break-glass – the emergency duty worker opens one child's record, with a reason. */
export function openRecordPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/children/:id/break-glass',
    keep: ({ id }) => `break-glass:${id}`,
    asks: { code: 'this reason', reason: 'this reason' },
    load: (tx, actor, { id = '' }, now) => load(tx, actor, id, now),
    read: readOpen,
    async act(tx, actor, act, { now }) {
      const opened = await openRecord(tx, actor, act, now)
      return opened.ok ? accepted(`/children/${act.childId}`) : opened
    },
    refusals: OPEN_REFUSALS,
    view: openView,
    current: '/children/find',
  })
}

/** Who the child is, as a search shows it; and until when the record is open to them already. */
async function load(tx: Tx, actor: Actor, childId: string, now: Moment): Promise<ToOpen | undefined> {
  if (!mayOpen(actor)) return undefined
  const child = await personById(tx, childId)
  if (child?.kind !== 'child') return undefined
  await audit(tx, actor, 'glass.break', { kind: 'child', id: childId }, { page: 'asked' })
  return { child, until: await openNow(tx, actor.userId ?? '', childId, now.at) }
}

function readOpen(fields: Fields, { child }: ToOpen): Read<OpenRecord> {
  const reasonCode = choiceOf(fields, 'code', REASON_CODES)
  if (!reasonCode) return { problems: [{ field: 'code', text: CONTENT.needsCode }] }
  return { act: { id: idIn(fields), childId: child.id, reasonCode, reason: fields['reason'] ?? '' } }
}

function openView(showing: Showing<ToOpen>): string {
  const { loaded, fields, problems, now } = showing
  const { child, until } = loaded
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return formFrame(showing, {
    title: CONTENT.openTitle,
    about: `${displayName(child)}, ${ageInWords(child, now.day)}`,
    before: until ? (
      <p>
        {CONTENT.isOpen} {inWordsAt(until)}. <Link href={`/children/${child.id}`}>{CONTENT.goOn}</Link>
      </p>
    ) : null,
    children: until ? null : (
      <>
        <Radios
          {...ask('code')}
          legend={CONTENT.code}
          items={REASON_CODES.map((value) => ({ value, text: REASONS[value] }))}
        />
        <Textarea {...ask('reason')} label={CONTENT.reason} hint={CONTENT.reasonHint} rows={3} />
        <Button preventDoubleClick>{CONTENT.button}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.openHelp} id="help">
        <Rows items={CONTENT.openRules} />
      </Panel>
    ),
    helpLabel: CONTENT.openHelp,
  })
}
