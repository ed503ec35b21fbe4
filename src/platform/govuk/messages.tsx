import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'

type NotificationBannerProps = {
  readonly children: ComponentChildren
  /** It tells of something done; said at once, and the focus goes to it. */
  readonly success?: boolean | undefined
  readonly title?: ComponentChildren
  readonly titleId?: string | undefined
  readonly disableAutoFocus?: boolean | undefined
}

/** One thing to know before the page itself. Words alone are set as its heading; anything else stands as given. */
export function NotificationBanner(props: NotificationBannerProps) {
  const { children, success, titleId = 'govuk-notification-banner-title', disableAutoFocus } = props
  const title = props.title ?? (success ? 'Success' : 'Important')
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is one of two, and both take it
    <div
      class={classNames('govuk-notification-banner', success && 'govuk-notification-banner--success')}
      role={success ? 'alert' : 'region'}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={disableAutoFocus?.toString()}
    >
      <div class="govuk-notification-banner__header">
        <h2 class="govuk-notification-banner__title" id={titleId}>
          {title}
        </h2>
      </div>
      <div class="govuk-notification-banner__content">
        {typeof children === 'string' ? <p class="govuk-notification-banner__heading">{children}</p> : children}
      </div>
    </div>
  )
}

type ConfirmationPanelProps = {
  readonly title: ComponentChildren
  readonly children?: ComponentChildren
  readonly level?: 1 | 2 | undefined
}

/** GOV.UK's panel: what was done, at the end of a journey. Its title is the page's h1. */
export function ConfirmationPanel({ title, children, level = 1 }: ConfirmationPanelProps) {
  const Heading = level === 1 ? 'h1' : 'h2'
  return (
    <div class="govuk-panel govuk-panel--confirmation">
      <Heading class="govuk-panel__title">{title}</Heading>
      {children ? <div class="govuk-panel__body">{children}</div> : null}
    </div>
  )
}

type PageLink = { readonly href: string; readonly text?: ComponentChildren; readonly label?: string | undefined }
type PageItem =
  | { readonly ellipsis: true }
  | {
      readonly number: number | string
      readonly href: string
      readonly current?: boolean | undefined
      readonly hidden?: string | undefined
    }

type PaginationProps = {
  readonly previous?: PageLink | undefined
  readonly next?: PageLink | undefined
  readonly items?: readonly PageItem[] | undefined
  /** What is in pages, when a page has more than one such list. */
  readonly label?: string | undefined
}

/** The pages of a long list. */
export function Pagination({ previous, next, items, label = 'Pagination' }: PaginationProps) {
  const block = !items && Boolean(previous ?? next)
  return (
    <nav class={classNames('govuk-pagination', block && 'govuk-pagination--block')} aria-label={label}>
      {previous ? <ArrowLink link={previous} to="prev" block={block} /> : null}
      {items ? (
        <ul class="govuk-pagination__list">
          {items.map((item) => (
            <PageNumber item={item} />
          ))}
        </ul>
      ) : null}
      {next ? <ArrowLink link={next} to="next" block={block} /> : null}
    </nav>
  )
}

function PageNumber({ item }: { item: PageItem }) {
  if ('ellipsis' in item) return <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>
  return (
    <li class={classNames('govuk-pagination__item', item.current && 'govuk-pagination__item--current')}>
      <a
        class="govuk-link govuk-pagination__link"
        href={item.href}
        aria-label={item.hidden ?? `Page ${item.number}`}
        aria-current={item.current ? 'page' : undefined}
      >
        {item.number}
      </a>
    </li>
  )
}

const ARROWS = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
} as const

function ArrowLink({ link, to, block }: { link: PageLink; to: 'prev' | 'next'; block: boolean }) {
  return (
    <div class={`govuk-pagination__${to}`}>
      <a class="govuk-link govuk-pagination__link" href={link.href} rel={to}>
        {block || to === 'prev' ? <Arrow to={to} /> : null}
        <span
          class={classNames(
            'govuk-pagination__link-title',
            block && !link.label && 'govuk-pagination__link-title--decorated',
          )}
        >
          {link.text ?? (
            <>
              {to === 'prev' ? 'Previous' : 'Next'}
              <span class="govuk-visually-hidden"> page</span>
            </>
          )}
        </span>
        {block && link.label ? (
          <>
            <span class="govuk-visually-hidden">:</span>
            <span class="govuk-pagination__link-label">{link.label}</span>
          </>
        ) : null}
        {!block && to === 'next' ? <Arrow to={to} /> : null}
      </a>
    </div>
  )
}

function Arrow({ to }: { to: 'prev' | 'next' }) {
  return (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${to}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={ARROWS[to]} />
    </svg>
  )
}
