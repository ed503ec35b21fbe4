import type { Involvement } from '../../../../child-index/contract-involvements.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { displayName } from '../../../../people/model.ts'
import { Details, Link } from '../../../../platform/govuk/content.tsx'
import { LineRows, Panel, Rows, Small, SplitRows } from '../../../../platform/govuk/record.tsx'
import type { AllocatedWorker } from '../../model.ts'
import { briefDay, statusWords } from '../../rules.ts'
import { familyInWords, type Kinship, kinshipOf } from '../../rules-family.ts'
import { type Figure, type Genogram, genogramOf, HALF } from '../../rules-genogram.ts'
import { HEAD_OF_PANEL, heightOfColumn, ROW, rowsThatFit } from '../../rules-worries.ts'
import { CONTENT, ROLES, SERVICES } from './content.ts'
import type { Shown } from './view-shown.ts'

/** Who is at home and who the family is: drawn, and the same in words. */
export function Home({ shown }: { shown: Shown }) {
  const { story, now } = shown
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
      <PlannedToo shown={shown} />
      {kinship.kin.length > 1 ? (
        <Details summary={`The family in words${drawing.left > 0 ? ` (${drawing.left} more than drawn)` : ''}`}>
          <Rows items={words} />
          <Rows items={apartOf(kinship)} />
        </Details>
      ) : null}
    </Panel>
  )
}

/** Brothers and sisters, or others, who are on a plan themselves: each leads to their own page. */
function PlannedToo({ shown: { story, now } }: { shown: Shown }) {
  const { relatives, households } = story.family
  const people = [...relatives, ...households.flatMap(({ members }) => members)].map(({ person }) => person)
  const rows = story.alsoPlanned.flatMap(({ personId, ...status }) => {
    const person = people.find(({ id }) => id === personId)
    if (!person) return []
    const link = <Link href={`/children/${personId}`}>{displayName(person)}</Link>
    return [{ what: link, end: <Small>{`${statusWords(status)}, since ${briefDay(status.fromOn, now.day)}`}</Small> }]
  })
  return rows.length > 0 ? <LineRows items={rows} /> : null
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

/** Height of the panel above those to ring: the drawing, and the family in words folded. */
const HOME = 260
/** Letters of a name and what they do, beside a number. */
const WIDTH = 36

/** The council's own workers first, then who else works with the child, as the index has it. */
export function Ring({ shown: { story, works, now, shell } }: { shown: Shown }) {
  const others = (works.involvements ?? []).filter(
    ({ endedOn, kind }) => endedOn === null && kind !== 'childrens-services',
  )
  const rows = [...story.facts.workers.map(workerRow), ...others.map((one) => involvementRow(one, now.day))]
  const letters = rows.map((row) => row.letters)
  const above = HOME + ROW * story.alsoPlanned.length + HEAD_OF_PANEL
  const fit = rowsThatFit(letters, heightOfColumn(shell) - above, WIDTH)
  const stale = works.late
    ? works.involvements
      ? `as at ${inWordsAt(works.asAt)}`
      : 'the index did not answer; reload to ask again'
    : null
  return (
    <Panel heading={CONTENT.ring} id="ring" action={stale ? <Small>{stale}</Small> : null}>
      {rows.length === 0 ? <p>{CONTENT.noOneToRing}</p> : <SplitRows items={rows.slice(0, fit)} />}
      {fit < rows.length ? (
        <Details summary={`${rows.length - fit} more to ring`}>
          <SplitRows items={rows.slice(fit)} />
        </Details>
      ) : null}
    </Panel>
  )
}

function workerRow({ role, name, teamName, phone }: AllocatedWorker) {
  return {
    letters: (name ?? `Not yet allocated ${teamName ?? ''}`).length + ROLES[role].length + 1,
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
  if (sensitive && organisation === null) {
    return { letters: CONTENT.sensitive.length, left: <Small>{CONTENT.sensitive}</Small>, right: null }
  }
  const does = [role ?? SERVICES[kind], lastSeenOn ? `seen ${briefDay(lastSeenOn, today)}` : null]
    .filter(Boolean)
    .join(', ')
  return {
    letters: `${organisation} ${does}`.length,
    left: (
      <>
        <strong>{organisation}</strong> <Small>{does}</Small>
      </>
    ),
    right: <Phone number={contact} />,
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
