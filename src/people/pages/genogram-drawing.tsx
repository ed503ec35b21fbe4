import type { ComponentChildren } from 'preact'
import { type Figure, type Genogram, HALF, LINE_HEIGHT, type Point, REACH } from '../genogram/model.ts'
import { LABEL_FROM } from '../genogram/rules-drawing.ts'
import type { Steps } from '../genogram/rules-steps.ts'

const INK = '#0b0c0c'
const RISK = '#a3201b'
const COUNCIL = '#1b4a55'
const DASHES = { solid: undefined, dashed: '6 4', dotted: '2 3' } as const

type DrawingProps = {
  readonly drawing: Genogram
  /** The same in words, for whoever cannot see it. */
  readonly words: readonly string[]
  /** Where somebody's symbol leads, if anywhere; without it the drawing is a picture. */
  readonly linkOf?: ((id: string) => string | undefined) | undefined
  /** Where the arrow keys go from each. */
  readonly steps?: ReadonlyMap<string, Steps> | undefined
  /** CSS pixels for each of the drawing's own; without it the drawing takes the width there is. */
  readonly zoom?: number | undefined
}

/** A family drawing in the usual symbols, as SVG that stands alone: no style of a page is needed to read it. */
export function GenogramDrawing({ drawing, words, linkOf, steps, zoom }: DrawingProps) {
  const { width, height, figures, lines, marks, home } = drawing
  const size = zoom === undefined ? {} : { width: Math.round(width * zoom), height: Math.round(height * zoom) }
  const named = linkOf
    ? { 'aria-label': 'Family drawing', role: 'group' as const }
    : { role: 'img' as const, 'aria-labelledby': 'geno-title geno-words' }
  return (
    <svg
      class="ics-geno"
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      {...size}
      {...named}
      font-family="Arial, Helvetica, sans-serif"
    >
      <title id="geno-title">Family drawing (genogram)</title>
      <desc id="geno-words">{words.join(' ')}</desc>
      {home.map((outline) => (
        <path d={`${pathOf(outline)}Z`} fill="#eef3f4" stroke={COUNCIL} stroke-width="1.5" stroke-dasharray="2 4" />
      ))}
      {lines.map(({ points, look }) => (
        <path d={pathOf(points)} fill="none" stroke={INK} stroke-width="1.5" stroke-dasharray={DASHES[look]} />
      ))}
      {marks.map(({ at: [x, y], strokes }) => (
        <path
          d={`M${x - 4} ${y + 7}l8 -14${strokes === 2 ? `M${x + 1} ${y + 7}l8 -14` : ''}`}
          stroke={INK}
          stroke-width="1.5"
        />
      ))}
      {figures.map((figure) => (
        <Linked href={linkOf?.(figure.id)} figure={figure} steps={steps?.get(figure.id)}>
          <PersonSymbol figure={figure} />
          <Label figure={figure} />
        </Linked>
      ))}
    </svg>
  )
}

function pathOf(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}`
}

function round(number: number): number {
  return Math.round(number * 10) / 10
}

type LinkedProps = {
  readonly href: string | undefined
  readonly figure: Figure
  readonly steps: Steps | undefined
  readonly children: ComponentChildren
}

/** The symbol as a link, with where the arrow keys go from it. */
function Linked({ href, figure: { id, x, y, label }, steps, children }: LinkedProps) {
  if (href === undefined) return <g>{children}</g>
  const width = REACH * 4
  return (
    <a
      href={href}
      data-person={id}
      data-up={steps?.up}
      data-down={steps?.down}
      data-left={steps?.left}
      data-right={steps?.right}
      aria-label={label.join(' ')}
    >
      <rect
        class="ics-geno-focus"
        x={x - width / 2}
        y={y - REACH - 3}
        width={width}
        height={LABEL_FROM + REACH + label.length * LINE_HEIGHT}
        rx="3"
        fill="none"
      />
      {children}
    </a>
  )
}

function PersonSymbol({ figure }: { figure: Figure }) {
  const { x, y, shape, isChild, isRisk, hasDied } = figure
  return (
    <>
      {isRisk ? <DoubleLine x={x} y={y} /> : null}
      {isChild ? <Outline shape={shape} x={x} y={y} half={HALF + 4} /> : null}
      <Outline shape={shape} x={x} y={y} half={HALF} />
      {hasDied ? (
        <path d={`M${x - HALF} ${y - HALF}l24 24M${x + HALF} ${y - HALF}l-24 24`} stroke={INK} stroke-width="1.5" />
      ) : null}
    </>
  )
}

function DoubleLine({ x, y }: { x: number; y: number }) {
  return (
    <>
      {[REACH, REACH - 3.5].map((half) => (
        <rect
          x={x - half}
          y={y - half}
          width={2 * half}
          height={2 * half}
          fill="none"
          stroke={RISK}
          stroke-width="1.5"
        />
      ))}
    </>
  )
}

type OutlineProps = Pick<Figure, 'shape' | 'x' | 'y'> & { readonly half: number }

function Outline({ shape, x, y, half }: OutlineProps) {
  const look = { stroke: INK, 'stroke-width': 1.6, fill: '#fff' }
  if (shape === 'circle') return <circle cx={x} cy={y} r={half} {...look} />
  if (shape === 'square') return <rect x={x - half} y={y - half} width={2 * half} height={2 * half} {...look} />
  if (shape === 'triangle') return <path d={`M${x} ${y - half}l${half} ${2 * half}h${-2 * half}z`} {...look} />
  return <path d={`M${x} ${y - half}l${half} ${half}l${-half} ${half}l${-half} ${-half}z`} {...look} />
}

function Label({ figure: { x, y, label, isChild, isRisk } }: { figure: Figure }) {
  return (
    <>
      {label.map((text, at) => (
        <text
          x={x}
          y={y + LABEL_FROM + at * LINE_HEIGHT}
          text-anchor="middle"
          font-size="13"
          font-weight={isChild || isRisk ? 700 : 400}
          fill={isRisk ? RISK : INK}
        >
          {text}{' '}
        </text>
      ))}
    </>
  )
}
