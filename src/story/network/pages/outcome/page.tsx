import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { standingFor } from '../../../../access/queries.ts'
import { tellOutcome } from '../../../../concerns/sharing/commands.ts'
import type { LedgerRequest, OutcomeRefusal, TellOutcome } from '../../../../concerns/sharing/model.ts'
import { ledgerOf } from '../../../../concerns/sharing/queries.ts'
import { awaitingOutcome } from '../../../../concerns/sharing/rules.ts'
import { type Fields, problemOf, type Read } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Params, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { personById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { Checkboxes } from '../../../../platform/govuk/choices.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { CONTENT, OUTCOME_REFUSALS } from '../../content.ts'

type ToTell = { readonly child: KnownPerson; readonly awaiting: readonly LedgerRequest[] }

/** GET and POST /children/:id/outcome – tells those who answered what came of what they gave. */
export function outcomePage(http: FastifyInstance, acting: Acting): void {
  formPage<ToTell, TellOutcome, OutcomeRefusal>(http, acting, {
    path: '/children/:id/outcome',
    keep: ({ id }) => `share-outcome:${id}`,
    asks: { request: 'this choice', words: 'this outcome' },
    load,
    first: ({ awaiting }) => ({ request: awaiting.map(({ id }) => id).join('\n') }),
    read: readOutcome,
    async act(tx, actor, act, { now }) {
      const told = await tellOutcome(tx, actor, act, now)
      return told.ok ? accepted(`/children/${act.childId}/sharing`) : told
    },
    refusals: OUTCOME_REFUSALS,
    view: outcomeView,
  })
}

async function load(tx: Tx, actor: Actor, { id = '' }: Params, now: Moment): Promise<ToTell | undefined> {
  if (!(await standingFor(tx, actor, 'sharing.ask', id, now.day))) return undefined
  const child = await personById(tx, id)
  if (!child) return undefined
  await auditLooks(tx, actor, [id], { part: 'sharing' })
  return { child, awaiting: awaitingOutcome(await ledgerOf(tx, id)) }
}

function readOutcome(fields: Fields, { child }: ToTell): Read<TellOutcome> {
  const requestIds = (fields['request'] ?? '').split('\n')
  return { act: { childId: child.id, requestIds, words: fields['words'] ?? '' } }
}

function outcomeView(showing: Showing<ToTell>): string {
  const { child, awaiting } = showing.loaded
  return formFrame(showing, {
    title: CONTENT.outcome,
    about: <ChildrenLine of={[child]} today={showing.now.day} />,
    before: awaiting.length === 0 ? <p>{CONTENT.outcomeNone}</p> : null,
    children: awaiting.length === 0 ? null : <Questions {...showing} />,
    help: (
      <Panel heading={CONTENT.outcomeHelp} id="help">
        <Rows items={CONTENT.outcomeRules} />
      </Panel>
    ),
    helpLabel: CONTENT.outcomeHelp,
  })
}

function Questions({ fields, problems, loaded: { awaiting } }: Showing<ToTell>) {
  const ask = (name: string) => ({ name, error: problemOf(problems, name) })
  return (
    <>
      <Checkboxes
        {...ask('request')}
        legend={CONTENT.outcomeWhom}
        values={(fields['request'] ?? '').split('\n')}
        items={awaiting.map(({ id, asked, holder: { agency, whomToRing } }) => ({
          ...{ value: id, text: `${agency}: ${whomToRing}`, hint: asked },
        }))}
      />
      <Textarea {...ask('words')} value={fields['words']} label={CONTENT.outcome} hint={CONTENT.outcomeHint} rows={3} />
      <Button preventDoubleClick>{CONTENT.outcomeButton}</Button>
    </>
  )
}
