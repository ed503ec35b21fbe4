import type { Actor } from '../../../../access/actor.ts'
import type { Relationship } from '../../../../access/policy.ts'
import type { RichText } from '../../../../entries/model.ts'
import { numberedCitations, RichTextView } from '../../../../entries/pages/rich-text/view.tsx'
import { asMarked, linesOf } from '../../../../entries/rules-rich-text.ts'
import { type CalendarDay, weekdayName } from '../../../../kernel/calendar-day.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Entry, Kind, Quote, Small } from '../../../../platform/govuk/record.tsx'
import type { Correction, StoryEntry } from '../../model.ts'
import { briefDay, recordedLateBy } from '../../rules.ts'
import { type PermittedAct, stepPath } from '../../rules-acts.ts'
import { shortened, shortenedWords } from '../../rules-shortening.ts'
import { CONTENT } from './content.ts'
import type { Shown } from './view-shown.ts'
import { unquoted } from './view-strip.tsx'

/** The story, newest first, and a way further back. */
export function Story({ shown, acts }: { shown: Shown; acts: readonly PermittedAct[] }) {
  const { story, actor, now, before } = shown
  const { stream, family, standing } = story
  const mayCorrect = acts.some(({ id }) => id === 'write')
  const path = `/children/${family.child.id}`
  return (
    <section aria-labelledby="story">
      <div class="ics-head">
        <h2 class="govuk-heading-s" id="story">
          {before ? `${CONTENT.story}, further back` : CONTENT.story}
        </h2>
        <Link href={`${path}/chronology`}>Choose what to show</Link>
      </div>
      {stream.entries.length === 0 ? <p>{CONTENT.noStory}</p> : null}
      <StoryEntries
        entries={stream.entries}
        before={before}
        reader={{ actor, standing, childId: family.child.id, today: now.day, mayCorrect }}
        level={3}
      />
      <p>
        {before ? <Link href={`${path}#story`}>Newest</Link> : null}{' '}
        {stream.earlier ? <Link href={`${path}?before=${stream.earlier}#story`}>{CONTENT.earlier}</Link> : null}
      </p>
    </section>
  )
}

/** Who reads, and what they may follow from an entry. */
export type Reader = {
  readonly actor: Actor
  readonly standing: ReadonlySet<Relationship>
  readonly childId: string
  readonly today: CalendarDay
  readonly mayCorrect: boolean
}

/** Entries as rows: when, what, how it is known and who said it; what was put right stands beside it. */
export function StoryEntries({
  entries,
  before,
  reader,
  level,
}: {
  entries: readonly StoryEntry[]
  /** The entry before the first of these; undefined where they are the newest. */
  before: string | undefined
  reader: Reader
  level: 3 | 4
}) {
  return (
    <>
      {entries.map((entry, at) => (
        <Entry
          id={`entry-${entry.id}`}
          day={briefDay(entry.happenedOn, reader.today)}
          weekday={weekdayName(entry.happenedOn).slice(0, 3)}
          title={entry.kind === 'child-words' ? <Quote>{unquoted(entry.title)}</Quote> : entry.title}
          source={<Source entry={entry} reader={reader} />}
          turningPoint={entry.significant}
          level={level}
        >
          <Beginning
            entry={entry}
            href={whereWhole(entry, entries[at - 1]?.id ?? before, reader.childId)}
            reader={reader}
          />
        </Entry>
      ))}
    </>
  )
}

/** An entry and what was put right about it, each as far as the page has room; the whole is one step away. */
function Beginning({ entry, href, reader }: { entry: StoryEntry; href: string; reader: Reader }) {
  const { corrections, part } = entry
  const last = corrections.slice(-MOST_CORRECTIONS)
  const texts = [entry.body, ...last.map(({ body }) => body)].map((body) => shortened(asMarked(body)))
  const isCut = texts.some((text) => text.isCut) || last.length < corrections.length
  return (
    <>
      <Body body={texts[0]?.text ?? entry.body} title={entry.title} childId={reader.childId} />
      {part ? <p>{shortenedWords(part)}</p> : null}
      {last.map((correction, at) => (
        <Corrected
          correction={{ ...correction, body: texts[at + 1]?.text ?? correction.body }}
          childId={reader.childId}
        />
      ))}
      {isCut ? (
        <p>
          <Link href={href} hidden={`: ${entry.title}`}>
            {CONTENT.readAll}
          </Link>
        </p>
      ) : null}
    </>
  )
}

/** Corrections of one entry that stand on the page: the last ones. */
const MOST_CORRECTIONS = 2

/** Where an entry is read whole: in the chronology, which begins behind the entry that is the next later one. */
function whereWhole({ id }: StoryEntry, later: string | undefined, childId: string): string {
  return `/children/${childId}/chronology${later ? `?before=${later}` : ''}#entry-${id}`
}

/** How an entry is known, who said it, who wrote it down, and where it may be read on. */
export function Source({ entry, reader }: { entry: StoryEntry; reader: Reader }) {
  const { kind, saidBy, saidByRole, recordedByName, id } = entry
  const late = recordedLateBy(entry)
  const step = stepPath(entry, reader.childId, reader.actor, reader.standing)
  return (
    <>
      <Kind kind={kind} /> {saidBy}
      {saidByRole ? `, ${saidByRole}` : null}
      {recordedByName === saidBy ? null : ` · written down by ${recordedByName}`}
      {late > 0 ? <em> · written down {late} days later</em> : null}
      {step ? (
        <>
          {' · '}
          <Link href={step} hidden={`: ${entry.title}`}>
            {STEPS[entry.stepKind ?? 'plan'] ?? 'Step'}
          </Link>
        </>
      ) : null}
      {reader.mayCorrect ? (
        <>
          {' · '}
          <Link href={`/entries/${id}/correct`} hidden={`: ${entry.title}`}>
            Correct
          </Link>
        </>
      ) : null}
    </>
  )
}

const STEPS: Readonly<Record<string, string>> = {
  contact: 'Contact',
  referral: 'Referral',
  assessment: 'Assessment',
  'strategy-discussion': 'Strategy discussion',
  'section-47-enquiry': 'Section 47 enquiry',
  conference: 'Conference',
  meeting: 'Meeting',
  plan: 'Plan',
  'plan-review': 'Plan',
  'immediate-protection': 'Immediate protection',
  'missing-episode': 'Missing',
  'serious-incident': 'Serious incident',
  transfer: 'Move',
  judgement: 'Evidence',
  chronology: 'Chronology',
}

/** What was put right about an entry, by whom and why. */
export function Corrected({ correction, childId }: { correction: Correction; childId: string }) {
  const { body, why, by, recordedAt } = correction
  return (
    <div>
      <p>
        <strong>Corrected.</strong>{' '}
        <Small>
          {`${by}, ${inWordsAt(recordedAt)}`}
          {why ? `: ${why}` : ''}
        </Small>
      </p>
      <Body body={body} title="" childId={childId} />
    </div>
  )
}

type BodyProps = { readonly body: RichText; readonly title: string; readonly childId: string }

/** What was written, without a first line that is the title again. */
export function Body({ body, title, childId }: BodyProps) {
  const { blocks } = asMarked(body)
  const text = { v: 2, blocks: blocks.filter((block) => !same(linesOf(block).join('\n'), title)) } as const
  return <RichTextView text={text} citations={numberedCitations([text], childId)} />
}

function same(text: string, title: string): boolean {
  const plain = (words: string) => unquoted(words.trim()).replace(/[.]$/, '')
  return plain(text) === plain(title)
}
