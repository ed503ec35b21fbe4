import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { mayForEvery } from '../../../../access/queries.ts'
import { type PartnerSeat, partnerSeats } from '../../../../access/queries-partners.ts'
import {
  type Fields,
  idIn,
  type Problem,
  problemOf,
  type Read,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { accepted } from '../../../../kernel/outcome.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { personById } from '../../../../people/queries.ts'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Select } from '../../../../platform/govuk/text-fields.tsx'
import { chosenSeat, seatItems } from '../../../shared-chronology/rules-seats.ts'
import { handToLead } from '../../commands.ts'
import type { HandRefusal, HandToLead } from '../../model.ts'
import { AGREED_MISSING, AGREEMENT_ASKS, AGREEMENT_REFUSALS, AgreementQuestions, readAgreement } from '../agreement.tsx'

const CONTENT = {
  title: 'Let someone outside lead the family’s help',
  lead: 'Who leads from now on?',
  choose: 'Choose who',
  button: 'Let them lead',
  help: 'What follows',
  rows: [
    'The plan goes on as it is, as a family help plan. They write in it from their own seat; nothing is typed again.',
    'They say who is in the team around the family. They read nothing else of the record.',
    'When the case closes, the family help plan goes on with them.',
  ],
} as const

const REFUSALS: Readonly<Record<HandRefusal, Problem | 'not-there'>> = {
  ...AGREEMENT_REFUSALS,
  'not-found': 'not-there',
  'no-lead': { field: 'lead', text: 'Choose who leads' },
  'no-family-help-plan': {
    text: 'The plan is no family help plan now. A manager decides that it steps down, on the page of the plan.',
  },
  'led-already': { text: 'Somebody outside leads this family’s help already.' },
}

type Loaded = { readonly child: KnownPerson; readonly offered: readonly PartnerSeat[] }

/** GET and POST /children/:id/family-help/new – a family help plan of the council's goes on with a lead outside it. */
export function handToLeadPage(http: FastifyInstance, acting: Acting): void {
  formPage<Loaded, HandToLead, HandRefusal>(http, acting, {
    path: '/children/:id/family-help/new',
    keep: ({ id }) => `hand-to-lead:${id}`,
    asks: { ...AGREEMENT_ASKS, lead: 'this newcomer' },
    async load(tx, actor, { id = '' }, now) {
      if (!(await mayForEvery(tx, actor, 'family-help.begin', [id], now.day))) return undefined
      const child = await personById(tx, id)
      if (!child) return undefined
      await auditLooks(tx, actor, [id], { part: 'family-help' })
      return { child, offered: await partnerSeats(tx, now.day) }
    },
    read: readHanding,
    async act(tx, actor, act, { loaded, now }) {
      const done = await handToLead(tx, actor, act, now)
      return done.ok ? accepted(`/children/${loaded.child.id}/shared`) : done
    },
    refusals: REFUSALS,
    view,
  })
}

function readHanding(fields: Fields, { child, offered }: Loaded): Read<HandToLead> {
  const agreement = readAgreement(fields)
  if (!agreement) return { problems: [{ field: 'agreed-day', text: AGREED_MISSING }] }
  return { act: { ...agreement, id: idIn(fields), childId: child.id, lead: chosenSeat(offered, fields['lead']) } }
}

function view(showing: Showing<Loaded>): string {
  const { loaded, fields, problems, now } = showing
  return formFrame(showing, {
    title: CONTENT.title,
    about: <ChildrenLine of={[loaded.child]} today={now.day} />,
    children: (
      <>
        <Select
          name="lead"
          label={CONTENT.lead}
          items={seatItems(loaded.offered, CONTENT.choose)}
          value={fields['lead']}
          error={problemOf(problems, 'lead')}
        />
        <AgreementQuestions fields={fields} problems={problems} />
        <Button preventDoubleClick>{CONTENT.button}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows items={CONTENT.rows} />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}
