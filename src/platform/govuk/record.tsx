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
  /** Beneath, small: told or not, review by. */
  readonly foot?: ComponentChildren
  /** Only its title line shows until it is opened. */
  readonly folded?: boolean | undefined
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
  const { title, tag, source, children, foot, folded } = worry
  const heading = (
    <h3 class="govuk-heading-s">
      {title} {tag ? <Tag colour={tag.colour ?? 'red'}>{tag.text}</Tag> : null}
    </h3>
  )
  const rest = (
    <>
      {children ? <p>{children}</p> : null}
      {foot ? <p class="ics-small">{foot}</p> : null}
    </>
  )
  const said = source ? <p class="ics-small">{source}</p> : null
  if (folded) {
    return (
      <details class="ics-fold">
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
