import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { openAgencies, registerAgency } from '../../../../access/agencies/commands.ts'
import {
  type Agency,
  type NewAgency,
  type NewInvitation,
  PARTNER_KINDS,
  type PartnerKind,
} from '../../../../access/agencies/model.ts'
import { choiceOf, type Fields, idIn, problemOf, type Read } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { accepted } from '../../../../kernel/outcome.ts'
import { Pair } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { Input, Select } from '../../../../platform/govuk/text-fields.tsx'
import { newId } from '../../../../platform/ids.ts'
import { AGENCY_REFUSALS, CONTENT, KIND_WORDS } from '../content.ts'
import { INVITATION_ASKS, readInvitation } from '../form.ts'
import { HelpAboutSeats, InvitationFields } from '../view.tsx'

type Register = { readonly agency: NewAgency; readonly lead: NewInvitation }

/** GET and POST /agencies – the partner agencies of the council, for its administrator, who registers another. */
export function agenciesPage(http: FastifyInstance, acting: Acting): void {
  formPage<readonly Agency[], Register, keyof typeof AGENCY_REFUSALS>(http, acting, {
    path: '/agencies',
    keep: () => 'agency-register',
    current: '/agencies',
    asks: { agency: 'this agency', kind: 'this agency', phone: 'this agency', ...INVITATION_ASKS },
    load: (tx, actor, _, now) => openAgencies(tx, actor, now),
    first: () => ({ lead: 'yes' }),
    read: readAgency,
    async act(tx, actor, { agency, lead }, { now }) {
      const done = await registerAgency(tx, actor, agency, lead, now)
      return done.ok ? accepted(`/agencies/${done.value}`) : done
    },
    refusals: AGENCY_REFUSALS,
    view,
  })
}

function readAgency(fields: Fields): Read<Register> {
  const kind = choiceOf(fields, 'kind', PARTNER_KINDS)
  const lead = readInvitation(fields)
  const problems = [...(kind ? [] : [{ field: 'kind', text: CONTENT.kindMissing }]), ...(lead.problems ?? [])]
  if (!kind || lead.problems) return { problems }
  const agency = { id: idIn(fields), kind, name: fields['agency'] ?? '', phone: fields['phone'] || null }
  return { act: { agency, lead: { ...lead.act, id: newId(), asLead: true } } }
}

function view(showing: Showing<readonly Agency[]>): string {
  const { loaded, fields, problems } = showing
  const box = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return formFrame(showing, {
    title: CONTENT.agencies,
    before: <Agencies agencies={loaded} />,
    children: (
      <>
        <h2 class="govuk-heading-m">{CONTENT.register}</h2>
        <Pair>
          <Input label={CONTENT.agencyName} {...box('agency')} />
          <Select
            label={CONTENT.kind}
            items={[
              { value: '', text: CONTENT.choose },
              ...PARTNER_KINDS.map((value) => ({ value, text: KIND_WORDS[value] })),
            ]}
            {...box('kind')}
          />
        </Pair>
        <Input label={CONTENT.phone} width={20} {...box('phone')} />
        <h3 class="govuk-heading-s">{CONTENT.firstLead}</h3>
        <InvitationFields {...showing} />
        <Button preventDoubleClick>{CONTENT.register}</Button>
      </>
    ),
    help: <HelpAboutSeats />,
    helpLabel: CONTENT.help,
  })
}

function Agencies({ agencies }: { agencies: readonly Agency[] }) {
  if (agencies.length === 0) return <p>{CONTENT.none}</p>
  return (
    <Table
      caption={CONTENT.agencies}
      captionSize="hidden"
      columns={CONTENT.agencyColumns.map((head) => ({ head }))}
      rows={agencies.map(({ id, kind, name, people }) => [
        <Link href={`/agencies/${id}`}>{name}</Link>,
        KIND_WORDS[kind as PartnerKind] ?? kind,
        `${people}`,
      ])}
    />
  )
}
