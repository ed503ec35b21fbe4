import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Checkboxes } from '../../../../platform/govuk/choices.tsx'
import { Details } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Fieldset } from '../../../../platform/govuk/field.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Input, Select, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import type { Worker } from '../../../allocations/model.ts'
import type { Plan } from '../../../plans/model.ts'
import type { SupervisionAction } from '../../model.ts'
import type { supervisionsOf } from '../../queries.ts'
import { CONTENT, HELP } from './content.ts'
import { ROWS } from './form.ts'

export type SupervisionShown = {
  /** The child whose page this is, then brothers and sisters of the same case. */
  readonly children: readonly [KnownPerson, ...KnownPerson[]]
  readonly holder: string | null
  readonly workers: readonly Worker[]
  readonly plans: readonly Plan[]
  readonly weeks: number
  /** What was said before, the latest first, and what was decided then. */
  readonly before: Awaited<ReturnType<typeof supervisionsOf>>
  readonly open: readonly SupervisionAction[]
}

type Shown = Showing<SupervisionShown>

/** The form of a supervision, with what was said the last time beside it. */
export function recordSupervisionView(showing: Shown): string {
  const { loaded, now } = showing
  return formFrame(showing, {
    title: CONTENT.title,
    about: <ChildrenLine of={[loaded.children[0]]} today={now.day} />,
    children: <Questions showing={showing} />,
    help: (
      <>
        <Before shown={loaded} />
        <Panel heading={CONTENT.help} id="help">
          <Rows items={HELP} />
        </Panel>
      </>
    ),
    helpLabel: CONTENT.help,
  })
}

function Questions({ showing }: { showing: Shown }) {
  const { fields, problems, loaded } = showing
  const { children, workers } = loaded
  const [child, ...others] = children
  const day = (name: string, legend: string) => (
    <DateInput name={name} legend={legend} values={fields} error={problemOf(problems, `${name}-day`)} />
  )
  return (
    <>
      <Select
        name="worker"
        label={CONTENT.worker}
        value={fields['worker']}
        error={problemOf(problems, 'worker')}
        items={[
          { value: '', text: CONTENT.choose },
          ...workers.map(({ userId, name, jobTitle }) => ({ value: userId, text: `${name}, ${jobTitle}` })),
        ]}
      />
      <div class="ics-pair">
        {day('held', CONTENT.held)}
        {day('next', CONTENT.next)}
      </div>
      {others.length === 0 ? (
        <ForChild child={child} showing={showing} />
      ) : (
        <Checkboxes
          name="children"
          legend={CONTENT.who}
          error={problemOf(problems, 'children')}
          values={(fields['children'] ?? '').split('\n')}
          items={children.map((one) => ({
            value: one.id,
            text: displayName(one),
            conditional: <ForChild child={one} showing={showing} />,
          }))}
        />
      )}
      <Textarea
        name="wellbeing"
        label={CONTENT.wellbeing}
        hint={CONTENT.wellbeingHint}
        rows={2}
        value={fields['wellbeing']}
      />
      <Button preventDoubleClick>{CONTENT.button}</Button>
    </>
  )
}

function ForChild({ child, showing }: { child: KnownPerson; showing: Shown }) {
  const { fields } = showing
  const of = (part: string) => `${part}-${child.id}`
  const named = (text: string) => (
    <>
      {text}
      <span class="govuk-visually-hidden"> {displayName(child)}</span>
    </>
  )
  const box = (part: string, label: string, rows: number, hint?: string) => (
    <Textarea name={of(part)} label={named(label)} hint={hint} rows={rows} value={fields[of(part)]} />
  )
  return (
    <>
      {box('discussed', CONTENT.discussed, 4)}
      {box('reflection', CONTENT.reflection, 3, CONTENT.reflectionHint)}
      {box('decision', CONTENT.decision, 3)}
      <Details summary={CONTENT.actions} open={ROWS.some((row) => Boolean(fields[`${of('what')}-${row}`]))}>
        {ROWS.map((row) => (
          <Action child={child} row={row} showing={showing} />
        ))}
      </Details>
    </>
  )
}

function Action({ child, row, showing }: { child: KnownPerson; row: number; showing: Shown }) {
  const { fields, problems, loaded } = showing
  const of = (part: string) => `${part}-${child.id}-${row}`
  const plan = loaded.plans.find(({ childId }) => childId === child.id)
  const outcomes = plan?.needs.flatMap((need) => need.outcomes) ?? []
  return (
    <Fieldset legend={`${displayName(child)}, action ${row}`} size="plain">
      <div class="ics-pair">
        <Input name={of('what')} label={CONTENT.action} value={fields[of('what')]} />
        <Input name={of('owner')} label={CONTENT.owner} value={fields[of('owner')]} />
        <DateInput name={of('by')} legend={CONTENT.by} values={fields} error={problemOf(problems, `${of('by')}-day`)} />
        {outcomes.length === 0 ? null : (
          <Select
            name={of('outcome')}
            label={CONTENT.outcome}
            value={fields[of('outcome')]}
            items={[
              { value: '', text: CONTENT.chooseOutcome },
              ...outcomes.map(({ id, statement }) => ({ value: id, text: statement })),
            ]}
          />
        )}
      </div>
    </Fieldset>
  )
}

function Before({ shown: { before, open } }: { shown: SupervisionShown }) {
  const [last] = before
  const still = open.filter(({ state }) => state === 'open')
  return (
    <Panel heading="The last time" id="before">
      {last ? (
        <Rows
          items={[
            <Small>{`${inWords(last.heldOn)}, ${last.recordedByName}`}</Small>,
            last.discussed,
            ...(last.decision ? [<strong>{last.decision}</strong>] : []),
            ...still.map(({ what, ownerName, byOn }) => `${what} (${ownerName}, by ${inWords(byOn)})`),
          ]}
        />
      ) : (
        <p>This child has not been spoken of in supervision yet.</p>
      )}
    </Panel>
  )
}
