import { inWords } from '../../../../kernel/calendar-day.ts'
import { InsetText, SummaryList } from '../../../../platform/govuk/content.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import type { Plan, PlanOutcome } from '../../model.ts'
import { CONTENT } from './content.ts'
import type { PlanWritten } from './view-shown.ts'

/** The plan as a colleague left it, beside the writer's own words in the form: sending then is a decision. */
export function PlanStands({ written: { plan, writer } }: { written: PlanWritten }) {
  if (!plan) return null
  return (
    <>
      <InsetText>{CONTENT.meanwhile}</InsetText>
      <Panel heading={`${CONTENT.standsNow}, written by ${writer ?? CONTENT.someone}`} id="stands-now">
        <SummaryList rows={rowsOf(plan)} />
      </Panel>
    </>
  )
}

function rowsOf(plan: Plan) {
  const text = (key: string, value: string | null) => (value ? [{ key, value }] : [])
  return [
    ...text(CONTENT.why, plan.whyInvolved),
    ...text(CONTENT.want, plan.weWant),
    ...plan.needs.map(({ statement, outcomes }) => ({
      key: `Need: ${statement}`,
      value: <Rows items={outcomes.map(outcomeInWords)} />,
    })),
    ...text(CONTENT.contingency, plan.contingency),
    ...text(CONTENT.childView, plan.childView),
    ...text(CONTENT.parentView, plan.parentView),
  ]
}

function outcomeInWords({ statement, byOn, changed, achievedOn, actions }: PlanOutcome): string {
  const open = actions.filter(({ state }) => state === 'open')
  const told = open.map(({ what, ownerName, byOn: by }) => `${what} (${ownerName}, by ${inWords(by)})`)
  const until = achievedOn ? 'achieved' : byOn && `by ${inWords(byOn)}`
  return [[statement, until].filter(Boolean).join(', '), changed, ...told].filter(Boolean).join('. ')
}
