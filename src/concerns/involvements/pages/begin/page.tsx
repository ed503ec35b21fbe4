import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { audit } from '../../../../access/audit.ts'
import type { InvolvementKind, ShownAs } from '../../../../child-index/contract-involvements.ts'
import {
  choiceOf,
  dayFields,
  dayOf,
  type Fields,
  idIn,
  type Problem,
  problemOf,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Params, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { readDraft } from '../../../../entries/drafts/queries.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import type { Tx } from '../../../../platform/db.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Input } from '../../../../platform/govuk/text-fields.tsx'
import { childDraftOf, childOfDraft } from '../../../pages/find-child/form.ts'
import { beginInvolvement, mayWorkWith } from '../../commands.ts'
import { type ChildShown, type NewInvolvement, SENSITIVE_KINDS } from '../../model.ts'
import { actingAgency } from '../../queries.ts'
import { kindOfAgency } from '../../rules.ts'
import { BEGIN_REFUSALS, CONTENT, KINDS } from '../content.ts'

type ToBegin = {
  readonly indexNumber: string
  readonly child: ChildShown
  readonly kind: InvolvementKind
  readonly phone: string | null
}

/** GET and POST /concerns/children/new/:id – "I work with this child", of the one the index was certain of; the child waits in a draft. */
export function beginInvolvementPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/concerns/children/new/:id',
    keep: ({ id }) => `involvement:${id}`,
    asks: {
      role: 'writer.role',
      contact: 'this contact',
      since: 'this day',
      sensitive: 'this service',
      consent: 'this consent',
      who: 'this consent',
    },
    load,
    first: ({ phone }, now, actor) => ({
      ...{ role: actor.jobTitle, contact: phone ?? '', sensitive: 'no' },
      ...dayFields('since', now.day),
    }),
    read: readInvolvement,
    async act(tx, actor, act, { now }) {
      const begun = await beginInvolvement(tx, actor, act, now)
      return begun.ok ? accepted(`/concerns/children/${begun.value}`) : begun
    },
    refusals: BEGIN_REFUSALS,
    view: beginView,
    current: '/concerns/children',
  })
}

async function load(tx: Tx, actor: Actor, { id = '' }: Params): Promise<ToBegin | undefined> {
  if (!mayWorkWith(actor)) return undefined
  const draft = await readDraft(tx, actor, childDraftOf(id))
  const found = draft && childOfDraft(draft.fields)
  if (!found?.shown || found.indexNumber === null) return undefined
  await audit(tx, actor, 'involvement.write', { kind: 'concern', id }, { page: 'begin' })
  const agency = await actingAgency(tx)
  return {
    ...{ indexNumber: found.indexNumber, child: found.shown },
    ...{ kind: kindOfAgency(agency?.kind ?? ''), phone: agency?.phone ?? null },
  }
}

const SENSITIVE = ['no', ...SENSITIVE_KINDS] as const

function readInvolvement(fields: Fields, { indexNumber, child, kind }: ToBegin): Read<NewInvolvement> {
  const sensitive = choiceOf(fields, 'sensitive', SENSITIVE)
  const consent = choiceOf(fields, 'consent', ['yes', 'no'])
  const sinceOn = dayOf(fields, 'since')
  const problems: Problem[] = []
  if (!sinceOn) problems.push({ field: 'since-day', text: CONTENT.needsSince })
  if (!sensitive) problems.push({ field: 'sensitive', text: CONTENT.needsSensitive })
  if (sensitive && sensitive !== 'no' && !consent) problems.push({ field: 'consent', text: CONTENT.needsConsent })
  if (!sinceOn || !sensitive || problems.length > 0) return { problems }
  const isSensitive = sensitive !== 'no'
  const shown: ShownAs = !isSensitive ? 'named' : consent === 'yes' ? 'broker' : 'hidden'
  return {
    act: {
      ...{ id: idIn(fields), indexNumber, child, kind: isSensitive ? sensitive : kind, sinceOn, shown },
      ...{ role: fields['role'] ?? '', contact: fields['contact'] ?? '' },
      consent: shown === 'broker' ? textOf(fields, 'who') : null,
    },
  }
}

function beginView(showing: Showing<ToBegin>): string {
  const { child } = showing.loaded
  return formFrame(showing, {
    title: CONTENT.beginTitle,
    about: <strong>{`${child.given} ${child.family}`.trim()}</strong>,
    children: <Questions {...showing} />,
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows items={CONTENT.rules} />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function Questions({ fields, problems }: Showing<ToBegin>) {
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  const agreed = [
    { value: 'yes', text: CONTENT.consentYes, conditional: <Input {...ask('who')} label={CONTENT.who} /> },
    { value: 'no', text: CONTENT.consentNo },
  ]
  const services = SENSITIVE_KINDS.map((value) => ({ value, text: KINDS[value] }))
  return (
    <>
      <Input {...ask('role')} label={CONTENT.role} hint={CONTENT.roleHint} />
      <Input {...ask('contact')} label={CONTENT.contact} autocomplete="off" />
      <DateInput name="since" legend={CONTENT.since} values={fields} error={problemOf(problems, 'since-day')} />
      <Radios
        {...ask('sensitive')}
        legend={CONTENT.sensitive}
        items={[{ value: 'no', text: CONTENT.notSensitive }, ...services]}
      />
      <Radios {...ask('consent')} legend={CONTENT.consent} items={agreed} />
      <Button preventDoubleClick>{CONTENT.begin}</Button>
    </>
  )
}
