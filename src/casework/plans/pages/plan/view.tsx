import { inWords } from '../../../../kernel/calendar-day.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { ageInWords, displayName, type KnownPerson } from '../../../../people/model.ts'
import { Band, HeadingLine, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { InsetText, Link } from '../../../../platform/govuk/content.tsx'
import { Button, ErrorSummary, Form } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Clock, Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { codeText } from '../../../../statute/code-sets.ts'
import { clockLook, dueInWords } from '../../../dues/rules.ts'
import type { Plan, PlanAction, PlanNeed, PlanOutcome, PlanStatus } from '../../model.ts'
import { clockOf } from '../../rules.ts'
import { CONTENT, KINDS } from './content.ts'

export type PlanShown = {
  readonly child: KnownPerson
  readonly plan: Plan | undefined
  /** Latest first. */
  readonly statuses: readonly PlanStatus[]
  readonly mayWrite: boolean
  readonly now: Moment
  readonly shell: Shell
  readonly problem?: string | undefined
}

/** The whole plan, to read, with the clock of each action. */
export function planView(shown: PlanShown): string {
  const { child, plan, statuses, mayWrite, now, shell, problem } = shown
  const open = statuses.find(({ toOn }) => toOn === null)
  const work = (
    <>
      {problem ? <ErrorSummary errors={[{ text: problem }]} /> : null}
      <HeadingLine heading={open ? statusName(open) : CONTENT.title} remark={open && `since ${inWords(open.fromOn)}`} />
      <Band look="found">
        <Link href={`/children/${child.id}`}>{displayName(child)}</Link>, {ageInWords(child, now.day)}
      </Band>
      {plan && !open ? <InsetText>{CONTENT.ended}</InsetText> : null}
      {plan ? <Words plan={plan} /> : <InsetText>{CONTENT.none}</InsetText>}
      {plan?.needs.length === 0 ? <p>{CONTENT.noNeeds}</p> : null}
      {plan?.needs.map((need, index) => (
        <Need need={need} at={index + 1} shown={shown} />
      ))}
      {mayWrite && plan ? <Button href={`/children/${child.id}/plan/edit`}>{CONTENT.edit}</Button> : null}
    </>
  )
  const help = (
    <>
      <Views plan={plan} />
      <Panel heading={CONTENT.statuses} id="statuses">
        <Rows items={statuses.map(statusLine)} />
      </Panel>
    </>
  )
  return page({
    title: CONTENT.title,
    shell,
    problems: problem !== undefined,
    children: (
      <Wrap>
        <WorkAndHelp work={work} help={help} label={CONTENT.statuses} />
      </Wrap>
    ),
  })
}

function statusName({ kind, category }: PlanStatus): string {
  return category ? `${KINDS[kind]}: ${codeText('category-of-abuse', category).toLowerCase()}` : KINDS[kind]
}

function statusLine(status: PlanStatus) {
  const { fromOn, toOn } = status
  return (
    <>
      {statusName(status)} <Small>{toOn ? `${inWords(fromOn)} to ${inWords(toOn)}` : `since ${inWords(fromOn)}`}</Small>
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

function Views({ plan }: { plan: Plan | undefined }) {
  if (!plan) return null
  return (
    <>
      <Panel heading={CONTENT.childView} id="child-view">
        <p>{plan.childView || CONTENT.notAsked}</p>
      </Panel>
      <Panel heading={CONTENT.parentView} id="parent-view">
        <p>{plan.parentView || CONTENT.notAsked}</p>
      </Panel>
    </>
  )
}

function Need({ need, at, shown }: { need: PlanNeed; at: number; shown: PlanShown }) {
  return (
    <Panel heading={need.statement} id={`need-${at}`}>
      {need.outcomes.length === 0 ? <p>{CONTENT.noOutcomes}</p> : null}
      {need.outcomes.map((outcome, index) => (
        <Outcome outcome={outcome} id={`need-${at}-outcome-${index + 1}`} shown={shown} />
      ))}
    </Panel>
  )
}

function Outcome({ outcome, id, shown }: { outcome: PlanOutcome; id: string; shown: PlanShown }) {
  const { statement, byOn, changed, achievedOn, actions } = outcome
  const until = achievedOn ? `${CONTENT.achieved} ${inWords(achievedOn)}` : byOn && `by ${inWords(byOn)}`
  return (
    <Panel heading={statement} id={id} level={3} action={until ? <Small>{until}</Small> : null}>
      {changed ? <p>{changed}</p> : null}
      {actions.length === 0 ? (
        <p>{CONTENT.noActions}</p>
      ) : (
        <Actions statement={statement} actions={actions} shown={shown} />
      )}
    </Panel>
  )
}

type ActionsProps = { readonly statement: string; readonly actions: readonly PlanAction[]; readonly shown: PlanShown }

function Actions({ statement, actions, shown }: ActionsProps) {
  return (
    <Table
      caption={`${CONTENT.actions}: ${statement}`}
      captionSize="hidden"
      columns={[
        { head: CONTENT.what, width: 40 },
        { head: CONTENT.who, width: 20 },
        { head: CONTENT.by, width: 25 },
        ...(shown.mayWrite ? [{ head: CONTENT.mark }] : []),
      ]}
      rows={actions.map((action) => [
        action.what,
        action.ownerName,
        <>
          {inWords(action.byOn)} {clock(action, shown)}
        </>,
        ...(shown.mayWrite ? [<Marks action={action} shown={shown} />] : []),
      ])}
    />
  )
}

function Marks({ action: { id, what, state }, shown }: { action: PlanAction; shown: PlanShown }) {
  if (state !== 'open') return null
  const mark = (to: 'done' | 'stopped', text: string) => (
    <Button name="state" value={to} variant="secondary" preventDoubleClick>
      {text}
      <span class="govuk-visually-hidden">: {what}</span>
    </Button>
  )
  return (
    <Form action={`/children/${shown.child.id}/plan`} csrf={shown.shell.csrf ?? ''} look="compact">
      <input type="hidden" name="action" value={id} />
      {mark('done', CONTENT.done)} {mark('stopped', CONTENT.stop)}
    </Form>
  )
}

function clock(action: PlanAction, { now }: PlanShown) {
  if (action.state === 'stopped') return <Clock words="stopped" state="done" />
  return <Clock words={dueInWords(clockOf(action), now.day)} state={clockLook(clockOf(action), now.day)} />
}
