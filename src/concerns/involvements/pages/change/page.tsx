import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { audit } from '../../../../access/audit.ts'
import { choiceOf, dayOf, type Fields, problemOf, type Read } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Params, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import type { Tx } from '../../../../platform/db.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { changeInvolvement, ownInvolvement } from '../../commands.ts'
import type { ChangeInvolvement, OwnInvolvement } from '../../model.ts'
import { CHANGE_REFUSALS, CONTENT } from '../content.ts'

/** GET and POST /concerns/children/:id/change – the practitioner's work with a child goes on, or ended. */
export function changeInvolvementPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/concerns/children/:id/change',
    keep: ({ id }) => `involvement-change:${id}`,
    asks: { change: 'this answer', ended: 'this day' },
    load,
    read: readChange,
    async act(tx, actor, act, { now }) {
      const changed = await changeInvolvement(tx, actor, act, now)
      return changed.ok ? accepted('/concerns/children') : changed
    },
    refusals: CHANGE_REFUSALS,
    view: changeView,
    current: '/concerns/children',
  })
}

async function load(tx: Tx, actor: Actor, { id = '' }: Params): Promise<OwnInvolvement | undefined> {
  const own = await ownInvolvement(tx, actor, id)
  if (own) await audit(tx, actor, 'involvement.write', { kind: 'involvement', id }, { page: 'change' })
  return own
}

function readChange(fields: Fields, { id }: OwnInvolvement): Read<ChangeInvolvement> {
  const change = choiceOf(fields, 'change', ['goes-on', 'ended'])
  if (!change) return { problems: [{ field: 'change', text: CONTENT.needsChange }] }
  if (change === 'goes-on') return { act: { id, endedOn: null } }
  const endedOn = dayOf(fields, 'ended')
  return endedOn ? { act: { id, endedOn } } : { problems: [{ field: 'ended-day', text: CONTENT.needsEnd }] }
}

function changeView(showing: Showing<OwnInvolvement>): string {
  const { loaded, fields, problems } = showing
  const error = problemOf(problems, 'ended-day')
  const day = <DateInput name="ended" legend={CONTENT.endedOn} size="plain" values={fields} error={error} />
  return formFrame(showing, {
    title: CONTENT.changeTitle,
    about: `${loaded.child.given} ${loaded.child.family}`.trim(),
    before: (
      <p>
        {loaded.role}, since {inWords(loaded.sinceOn)}
        {loaded.endedOn ? `. ${CONTENT.hasEnded}: ${inWords(loaded.endedOn)}` : ''}
      </p>
    ),
    children: loaded.endedOn ? null : (
      <>
        <Radios
          name="change"
          legend={CONTENT.changeTitle}
          value={fields['change']}
          error={problemOf(problems, 'change')}
          items={[
            { value: 'goes-on', text: CONTENT.goesOn },
            { value: 'ended', text: CONTENT.hasEnded, conditional: day },
          ]}
        />
        <Button preventDoubleClick>{CONTENT.save}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows items={CONTENT.rules} />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}
