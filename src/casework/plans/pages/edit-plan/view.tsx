import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { ageInWords, displayName } from '../../../../people/model.ts'
import { Checkboxes } from '../../../../platform/govuk/choices.tsx'
import { Details, InsetText, Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Fieldset } from '../../../../platform/govuk/field.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Input, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { CONTENT } from './content.ts'
import {
  type ActionPlace,
  isActionFilled,
  isOutcomeFilled,
  type NeedPlace,
  newPlaces,
  type OutcomePlace,
  placesOf,
} from './form.ts'
import type { PlanWritten } from './view-shown.ts'

type Shown = Showing<PlanWritten>
/** What the questions need of a plan, whoever writes it. */
type Asked = Showing<Pick<PlanWritten, 'plan' | 'siblings' | 'sharing'>>

/** The form of a plan: its words, its needs with their outcomes and actions, and room for more. */
export function editPlanView(showing: Shown): string {
  const { loaded, now } = showing
  const { child, isCaseOpen, hasPlan } = loaded
  const hindrance = !isCaseOpen ? CONTENT.closed : hasPlan ? null : CONTENT.noPlan
  return formFrame(showing, {
    title: CONTENT.title,
    remark: <Link href={`/children/${child.id}/plan`}>Read the plan</Link>,
    about: (
      <>
        <Link href={`/children/${child.id}`}>{displayName(child)}</Link>, {ageInWords(child, now.day)}
      </>
    ),
    before: hindrance ? <InsetText>{hindrance}</InsetText> : null,
    children: hindrance ? null : <PlanQuestions showing={showing} />,
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows
          items={[
            'A need is the child’s. An outcome is what will be different. An action is who does what by when.',
            'What leaves the plan is ended, never lost: the story keeps it.',
            'Whoever opens the child’s page sees the nearest actions there.',
          ]}
        />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

/** The questions of a plan: its words, its needs with their outcomes and actions, and room for more. */
export function PlanQuestions({ showing }: { showing: Asked }) {
  const { fields, problems, loaded } = showing
  const places = placesOf(loaded.plan)
  const area = (name: string, label: string, hint?: string) => (
    <Textarea {...{ name, label, hint, rows: 3 }} value={fields[name]} error={problemOf(problems, name)} />
  )
  return (
    <>
      {newPlaces(places).map(({ key }) => (
        <input type="hidden" name={`id-${key}`} value={fields[`id-${key}`]} />
      ))}
      {area('why', CONTENT.why, CONTENT.whyHint)}
      {area('want', CONTENT.want, CONTENT.wantHint)}
      {places.map((place) => (
        <Need place={place} showing={showing} />
      ))}
      {area('contingency', CONTENT.contingency)}
      <div class="ics-pair">
        {area('childView', CONTENT.childView)}
        {area('parentView', CONTENT.parentView)}
      </div>
      <Button preventDoubleClick>{CONTENT.button}</Button>
    </>
  )
}

function Need({ place, showing }: { place: NeedPlace; showing: Asked }) {
  const { fields, problems } = showing
  const name = `need-${place.key}`
  return (
    <Fieldset legend={place.isNew ? CONTENT.addNeed : `Need: ${fields[name] ?? ''}`} size="m">
      <Input name={name} label={CONTENT.need} value={fields[name]} error={problemOf(problems, name)} />
      <Together place={place} showing={showing} />
      {place.isNew ? null : <Ends place={place} showing={showing} items={[['ended', CONTENT.endNeed]]} />}
      {place.outcomes.map((outcome, index) =>
        outcome.isNew && (!place.isNew || index > 0) ? (
          <Details summary={CONTENT.addOutcome} open={isOutcomeFilled(fields, outcome)}>
            <Outcome place={outcome} showing={showing} />
          </Details>
        ) : (
          <Outcome place={outcome} showing={showing} />
        ),
      )}
    </Fieldset>
  )
}

/** With whom a need is shared, and with whom it could be: what they share is written once. */
function Together({ place, showing: { fields, loaded } }: { place: NeedPlace; showing: Asked }) {
  const { siblings, sharing } = loaded
  const sharers = sharing.get(place.key) ?? []
  const names = siblings.filter(({ id }) => sharers.includes(id)).map(displayName)
  const others = siblings.filter(({ id }) => !sharers.includes(id))
  const name = `also-${place.key}`
  return (
    <>
      {names.length > 0 ? (
        <InsetText>
          {CONTENT.sharedWith} {names.join(', ')}. {CONTENT.sharedWords}
        </InsetText>
      ) : null}
      {others.length > 0 ? (
        <Checkboxes
          name={name}
          legend={CONTENT.alsoFor}
          values={(fields[name] ?? '').split('\n')}
          items={others.map((child) => ({ value: child.id, text: displayName(child) }))}
        />
      ) : null}
    </>
  )
}

function Outcome({ place, showing }: { place: OutcomePlace; showing: Asked }) {
  const { fields, problems } = showing
  const { key, isNew } = place
  const of = (part: string) => `${part}-${key}`
  return (
    <Fieldset legend={isNew ? CONTENT.addOutcome : `Outcome: ${fields[of('outcome')] ?? ''}`}>
      <div class="ics-pair">
        <Input
          name={of('outcome')}
          label={CONTENT.outcome}
          value={fields[of('outcome')]}
          error={problemOf(problems, of('outcome'))}
        />
        <DateInput name={of('by')} legend={CONTENT.by} values={fields} error={problemOf(problems, `${of('by')}-day`)} />
      </div>
      {isNew ? null : (
        <>
          <Input name={of('changed')} label={CONTENT.changed} value={fields[of('changed')]} />
          <Ends
            place={place}
            showing={showing}
            items={[
              ['achieved', CONTENT.achieved],
              ['ended', CONTENT.endOutcome],
            ]}
          />
        </>
      )}
      {place.actions.map((action) =>
        action.isNew ? (
          <Details summary={CONTENT.addAction} open={isActionFilled(fields, action)}>
            <Action place={action} showing={showing} />
          </Details>
        ) : (
          <Action place={action} showing={showing} />
        ),
      )}
    </Fieldset>
  )
}

function Action({ place, showing }: { place: ActionPlace; showing: Asked }) {
  const { fields, problems } = showing
  const { key, isNew } = place
  const box = (part: string, label: string) => (
    <Input
      name={`${part}-${key}`}
      label={label}
      value={fields[`${part}-${key}`]}
      error={problemOf(problems, `${part}-${key}`)}
    />
  )
  return (
    <Fieldset legend={isNew ? CONTENT.addAction : `Action: ${fields[`action-${key}`] ?? ''}`} size="plain">
      <div class="ics-pair">
        {box('action', CONTENT.action)}
        {box('owner', CONTENT.owner)}
        <DateInput
          name={`by-${key}`}
          legend={CONTENT.actionBy}
          values={fields}
          error={problemOf(problems, `by-${key}-day`)}
        />
        {isNew ? null : <Ends place={place} showing={showing} items={[['ended', CONTENT.stop]]} />}
      </div>
    </Fieldset>
  )
}

type EndsProps = {
  readonly place: ActionPlace
  readonly showing: Asked
  readonly items: readonly (readonly [value: string, text: string])[]
}

function Ends({ place, showing: { fields }, items }: EndsProps) {
  const name = `state-${place.key}`
  return (
    <Checkboxes
      name={name}
      items={items.map(([value, text]) => ({ value, text }))}
      values={(fields[name] ?? '').split('\n')}
    />
  )
}
