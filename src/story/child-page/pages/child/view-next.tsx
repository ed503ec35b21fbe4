import { inWordsAt } from '../../../../kernel/instant.ts'
import { Details, Link } from '../../../../platform/govuk/content.tsx'
import { Clock, Kind, LineRows, Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { briefDay, type NextItem } from '../../rules.ts'
import type { PermittedAct } from '../../rules-acts.ts'
import { HEAD_OF_PANEL, heightOfColumn, heightOfPanel, rowsThatFit } from '../../rules-worries.ts'
import { CONTENT } from './content.ts'
import type { Shown } from './view-shown.ts'

type NextProps = { readonly shown: Shown; readonly items: readonly NextItem[]; readonly acts: readonly PermittedAct[] }

/** The nearest things to do, late first, each with the page that does it. */
export function Next({ shown: { story, now }, items, acts }: NextProps) {
  const { id } = story.family.child
  return (
    <Panel heading={CONTENT.next} id="next" action={<Link href={`/children/${id}/dates`}>{CONTENT.dates}</Link>}>
      {items.length === 0 ? <p>{CONTENT.noNext}</p> : <NextRows items={items} acts={acts} id={id} today={now.day} />}
    </Panel>
  )
}

type RowsProps = Omit<NextProps, 'shown'> & { readonly id: string; readonly today: Shown['now']['day'] }

/** Things to do, a line each: by when, what, and the clock in words. */
export function NextRows({ items, acts, id, today }: RowsProps) {
  return (
    <LineRows
      items={items.map((item) => {
        const path = pathOf(item, acts, id)
        return {
          when: briefDay(item.byOn, today),
          what: path ? <Link href={path}>{item.text}</Link> : item.text,
          end: <Clock words={item.clock} state={item.look} />,
        }
      })}
    />
  )
}

function pathOf(item: NextItem, acts: readonly PermittedAct[], childId: string): string | undefined {
  if (item.of === 'plan') return `/children/${childId}/plan`
  if (item.of === 'supervision') return `/children/${childId}/supervision`
  return item.path ?? acts.find(({ id }) => item.acts.includes(id))?.path
}

/** Rows of what is new, at most; the rest is in the chronology. */
export const MOST_FRESH = 4

/** What came since this reader last looked. */
export function Fresh({ shown: { story, now } }: { shown: Shown }) {
  const { lastLookAt } = story.facts
  const more = story.fresh.length > MOST_FRESH
  const first = story.fresh.slice(0, more ? MOST_FRESH - 1 : MOST_FRESH)
  const rows = first.map((entry) => ({
    when: briefDay(entry.happenedOn, now.day),
    what: (
      <Link href={whereOf(entry.corrects ?? entry.id, story)}>
        {entry.saidBy}: {entry.title}
      </Link>
    ),
    end: <Kind kind={entry.kind} />,
  }))
  const all = <Link href={`/children/${story.family.child.id}/chronology`}>{CONTENT.moreFresh}</Link>
  return (
    <Panel heading={CONTENT.fresh} id="new" action={lastLookAt ? <Small>{inWordsAt(lastLookAt)}</Small> : null}>
      {rows.length === 0 ? (
        <p>{lastLookAt ? CONTENT.noFresh : CONTENT.firstLook}</p>
      ) : (
        <LineRows items={more ? [...rows, { what: all }] : rows} />
      )}
    </Panel>
  )
}

/** On this page if it is on this page, else in the chronology. */
export function whereOf(entryId: string, { stream, family }: Shown['story']): string {
  const here = stream.entries.some(({ id }) => id === entryId)
  return here ? `#entry-${entryId}` : `/children/${family.child.id}/chronology#entry-${entryId}`
}

/** Letters in a line of the middle and right columns. */
const WIDTH = 48

/** What is to be read again stands above, two lines each. */
const MOST_AGAIN = 3

type MissingProps = { readonly shown: Shown; readonly sentences: readonly string[]; readonly next: number }

/** What is not known, not asked or not answered; what has no room on the first screen unfolds. */
export function Missing({ shown: { story, shell }, sentences, next }: MissingProps) {
  const letters = sentences.map(({ length }) => length)
  const again = story.toReadAgain.length
  const above =
    (again > 0 ? heightOfPanel(2 * Math.min(again, MOST_AGAIN)) : 0) +
    heightOfPanel(next) +
    heightOfPanel(Math.min(story.fresh.length, MOST_FRESH)) +
    HEAD_OF_PANEL
  const fit = rowsThatFit(letters, heightOfColumn(shell) - above, WIDTH)
  return (
    <Panel heading={CONTENT.missing} id="missing">
      {sentences.length === 0 ? <p>{CONTENT.noMissing}</p> : <Rows items={sentences.slice(0, fit)} />}
      {fit < sentences.length ? (
        <Details summary={`${sentences.length - fit} more things missing`}>
          <Rows items={sentences.slice(fit)} />
        </Details>
      ) : null}
    </Panel>
  )
}
