import type { Worry } from '../../../../casework/worries/model.ts'
import { inOrderOfDanger } from '../../../../casework/worries/rules.ts'
import { type CalendarDay, daysBetween, inWords } from '../../../../kernel/calendar-day.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Kind, Panel, Quote, Rows, type Worry as Shape, Small, Worries } from '../../../../platform/govuk/record.tsx'
import type { StoryEntry } from '../../model.ts'
import { briefDay, ROOM_OF_A_WORRY, shownInFull } from '../../rules.ts'
import type { PermittedAct } from '../../rules-acts.ts'
import { CONTENT, TRENDS, WORRY_TAGS } from './content.ts'
import type { Shown } from './view-shown.ts'
import { unquoted } from './view-strip.tsx'

/** Every open worry, in order of danger; when there is none, since when. Nothing else stands in this place. */
export function OpenWorries({ shown, acts }: { shown: Shown; acts: readonly PermittedAct[] }) {
  const { worries, facts } = shown.story
  const mayClose = acts.some(({ id }) => id === 'open-worry')
  const inOrder = inOrderOfDanger(worries)
  const unfolded = shownInFull(inOrder)
  const worse = worries.filter(({ trend }) => trend === 'getting-worse').length
  const summary = `${worries.length} open${worse > 0 ? `, ${worse} getting worse` : ''}`
  const since = facts.episodes[0]?.closedOn ?? facts.episodes[0]?.openedOn
  return (
    <Worries
      summary={worries.length > 0 ? summary : undefined}
      none={since ? `No open worries since ${inWords(since)}.` : 'No open worries. None has been written down.'}
      items={inOrder.map((worry, at) => asShape(worry, shown, { folded: at >= unfolded, mayClose }))}
    />
  )
}

type How = { readonly folded: boolean; readonly mayClose: boolean }

function asShape(worry: Worry, shown: Shown, how: How): Shape {
  const { kind, trend, title, statement } = worry
  const words = WORRY_TAGS[kind] ?? (trend ? TRENDS[trend] : null)
  const more = footOf(worry, shown)
  const known = <HowKnown worry={worry} shown={shown} more={more} mayClose={how.mayClose} />
  // One line of source: beside a short title, else beneath what is said.
  const beside = words === null && more.length === 0
  return {
    title,
    folded: how.folded,
    tag: words ? { text: words, colour: kind === 'warning-note' ? 'orange' : 'red' } : undefined,
    source: beside ? known : undefined,
    children: statement === title ? null : <Statement text={statement} childId={shown.story.family.child.id} />,
    foot: beside ? undefined : known,
  }
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

function footOf({ id, kind, trend, told, reviewBy }: Worry, { story, now }: Shown): readonly string[] {
  const entries = story.facts.citations[id] ?? 0
  return [
    WORRY_TAGS[kind] !== null && trend ? TRENDS[trend] : null,
    told ? `Told: ${told}` : kind === 'risk-adult' ? 'Told: not recorded' : null,
    reviewBy ? `Review by ${briefDay(reviewBy, now.day)} (${inDays(reviewBy, now.day)})` : null,
    entries > 0 ? `${entries} ${entries === 1 ? 'entry' : 'entries'}` : null,
  ].filter((text) => text !== null)
}

type KnownProps = {
  readonly worry: Worry
  readonly shown: Shown
  readonly more: readonly string[]
  readonly mayClose: boolean
}

function HowKnown({ worry: { id, howKnown, saidBy, sinceOn, title }, shown, more, mayClose }: KnownProps) {
  return (
    <>
      <Kind kind={howKnown} /> {[`${saidBy}, ${briefDay(sinceOn, shown.now.day)}`, ...more].join(' · ')}
      {shown.story.toReadAgain.some((one) => one.id === id) ? (
        <>
          {' · '}
          <Link href={`/evidence/${id}/read-again`} hidden={`: ${title}`}>
            Rests on a corrected entry: read again
          </Link>
        </>
      ) : null}
      {mayClose ? (
        <>
          {' · '}
          <Link href={`/worries/${id}/close`} hidden={`: ${title}`}>
            Close
          </Link>
        </>
      ) : null}
    </>
  )
}

function inDays(day: CalendarDay, today: CalendarDay): string {
  const days = daysBetween(today, day)
  if (days === 0) return 'today'
  return days < 0 ? `${-days} days late` : `in ${days} days`
}

/** What is going well: the newest three. */
export function GoingWell({ entries, today }: { entries: readonly StoryEntry[]; today: CalendarDay }) {
  return (
    <Panel heading={CONTENT.well} id="well" look="well">
      {entries.length === 0 ? (
        <p>{CONTENT.noWell}</p>
      ) : (
        <Rows
          items={entries.map(({ kind, title, happenedOn }) => (
            <>
              <Kind kind={kind} /> {kind === 'child-words' ? <Quote>{unquoted(title)}</Quote> : title}{' '}
              <Small>{briefDay(happenedOn, today)}</Small>
            </>
          ))}
        />
      )}
    </Panel>
  )
}
