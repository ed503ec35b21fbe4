import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { type Fields, type Problem, problemOf, type Read } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { accepted, refused } from '../../../../kernel/outcome.ts'
import { IndexNumber } from '../../../../platform/govuk/arrangement.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import type { PersonOfNumber } from '../../../contract-desk.ts'
import type { OperatorsDesk } from '../../contract.ts'
import { nameInWords, numberInWords } from '../content.ts'
import { readReason } from '../form.ts'
import { answerOf, operatorAsking } from '../page.ts'
import { SHIELDS } from '../shields/page.ts'
import { CONTENT, REFUSALS } from './content.ts'

/** GET and POST /index/children/:id/shield: a child is shielded by one person, at once. */
export function shieldChildPage(http: FastifyInstance, acting: Acting, desk: OperatorsDesk): void {
  formPage(http, acting, {
    path: '/index/children/:id/shield',
    current: SHIELDS,
    keep: ({ id }) => `index-shield-child:${id}`,
    asks: { reason: 'this reason' },
    load: (_tx, actor, { id = '' }) => load(desk, actor, id),
    read: readWhy,
    async act(_tx, actor, reason, { loaded: { number }, params }) {
      const asked = operatorAsking(actor)
      if (!asked) return refused('not-found')
      const shielded = await desk.shield({ asked, number, reason })
      return shielded.ok ? accepted(`/index/children/${params['id']}`) : shielded
    },
    refusals: REFUSALS,
    view: shieldChildView,
  })
}

async function load(desk: OperatorsDesk, actor: Actor, recordId: string): Promise<PersonOfNumber | undefined> {
  const asked = operatorAsking(actor)
  const of = asked && answerOf(await desk.numberOfRecord({ asked, recordId }))
  return of && answerOf(await desk.peopleByNumbers({ asked, numbers: [of.number] }))?.[0]
}

function readWhy(fields: Fields): Read<string> {
  const problems: Problem[] = []
  const reason = readReason(fields, problems)
  return reason ? { act: reason } : { problems }
}

function shieldChildView(showing: Showing<PersonOfNumber>): string {
  const { loaded, fields, problems } = showing
  return formFrame(showing, {
    title: CONTENT.title,
    about: (
      <>
        <bdi>{nameInWords(loaded.summary)}</bdi> <IndexNumber>{numberInWords(loaded.number)}</IndexNumber>
      </>
    ),
    children: (
      <>
        <Textarea
          name="reason"
          label={CONTENT.reason}
          hint={CONTENT.reasonHint}
          rows={3}
          value={fields['reason']}
          error={problemOf(problems, 'reason')}
        />
        <Button preventDoubleClick>{CONTENT.shield}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows items={CONTENT.helpWords} />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}
