import { inShortWords } from '../../../../kernel/calendar-day.ts'
import type { Accuracy, AccuracyRow } from '../../../contract-accuracy.ts'
import { CONTENT, shareInWords } from './content.ts'

// The same figures stand in a table beside each chart; colour only repeats what position and words say.

const [WIDTH, LINE] = [620, 22]
const [NAMES, BARS] = [264, 290]

/** Of each row the shares linked at once, left for a person, and new, as one bar. */
export function SharesChart({ rows, label }: { rows: readonly AccuracyRow[]; label: string }) {
  const { matched, review, fresh } = CONTENT.columns
  const height = (rows.length + 1) * LINE
  return (
    <svg class="ics-chart ics-chart--wide" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={label}>
      <Key parts={[matched, review, fresh]} />
      {rows.map((row, at) => {
        const y = (at + 1) * LINE
        return (
          <>
            <text x={0} y={y + 15} font-size="14">
              {shortened(row.name)}
            </text>
            <Bar x={NAMES} y={y} shares={[row.matched, row.review, row.fresh]} />
            <text x={NAMES + BARS + 8} y={y + 15} font-size="14">
              {shareInWords(row.matched)}
            </text>
          </>
        )
      })}
    </svg>
  )
}

const [CHART_WIDTH, CHART_HEIGHT, FLOOR] = [350, 140, 118]

/** Of each week two bars: how many pairs came, and how many were settled. */
export function BacklogChart({ weeks }: { weeks: Accuracy['backlog']['byWeek'] }) {
  const most = Math.max(1, ...weeks.flatMap(({ came, settled }) => [came, settled]))
  const step = CHART_WIDTH / Math.max(weeks.length, 1)
  const tall = (count: number) => Math.round((90 * count) / most)
  const [first, last] = [weeks[0], weeks.at(-1)]
  return (
    <svg class="ics-chart" viewBox={`0 0 ${CHART_WIDTH} ${CHART_HEIGHT}`} role="img" aria-label={CONTENT.backlogChart}>
      <Key parts={[CONTENT.came, CONTENT.settledInWeek]} />
      {weeks.map(({ came, settled }, at) => (
        <>
          <rect x={at * step + 2} y={FLOOR - tall(came)} width={step / 2 - 3} height={tall(came)} fill={FILLS[0]} />
          <rect
            x={at * step + step / 2}
            y={FLOOR - tall(settled)}
            width={step / 2 - 3}
            height={tall(settled)}
            fill={FILLS[1]}
          />
        </>
      ))}
      <line x1={0} x2={CHART_WIDTH} y1={FLOOR} y2={FLOOR} stroke="#0b0c0c" />
      <text x={0} y={FLOOR + 17} font-size="14">
        {first ? inShortWords(first.week) : ''}
      </text>
      <text x={CHART_WIDTH} y={FLOOR + 17} font-size="14" text-anchor="end">
        {last ? inShortWords(last.week) : ''}
      </text>
    </svg>
  )
}

/** Dark, middle, light: told apart without colour. */
const FILLS = ['#1b4a55', '#8aa6ad', '#d5e0e3'] as const

/** Wide enough for the longest of the words. */
const KEY_STEP = 160

function Key({ parts }: { parts: readonly string[] }) {
  return (
    <>
      {parts.map((part, index) => (
        <>
          <rect x={index * KEY_STEP} y={3} width={12} height={12} fill={FILLS[index]} />
          <text x={index * KEY_STEP + 17} y={14} font-size="14">
            {part}
          </text>
        </>
      ))}
    </>
  )
}

function Bar({ x, y, shares }: { x: number; y: number; shares: readonly number[] }) {
  let from = x
  return (
    <>
      {shares.map((share, index) => {
        const width = Math.round(share * BARS * 10) / 10
        const bar = <rect x={from} y={y + 3} width={width} height={14} fill={FILLS[index]} />
        from += width
        return bar
      })}
    </>
  )
}

function shortened(name: string): string {
  return name.length > 34 ? `${name.slice(0, 33)}…` : name
}
