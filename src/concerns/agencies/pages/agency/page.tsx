import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import {
  type AgencyOpened,
  endAgency,
  inviteColleague,
  leadsAgency,
  openAgency,
  withdrawInvitation,
} from '../../../../access/agencies/commands.ts'
import type { Colleague, NewInvitation } from '../../../../access/agencies/model.ts'
import { type Fields, idAt, type Read } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { accepted } from '../../../../kernel/outcome.ts'
import { Button, Form } from '../../../../platform/govuk/form.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { CONTENT, INVITE_REFUSALS } from '../content.ts'
import { INVITATION_ASKS, readInvitation } from '../form.ts'
import { HelpAboutSeats, InvitationFields, Invited, People } from '../view.tsx'

const MINE = '/agency/people'

/** GET and POST /agency/people – a lead's own agency: who has a seat, who is invited, and inviting another. */
export function myAgencyPage(http: FastifyInstance, acting: Acting): void {
  mount(http, acting, {
    path: MINE,
    keep: () => 'agency-invite',
    agencyOf: (actor) => (leadsAgency(actor) ? actor.agencyId : undefined),
    placeOf: ({ membershipId }) => `${MINE}/${membershipId}`,
  })
}

/** GET and POST /agencies/:id – the same of any partner agency, for the council's administrator, who can end it. */
export function agencyPage(http: FastifyInstance, acting: Acting): void {
  mount(http, acting, {
    path: '/agencies/:id',
    keep: ({ id }) => `agency-invite:${id}`,
    agencyOf: (actor, { id }) => (actor.seat === 'council' ? id : undefined),
  })
}

type Mounted = {
  readonly path: string
  readonly keep: (params: Readonly<Record<string, string>>) => string
  readonly agencyOf: (actor: Actor, params: Readonly<Record<string, string>>) => string | undefined
  readonly placeOf?: (one: Colleague) => string
}

type Act = { readonly withdraw: string } | { readonly end: true } | NewInvitation

function mount(http: FastifyInstance, acting: Acting, { path, keep, agencyOf, placeOf }: Mounted): void {
  formPage<AgencyOpened, Act, keyof typeof INVITE_REFUSALS>(http, acting, {
    path,
    keep,
    current: path === MINE ? MINE : '/agencies',
    asks: INVITATION_ASKS,
    async load(tx, actor, params, now) {
      const agencyId = agencyOf(actor, params)
      return agencyId === undefined ? undefined : openAgency(tx, actor, agencyId, now)
    },
    read: readAct,
    async act(tx, actor, act, { loaded: { agency }, now }) {
      const here = path.replace(':id', agency.id)
      if ('end' in act) {
        const ended = await endAgency(tx, actor, agency.id, now)
        return ended.ok ? accepted('/agencies') : { ok: false, refusal: 'not-permitted' }
      }
      const done =
        'withdraw' in act
          ? await withdrawInvitation(tx, actor, act.withdraw, now)
          : await inviteColleague(tx, actor, agency.id, act, now)
      return done.ok ? accepted(here) : done
    },
    refusals: INVITE_REFUSALS,
    view: (showing) => view(showing, placeOf),
  })
}

function readAct(fields: Fields): Read<Act> {
  const withdraw = idAt(fields, 'withdraw')
  if (withdraw) return { act: { withdraw } }
  return fields['end'] === 'yes' ? { act: { end: true } } : readInvitation(fields)
}

function view(showing: Showing<AgencyOpened>, placeOf?: (one: Colleague) => string): string {
  const { agency, people, invited } = showing.loaded
  const { action, csrf } = showing
  return formFrame(showing, {
    title: placeOf ? CONTENT.mine : agency.name,
    remark: placeOf ? agency.name : undefined,
    before: <People people={people} {...(placeOf ? { placeOf } : {})} />,
    children: (
      <>
        <h2 class="govuk-heading-m">{CONTENT.inviteHeading}</h2>
        <InvitationFields {...showing} />
        <Button preventDoubleClick>{CONTENT.invite}</Button>
      </>
    ),
    help: (
      <>
        <Invited {...{ invited, action, csrf }} />
        <HelpAboutSeats />
        {placeOf ? null : (
          <Panel heading={CONTENT.endAgency} id="end">
            <p>{CONTENT.endAgencyHint}</p>
            <Form action={action} csrf={csrf} label={CONTENT.endAgency}>
              <Button variant="secondary" name="end" value="yes">
                {CONTENT.endAgency}
              </Button>
            </Form>
          </Panel>
        )}
      </>
    ),
    helpLabel: CONTENT.help,
  })
}
