import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { PeopleRows } from '../../../../entries/drafts/pages/form-page/people-rows.tsx'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Checkboxes, Radios } from '../../../../platform/govuk/choices.tsx'
import { InsetText } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Fieldset } from '../../../../platform/govuk/field.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { REVIEW_OUTCOMES } from '../../model.ts'
import type { OutcomeToLook } from '../../rules-outcomes.ts'
import { CONTENT, OUTCOMES } from './content.ts'
import { ROWS } from './form.ts'
import type { PlanReviewShown } from './view-shown.ts'
import { PlanStands } from './view-stands.tsx'

type Shown = Showing<PlanReviewShown>

/** The form of a review, with the plan as it stands beside it; only why, where there is nothing to review. */
export function recordPlanReviewView(showing: Shown): string {
  const { loaded, now } = showing
  const hindrance = hindranceOf(loaded)
  return formFrame(showing, {
    title: CONTENT.title,
    remark: loaded.last ? `${CONTENT.before}: ${inWords(loaded.last.heldOn)}` : null,
    about: <ChildrenLine of={loaded.children} today={now.day} />,
    before: hindrance ? <InsetText>{hindrance}</InsetText> : null,
    children: hindrance ? null : <Questions showing={showing} />,
    help: <PlanStands shown={loaded} />,
    helpLabel: CONTENT.help,
  })
}

function hindranceOf({ children: [child], kinds, isCaseOpen, isProtected }: PlanReviewShown): string | null {
  if (!isCaseOpen) return CONTENT.closed
  if (isProtected) return CONTENT.protected
  return kinds.get(child.id) ? null : CONTENT.noPlan
}

function Questions({ showing }: { showing: Shown }) {
  const { fields, problems, loaded } = showing
  const [child, ...others] = loaded.children
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return (
    <>
      <DateInput name="held" legend={CONTENT.held} values={fields} error={problemOf(problems, 'held-day')} />
      <PeopleRows
        legend={CONTENT.came}
        hint={CONTENT.cameHint}
        view={CONTENT.view}
        least={ROWS}
        fields={fields}
        problems={problems}
      />
      <Textarea {...ask('summary')} label={CONTENT.summary} hint={CONTENT.summaryHint} rows={5} />
      <Outcomes showing={showing} />
      {others.length === 0 ? (
        <ForChild child={child} showing={showing} />
      ) : (
        <Checkboxes
          name="children"
          legend={CONTENT.who}
          error={problemOf(problems, 'children')}
          values={(fields['children'] ?? '').split('\n')}
          items={loaded.children.map((one) => ({
            value: one.id,
            text: displayName(one),
            conditional: <ForChild child={one} showing={showing} />,
          }))}
        />
      )}
      <Textarea {...ask('parents')} label={CONTENT.parentView} rows={2} />
      <Button preventDoubleClick>{CONTENT.button}</Button>
    </>
  )
}

function Outcomes({ showing }: { showing: Shown }) {
  const { outcomes } = showing.loaded
  return (
    <Fieldset legend={CONTENT.outcomes} size="m">
      {outcomes.length === 0 ? <p>{CONTENT.noOutcomes}</p> : null}
      {outcomes.map((outcome) => (
        <Outcome outcome={outcome} showing={showing} />
      ))}
    </Fieldset>
  )
}

function Outcome({ outcome, showing }: { outcome: OutcomeToLook; showing: Shown }) {
  const { fields, loaded } = showing
  const { key, statement, byOn, of } = outcome
  const nameOf = (id: string) => displayName(loaded.children.find((child) => child.id === id) ?? loaded.children[0])
  const isAlone = loaded.children.length === 1
  const whose = isAlone ? '' : ` (${of.map(({ childId }) => nameOf(childId)).join(', ')})`
  const hidden = <span class="govuk-visually-hidden">: {statement + whose}</span>
  return (
    <Fieldset legend={`${statement}${byOn ? `, by ${inWords(byOn)}` : ''}${whose}`}>
      <Textarea
        name={`changed-${key}`}
        size="plain"
        label={
          <>
            {CONTENT.changed}
            {hidden}
          </>
        }
        rows={2}
        value={fields[`changed-${key}`]}
      />
      <Checkboxes
        name={`achieved-${key}`}
        values={(fields[`achieved-${key}`] ?? '').split('\n')}
        items={of.map(({ childId }) => ({
          value: childId,
          text: (
            <>
              {isAlone ? CONTENT.achieved : `${CONTENT.achievedFor} ${nameOf(childId)}`}
              {hidden}
            </>
          ),
        }))}
      />
    </Fieldset>
  )
}

function ForChild({ child, showing: { fields, problems, loaded } }: { child: KnownPerson; showing: Shown }) {
  const of = (part: string) => `${part}-${child.id}`
  const words = OUTCOMES[loaded.kinds.get(child.id) ?? 'child-in-need']
  const area = (part: string, label: string, hint?: string) => (
    <Textarea
      {...{ name: of(part), hint, rows: 2 }}
      label={
        <>
          {label}
          <span class="govuk-visually-hidden">: {displayName(child)}</span>
        </>
      }
      value={fields[of(part)]}
      error={problemOf(problems, of(part))}
    />
  )
  return (
    <>
      <Radios
        name={of('outcome')}
        legend={`${CONTENT.outcome} ${displayName(child)}?`}
        error={problemOf(problems, of('outcome'))}
        value={fields[of('outcome')]}
        items={REVIEW_OUTCOMES.map((value) => ({ value, ...words[value] }))}
      />
      {area('reason', CONTENT.reason)}
      {area('view', CONTENT.childView, CONTENT.childViewHint)}
    </>
  )
}
