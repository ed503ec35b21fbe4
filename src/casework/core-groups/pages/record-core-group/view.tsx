import { type Fields, problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { PeopleRows } from '../../../../entries/drafts/pages/form-page/people-rows.tsx'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { ageInWords, displayName, type KnownPerson } from '../../../../people/model.ts'
import { Checkboxes } from '../../../../platform/govuk/choices.tsx'
import { InsetText, Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Clock, Panel, SplitRows } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import type { Due } from '../../../dues/model.ts'
import { clockLook, dueInWords } from '../../../dues/rules.ts'
import type { BeforeRecording } from '../../../meetings/queries-expected.ts'
import type { Plan } from '../../../plans/model.ts'
import { clockOf } from '../../../plans/rules.ts'
import { CONTENT } from './content.ts'
import { ROWS } from './form.ts'

export type CoreGroupShown = {
  /** The child whose page this is, then brothers and sisters of the same case who have or had such a plan. */
  readonly children: readonly [KnownPerson, ...KnownPerson[]]
  readonly clock: Due | undefined
  readonly plan: Plan | undefined
  readonly hadPlan: boolean
  readonly before: BeforeRecording
}

type Shown = Showing<CoreGroupShown>

/** The form of a core group, with what the plan asks beside it. */
export function recordCoreGroupView(showing: Shown): string {
  const { loaded, now } = showing
  const { children, clock, plan, hadPlan } = loaded
  const [child] = children
  return formFrame(showing, {
    title: CONTENT.title,
    remark: clock ? (
      <>
        {CONTENT.clock} by {inWords(clock.dueBy)}:{' '}
        <Clock words={dueInWords(clock, now.day)} state={clockLook(clock, now.day)} />
      </>
    ) : null,
    about: (
      <>
        <Link href={`/children/${child.id}`}>{displayName(child)}</Link>, {ageInWords(child, now.day)}
      </>
    ),
    before: hadPlan ? null : <InsetText>{CONTENT.noPlan}</InsetText>,
    children: hadPlan ? <Questions showing={showing} /> : null,
    help: <Asked plan={plan} today={now.day} />,
    helpLabel: CONTENT.help,
  })
}

function Questions({ showing: { fields, problems, loaded } }: { showing: Shown }) {
  return (
    <>
      <DateInput name="held" legend={CONTENT.held} values={fields} error={problemOf(problems, 'held-day')} />
      {loaded.children.length > 1 ? (
        <Checkboxes
          name="children"
          legend={CONTENT.who}
          error={problemOf(problems, 'children')}
          items={loaded.children.map((child) => ({
            value: child.id,
            text: displayName(child),
            conditional: <Part child={child} fields={fields} />,
          }))}
          values={(fields['children'] ?? '').split('\n')}
        />
      ) : null}
      <PeopleRows
        legend={CONTENT.came}
        hint={CONTENT.cameHint}
        view={CONTENT.view}
        least={ROWS}
        fields={fields}
        problems={problems}
        asksCoreGroup
      />
      <Textarea
        name="agreed"
        label={CONTENT.agreed}
        hint={CONTENT.agreedHint}
        rows={6}
        value={fields['agreed']}
        error={problemOf(problems, 'agreed')}
      />
      <DateInput
        name="next"
        legend={CONTENT.next}
        size="s"
        hint={CONTENT.nextHint}
        values={fields}
        error={problemOf(problems, 'next-day')}
      />
      <Button preventDoubleClick>{CONTENT.button}</Button>
    </>
  )
}

function Part({ child, fields }: { child: KnownPerson; fields: Fields }) {
  const name = `part-${child.id}`
  return (
    <Textarea
      name={name}
      size="plain"
      label={
        <>
          {CONTENT.part}
          <span class="govuk-visually-hidden">: {displayName(child)}</span>
        </>
      }
      rows={2}
      value={fields[name]}
    />
  )
}

/** The plan's open actions, so that the group can go through them. */
function Asked({ plan, today }: { plan: Plan | undefined; today: Shown['now']['day'] }) {
  const outcomes = plan?.needs.flatMap((need) => need.outcomes) ?? []
  const actions = outcomes.flatMap((outcome) => outcome.actions).filter(({ state }) => state === 'open')
  return (
    <Panel
      heading={CONTENT.help}
      id="help"
      action={plan ? <Link href={`/children/${plan.childId}/plan`}>Plan</Link> : null}
    >
      {actions.length === 0 ? (
        <p>{CONTENT.noActions}</p>
      ) : (
        <SplitRows
          items={actions.map((action) => ({
            left: `${action.what} (${action.ownerName})`,
            right: <Clock words={dueInWords(clockOf(action), today)} state={clockLook(clockOf(action), today)} />,
          }))}
        />
      )}
    </Panel>
  )
}
