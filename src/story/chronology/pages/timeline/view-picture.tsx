import type { CalendarDay } from '../../../../kernel/calendar-day.ts'
import {
  type Bar,
  type Lane,
  lastDayOf,
  type Mark,
  placeOf,
  type Tick,
  ticksOf,
  type Window,
} from '../../rules-timeline.ts'
import { CONTENT } from './content.ts'
import { pathTo } from './form.ts'

type PictureProps = {
  readonly lanes: readonly Lane[]
  readonly window: Window
  readonly today: CalendarDay
  readonly path: string
  /** What it is a picture of, and where the same is read in words. */
  readonly label: string
}

const LABELS = 190
const WIDTH = 1000
const HEAD = 26
const LANE = 36
const FOOT = 18

/** The timeline, drawn on the server: what lasted as bars, what was counted as marks. A year or month is a link to look nearer at it. */
export function TimelinePicture({ lanes, window, today, path, label }: PictureProps) {
  const height = HEAD + lanes.length * LANE
  const hasToday = window.from <= today && today < window.to
  const ticks = ticksOf(window)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="ics-scroll ics-timeline" tabIndex={0} aria-label={label}>
      <svg viewBox={`0 0 ${LABELS + WIDTH} ${height + (hasToday ? FOOT : 0)}`}>
        <title>{CONTENT.title}</title>
        {ticks.map((tick, at) => (
          <TickLine
            tick={tick}
            height={height}
            shown={isLabelled(at, ticks.length)}
            window={window}
            today={today}
            path={path}
          />
        ))}
        {lanes.map((lane, at) => (
          <LaneLine lane={lane} y={HEAD + at * LANE} />
        ))}
        {hasToday ? <Today x={LABELS + placeOf(window, today)} height={height} /> : null}
      </svg>
    </section>
  )
}

function Today({ x, height }: { x: number; height: number }) {
  return (
    <>
      <path class="ics-timeline__today" d={`M${x} ${HEAD - 6}V${height + FOOT}`} />
      <text class="ics-timeline__tick" x={x - 4} y={height + FOOT - 4} text-anchor="end">
        {CONTENT.today}
      </text>
    </>
  )
}

type TickProps = {
  readonly tick: Tick
  readonly height: number
  readonly shown: boolean
  readonly window: Window
  readonly today: CalendarDay
  readonly path: string
}

function TickLine({ tick: { x, label, day }, height, shown, window, today, path }: TickProps) {
  const nearer = NEARER[window.zoom]
  const last = lastDayOf(window, day)
  const text = (
    <text class="ics-timeline__tick" x={LABELS + x + 3} y={16}>
      {label}
    </text>
  )
  return (
    <>
      <path class="ics-timeline__line" d={`M${LABELS + x} 0V${height}`} />
      {!shown ? null : nearer && day <= today ? (
        <a href={pathTo(path, nearer, last < today ? last : today)} aria-label={`${CONTENT.nearer} ${label}`}>
          {text}
        </a>
      ) : (
        text
      )}
    </>
  )
}

const NEARER = { years: 'months', months: 'weeks', weeks: undefined } as const

function LaneLine({ lane: { label, bars, marks }, y }: { lane: Lane; y: number }) {
  return (
    <g>
      <path class="ics-timeline__line" d={`M0 ${y}H${LABELS + WIDTH}`} />
      <text class="ics-timeline__label" x={0} y={y + 23}>
        {label}
      </text>
      {bars.map((bar) => (
        <BarShape bar={bar} y={y} />
      ))}
      {marks.map((mark) => (
        <MarkShape mark={mark} y={y} />
      ))}
    </g>
  )
}

/** A case is a thin line beneath its plans; a plan says what it is where there is room. */
function BarShape({ bar: { x, width, text, look }, y }: { bar: Bar; y: number }) {
  const [top, tall] = look === 'case' ? [y + 29, 4] : [y + 6, 20]
  const room = Math.floor(width / 7.5)
  return (
    <>
      <rect class={`ics-timeline__${look}`} x={LABELS + x} y={top} width={width} height={tall}>
        <title>{text}</title>
      </rect>
      {look !== 'case' && room >= text.length ? (
        <text class="ics-timeline__text" x={LABELS + x + 5} y={y + 21}>
          {text}
        </text>
      ) : null}
    </>
  )
}

function MarkShape({ mark: { x, width, text, weight, strong }, y }: { mark: Mark; y: number }) {
  const tall = 5 + Math.round(25 * weight)
  return (
    <rect
      class={strong ? 'ics-timeline__strong' : 'ics-timeline__mark'}
      x={LABELS + x}
      y={y + LANE - 2 - tall}
      width={Math.max(2, width - 1)}
      height={tall}
    >
      <title>{text}</title>
    </rect>
  )
}

/** Every year, month or week where there is room, else one in so many. */
function isLabelled(at: number, ticks: number): boolean {
  return at % Math.ceil(ticks / 14) === 0
}
