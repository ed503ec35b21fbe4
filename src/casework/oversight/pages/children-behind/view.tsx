import { inWords } from '../../../../kernel/calendar-day.ts'
import { counted } from '../../../../kernel/counted.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { InsetText, Link } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Clock, Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { clockLook, dueInWords } from '../../../dues/rules.ts'
import type { ChildBehind, Figure, Span } from '../../model.ts'
import { KINDS, LENGTH_WORDS } from '../timeliness/content.ts'
import { stepInWords } from '../timeliness/view.tsx'
import { figuresPath } from './form.ts'

type Shown = {
  readonly figure: Figure
  readonly span: Span
  readonly children: readonly ChildBehind[]
  readonly total: number
  readonly now: Moment
  readonly shell: Shell
}

/** The children behind one figure, each with their worker and the day that counts. */
export function childrenBehindView({ figure, span, children, total, now, shell }: Shown): string {
  const title = titleOf(figure)
  const isClock = 'rule' in figure
  return page({
    title,
    shell,
    children: (
      <Wrap>
        <HeadingLine
          heading={title}
          remark={
            <>
              {counted(total, 'in all', 'in all')} ·{' '}
              <Link href={figuresPath('/team/timeliness', span)}>Back to the figures</Link>
            </>
          }
        />
        {children.length < total ? (
          <InsetText>Only the first {children.length} are listed here, those of the earliest day first.</InsetText>
        ) : null}
        {children.length === 0 ? (
          <p>No child of the team is behind this figure today.</p>
        ) : (
          <Table
            caption="Children behind the figure"
            captionSize="hidden"
            columns={[{ head: 'Child', width: 40 }, { head: 'Worker', width: 30 }, { head: dayHead(figure) }]}
            rows={children.map(({ childId, name, worker, on, doneOn }) => [
              <Link href={`/children/${childId}`}>{name}</Link>,
              worker ?? <Small>not allocated</Small>,
              on && isClock ? <ClockOf dueBy={on} doneOn={doneOn} today={now.day} /> : on ? inWords(on) : '',
            ])}
          />
        )}
      </Wrap>
    ),
  })
}

type ClockProps = {
  readonly dueBy: Moment['day']
  readonly doneOn: Moment['day'] | null
  readonly today: Moment['day']
}

function ClockOf({ dueBy, doneOn, today }: ClockProps) {
  const due = { dueBy, doneOn, notNeeded: null }
  return (
    <>
      <Clock words={dueInWords(due, today)} state={clockLook(due, today)} /> <Small>by {inWords(dueBy)}</Small>
    </>
  )
}

function titleOf(figure: Figure): string {
  switch (figure.of) {
    case 'late':
      return `${stepInWords(figure.rule)}: late now`
    case 'done':
      return `${stepInWords(figure.rule)}: done`
    case 'done-late':
      return `${stepInWords(figure.rule)}: done late`
    case 'unallocated':
      return 'Children nobody holds'
    case 're-referred':
      return 'Referred again within twelve months'
    case 'drifting':
      return 'Cases that may be drifting'
    case 'worker':
      return 'Children of one worker'
    case 'plans':
      return `${KINDS[figure.kind]} plans: ${LENGTH_WORDS[figure.length].toLowerCase()}`
  }
}

function dayHead({ of }: Figure): string {
  if (of === 'plans') return 'Plan began'
  if (of === 're-referred') return 'Referred'
  if (of === 'worker' || of === 'unallocated') return 'Since'
  return of === 'drifting' ? '' : 'Clock'
}
