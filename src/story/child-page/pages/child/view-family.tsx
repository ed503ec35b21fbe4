import type { Involvement } from '../../../../child-index/contract-involvements.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { type Kinship, SMALL } from '../../../../people/genogram/model.ts'
import { genogramOf } from '../../../../people/genogram/rules-drawing.ts'
import { kinshipOf } from '../../../../people/genogram/rules-kinship.ts'
import { familyInWords } from '../../../../people/genogram/rules-words.ts'
import { displayName } from '../../../../people/model.ts'
import { GenogramDrawing } from '../../../../people/pages/genogram-drawing.tsx'
import { Details, Link } from '../../../../platform/govuk/content.tsx'
import { LineRows, Panel, Rows, Small, SplitRows } from '../../../../platform/govuk/record.tsx'
import type { AllocatedWorker, CaseFacts, Helper } from '../../model.ts'
import { briefDay, statusWords } from '../../rules.ts'
import { HEAD_OF_PANEL, heightOfColumn, ROW, rowsThatFit } from '../../rules-worries.ts'
import { CONTENT, ROLES, SERVICES } from './content.ts'
import type { Shown } from './view-shown.ts'

/** Who is at home and who the family is: drawn, the nearest first, and the same in words. */
export function Home({ shown }: { shown: Shown }) {
  const { story, now } = shown
  const { family, facts, worries } = story
  const risks = new Set(worries.flatMap(({ kind, personId }) => (kind === 'risk-adult' && personId ? [personId] : [])))
  const kinship = kinshipOf(family, { ties: facts.ties, risks }, now.day)
  const words = familyInWords(kinship, now.day)
  const drawing = genogramOf(kinship, now.day, SMALL)
  const { id } = family.child
  const adults = new Set(kinship.kin.flatMap((kin) => (kin.person.kind === 'adult' ? [kin.id] : [])))
  const links = (
    <>
      <Link href={`/children/${id}/genogram`}>Whole</Link> <Link href={`/children/${id}/homes`}>Homes</Link>
    </>
  )
  return (
    <Panel heading={CONTENT.home} id="home" action={<span class="ics-family-links">{links}</span>}>
      {kinship.kin.length > 1 ? (
        <GenogramDrawing
          drawing={drawing}
          words={words}
          linkOf={(one) => (adults.has(one) ? `/people/${one}` : undefined)}
        />
      ) : (
        <p>Nobody else of the family is written down yet.</p>
      )}
      <PlannedToo shown={shown} />
      {kinship.kin.length > 1 || facts.places.length > 0 ? (
        <Details summary={inWordsAndPlaces(drawing.left, facts.places.length)}>
          <Rows items={words} />
          <Rows items={apartOf(kinship)} />
          <Rows items={facts.places.map(placeRow)} />
        </Details>
      ) : null}
    </Panel>
  )
}

function inWordsAndPlaces(left: number, places: number): string {
  const family = `The family in words${left > 0 ? ` (and ${left} more than drawn)` : ''}`
  return places > 0 ? `${family}; places and groups (${places})` : family
}

function placeRow({ id, name }: CaseFacts['places'][number]) {
  return <Link href={`/places/${id}`}>{name}</Link>
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

/** Height of the panel above those to ring: its heading, the drawing at its highest, and the family in words folded. */
const HOME = 287
/** Letters of a name and what they do, beside a number. */
const WIDTH = 36

/** The council's own workers first, then who else works with the child, as the index has it. */
export function Ring({ shown: { story, works, now, shell } }: { shown: Shown }) {
  const others = (works.involvements ?? []).filter(
    ({ endedOn, kind }) => endedOn === null && kind !== 'childrens-services',
  )
  const rows = [
    ...story.facts.workers.map(workerRow),
    ...story.facts.helpers.map(helperRow),
    ...others.map((one) => involvementRow(one, now.day)),
  ]
  const letters = rows.map((row) => row.letters)
  const above = HOME + ROW * story.alsoPlanned.length + HEAD_OF_PANEL
  const fit = rowsThatFit(letters, heightOfColumn(shell) - above, WIDTH)
  const stale = works.late
    ? works.involvements
      ? `as at ${inWordsAt(works.asAt)}`
      : 'the index did not answer; reload to ask again'
    : null
  const shared = <Link href={`/children/${story.family.child.id}/shared`}>{CONTENT.shared}</Link>
  return (
    <Panel
      heading={CONTENT.ring}
      id="ring"
      action={
        <>
          {stale ? <Small>{stale}</Small> : null} {shared}
        </>
      }
    >
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

function helperRow({ name, jobTitle, agencyName, leads, phone }: Helper) {
  const does = `${jobTitle}, ${agencyName}${leads ? `, ${CONTENT.leads}` : ''}`
  return {
    letters: name.length + does.length + 1,
    left: (
      <>
        <strong>{name}</strong> <Small>{does}</Small>
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
