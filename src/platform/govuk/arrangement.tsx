import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'
import { Tag, type TagColour } from './content.tsx'

// Where things stand on a page: the strip that says who, the tabs and acts, and the columns.

type StripProps = {
  readonly name: ComponentChildren
  /** How the name is said, and what they like to be called. */
  readonly say?: ComponentChildren
  /** An image's address; a drawn head and shoulders without one. */
  readonly photo?: string | undefined
  /** What the picture shows, or that there is none yet. */
  readonly photoText: string
  /** Under the name, a paragraph each. */
  readonly lines: readonly ComponentChildren[]
  /** On a phone: links to the parts of the page. */
  readonly jumps?: readonly { readonly href: string; readonly text: string }[] | undefined
  /** Each carries its date; `now` is true now, grey is past. */
  readonly badges?: readonly { readonly text: string; readonly colour: TagColour }[] | undefined
  /** At the right: why we are involved, what we want, their own words. */
  readonly why?: ComponentChildren
}

/** Who this page is about, on every page about them. It holds the page's h1. */
export function ChildStrip({ name, say, photo, photoText, lines, jumps = [], badges = [], why }: StripProps) {
  return (
    <div class="ics-child">
      <div class="ics-wrap">
        {photo ? <img class="ics-photo" src={photo} alt={photoText} /> : <NoPhoto text={photoText} />}
        <div>
          <h1 class={classNames('govuk-heading-l', isLong(name) && 'ics-long')}>
            {name} {say ? <span class="ics-say">{say}</span> : null}
          </h1>
          {lines.map((line) => (
            <p class="ics-one">{line}</p>
          ))}
          {jumps.length > 0 ? <Jumps jumps={jumps} /> : null}
          {badges.length > 0 ? (
            <ul class="ics-badges" aria-label="Status">
              {badges.map(({ text, colour }) => (
                <li>
                  <Tag colour={colour}>{text}</Tag>
                </li>
              ))}
            </ul>
          ) : null}
        </div>
        {why ? <div class="ics-why">{why}</div> : null}
      </div>
    </div>
  )
}

/** Letters of a name past which it is written smaller, so that it stays on one line of a wide screen. */
const LONG = 30

function isLong(name: ComponentChildren): boolean {
  return typeof name === 'string' && name.length > LONG
}

/** A number that identifies someone, in groups, in letters that cannot be mistaken for each other. */
export function IndexNumber({ children }: { children: string }) {
  return <span class="ics-number">{children}</span>
}

type TabsProps = {
  readonly label: string
  readonly items: readonly { readonly href: string; readonly text: string; readonly current?: boolean | undefined }[]
  /** Buttons at the right; make them `Button`s with `href`. */
  readonly acts?: ComponentChildren
}

/** The parts of one record, with its acts at the right. */
export function Tabs({ label, items, acts }: TabsProps) {
  return (
    <div class="ics-tabs">
      <nav class="moj-sub-navigation" aria-label={label}>
        <ul class="moj-sub-navigation__list">
          {items.map(({ href, text, current }) => (
            <li class="moj-sub-navigation__item">
              <a class="moj-sub-navigation__link" aria-current={current ? 'page' : undefined} href={href}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {acts ? <div class="ics-acts">{acts}</div> : null}
    </div>
  )
}

/** The page's usual width, with room at the sides. Every part of a page that is not full width stands in one. */
export function Wrap({ children }: { children: ComponentChildren }) {
  return <div class="ics-wrap">{children}</div>
}

/** Three columns: how they are, what we do, who is there. Two on a small screen, one on a phone, in reading order. */
export function ThreeColumns({
  children,
}: {
  children: readonly [ComponentChildren, ComponentChildren, ComponentChildren]
}) {
  return (
    <div class="ics-grid">
      {children.map((column) => (
        <div>{column}</div>
      ))}
    </div>
  )
}

/** The work at the left, what helps with it at the right (350 px). Give `label` to name the help as a landmark. */
export function WorkAndHelp({
  work,
  help,
  label,
}: {
  work: ComponentChildren
  help: ComponentChildren
  label: string
}) {
  return (
    <div class="ics-two">
      <div>{work}</div>
      <aside aria-label={label}>{help}</aside>
    </div>
  )
}

/** Two questions side by side where there is room. */
export function Pair({ children }: { children: ComponentChildren }) {
  return <div class="ics-pair">{children}</div>
}

/** A heading at the left and a remark at the right, on one line where they fit. The h1 of pages without a strip stands here. */
export function HeadingLine({
  heading,
  remark,
  id,
}: {
  heading: ComponentChildren
  remark?: ComponentChildren
  id?: string
}) {
  return (
    <div class="ics-line ics-title">
      <h1 class="govuk-heading-l" id={id}>
        {heading}
      </h1>
      {remark ? <p class="ics-small">{remark}</p> : null}
    </div>
  )
}

/** A band across the work: `danger` is for 999 alone, `found` for whom or what this is about. */
export function Band({ look, children }: { look: 'danger' | 'found'; children: ComponentChildren }) {
  return (
    <div class={classNames(`ics-${look}`)}>
      <p>{children}</p>
    </div>
  )
}

function Jumps({ jumps }: { jumps: readonly { readonly href: string; readonly text: string }[] }) {
  return (
    <p class="ics-jump">
      {jumps.map(({ href, text }) => (
        <a class="govuk-link" href={href}>
          {text}
        </a>
      ))}
    </p>
  )
}

function NoPhoto({ text }: { text: string }) {
  return (
    <svg class="ics-photo" viewBox="0 0 88 88" role="img" aria-label={text}>
      <circle cx="44" cy="33" r="15" fill="#8aa6ad" />
      <path d="M14 82c2-20 14-30 30-30s28 10 30 30z" fill="#8aa6ad" />
    </svg>
  )
}
