import type { CalendarDay } from '../../../../kernel/calendar-day.ts'
import { counted } from '../../../../kernel/counted.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { HeadingLine, Tabs, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { InsetText, Link } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel, Small } from '../../../../platform/govuk/record.tsx'
import { yearInWords } from '../../../runs/rules.ts'
import { MOST_LISTED, type QualitySeen } from '../../commands.ts'
import { CONTENT, WHOSE } from './content.ts'
import { Holders, Rules, Standing } from './view-tables.tsx'

type Shown = { readonly seen: QualitySeen; readonly today: CalendarDay; readonly shell: Shell }

/** What the rules of the running year say of the record, and where it is put right. */
export function qualityView({ seen, today, shell }: Shown): string {
  return page({
    title: CONTENT.title,
    shell,
    children: (
      <>
        <Teams seen={seen} />
        <Wrap>
          <WorkAndHelp
            work={
              <>
                <HeadingLine heading={CONTENT.title} remark={<Remark seen={seen} />} />
                <Work seen={seen} today={today} />
              </>
            }
            help={<Help seen={seen} />}
            label={CONTENT.rules}
          />
        </Wrap>
      </>
    ),
  })
}

function Teams({ seen: { scope, teams } }: { seen: QualitySeen }) {
  if (teams.length < 2) return null
  const items = teams.map(({ teamId, name, insteadOf }) => ({
    href: insteadOf === null ? '/returns/quality' : `/returns/quality?team=${teamId}`,
    text: name,
    current: scope.of === 'team' && scope.teamId === teamId,
  }))
  return <Tabs label={CONTENT.led} items={items} />
}

function Remark({ seen: { year, sweep, scope } }: { seen: QualitySeen }) {
  const whose = scope.of === 'team' ? scope.name : WHOSE[scope.of]
  return (
    <>
      {yearInWords(year)} so far · {whose}
      {sweep ? ` · looked at ${inWordsAt(sweep.upTo)}` : ''}
      {scope.of === 'authority' ? (
        <>
          {' · '}
          <Link href="/returns">{CONTENT.back}</Link>
        </>
      ) : null}
    </>
  )
}

function Work({ seen, today }: { seen: QualitySeen; today: CalendarDay }) {
  const { figures, standing, mended, chosen } = seen
  if (!seen.sweep?.wholeAt) return <p>{CONTENT.notYet}</p>
  const { children, times, come } = figures.whole
  const isChosen = Object.keys(chosen).length > 0
  return (
    <>
      <p>{CONTENT.note}</p>
      <p>
        <strong>
          {counted(times, 'thing')} to put right in the records of {counted(children, 'child', 'children')}
        </strong>
        {`. In the last week: ${come} new, ${figures.whole.mended} put right. `}
        {isChosen ? <Link href="/returns/quality">{CONTENT.everything}</Link> : null}
      </p>
      <Panel heading={CONTENT.children} id="standing">
        {standing.length === MOST_LISTED ? (
          <InsetText>
            Only the first {MOST_LISTED} are listed here. Choose a rule, a team or a worker for the others.
          </InsetText>
        ) : null}
        {standing.length === 0 ? (
          <p>{isChosen ? CONTENT.nothingChosen : CONTENT.nothing}</p>
        ) : (
          <Standing seen={seen} faults={standing} today={today} />
        )}
      </Panel>
      {mended.length === 0 ? null : (
        <Panel heading={CONTENT.mended} id="mended">
          <Standing seen={seen} faults={mended} today={today} />
        </Panel>
      )}
    </>
  )
}

function Help({ seen }: { seen: QualitySeen }) {
  const { figures, scope, sweep } = seen
  return (
    <>
      <Panel heading={CONTENT.rules} id="rules">
        {figures.rules.length === 0 ? <p>{CONTENT.nothing}</p> : <Rules seen={seen} />}
      </Panel>
      {scope.of === 'authority' ? (
        <Holders seen={seen} kind="team" heading={CONTENT.teams} holders={figures.teams} />
      ) : null}
      {scope.of === 'held' ? null : (
        <Holders seen={seen} kind="worker" heading={CONTENT.workers} holders={figures.workers} />
      )}
      {scope.of === 'authority' && sweep ? (
        <p>
          <Small>{counted(sweep.children, 'child', 'children')} would be in the return tonight.</Small>
        </p>
      ) : null}
    </>
  )
}
