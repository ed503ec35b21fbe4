import { inWords } from '../../../../kernel/calendar-day.ts'
import { displayName } from '../../../../people/model.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { CONTENT } from './content.ts'
import type { PlanReviewShown } from './view-shown.ts'

/** What each child's plan asks for and who does it, and what child and parents thought of it until now. */
export function PlanStands({ shown: { plans, children } }: { shown: PlanReviewShown }) {
  return (
    <>
      {children.map((child) => {
        const plan = plans.find(({ childId }) => childId === child.id)
        const outcomes = plan?.needs.flatMap((need) => need.outcomes) ?? []
        const actions = outcomes.flatMap((outcome) => outcome.actions).filter(({ state }) => state === 'open')
        return (
          <Panel
            heading={children.length > 1 ? `${CONTENT.help}: ${displayName(child)}` : CONTENT.help}
            id={`stands-${child.id}`}
            action={<Link href={`/children/${child.id}/plan`}>Plan</Link>}
          >
            {plan?.weWant ? <p>{plan.weWant}</p> : null}
            <Rows items={actions.map(({ what, ownerName, byOn }) => `${what} (${ownerName}, by ${inWords(byOn)})`)} />
            {plan?.childView ? <View said={plan.childView} on={plan.childViewOn} /> : null}
            {plan?.parentView ? <View said={plan.parentView} on={plan.parentViewOn} /> : null}
          </Panel>
        )
      })}
    </>
  )
}

function View({ said, on }: { said: string; on: Parameters<typeof inWords>[0] | null }) {
  return (
    <p>
      {said} {on ? <Small>{inWords(on)}</Small> : null}
    </p>
  )
}
