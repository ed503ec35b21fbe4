import { inWords } from '../../../../kernel/calendar-day.ts'
import { counted } from '../../../../kernel/counted.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link, Tag } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { allowanceInWords, type LocalTimescale } from '../../../../statute/timescale.ts'
import { localInForce, timescaleInForce } from '../../../../statute/timescales.ts'
import { DUE_WORDS, type DueRule } from '../../../dues/model.ts'
import { PERIODS, type StepFigures, type Timeliness } from '../../model.ts'
import { waitingInWords } from '../../rules.ts'
import { behindPath, figuresPath } from '../children-behind/form.ts'
import { CONTENT, STEPS } from './content.ts'
import { VisitsByWeek } from './view-chart.tsx'
import { Caseloads, DriftPanel, PlansPanel, ReferralsPanel } from './view-panels.tsx'

export type TimelinessShown = {
  readonly seen: Timeliness
  readonly locals: readonly LocalTimescale[]
  readonly now: Moment
  readonly shell: Shell
}

/** A team's timeliness: each step with its limit, what is late and for whom; the weeks; drift, caseloads and plans. */
export function timelinessView(shown: TimelinessShown): string {
  const { seen, now, shell } = shown
  const title = `${seen.team}: ${CONTENT.title}`
  return page({
    title,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={title} remark={<Remark seen={seen} today={inWords(now.day)} />} />
        <div class="ics-oversight">
          <div>
            <Steps shown={shown} />
            <p>
              <Small>{CONTENT.stays}</Small>
            </p>
            <Caseloads seen={seen} />
          </div>
          <div>
            <VisitsByWeek weeks={seen.visits} />
            <DriftPanel seen={seen} />
            <PlansPanel seen={seen} />
            <ReferralsPanel seen={seen} />
          </div>
        </div>
      </Wrap>
    ),
  })
}

function Remark({ seen, today }: { seen: Timeliness; today: string }) {
  const others = PERIODS.filter((weeks) => weeks !== seen.weeks)
  return (
    <>
      {counted(seen.weeks, 'week')} to {today} · {counted(seen.caseloads.length, 'worker')},{' '}
      {counted(seen.children, 'child', 'children')} ·{' '}
      {others.map((weeks) => (
        <>
          <Link href={figuresPath('/team/timeliness', { ...seen, weeks })}>{weeks} weeks</Link> ·{' '}
        </>
      ))}
      <Link href={figuresPath('/team/timeliness.csv', seen)}>{CONTENT.csv}</Link>
      {seen.others.map(({ teamId, name, insteadOf }) => (
        <>
          {' · '}
          <Link href={figuresPath('/team/timeliness', { ...seen, teamId: insteadOf === null ? undefined : teamId })}>
            {insteadOf === null ? name : `${name} (${CONTENT.coveredFor} ${insteadOf})`}
          </Link>
        </>
      ))}
    </>
  )
}

function Steps({ shown: { seen, locals, now } }: { shown: TimelinessShown }) {
  if (seen.steps.length === 0) return <p>{CONTENT.noSteps}</p>
  const { step, inTime, late, means } = CONTENT.columns
  return (
    <Table
      caption={CONTENT.caption}
      captionSize="hidden"
      columns={[{ head: step, width: 30 }, { head: inTime, width: 15 }, { head: late, width: 15 }, { head: means }]}
      rows={seen.steps.map((figures) => [
        <>
          <Link href={behindPath({ of: 'done', rule: figures.rule }, seen)}>{stepInWords(figures.rule)}</Link>
          <br />
          <Small>{limitInWords(figures.rule, locals, now)}</Small>
        </>,
        <InTime figures={figures} seen={seen} />,
        figures.lateNow === 0 ? (
          <Small>{CONTENT.none}</Small>
        ) : (
          <Link
            href={behindPath({ of: 'late', rule: figures.rule }, seen)}
            hidden={`late: ${stepInWords(figures.rule)}`}
          >
            <Tag colour="red">{counted(figures.lateNow, 'child', 'children')}</Tag>
          </Link>
        ),
        waitingInWords(figures, now.day) || <Small>{CONTENT.nobodyWaits}</Small>,
      ])}
    />
  )
}

function InTime({ figures: { rule, done, inTime }, seen }: { figures: StepFigures; seen: Timeliness }) {
  return (
    <>
      <strong>{inTime}</strong> of {done}
      <svg class="ics-share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect class="ics-share-all" width="100" height="8" />
        <rect class="ics-share-part" width={done === 0 ? 0 : Math.round((100 * inTime) / done)} height="8" />
      </svg>
      {inTime < done ? (
        <Link href={behindPath({ of: 'done-late', rule }, seen)} hidden={stepInWords(rule)}>
          {done - inTime} late
        </Link>
      ) : null}
    </>
  )
}

/** A kind of step, many of them, as the table names it. */
export function stepInWords(rule: DueRule): string {
  return STEPS[rule] ?? DUE_WORDS[rule]
}

/** What is allowed, and whether the authority itself set it. */
export function limitInWords(rule: DueRule, locals: readonly LocalTimescale[], { day }: Moment): string {
  const local = localInForce(rule, day, locals)
  const allow = local?.allow ?? timescaleInForce(rule, day).allow
  return allow ? `${allowanceInWords(allow)}${local ? ' (local)' : ''}` : 'no limit set'
}
