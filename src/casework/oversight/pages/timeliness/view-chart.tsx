import { inShortWords } from '../../../../kernel/calendar-day.ts'
import { Details } from '../../../../platform/govuk/content.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import type { WeekOfVisits } from '../../model.ts'
import { CONTENT } from './content.ts'

const HEIGHT = 150
const BASE = 190
const WIDTH = 520

/** Visits each week as bars, in time and late, with every number in a table beside. */
export function VisitsByWeek({ weeks }: { weeks: readonly WeekOfVisits[] }) {
  const most = Math.max(1, ...weeks.map(({ inTime, late }) => inTime + late))
  const step = WIDTH / Math.max(1, weeks.length)
  return (
    <Panel
      id="visits"
      heading={
        <>
          {CONTENT.visits}: <span class="ics-council-ink">■ {CONTENT.inTime}</span>,{' '}
          <span class="ics-late-ink">▨ {CONTENT.late}</span>
        </>
      }
    >
      <svg class="ics-bars" viewBox={`0 0 ${WIDTH} 228`} role="img" aria-label={spoken(weeks)}>
        <defs>
          <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect class="ics-bar-gap" width="6" height="6" />
            <rect class="ics-bar-hatch" width="3" height="6" />
          </pattern>
        </defs>
        {weeks.map((week, at) => (
          <Bar week={week} x={at * step} width={step} scale={HEIGHT / most} shown={isLabelled(at, weeks.length)} />
        ))}
        <path class="ics-axis" d={`M0 ${BASE}H${WIDTH}`} />
      </svg>
      <Details summary={CONTENT.sameAsTable}>
        <Table
          caption={CONTENT.visits}
          captionSize="hidden"
          stack={false}
          columns={[{ head: CONTENT.weekOf }, { head: 'In time', numeric: true }, { head: 'Late', numeric: true }]}
          rows={weeks.map(({ weekOf, inTime, late }) => [inShortWords(weekOf), inTime, late])}
        />
      </Details>
    </Panel>
  )
}

type BarProps = {
  readonly week: WeekOfVisits
  readonly x: number
  readonly width: number
  readonly scale: number
  readonly shown: boolean
}

function Bar({ week: { weekOf, inTime, late }, x, width, scale, shown }: BarProps) {
  const [wide, middle] = [Math.max(2, width - 6), x + width / 2]
  const [met, missed] = [inTime * scale, late * scale]
  return (
    <>
      <rect class="ics-bar-met" x={x + 3} y={BASE - met} width={wide} height={met} />
      {late > 0 ? (
        <rect
          class="ics-bar-late"
          x={x + 3}
          y={BASE - met - missed - 1}
          width={wide}
          height={missed}
          fill="url(#hatch)"
        />
      ) : null}
      {shown ? <DayBeneath day={weekOf} x={middle} /> : null}
      {shown && late > 0 ? (
        <text class="ics-bar-count" x={middle} y={BASE - met - missed - 6} text-anchor="middle">
          {late}
        </text>
      ) : null}
    </>
  )
}

/** The day on one line, its month on the next, so that eleven fit. */
function DayBeneath({ day, x }: { day: WeekOfVisits['weekOf']; x: number }) {
  const [date = '', month = ''] = inShortWords(day).split(' ')
  return (
    <text class="ics-bar-text" x={x} y={206} text-anchor="middle">
      <tspan x={x}>{date}</tspan>
      <tspan x={x} dy="15">
        {month.slice(0, 3)}
      </tspan>
    </text>
  )
}

/** Every week where there is room, else one in so many. */
function isLabelled(at: number, weeks: number): boolean {
  return at % Math.ceil(weeks / 11) === 0
}

function spoken(weeks: readonly WeekOfVisits[]): string {
  const total = (part: 'inTime' | 'late') => weeks.reduce((sum, week) => sum + week[part], 0)
  return `${CONTENT.visits}: ${total('inTime')} in time and ${total('late')} late in ${weeks.length} weeks. The table below has every number.`
}
