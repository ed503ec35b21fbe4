import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { audit } from '../../../../access/audit.ts'
import { may } from '../../../../access/policy.ts'
import {
  dayOf,
  type Fields,
  idIn,
  type Problem,
  problemOf,
  type Read,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { accepted } from '../../../../kernel/outcome.ts'
import { Pair } from '../../../../platform/govuk/arrangement.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Input } from '../../../../platform/govuk/text-fields.tsx'
import { beginFamilyHelp } from '../../commands.ts'
import type { BeginFamilyHelp, BeginRefusal } from '../../model.ts'
import { AGREED_MISSING, AGREEMENT_ASKS, AGREEMENT_REFUSALS, AgreementQuestions, readAgreement } from '../agreement.tsx'

const CONTENT = {
  title: 'Begin early help',
  given: 'First name of the child',
  family: 'Family name',
  birth: 'Birth date',
  postcode: 'Postcode where the child lives',
  postcodeHint: 'Leave it empty if they have no home of their own now.',
  button: 'Begin',
  help: 'What follows',
  rows: [
    'You lead, until you say that someone else does. You write the assessment and the plan with the family.',
    'You say who is in the team around the family. Each of them reads and adds.',
    'If the family withdraws its agreement, you end it here, and it is closed to everyone outside the council.',
    'If the child is not safe, do not begin here: tell children’s social care, or ring 999.',
  ],
} as const

const REFUSALS: Readonly<Record<BeginRefusal, Problem | 'not-there'>> = {
  ...AGREEMENT_REFUSALS,
  'not-permitted': 'not-there',
  'no-name': { field: 'given', text: 'Write the child’s first name and family name' },
  'no-birth-date': { field: 'birth-day', text: 'Write the birth date, like 8 11 2018' },
  'birth-date-wrong': { field: 'birth-day', text: 'This birth date is not that of a child. Look at the year.' },
  'postcode-wrong': { field: 'postcode', text: 'This is not a postcode. Write it like AL4 2QR, or leave it empty.' },
}

/** GET and POST /family-help/new – a practitioner begins early help, on the agreement of the family. */
export function beginHelpPage(http: FastifyInstance, acting: Acting): void {
  formPage<Record<string, never>, BeginFamilyHelp, BeginRefusal>(http, acting, {
    path: '/family-help/new',
    current: '/family-help',
    keep: () => 'family-help-new',
    asks: {
      ...AGREEMENT_ASKS,
      given: 'this child',
      family: 'this child',
      birth: 'this child',
      postcode: 'this child',
    },
    async load(tx, actor) {
      if (!may(actor, 'family-help.begin') || actor.seat !== 'partner') return undefined
      await audit(tx, actor, 'family-help.begin', { kind: 'family-help', id: null }, { page: 'new' })
      return {}
    },
    read: readBeginning,
    async act(tx, actor, act, { now }) {
      const begun = await beginFamilyHelp(tx, actor, act, now)
      return begun.ok ? accepted(`/family-help/${begun.value}`) : begun
    },
    refusals: REFUSALS,
    view,
  })
}

function readBeginning(fields: Fields): Read<BeginFamilyHelp> {
  const agreement = readAgreement(fields)
  if (!agreement) return { problems: [{ field: 'agreed-day', text: AGREED_MISSING }] }
  const text = (name: string) => fields[name] ?? ''
  const birthDate = dayOf(fields, 'birth') ?? null
  const child = { given: text('given'), family: text('family'), birthDate, postcode: text('postcode'), number: '' }
  return { act: { ...agreement, id: idIn(fields), child } }
}

function view(showing: Showing<Record<string, never>>): string {
  const { fields, problems } = showing
  const box = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name), autocomplete: 'off' })
  return formFrame(showing, {
    title: CONTENT.title,
    children: (
      <>
        <Pair>
          <Input label={CONTENT.given} spellcheck={false} {...box('given')} />
          <Input label={CONTENT.family} spellcheck={false} {...box('family')} />
        </Pair>
        <Pair>
          <DateInput name="birth" legend={CONTENT.birth} values={fields} error={problemOf(problems, 'birth-day')} />
          <Input label={CONTENT.postcode} hint={CONTENT.postcodeHint} width={10} {...box('postcode')} />
        </Pair>
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
