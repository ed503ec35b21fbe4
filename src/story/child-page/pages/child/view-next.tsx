import { inWordsAt } from '../../../../kernel/instant.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Clock, DatedRows, Kind, Panel, Rows, Small, SplitRows } from '../../../../platform/govuk/record.tsx'
import { briefDay, type NextItem } from '../../rules.ts'
import type { PermittedAct } from '../../rules-acts.ts'
import { CONTENT } from './content.ts'
import type { Shown } from './view-shown.ts'

type NextProps = { readonly items: readonly NextItem[]; readonly acts: readonly PermittedAct[] }

/** The nearest things to do, late first, each with the page that does it. */
export function Next({ items, acts }: NextProps) {
  const pathOf = (item: NextItem) => item.path ?? acts.find(({ id }) => item.acts.includes(id))?.path
  return (
    <Panel heading={CONTENT.next} id="next">
      {items.length === 0 ? (
        <p>{CONTENT.noNext}</p>
      ) : (
        <SplitRows
          items={items.map((item) => {
            const path = pathOf(item)
            return {
              left: path ? <Link href={path}>{item.text}</Link> : item.text,
              right: <Clock words={item.clock} state={item.look} />,
            }
          })}
        />
      )}
    </Panel>
  )
}

/** What came since this reader last looked. */
export function Fresh({ shown: { story, now } }: { shown: Shown }) {
  const { lastLookAt } = story.facts
  return (
    <Panel heading={CONTENT.fresh} id="new" action={lastLookAt ? <Small>{inWordsAt(lastLookAt)}</Small> : null}>
      {story.fresh.length === 0 ? (
        <p>{lastLookAt ? CONTENT.noFresh : CONTENT.firstLook}</p>
      ) : (
        <DatedRows
          items={story.fresh.map((entry) => ({
            when: briefDay(entry.happenedOn, now.day),
            what: (
              <>
                <Link href={whereOf(entry.corrects ?? entry.id, story)}>
                  {entry.saidBy}: {entry.title}
                </Link>{' '}
                <Kind kind={entry.kind} />
              </>
            ),
          }))}
        />
      )}
    </Panel>
  )
}

/** On this page if it is on this page, else in the chronology. */
function whereOf(entryId: string, { stream, family }: Shown['story']): string {
  const here = stream.entries.some(({ id }) => id === entryId)
  return here ? `#entry-${entryId}` : `/children/${family.child.id}/chronology#entry-${entryId}`
}

/** What is not known, not asked or not answered. */
export function Missing({ sentences }: { sentences: readonly string[] }) {
  return (
    <Panel heading={CONTENT.missing} id="missing">
      {sentences.length === 0 ? <p>{CONTENT.noMissing}</p> : <Rows items={sentences} />}
    </Panel>
  )
}
