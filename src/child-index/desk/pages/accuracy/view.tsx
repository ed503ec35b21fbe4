import { inWords } from '../../../../kernel/calendar-day.ts'
import { counted } from '../../../../kernel/counted.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link, Tag } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { authorityName } from '../../../../statute/authorities.ts'
import type { Accuracy, AccuracyRow } from '../../../contract-accuracy.ts'
import { waitInWords } from '../content.ts'
import { CONTENT, changeInWords, DRIFT_TO_LOOK_AT, shareInWords } from './content.ts'
import { BacklogChart, SharesChart } from './view-chart.tsx'

type AccuracyView = { readonly accuracy: Accuracy; readonly shell: Shell; readonly now: Moment }

/** Match rates by authority and by the look of names, what waits, what people found, and drift. */
export function accuracyView({ accuracy, shell, now }: AccuracyView): string {
  const { byAuthority, byNameGroup, asOf } = accuracy
  const authorities = byAuthority.map((row) => ({ ...row, name: authorityName(row.name) }))
  return page({
    title: CONTENT.title,
    shell,
    children: (
      <Wrap>
        <HeadingLine
          heading={CONTENT.title}
          remark={
            <>
              {inWordsAt(asOf)} · <Link href="/index/accuracy.csv">{CONTENT.download}</Link>
            </>
          }
        />
        <div class="ics-two">
          <div>
            <Panel heading={CONTENT.byNameGroup} id="by-name-group">
              <p>
                <Small>{CONTENT.byNameGroupHint}</Small>
              </p>
              <Shares rows={byNameGroup} caption={CONTENT.byNameGroup} />
            </Panel>
            <Panel heading={CONTENT.byAuthority} id="by-authority">
              <Shares rows={authorities} caption={CONTENT.byAuthority} />
            </Panel>
            <Panel heading={CONTENT.drift} id="drift">
              <Drift drift={accuracy.drift} />
            </Panel>
          </div>
          <div>
            <Panel heading={CONTENT.backlog} id="backlog">
              <Backlog backlog={accuracy.backlog} now={now} />
            </Panel>
            <Panel heading={CONTENT.settled} id="settled">
              <Found settled={accuracy.settled} />
            </Panel>
            <Panel heading={CONTENT.size} id="size">
              <Size accuracy={accuracy} />
            </Panel>
          </div>
        </div>
      </Wrap>
    ),
  })
}

function Shares({ rows, caption }: { rows: readonly AccuracyRow[]; caption: string }) {
  if (rows.length === 0) return <p>{CONTENT.none}</p>
  const { name, registrations, matched, review, fresh } = CONTENT.columns
  return (
    <>
      <SharesChart rows={rows} label={caption} />
      <Table
        caption={caption}
        captionSize="hidden"
        columns={[
          { head: name, width: 40 },
          { head: registrations, numeric: true },
          { head: matched, numeric: true },
          { head: review, numeric: true },
          { head: fresh, numeric: true },
        ]}
        rows={rows.map((row) => [
          row.name,
          row.registrations.toLocaleString('en-GB'),
          shareInWords(row.matched),
          shareInWords(row.review),
          shareInWords(row.fresh),
        ])}
      />
    </>
  )
}

function Drift({ drift }: Pick<Accuracy, 'drift'>) {
  if (drift.length === 0) return <p>{CONTENT.driftNone}</p>
  const { what, now, before, change } = CONTENT.driftColumns
  return (
    <>
      <p>
        <Small>{CONTENT.driftHint}</Small>
      </p>
      <Table
        caption={CONTENT.drift}
        captionSize="hidden"
        columns={[
          { head: what, width: 40 },
          { head: now, numeric: true },
          { head: before, numeric: true },
          { head: change, numeric: true },
        ]}
        rows={drift.map((row) => [
          row.what,
          `${row.now}%`,
          `${row.before}%`,
          <>
            {changeInWords(row.now - row.before)}{' '}
            {Math.abs(row.now - row.before) > DRIFT_TO_LOOK_AT ? <Tag colour="orange">{CONTENT.look}</Tag> : null}
          </>,
        ])}
      />
    </>
  )
}

function Backlog({ backlog: { waiting, oldestSince, byWeek }, now }: Pick<Accuracy, 'backlog'> & { now: Moment }) {
  return (
    <>
      <p>
        <strong>{counted(waiting, 'pair waits', 'pairs wait')}</strong>
        {oldestSince ? `, the oldest for ${waitInWords(oldestSince, now)}` : ''}.
      </p>
      <BacklogChart weeks={byWeek} />
      <Table
        caption={CONTENT.backlogChart}
        captionSize="hidden"
        stack={false}
        columns={[
          { head: CONTENT.week },
          { head: CONTENT.came, numeric: true },
          { head: CONTENT.settledInWeek, numeric: true },
        ]}
        rows={byWeek.map(({ week, came, settled }) => [inWords(week), `${came}`, `${settled}`])}
      />
    </>
  )
}

function Found({ settled: { same, notSame, falseLinks } }: Pick<Accuracy, 'settled'>) {
  return (
    <Rows
      items={[
        counted(same, ...CONTENT.same),
        counted(notSame, ...CONTENT.notSame),
        counted(falseLinks, ...CONTENT.falseLinks),
      ]}
    />
  )
}

function Size({ accuracy: { children, assertions, modelVersion, sample } }: { accuracy: Accuracy }) {
  return (
    <Rows
      items={[
        `${children.toLocaleString('en-GB')} ${CONTENT.children}, ${assertions.toLocaleString('en-GB')} ${CONTENT.records}`,
        `${CONTENT.model} ${modelVersion}`,
        sample < 1 ? CONTENT.sampled(shareInWords(sample)) : CONTENT.whole,
      ]}
    />
  )
}
