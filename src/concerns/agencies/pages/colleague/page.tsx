import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { changeSeat, endSeat, leadsAgency, openAgency } from '../../../../access/agencies/commands.ts'
import type { ChangeOfSeat, Colleague, SeatRefusal } from '../../../../access/agencies/model.ts'
import { type Fields, problemOf, type Read, yesOrNo } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { accepted } from '../../../../kernel/outcome.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button, Form } from '../../../../platform/govuk/form.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { Input } from '../../../../platform/govuk/text-fields.tsx'
import { CONTENT, SEAT_REFUSALS } from '../content.ts'
import { Leads } from '../view.tsx'

const BACK = '/agency/people'

/** GET and POST /agency/people/:id – one colleague's seat, for the agency's lead: what it is called, and its end. */
export function colleaguePage(http: FastifyInstance, acting: Acting): void {
  formPage<Colleague, 'end' | ChangeOfSeat, SeatRefusal>(http, acting, {
    path: '/agency/people/:id',
    keep: ({ id }) => `agency-seat:${id}`,
    current: BACK,
    asks: { title: 'this colleague', lead: 'this colleague' },
    async load(tx, actor, { id }, now) {
      if (!leadsAgency(actor)) return undefined
      const opened = await openAgency(tx, actor, actor.agencyId, now)
      return opened?.people.find(({ membershipId }) => membershipId === id)
    },
    first: ({ jobTitle, roles }) => ({ title: jobTitle, lead: roles.includes('agency-lead') ? 'yes' : 'no' }),
    read: readSeat,
    async act(tx, actor, act, { loaded: { membershipId }, now }) {
      const done =
        act === 'end'
          ? await endSeat(tx, actor, membershipId, now)
          : await changeSeat(tx, actor, membershipId, act, now)
      return done.ok ? accepted(BACK) : done
    },
    refusals: SEAT_REFUSALS,
    view,
  })
}

function readSeat(fields: Fields): Read<'end' | ChangeOfSeat> {
  if (fields['end'] === 'yes') return { act: 'end' }
  const asLead = yesOrNo(fields, 'lead')
  if (asLead === undefined) return { problems: [{ field: 'lead', text: CONTENT.leadMissing }] }
  return { act: { jobTitle: fields['title'] ?? '', asLead } }
}

function view(showing: Showing<Colleague>): string {
  const { loaded, fields, problems, action, csrf } = showing
  return formFrame(showing, {
    title: `${CONTENT.colleague}: ${loaded.name}`,
    about: <Link href={BACK}>{CONTENT.back}</Link>,
    children: (
      <>
        <Input name="title" label={CONTENT.jobTitle} value={fields['title']} error={problemOf(problems, 'title')} />
        <Leads {...showing} />
        <Button preventDoubleClick>{CONTENT.keep}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.endSeat} id="end">
        <p>{CONTENT.endSeatHint}</p>
        <Form action={action} csrf={csrf} label={CONTENT.endSeat}>
          <Button variant="secondary" name="end" value="yes">
            {CONTENT.endSeat}
          </Button>
        </Form>
      </Panel>
    ),
    helpLabel: CONTENT.endSeat,
  })
}
