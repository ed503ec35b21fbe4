import type { ComponentChildren } from 'preact'
import { type CalendarDay, inWords } from '../../../kernel/calendar-day.ts'
import { Link } from '../../../platform/govuk/content.tsx'
import { Kind, Panel, Quote, Rows, Small } from '../../../platform/govuk/record.tsx'
import type { CitedEntry } from '../../citing/queries.ts'
import type { EntryKind, MarkedBlock, RichText, Run } from '../../model.ts'
import { asMarked, citedIn } from '../../rules-rich-text.ts'
import { CONTENT, KIND_WORDS, saidInWords } from './content.ts'

/** An entry that is cited: its number where it is read, and where it is opened. */
export type Citation = { readonly number: number; readonly href: string }
export type Citations = ReadonlyMap<string, Citation>

/** The entries that texts cite, numbered in the order in which a reader meets them; each is opened in this child's story. */
export function numberedCitations(texts: readonly RichText[], childId: string): Citations {
  const ids = [...new Set(texts.flatMap(citedIn))]
  return new Map(
    ids.map((id, at) => [id, { number: at + 1, href: `/children/${childId}/chronology#entry-${id}` }] as const),
  )
}

type RichTextProps = { readonly text: RichText; readonly citations?: Citations | undefined }

/** Text of either version as it is read: marked passages by word and line, citations by number. */
export function RichTextView({ text, citations = NONE }: RichTextProps) {
  return (
    <>
      {asMarked(text).blocks.map((block) => (
        <Block block={block} citations={citations} />
      ))}
    </>
  )
}

type RestsOnProps = { readonly entries: readonly CitedEntry[]; readonly citations: Citations }

/** The entries a text rests on, by their numbers; nothing where it cites none. */
export function RestsOn({ entries, citations }: RestsOnProps) {
  const numbered = entries
    .flatMap((entry) => {
      const citation = citations.get(entry.id)
      return citation ? [{ ...entry, ...citation }] : []
    })
    .toSorted((one, other) => one.number - other.number)
  if (numbered.length === 0) return null
  return (
    <Panel heading={CONTENT.restsOn} id="rests-on">
      <Rows
        items={numbered.map(({ number, href, title, isCorrected, ...entry }) => (
          <>
            <strong>{number}</strong> <Kind kind={entry.kind} /> <Link href={href}>{title}</Link>{' '}
            <Small>{saidInWords(entry)}</Small> {isCorrected ? <strong>{CONTENT.corrected}</strong> : null}
          </>
        ))}
      />
    </Panel>
  )
}

const NONE: Citations = new Map()
const LOOKS: Readonly<Record<EntryKind, string>> = {
  fact: 'ics-marked--fact',
  opinion: 'ics-marked--opinion',
  hearsay: 'ics-marked--hearsay',
  'child-words': 'ics-marked--words',
}

type BlockProps = { readonly block: MarkedBlock; readonly citations: Citations }

function Block({ block, citations }: BlockProps) {
  if (block.type === 'list') {
    return (
      <ul class="govuk-list govuk-list--bullet">
        {block.items.map((runs) => (
          <li>
            <Line runs={runs} citations={citations} />
          </li>
        ))}
      </ul>
    )
  }
  const line = <Line runs={block.type === 'quote' ? withoutMarks(block.runs) : block.runs} citations={citations} />
  if (block.type === 'heading') {
    return (
      <p>
        <strong>{line}</strong>
      </p>
    )
  }
  return <p>{block.type === 'quote' ? <Quote>{line}</Quote> : line}</p>
}

/** A quote without the marks it was written in: the page has its own. */
function withoutMarks(runs: readonly Run[]): readonly Run[] {
  return runs.map((run, at) => {
    const opened = at === 0 ? run.text.replace(/^[“"']/, '') : run.text
    return { ...run, text: at === runs.length - 1 ? opened.replace(/[”"']$/, '') : opened }
  })
}

type LineProps = { readonly runs: readonly Run[]; readonly citations: Citations }

/** A line, passage by passage: neighbours that are known in one way stand under one word. */
function Line({ runs, citations }: LineProps) {
  const words = runs.map((run, at) => {
    const goesOn = runs[at + 1]?.cites?.join(' ') === run.cites?.join(' ')
    return { mark: run.mark, shown: <Words run={run} citations={citations} isLast={!goesOn} /> }
  })
  const passages: { mark: EntryKind | undefined; shown: ComponentChildren[] }[] = []
  for (const { mark, shown } of words) {
    const open = passages.at(-1)
    if (open && open.mark === mark) open.shown.push(shown)
    else passages.push({ mark, shown: [shown] })
  }
  return (
    <>
      {passages.map(({ mark, shown }) =>
        mark ? (
          <span class={`ics-marked ${LOOKS[mark]}`}>
            <span class="ics-marked__word">{KIND_WORDS[mark]}: </span>
            {shown}
          </span>
        ) : (
          shown
        ),
      )}
    </>
  )
}

function Words({ run, citations, isLast }: { run: Run; citations: Citations; isLast: boolean }) {
  const { text, person, day, action, cites } = run
  return (
    <>
      {person ? <span class="ics-links-person">{text}</span> : <Lines text={text} />}
      {day ? <OnDay day={day} text={text} /> : null}
      {action ? (
        <>
          {' '}
          (<Link href={`/children/${action}/plan`}>{CONTENT.inPlan}</Link>)
        </>
      ) : null}
      {cites && isLast ? <Numbers cites={cites} citations={citations} /> : null}
    </>
  )
}

/** Words with their line breaks. */
function Lines({ text }: { text: string }) {
  return (
    <>
      {text.split('\n').map((line, at) => (
        <>
          {at > 0 ? <br /> : null}
          {line}
        </>
      ))}
    </>
  )
}

/** The day that a passage speaks of, unless it says so itself. */
function OnDay({ day, text }: { day: CalendarDay; text: string }) {
  const words = inWords(day)
  return text.includes(words) ? null : <Small>{` (${words})`}</Small>
}

/** Numbers of entries. One that is not there for this reader has none. */
function Numbers({ cites, citations }: { cites: readonly string[]; citations: Citations }) {
  const cited = cites.flatMap((id) => citations.get(id) ?? [])
  return (
    <>
      {cited.map(({ number, href }) => (
        <sup class="ics-cites">
          <a class="govuk-link" href={href}>
            <span class="govuk-visually-hidden">{CONTENT.entry} </span>
            {number}
          </a>
        </sup>
      ))}
    </>
  )
}
