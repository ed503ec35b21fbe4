import type { ComponentChildren } from 'preact'
import { type CalendarDay, inWords } from '../../../../kernel/calendar-day.ts'
import { Clock, Panel, Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { clockLook, dueInWords } from '../../../dues/rules.ts'
import type { Plan, PlanAction, PlanNeed, PlanOutcome } from '../../model.ts'
import { clockOf } from '../../rules.ts'
import { CONTENT } from './content.ts'

type ReadProps = {
  readonly plan: Plan
  /** The day on which it is read: clocks are told as on that day. */
  readonly today: CalendarDay
  /** The parts that brothers and sisters share, with whom. */
  readonly sharing?: readonly { readonly id: string; readonly name: string }[]
  /** What can be done with an action; without it the plan is only read. */
  readonly marks?: ((action: PlanAction) => ComponentChildren) | undefined
}

/** The words of a plan, its needs with their outcomes, and the actions of each with its clock. */
export function PlanRead(reading: ReadProps) {
  const { plan } = reading
  return (
    <>
      <Words plan={plan} />
      {plan.needs.length === 0 ? <p>{CONTENT.noNeeds}</p> : null}
      {plan.needs.map((need, index) => (
        <Need need={need} at={index + 1} reading={reading} />
      ))}
    </>
  )
}

/** What child and parents think of the plan, and when they said so. */
export function Views({ plan }: { plan: Plan | undefined }) {
  if (!plan) return null
  const view = (heading: string, id: string, said: string | null, on: CalendarDay | null) => (
    <Panel heading={heading} id={id} action={on ? <Small>{inWords(on)}</Small> : null}>
      <p>{said || CONTENT.notAsked}</p>
    </Panel>
  )
  return (
    <>
      {view(CONTENT.childView, 'child-view', plan.childView, plan.childViewOn)}
      {view(CONTENT.parentView, 'parent-view', plan.parentView, plan.parentViewOn)}
    </>
  )
}

function Words({ plan }: { plan: Plan }) {
  const said = (heading: string, id: string, text: string) => (
    <Panel heading={heading} id={id}>
      <p>{text || CONTENT.notWritten}</p>
    </Panel>
  )
  return (
    <>
      {said(CONTENT.why, 'why', plan.whyInvolved)}
      {said(CONTENT.want, 'want', plan.weWant)}
      {said(CONTENT.contingency, 'contingency', plan.contingency)}
    </>
  )
}

function Need({ need, at, reading }: { need: PlanNeed; at: number; reading: ReadProps }) {
  const names = (reading.sharing ?? []).filter(({ id }) => id === need.id).map(({ name }) => name)
  const shared = names.length > 0 ? <Small>{`${CONTENT.sharedWith} ${names.join(', ')}`}</Small> : null
  return (
    <Panel heading={need.statement} id={`need-${at}`} action={shared}>
      {need.outcomes.length === 0 ? <p>{CONTENT.noOutcomes}</p> : null}
      {need.outcomes.map((outcome, index) => (
        <Outcome outcome={outcome} id={`need-${at}-outcome-${index + 1}`} reading={reading} />
      ))}
    </Panel>
  )
}

function Outcome({ outcome, id, reading }: { outcome: PlanOutcome; id: string; reading: ReadProps }) {
  const { statement, byOn, changed, achievedOn, actions } = outcome
  const until = achievedOn ? `${CONTENT.achieved} ${inWords(achievedOn)}` : byOn && `by ${inWords(byOn)}`
  return (
    <Panel heading={statement} id={id} level={3} action={until ? <Small>{until}</Small> : null}>
      {changed ? <p>{changed}</p> : null}
      {actions.length === 0 ? (
        <p>{CONTENT.noActions}</p>
      ) : (
        <Actions statement={statement} actions={actions} reading={reading} />
      )}
    </Panel>
  )
}

type ActionsProps = {
  readonly statement: string
  readonly actions: readonly PlanAction[]
  readonly reading: ReadProps
}

function Actions({ statement, actions, reading: { today, marks } }: ActionsProps) {
  return (
    <Table
      caption={`${CONTENT.actions}: ${statement}`}
      captionSize="hidden"
      columns={[
        { head: CONTENT.what, width: marks ? 30 : 40 },
        { head: CONTENT.who, width: marks ? 15 : 20 },
        { head: CONTENT.by, width: marks ? 25 : 40 },
        ...(marks ? [{ head: CONTENT.mark }] : []),
      ]}
      rows={actions.map((action) => [
        action.what,
        action.ownerName,
        <>
          {inWords(action.byOn)} {clock(action, today)}
        </>,
        ...(marks ? [marks(action)] : []),
      ])}
    />
  )
}

function clock(action: PlanAction, today: CalendarDay) {
  if (action.state === 'stopped') return <Clock words="stopped" state="done" />
  return <Clock words={dueInWords(clockOf(action), today)} state={clockLook(clockOf(action), today)} />
}
