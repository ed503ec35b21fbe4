import type { Involvement } from '../../../../child-index/contract-involvements.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { Details, Link } from '../../../../platform/govuk/content.tsx'
import { Panel, Rows, Small, SplitRows } from '../../../../platform/govuk/record.tsx'
import type { AllocatedWorker } from '../../model.ts'
import { briefDay } from '../../rules.ts'
import { familyInWords, type Kinship, kinshipOf } from '../../rules-family.ts'
import { type Figure, type Genogram, genogramOf, HALF } from '../../rules-genogram.ts'
import { CONTENT, ROLES, SERVICES } from './content.ts'
import type { Shown } from './view-shown.ts'

/** Who is at home and who the family is: drawn, and the same in words. */
export function Home({ shown: { story, now } }: { shown: Shown }) {
  const { family, facts, worries } = story
  const kinship = kinshipOf(family, facts.ties, worries, now.day)
  const words = familyInWords(kinship, now.day)
  const drawing = genogramOf(kinship, now.day)
  const people = <Link href={`/children/${family.child.id}/people`}>People</Link>
  return (
    <Panel heading={CONTENT.home} id="home" action={people}>
      {kinship.kin.length > 1 ? (
        <Drawing drawing={drawing} words={words} />
      ) : (
        <p>Nobody else of the family is written down yet.</p>
      )}
      {kinship.kin.length > 1 ? (
        <Details summary={`The family in words${drawing.left > 0 ? ` (${drawing.left} more than drawn)` : ''}`}>
          <Rows items={words} />
          <Rows items={apartOf(kinship)} />
        </Details>
      ) : null}
    </Panel>
  )
}

/** Adults who may be a risk are said again under the drawing, so that nobody has to open anything to read it. */
function apartOf({ kin }: Kinship): readonly string[] {
  return kin.flatMap(({ isRisk, words, isHome }) =>
    isRisk && !isHome ? [`May be a risk, and does not live here: ${words}`] : [],
  )
}

const INK = '#0b0c0c'
const RISK = '#a3201b'

function Drawing({ drawing, words }: { drawing: Genogram; words: readonly string[] }) {
  const { width, height, figures, lines, home } = drawing
  return (
    <svg class="ics-geno" viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby="geno-title geno-words">
      <title id="geno-title">Family drawing (genogram)</title>
      <desc id="geno-words">{words.join(' ')}</desc>
      {home ? (
        <>
          <path d={home.path} fill="#eef3f4" stroke="#1b4a55" stroke-width="1.5" stroke-dasharray="2 4" />
          <text x={home.right - 4} y={home.top + 13} text-anchor="end" font-size="13" fill={INK}>
            home
          </text>
        </>
      ) : null}
      {lines.map(({ path, dashed }) => (
        <path d={path} fill="none" stroke={INK} stroke-width="1.5" stroke-dasharray={dashed ? '6 4' : undefined} />
      ))}
      {figures.map((figure) => (
        <FigureOf figure={figure} />
      ))}
    </svg>
  )
}

function FigureOf({ figure }: { figure: Figure }) {
  const { x, y, isChild, isRisk, hasDied, label } = figure
  return (
    <>
      {isRisk ? (
        <rect x={x - 16} y={y - 16} width={32} height={32} fill="none" stroke={RISK} stroke-width="2.5" />
      ) : null}
      <Outline figure={figure} />
      {isChild ? <circle cx={x} cy={y} r={7} fill="#1b4a55" /> : null}
      {hasDied ? (
        <path
          d={`M${x - HALF} ${y - HALF}L${x + HALF} ${y + HALF}M${x + HALF} ${y - HALF}L${x - HALF} ${y + HALF}`}
          stroke={INK}
          stroke-width="1.5"
        />
      ) : null}
      {label.map((text, at) => (
        <text
          x={x}
          y={y + 27 + at * 14}
          text-anchor="middle"
          font-size="13"
          font-weight={isChild || isRisk ? 700 : 400}
          fill={isRisk ? RISK : INK}
          stroke="#fff"
          stroke-width="3"
          paint-order="stroke"
        >
          {text}
        </text>
      ))}
    </>
  )
}

function Outline({ figure: { shape, x, y } }: { figure: Figure }) {
  const look = { stroke: INK, 'stroke-width': 1.8, fill: '#fff' }
  if (shape === 'circle') return <circle cx={x} cy={y} r={HALF + 1} {...look} />
  if (shape === 'square') return <rect x={x - HALF} y={y - HALF} width={2 * HALF} height={2 * HALF} {...look} />
  if (shape === 'triangle') return <path d={`M${x} ${y - HALF}l13 24h-26z`} {...look} />
  return <path d={`M${x} ${y - 14}l14 14l-14 14l-14-14z`} {...look} />
}

/** The council's own workers first, then who else works with the child, as the index has it. */
export function Ring({ shown: { story, works, now } }: { shown: Shown }) {
  const others = (works.involvements ?? []).filter(
    ({ endedOn, kind }) => endedOn === null && kind !== 'childrens-services',
  )
  const rows = [...story.facts.workers.map(workerRow), ...others.map((one) => involvementRow(one, now.day))]
  const stale = works.late
    ? works.involvements
      ? `as at ${inWordsAt(works.asAt)}`
      : 'the index did not answer; reload to ask again'
    : null
  return (
    <Panel heading={CONTENT.ring} id="ring" action={stale ? <Small>{stale}</Small> : null}>
      {rows.length === 0 ? <p>{CONTENT.noOneToRing}</p> : <SplitRows items={rows} />}
    </Panel>
  )
}

function workerRow({ role, name, teamName, phone }: AllocatedWorker) {
  return {
    left: (
      <>
        <strong>{name ?? 'Not yet allocated'}</strong>{' '}
        <Small>{name ? ROLES[role] : `${teamName ?? 'no team'}, ${ROLES[role]}`}</Small>
      </>
    ),
    right: <Phone number={phone} />,
  }
}

function involvementRow(
  { organisation, role, contact, kind, lastSeenOn, sensitive }: Involvement,
  today: Shown['now']['day'],
) {
  if (sensitive && organisation === null) return { left: <Small>{CONTENT.sensitive}</Small>, right: null }
  return {
    left: (
      <>
        <strong>{organisation}</strong> <Small>{role ?? SERVICES[kind]}</Small>
      </>
    ),
    right: (
      <>
        {lastSeenOn ? <Small>seen {briefDay(lastSeenOn, today)}</Small> : null} <Phone number={contact} />
      </>
    ),
  }
}

function Phone({ number }: { number: string | null }) {
  if (!number) return <Small>no number</Small>
  if (!/^[\d +]+$/.test(number)) return <>{number}</>
  return (
    <Link href={`tel:${number.replaceAll(' ', '')}`} nowrap>
      {number}
    </Link>
  )
}
