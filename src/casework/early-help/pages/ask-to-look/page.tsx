import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { dutyLine } from '../../../../concerns/queries.ts'
import {
  type Fields,
  idIn,
  type Problem,
  problemOf,
  type Read,
  textOf,
  yesOrNo,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { accepted } from '../../../../kernel/outcome.ts'
import { Checkboxes, Radios } from '../../../../platform/govuk/choices.tsx'
import { Details, InsetText, Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Input, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { askToLook, wordsCarriedBy } from '../../commands.ts'
import { type HelpSeen, lookAtHelp } from '../../commands-look.ts'
import type { AskToLook, StepUpRefusal } from '../../model.ts'
import { nameOfChild } from '../../rules.ts'

const CONTENT = {
  title: 'Ask children’s social care to look',
  back: 'Early help for',
  danger: 'Is the child in danger now? Ring 999 first, then the duty line',
  carried: 'This goes with it: you need not write any of it again',
  reason: 'Why do you ask now, and how worried are you?',
  told: 'Have you told the family?',
  whyNot: 'Why is it safer not to?',
  now: 'A child is in danger now, and I have rung 999 or the duty line',
  button: 'Send',
  toldMissing: 'Choose whether you have told the family',
  help: 'What follows',
  rows: [
    'It reaches the front door at once. A manager decides, and you are told what and why.',
    'Early help goes on until then, and you go on leading it.',
    'If it becomes a case, the plan goes on with it. The council writes it from then on.',
  ],
} as const

const REFUSALS: Readonly<Record<StepUpRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'not-standing': {
    text: 'The family’s agreement has ended. If you are worried, raise a concern: that needs no agreement. What you wrote is kept for you.',
  },
  'no-reason': { field: 'reason', text: 'Write why you ask now' },
  'why-not-told': { field: 'why-not', text: 'Write why it is safer not to tell the family' },
  'too-long': { field: 'reason', text: 'This is too long to send. Write less than 20,000 characters in each box.' },
  'no-child': { text: 'The child has no name here that anyone could find them by. Ring the front door and tell them.' },
  'nothing-seen': {
    text: 'Nothing is written here yet that could go with it. Add what you know to what is shared first.',
  },
  'happened-before-birth': {
    text: 'The child’s date of birth, as it is written here, is still to come. Ring the front door and tell them.',
  },
  'happened-in-the-future': { text: 'The day is still to come. Nothing was sent: send it again.' },
  'danger-kept-to-yourself': {
    field: 'danger',
    text: 'A child in danger now cannot be kept as information. Send it again.',
  },
  'asked-already': { text: 'You asked already, and no answer has come yet. Ring the front door if it cannot wait.' },
}

type Loaded = HelpSeen & { readonly carried: string; readonly duty: string | null }

/** GET and POST /family-help/:id/ask – early help asks children's social care to look, with all that it wrote. */
export function askToLookPage(http: FastifyInstance, acting: Acting): void {
  formPage<Loaded, AskToLook, StepUpRefusal>(http, acting, {
    path: '/family-help/:id/ask',
    current: '/family-help',
    keep: ({ id }) => `family-help-ask:${id}`,
    asks: { reason: 'this worry', told: 'this telling', 'why-not': 'this telling', danger: 'this danger' },
    async load(tx, actor, { id = '' }, now) {
      const seen = await lookAtHelp(tx, actor, id, now)
      if (!seen.ok || !seen.value.leads) return undefined
      return { ...seen.value, carried: await wordsCarriedBy(tx, seen.value.help), duty: await dutyLine(tx) }
    },
    read: readAsking,
    async act(tx, actor, act, { loaded, now }) {
      const done = await askToLook(tx, actor, loaded.help.id, act, now)
      return done.ok ? accepted(`/family-help/${loaded.help.id}`) : done
    },
    refusals: REFUSALS,
    view,
  })
}

function readAsking(fields: Fields): Read<AskToLook> {
  const toldFamily = yesOrNo(fields, 'told')
  if (toldFamily === undefined) return { problems: [{ field: 'told', text: CONTENT.toldMissing }] }
  const why = { reason: fields['reason'] ?? '', whyNotTold: toldFamily ? null : textOf(fields, 'why-not') }
  return { act: { id: idIn(fields), ...why, toldFamily, immediateDanger: fields['danger'] === 'yes' } }
}

function view(showing: Showing<Loaded>): string {
  const { loaded, fields, problems } = showing
  const box = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  const whyNot = <Input label={CONTENT.whyNot} size="plain" {...box('why-not')} />
  return formFrame(showing, {
    title: CONTENT.title,
    about: (
      <Link href={`/family-help/${loaded.help.id}`}>{`${CONTENT.back} ${nameOfChild(loaded.chronology.asGiven)}`}</Link>
    ),
    before: <InsetText>{`${CONTENT.danger}${loaded.duty ? `: ${loaded.duty}` : ''}.`}</InsetText>,
    children: (
      <>
        <Details summary={CONTENT.carried}>
          {loaded.carried.split('\n').map((line) => (
            <p>{line}</p>
          ))}
        </Details>
        <Textarea label={CONTENT.reason} rows={4} {...box('reason')} />
        <Radios
          legend={CONTENT.told}
          size="s"
          items={[
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No', conditional: whyNot },
          ]}
          {...box('told')}
        />
        <Checkboxes
          name="danger"
          items={[{ value: 'yes', text: CONTENT.now }]}
          values={fields['danger'] === 'yes' ? ['yes'] : []}
        />
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
