import { isAboutPerson, isOfRule, type Worry } from '../../../../casework/worries/model.ts'
import { inOrderOfDanger } from '../../../../casework/worries/rules.ts'
import { daysBetween, inWords } from '../../../../kernel/calendar-day.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import {
  Kind,
  LineRows,
  Panel,
  Quote,
  type Worry as Shape,
  Small,
  Worries,
} from '../../../../platform/govuk/record.tsx'
import { briefDay } from '../../rules.ts'
import type { PermittedAct } from '../../rules-acts.ts'
import {
  heightOfColumn,
  isBelow,
  isBeside,
  ROOM_OF_A_WORRY,
  type Room,
  type Roomy,
  roomOf,
} from '../../rules-worries.ts'
import { CONTENT, TRENDS, WORRY_TAGS } from './content.ts'
import { whereOf } from './view-next.tsx'
import type { Shown } from './view-shown.ts'
import { unquoted } from './view-strip.tsx'

/** Every open worry, in order of danger; when there is none, since when. Nothing else stands in this place. */
export function OpenWorries({ shown, acts }: { shown: Shown; acts: readonly PermittedAct[] }) {
  const { worries, facts, goingWell } = shown.story
  const mayClose = acts.some(({ id }) => id === 'open-worry')
  const inOrder = inOrderOfDanger(worries)
  const roomy = inOrder.map((worry) => roomyOf(worry, shown))
  const column = heightOfColumn(shown.shell)
  const rooms = roomOf(roomy, goingWell.length, column)
  const worse = worries.filter(({ trend }) => trend === 'getting-worse').length
  const summary = `${worries.length} open${worse > 0 ? `, ${worse} getting worse` : ''}`
  const since = facts.episodes[0]?.closedOn ?? facts.episodes[0]?.openedOn
  return (
    <Worries
      summary={
        worries.length > 0 ? (
          <>
            {summary}
            {isBelow(roomy, goingWell.length, column) ? <ToWhatIsWell /> : null}
          </>
        ) : undefined
      }
      none={since ? `No open worries since ${inWords(since)}.` : 'No open worries. None has been written down.'}
      items={inOrder.map((worry, at) => asShape(worry, shown, { room: rooms[at] ?? 'line', mayClose }))}
    />
  )
}

/** Where many worries take the first screen, what goes well is one step away. */
function ToWhatIsWell() {
  return (
    <>
      {' · '}
      <Link href="#well">{CONTENT.well}</Link>
    </>
  )
}

type How = { readonly room: Room; readonly mayClose: boolean }

function asShape(worry: Worry, shown: Shown, { room, mayClose }: How): Shape {
  const { kind, trend, title, statement } = worry
  const tag = tagOf(worry)
  const known = <HowKnown worry={worry} shown={shown} />
  const isApart = room !== 'full' || isBeside(roomyOf(worry, shown))
  const foot = [...(isApart ? [] : [known]), ...footOf(worry, shown), ...linksOf(worry, shown, mayClose)]
  const colour =
    kind === 'warning-note' ? 'orange' : kind === 'open-risk' && trend === 'getting-better' ? 'grey' : 'red'
  return {
    ...{ title, room },
    tag: tag ? { text: tag, colour } : undefined,
    source: isApart ? known : undefined,
    children: statement === title ? null : <Statement text={statement} childId={shown.story.family.child.id} />,
    foot: foot.map((one, at) => (
      <>
        {at > 0 ? ' · ' : null}
        {one}
      </>
    )),
  }
}

