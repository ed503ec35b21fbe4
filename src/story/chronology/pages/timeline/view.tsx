import { addDays, type CalendarDay, inWords } from '../../../../kernel/calendar-day.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { displayName } from '../../../../people/model.ts'
import { HeadingLine, Tabs, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel, Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { ChildTabs } from '../../../child-page/pages/child/view-tabs.tsx'
import { briefDay, shortName } from '../../../child-page/rules.ts'
import type { Timeline } from '../../commands.ts'
import { besides, earlierOf, type Lane, lanesOf, laterOf, type Window, ZOOMS } from '../../rules-timeline.ts'
import { addressOf, between } from '../chronology/form.ts'
import { CONTENT, ZOOM_WORDS } from './content.ts'
import { pathTo } from './form.ts'
import { TimelinePicture } from './view-picture.tsx'

type Shown = { readonly timeline: Timeline; readonly now: Moment; readonly shell: Shell }

/** A window of the timeline: how near, the picture, and the same as a table. */
export function timelineView({ timeline, now, shell }: Shown): string {
  const { of, facts } = timeline
  const { child, siblings } = of
  const { window, firstOn } = facts
  const title = `${CONTENT.title}: ${displayName(child)}`
  const children = [child, ...siblings].map((one) => ({ id: one.id, name: shortName(one) }))
  const lanes = lanesOf(facts, children)
  const path = `/children/${child.id}/chronology/timeline`
  const { earlier, later } = besides(window, firstOn, now.day)
  const last = addDays(window.to, -1)
  return page({
    title,
    shell,
    children: (
      <Wrap>
        <ChildTabs id={child.id} name={shortName(child)} current="chronology" />
        <HeadingLine heading={title} remark={`${inWords(window.from)} to ${inWords(last)}`} />
        <Tabs label={CONTENT.zoom} items={zooms(path, window, earlierOf(last, now.day))} />
        <p>
          {earlier ? <Link href={pathTo(path, window.zoom, earlier)}>{CONTENT.earlier}</Link> : null}{' '}
          {later ? <Link href={pathTo(path, window.zoom, later)}>{CONTENT.later}</Link> : null}
        </p>
        <TimelinePicture lanes={lanes} window={window} today={now.day} path={path} label={CONTENT.picture} />
        <p>
          <Small>{CONTENT.key}</Small>
        </p>
        <AsTable lanes={lanes} childId={child.id} today={now.day} />
      </Wrap>
    ),
  })
}

function zooms(path: string, window: Window, at: CalendarDay) {
  return ZOOMS.map((zoom) => ({ href: pathTo(path, zoom, at), text: ZOOM_WORDS[zoom], current: zoom === window.zoom }))
}

type AsTableProps = { readonly lanes: readonly Lane[]; readonly childId: string; readonly today: CalendarDay }

/** Every bar and mark in words, lane by lane; each opens the part of the chronology it stands for. */
function AsTable({ lanes, childId, today }: AsTableProps) {
  const rows = lanes.map(({ label, bars, marks }) => ({
    heading: label,
    rows: [...bars, ...marks].map(({ fromOn, toOn, text }) => {
      const to = laterOf(fromOn, toOn ? addDays(toOn, -1) : today)
      return [
        toOn === null ? `${briefDay(fromOn, today)}, ${CONTENT.still}` : spanInWords(fromOn, to, today),
        text,
        <Link href={addressOf(`/children/${childId}/chronology`, between(fromOn, to))} hidden={`: ${label}, ${text}`}>
          {CONTENT.read}
        </Link>,
      ]
    }),
  }))
  const some = rows.filter((group) => group.rows.length > 0)
  return (
    <Panel heading={CONTENT.table} id="table">
      {some.length === 0 ? (
        <p>{CONTENT.none}</p>
      ) : (
        <Table
          caption={CONTENT.table}
          captionSize="hidden"
          columns={[{ head: CONTENT.when, width: 25 }, { head: CONTENT.what }, { head: CONTENT.stream, width: 15 }]}
          groups={some}
          stack={false}
        />
      )}
    </Panel>
  )
}

function spanInWords(from: CalendarDay, to: CalendarDay, today: CalendarDay): string {
  return from === to ? briefDay(from, today) : `${briefDay(from, today)} to ${briefDay(to, today)}`
}
