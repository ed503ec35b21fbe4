import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'
import { Tag, type TagColour } from './content.tsx'

// The dense parts a record is read in. No boxes: a heading on a rule, then rows on hairlines. The one box is for worries.

type PanelProps = {
  /** The question the panel answers. */
  readonly heading: ComponentChildren
  /** The heading's id, to jump to. */
  readonly id: string
  readonly children: ComponentChildren
  /** At the right of the heading: a link, or a small remark (wrap it in `Small`). */
  readonly action?: ComponentChildren
  readonly level?: 2 | 3 | undefined
  /** `well` is for what is going well; the box of worries is `Worries`. */
  readonly look?: 'well' | 'later' | undefined
}

/** A heading on a rule, and what is under it. An empty panel keeps its place and says in words that it is empty. */
export function Panel({ heading, id, children, action, level = 2, look }: PanelProps) {
  return (
    <section class={classNames('ics-panel', look && `ics-${look}`)} aria-labelledby={id}>
      <PanelHead heading={heading} id={id} action={action} level={level} />
      {children}
    </section>
  )
}

type WorriesProps = {
  readonly heading?: ComponentChildren
  readonly id?: string | undefined
  /** Such as "5 open, 1 getting worse". */
  readonly summary?: ComponentChildren
  readonly items: readonly Worry[]
  /** What is said when there is none: since when, and who looked. */
  readonly none: ComponentChildren
}
export type Worry = {
  readonly title: ComponentChildren
  readonly tag?: { readonly text: string; readonly colour?: TagColour | undefined } | undefined
  /** At the right of the title: how we know, or a link to the entries. */
  readonly source?: ComponentChildren
  readonly children?: ComponentChildren
  /** After what is said, small: told or not, review by. */
  readonly foot?: ComponentChildren
  /** `title`: only its title shows until it is opened; `line`: that on one line of a wide screen. */
  readonly room?: 'full' | 'title' | 'line' | undefined
}