/** On what a worry rests, whether to read that again, and its end. */
function linksOf(worry: Worry, { story }: Shown, mayClose: boolean) {
  const { id, personId, title } = worry
  const entries = entriesOf(id, story)
  // Of a person who may be a risk it is said once, on that person's page.
  const end = isAboutPerson(worry)
    ? { path: `/people/${personId}`, text: CONTENT.whoThisIs }
    : isOfRule(worry)
      ? { path: `/prompts/${id}`, text: CONTENT.answerPrompt }
      : { path: `/worries/${id}/close`, text: CONTENT.close }
  return [
    ...(entries ? [<Link href={`/evidence/${id}`} hidden={`: ${title}`} children={entries} />] : []),
    ...(isToReadAgain(id, story)
      ? [<Link href={`/evidence/${id}/read-again`} hidden={`: ${title}`} children={CONTENT.restsOnCorrected} />]
      : []),
    ...(mayClose ? [<Link href={end.path} hidden={`: ${title}`} children={end.text} />] : []),
  ]
}

function entriesOf(id: string, { facts }: Shown['story']): string | null {
  const entries = facts.citations[id] ?? 0
  return entries > 0 ? `${entries} ${entries === 1 ? 'entry' : 'entries'}` : null
}

function isToReadAgain(id: string, { toReadAgain }: Shown['story']): boolean {
  return toReadAgain.some((one) => one.id === id)
}

function roomyOf(worry: Worry, shown: Shown): Roomy {
  const { id, howKnown, saidBy, sinceOn } = worry
  const known = `${howKnown} ${saidBy}, ${briefDay(sinceOn, shown.now.day)}`
  const links = [
    entriesOf(id, shown.story) ?? '',
    isToReadAgain(id, shown.story) ? CONTENT.restsOnCorrected : '',
    isAboutPerson(worry) ? CONTENT.whoThisIs : isOfRule(worry) ? CONTENT.answerPrompt : CONTENT.close,
  ]
  return { ...worry, tag: tagOf(worry) ?? '', known, foot: [...footOf(worry, shown), ...links].join(' · ') }
}

function tagOf({ kind, trend }: Worry): string | null {
  return WORRY_TAGS[kind] ?? (trend ? TRENDS[trend] : null)
}

function Statement({ text, childId }: { text: string; childId: string }) {
  if (text.length <= ROOM_OF_A_WORRY) return <>{text}</>
  return (
    <>
      {text.slice(0, ROOM_OF_A_WORRY).replace(/\s+\S*$/, '')}…{' '}
      <Link href={`/children/${childId}/chronology?bearing=worry`} hidden="of this worry, in the chronology">
        Read all
      </Link>
    </>
  )
}

function footOf({ kind, trend, told, reviewBy }: Worry, { now }: Shown): readonly string[] {
  const days = reviewBy ? daysBetween(now.day, reviewBy) : 0
  return [
    WORRY_TAGS[kind] !== null && trend ? TRENDS[trend] : null,
    told ? `Told: ${told}` : kind === 'risk-adult' ? 'Told: not recorded' : null,
    reviewBy ? `Review by ${briefDay(reviewBy, now.day)}${days < 0 ? ` (${-days} days late)` : ''}` : null,
  ].filter((text) => text !== null)
}

function HowKnown({ worry: { howKnown, saidBy, sinceOn }, shown }: { worry: Worry; shown: Shown }) {
  return (
    <>
      <Kind kind={howKnown} /> {`${saidBy}, ${briefDay(sinceOn, shown.now.day)}`}
    </>
  )
}

/** What is going well: the newest three, each leading to where it is written. */
export function GoingWell({ shown: { story, now } }: { shown: Shown }) {
  const { goingWell } = story
  return (
    <Panel heading={CONTENT.well} id="well" look="well">
      {goingWell.length === 0 ? (
        <p>{CONTENT.noWell}</p>
      ) : (
        <LineRows
          items={goingWell.map(({ id, kind, title, happenedOn }) => ({
            what: (
              <>
                <Kind kind={kind} />{' '}
                <Link href={whereOf(id, story)}>
                  {kind === 'child-words' ? <Quote>{unquoted(title)}</Quote> : title}
                </Link>
              </>
            ),
            end: <Small>{briefDay(happenedOn, now.day)}</Small>,
          }))}
        />
      )}
    </Panel>
  )
}
