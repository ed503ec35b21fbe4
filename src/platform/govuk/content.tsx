import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './class-names.ts'

type LinkProps = {
  readonly href: string
  readonly children: ComponentChildren
  /** Said but not shown after the link's words, so that each link says where it goes by itself. */
  readonly hidden?: string | undefined
  readonly variant?: 'inverse' | 'muted' | 'text-colour' | undefined
  readonly nowrap?: boolean | undefined
  readonly id?: string | undefined
}

/** A link to another place. */
export function Link({ href, children, hidden, variant, nowrap, id }: LinkProps) {
  return (
    <a
      id={id}
      class={classNames('govuk-link', variant && `govuk-link--${variant}`, nowrap && 'ics-nowrap')}
      href={href}
    >
      {children}
      {hidden ? <span class="govuk-visually-hidden"> {hidden}</span> : null}
    </a>
  )
}

type SummaryListProps = {
  readonly rows: readonly SummaryRow[]
  readonly border?: boolean | undefined
  readonly attributes?: Attributes | undefined
}
type SummaryRow = {
  readonly key: ComponentChildren
  readonly value: ComponentChildren
  readonly actions?: readonly SummaryAction[] | undefined
}
type SummaryAction = { readonly href: string; readonly text: string; readonly hidden?: string | undefined }

/** Facts by name, each with what can be done about it. */
export function SummaryList({ rows, border = true, attributes }: SummaryListProps) {
  const hasActions = rows.some((row) => row.actions?.length)
  return (
    <dl class={classNames('govuk-summary-list', !border && 'govuk-summary-list--no-border')} {...attributes}>
      {rows.map(({ key, value, actions }) => (
        <div
          class={classNames('govuk-summary-list__row', hasActions && !actions && 'govuk-summary-list__row--no-actions')}
        >
          <dt class="govuk-summary-list__key">{key}</dt>
          <dd class="govuk-summary-list__value">{value}</dd>
          {actions?.length ? <SummaryActions actions={actions} /> : null}
        </div>
      ))}
    </dl>
  )
}

function SummaryActions({ actions }: { actions: readonly SummaryAction[] }) {
  const links = actions.map(({ href, text, hidden }) => (
    <Link href={href} hidden={hidden}>
      {text}
    </Link>
  ))
  return (
    <dd class="govuk-summary-list__actions">
      {links.length === 1 ? (
        links
      ) : (
        <ul class="govuk-summary-list__actions-list">
          {links.map((link) => (
            <li class="govuk-summary-list__actions-list-item">{link}</li>
          ))}
        </ul>
      )}
    </dd>
  )
}

/** GOV.UK's tag colours, and `now`: the council's own colour, for what is true now. Red is for a risk only. */
export type TagColour = 'now' | 'grey' | 'green' | 'teal' | 'blue' | 'purple' | 'magenta' | 'red' | 'orange' | 'yellow'

/** A status in a word or two. Grey is past. */
export function Tag({ children, colour }: { children: ComponentChildren; colour?: TagColour | undefined }) {
  const look = colour === 'now' ? 'ics-now' : colour && `govuk-tag--${colour}`
  return <strong class={classNames('govuk-tag', look)}>{children}</strong>
}

type DetailsProps = {
  readonly summary: ComponentChildren
  readonly children: ComponentChildren
  readonly open?: boolean | undefined
  readonly id?: string | undefined
}

/** More, for whoever wants it. Works without JavaScript. */
export function Details({ summary, children, open, id }: DetailsProps) {
  return (
    <details id={id} class="govuk-details" open={open}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{summary}</span>
      </summary>
      <div class="govuk-details__text">{children}</div>
    </details>
  )
}

/** Words set apart from those around them. */
export function InsetText({ children, id }: { children: ComponentChildren; id?: string | undefined }) {
  return (
    <div id={id} class="govuk-inset-text">
      {children}
    </div>
  )
}

type WarningTextProps = { readonly children: ComponentChildren; readonly fallback?: string | undefined }

/** What must not be overlooked before an act; `fallback` is what is said in place of the sign. */
export function WarningText({ children, fallback = 'Warning' }: WarningTextProps) {
  return (
    <div class="govuk-warning-text">
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{fallback}</span> {children}
      </strong>
    </div>
  )
}