/** What we are worried about: always top left, always the only tinted box. No cap on how many. */
export function Worries({ heading = 'Worries', id = 'worries', summary, items, none }: WorriesProps) {
  return (
    <section class="ics-panel ics-worries" aria-labelledby={id}>
      <PanelHead heading={heading} id={id} action={summary ? <Small>{summary}</Small> : null} level={2} />
      {items.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul class="ics-rows">
          {items.map((worry) => (
            <li>
              <WorryRow worry={worry} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

type LineRow = {
  /** Small, in a column of its own: a day. */
  readonly when?: ComponentChildren
  /** What it is, as a link where it can be read whole. */
  readonly what: ComponentChildren
  /** At the right, never cut: a clock, a day, a kind. */
  readonly end?: ComponentChildren
}

/**
 * Rows of one line each on a wide screen, so that a screen holds them all: longer words are cut there and read where
 * their link leads. On a narrow one they run on.
 */
export function LineRows({ items }: { items: readonly LineRow[] }) {
  return (
    <ul class="ics-rows ics-lines">
      {items.map(({ when, what, end }) => (
        <li>
          {when ? <span class="ics-small ics-when">{when}</span> : null}
          <span class="ics-cut">{what}</span>
          {end ? <span class="ics-end">{end}</span> : null}
        </li>
      ))}
    </ul>
  )
}

type RowsProps = {
  readonly items: readonly ComponentChildren[]
  readonly ordered?: boolean | undefined
}

/** Rows on hairlines. */
export function Rows({ items, ordered }: RowsProps) {
  const rows = items.map((item) => <li>{item}</li>)
  return ordered ? <ol class="ics-rows">{rows}</ol> : <ul class="ics-rows">{rows}</ul>
}

type SplitRow = { readonly left: ComponentChildren; readonly right: ComponentChildren }

/** Rows with what it is at the left, and its clock, number or source at the right. */
export function SplitRows({ items }: { items: readonly SplitRow[] }) {
  return (
    <ul class="ics-rows ics-split">
      {items.map(({ left, right }) => (
        <li>
          <span>{left}</span>
          <span>{right}</span>
        </li>
      ))}
    </ul>
  )
}

type DatedRow = { readonly when: ComponentChildren; readonly what: ComponentChildren }

/** Rows that begin with a day or a time. */
export function DatedRows({ items }: { items: readonly DatedRow[] }) {
  return (
    <ul class="ics-rows ics-dated">
      {items.map(({ when, what }) => (
        <li>
          <span class="ics-small">{when}</span>
          <span>{what}</span>
        </li>
      ))}
    </ul>
  )
}

/** How near a date is: `late` has passed, `soon` is within 4 days, `calm` is further off, `done` is done. */
export type ClockState = 'late' | 'soon' | 'calm' | 'done'

/** A clock in words ("2 days late", "due Monday"); the colour only repeats them. */
export function Clock({ words, state }: { words: string; state: ClockState }) {
  return <strong class={classNames('ics-clock', state !== 'calm' && `ics-clock--${state}`)}>{words}</strong>
}

const KINDS = {
  fact: { text: 'Fact', look: 'ics-fact' },
  opinion: { text: 'Opinion', look: 'ics-opinion' },
  hearsay: { text: 'Hearsay', look: 'ics-hearsay' },
  'child-words': { text: 'Child’s words', look: 'ics-words' },
} as const

/** On what ground something is said. */
export type KindOfStatement = keyof typeof KINDS

/** Who says so, told by a word, a colour and a line style. */
export function Kind({ kind }: { kind: KindOfStatement }) {
  const { text, look } = KINDS[kind]
  return <span class={`ics-kind ${look}`}>{text}</span>
}

/** A child's own words. The quotation marks are put here. */
export function Quote({ children }: { children: ComponentChildren }) {
  return <q class="ics-quote">{children}</q>
}

/** Source, date or remark: 14 px. */
export function Small({ children }: { children: ComponentChildren }) {
  return <span class="ics-small">{children}</span>
}

type EntryProps = {
  readonly day: ComponentChildren
  readonly weekday?: ComponentChildren
  readonly title: ComponentChildren
  readonly children?: ComponentChildren
  /** Its kind, who said it, about whom, and links. */
  readonly source?: ComponentChildren
  /** A turning point: marked with a line. */
  readonly turningPoint?: boolean | undefined
  readonly id?: string | undefined
  readonly level?: 3 | 4 | undefined
}

/** One entry of a chronology. */
export function Entry({ day, weekday, title, children, source, turningPoint, id, level = 4 }: EntryProps) {
  const Heading = level === 3 ? 'h3' : 'h4'
  return (
    <article class={classNames('ics-entry', turningPoint && 'ics-key')} id={id}>
      <div>
        <strong>{day}</strong>
        {weekday ? (
          <>
            <br />
            <Small>{weekday}</Small>
          </>
        ) : null}
      </div>
      <div>
        <Heading class="govuk-heading-s">{title}</Heading>
        {children}
        {source ? <p class="ics-small">{source}</p> : null}
      </div>
    </article>
  )
}

function WorryRow({ worry }: { worry: Worry }) {
  const { title, tag, source, children, foot, room = 'full' } = worry
  const heading = (
    <h3 class="govuk-heading-s">
      <span class="ics-cut">{title}</span> {tag ? <Tag colour={tag.colour ?? 'red'}>{tag.text}</Tag> : null}
    </h3>
  )
  const said = source ? <p class="ics-small">{source}</p> : null
  const rest =
    children || foot ? (
      <p>
        {children} {foot ? <Small>{foot}</Small> : null}
      </p>
    ) : null
  if (room !== 'full') {
    return (
      <details class={classNames('ics-fold', room === 'line' && 'ics-fold--line')}>
        <summary>{heading}</summary>
        {said}
        {rest}
      </details>
    )
  }
  return (
    <>
      <div class="ics-line">
        {heading}
        {said}
      </div>
      {rest}
    </>
  )
}

type HeadProps = Pick<PanelProps, 'heading' | 'id' | 'action'> & { readonly level: 2 | 3 }

function PanelHead({ heading, id, action, level }: HeadProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div class="ics-head">
      <Heading class="govuk-heading-s" id={id}>
        {heading}
      </Heading>
      {action}
    </div>
  )
}
