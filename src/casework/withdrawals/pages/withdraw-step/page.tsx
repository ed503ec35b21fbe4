import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { audit } from '../../../../access/audit.ts'
import { standingFor } from '../../../../access/queries.ts'
import { type Fields, type Problem, problemOf, type Read } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { personById } from '../../../../people/queries.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { InsetText } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { withdrawStep } from '../../commands.ts'
import { type BegunStep, WITHDRAWN_WORDS, type WithdrawRefusal, type WithdrawStep } from '../../model.ts'
import { stepsBegun } from '../../queries.ts'

const CONTENT = {
  title: 'Withdraw a step begun by mistake',
  which: 'Which step?',
  whichMissing: 'Choose which step is withdrawn',
  why: 'Why was it a mistake?',
  whyMissing: 'Write why it was a mistake',
  button: 'Withdraw it',
  none: 'No step about this child is begun and not finished. What is finished is corrected, never withdrawn.',
  help: 'What stays',
} as const

const REFUSALS: Readonly<Record<WithdrawRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'finished-already': {
    field: 'step',
    text: 'This step was finished meanwhile. What is finished is not withdrawn: put a correction beside it',
  },
  'no-reason': { field: 'why', text: CONTENT.whyMissing },
}

type Shown = { readonly child: KnownPerson; readonly steps: readonly BegunStep[] }

/** GET and POST /children/:id/withdraw – a manager withdraws a step about a child that was begun by mistake. */
export function withdrawStepPage(http: FastifyInstance, acting: Acting): void {
  formPage<Shown, WithdrawStep, WithdrawRefusal>(http, acting, {
    path: '/children/:id/withdraw',
    keep: ({ id }) => `withdraw:${id}`,
    asks: { step: 'this step', why: 'this reason' },
    async load(tx, actor, { id = '' }, now) {
      if (!(await standingFor(tx, actor, 'step.withdraw', id, now.day))) return undefined
      const child = await personById(tx, id)
      await audit(tx, actor, 'child.look', { kind: 'child', id }, { part: 'withdraw' })
      return child && { child, steps: await stepsBegun(tx, id) }
    },
    read: readWithdrawal,
    async act(tx, actor, act, { loaded, now }) {
      const outcome = await withdrawStep(tx, actor, act, now)
      return outcome.ok ? accepted(`/children/${loaded.child.id}`) : outcome
    },
    refusals: REFUSALS,
    view: withdrawView,
  })
}

function readWithdrawal(fields: Fields, { steps }: Shown): Read<WithdrawStep> {
  const step = steps.find(({ id }) => id === fields['step'])
  if (!step) return { problems: [{ field: 'step', text: CONTENT.whichMissing }] }
  return { act: { kind: step.kind, id: step.id, why: fields['why'] ?? '' } }
}

function withdrawView(showing: Showing<Shown>): string {
  const { loaded, fields, problems, now } = showing
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  const items = loaded.steps.map(({ id, kind, begunOn, childIds }) => ({
    value: id,
    text: `The ${WITHDRAWN_WORDS[kind]} begun on ${inWords(begunOn)}${childIds.length > 1 ? `, about ${childIds.length} children` : ''}`,
  }))
  return formFrame(showing, {
    title: CONTENT.title,
    about: <ChildrenLine of={[loaded.child]} today={now.day} />,
    before: items.length === 0 ? <InsetText>{CONTENT.none}</InsetText> : null,
    children:
      items.length === 0 ? null : (
        <>
          <Radios {...ask('step')} legend={CONTENT.which} items={items} />
          <Textarea {...ask('why')} label={CONTENT.why} rows={3} />
          <Button preventDoubleClick>{CONTENT.button}</Button>
        </>
      ),
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows
          items={[
            'Everything that was written in it stays, and the story says that it was withdrawn, by whom and why.',
            'Its clock ends as not needed, and a meeting planned for it is called off for the same reason.',
            'Written once about brothers and sisters, it is withdrawn for all of them.',
          ]}
        />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}
