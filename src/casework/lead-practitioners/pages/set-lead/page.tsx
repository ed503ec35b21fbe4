import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { standingFor } from '../../../../access/queries.ts'
import { idIn, type Problem, problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { personById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Input } from '../../../../platform/govuk/text-fields.tsx'
import { setLead } from '../../commands.ts'
import type { LeadNow, LeadRefusal, SetLead } from '../../model.ts'
import { leadOf } from '../../queries.ts'

const CONTENT = {
  title: 'Who leads the work',
  name: 'Name',
  role: 'What they do',
  agency: 'Where they work',
  contact: 'How to reach them',
  button: 'Say who leads',
  help: 'The lead practitioner',
  rules: [
    'One person brings those who help together, and is the one whom the family rings first.',
    'They may work outside the council: in a school, a health service or a family hub.',
    'Others who work with the child see who leads.',
  ],
} as const

const REFUSALS: Readonly<Record<LeadRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'nothing-written': { field: 'name', text: 'Write who leads, what they do, where they work, and how to reach them' },
}

type Loaded = { readonly child: KnownPerson; readonly lead: LeadNow | undefined }

const LEAD = 'lead practitioner as it stands'

/** GET and POST /children/:id/lead – who leads the work with a child, of the council or not. */
export function setLeadPage(http: FastifyInstance, acting: Acting): void {
  formPage<Loaded, SetLead, LeadRefusal>(http, acting, {
    path: '/children/:id/lead',
    keep: ({ id }) => `lead:${id}`,
    asks: { name: LEAD, role: LEAD, agency: LEAD, contact: LEAD },
    load: (tx, actor, { id = '' }, now) => load(tx, actor, id, now),
    first: ({ lead }) => (lead ? { name: lead.name, role: lead.role, agency: lead.agency, contact: lead.contact } : {}),
    read: (fields, { child }) => {
      const text = (name: string) => fields[name] ?? ''
      const said = { name: text('name'), role: text('role'), agency: text('agency'), contact: text('contact') }
      return { act: { ...said, id: idIn(fields), childId: child.id } }
    },
    async act(tx, actor, act, { now }) {
      const outcome = await setLead(tx, actor, act, now)
      return outcome.ok ? accepted(`/children/${act.childId}/network`) : outcome
    },
    refusals: REFUSALS,
    view: setLeadView,
  })
}

async function load(tx: Tx, actor: Actor, childId: string, now: Moment): Promise<Loaded | undefined> {
  if (!(await standingFor(tx, actor, 'lead.set', childId, now.day))) return undefined
  const child = await personById(tx, childId)
  await auditLooks(tx, actor, [childId], { part: 'lead' })
  return child && { child, lead: await leadOf(tx, childId) }
}

function setLeadView(showing: Showing<Loaded>): string {
  const { loaded, fields, problems, now } = showing
  const { child, lead } = loaded
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name), autocomplete: 'off' })
  return formFrame(showing, {
    title: CONTENT.title,
    about: <ChildrenLine of={[child]} today={now.day} />,
    before: lead ? <p>{`${lead.name} leads, since ${inWords(lead.fromOn)} (${lead.setByName}).`}</p> : null,
    children: (
      <>
        <Input {...ask('name')} label={CONTENT.name} />
        <Input {...ask('role')} label={CONTENT.role} />
        <Input {...ask('agency')} label={CONTENT.agency} />
        <Input {...ask('contact')} label={CONTENT.contact} />
        <Button preventDoubleClick>{CONTENT.button}</Button>
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
