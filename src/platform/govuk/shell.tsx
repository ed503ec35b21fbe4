import { classNames } from './class-names.ts'
import type { Lesson } from './lesson.tsx'

/** The colours a council may choose; each reads at 7:1 or better under white. Red and purple mean other things. */
export type CouncilColour = 'teal' | 'navy' | 'forest' | 'slate' | 'bronze'

/** A way through the program; `count` is how much waits there. */
type NavItem = {
  readonly href: string
  readonly text: string
  readonly current?: boolean | undefined
  readonly count?: number | undefined
}

/** What stands around every page, as plain values. */
export type Shell = {
  readonly council: { readonly name: string; readonly colour: CouncilColour }
  readonly user?: { readonly name: string; readonly role: string } | undefined
  readonly nav: readonly NavItem[]
  /** Where the search box sends `q`; by `post`, so that no name comes into an address or a log. */
  readonly search?: { readonly action: string } | undefined
  /** The practice county: every page says so. */
  readonly practice: boolean
  /** What whoever is signed in is learning just now. */
  readonly lesson?: Lesson | undefined
  readonly csrf?: string | undefined
  readonly signOutHref?: string | undefined
  readonly homeHref?: string | undefined
}

/** The name of the program, after the council's. */
export const PRODUCT = 'OpenICS'

/** The council's name and colour, where to go, the search box, and who is signed in. */
export function Header({ shell }: { shell: Shell }) {
  const { council, nav, user, search, csrf, homeHref = '/' } = shell
  return (
    <header class="ics-header">
      {shell.practice ? <PracticeBanner isSignedIn={Boolean(user)} /> : null}
      <div class="ics-wrap">
        <a class="ics-brand" href={homeHref}>
          {council.name} <span>{PRODUCT}</span>
        </a>
        {nav.length > 0 ? (
          <nav class="ics-main-nav" aria-label="Main">
            <ul class="ics-nav">
              {nav.map(({ href, text, current, count = 0 }) => (
                <li>
                  <a href={href} aria-current={current ? 'page' : undefined}>
                    {text}
                    {count > 0 ? <strong class="ics-count">{count}</strong> : null}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
        {search ? <SearchBox action={search.action} csrf={csrf} /> : null}
        {user ? <span class="ics-me">{`${user.name}, ${user.role}`}</span> : null}
        <SignOut shell={shell} />
        <a class="ics-menu" href="#menu">
          Menu
        </a>
      </div>
    </header>
  )
}

/** The same places again, then help with the page itself. On a phone this is the menu. */
export function Footer({ shell }: { shell: Shell }) {
  const { nav, user, practice } = shell
  return (
    <footer class="ics-foot" id="menu">
      <div class="ics-wrap">
        <nav aria-label="Footer">
          <ul>
            {[...nav, { href: '/accessibility', text: 'Accessibility' }, { href: '/privacy', text: 'Privacy' }].map(
              ({ href, text }) => (
                <li>
                  <a class="govuk-link" href={href}>
                    {text}
                  </a>
                </li>
              ),
            )}
            {shell.signOutHref ? (
              <li>
                <SignOut shell={shell} inFooter />
              </li>
            ) : null}
          </ul>
        </nav>
        <p class="ics-small">
          {user ? `${user.name}, ${user.role}. Every look at a record is kept. ` : null}
          {practice ? 'Practice county: all people are invented.' : null}
        </p>
      </div>
    </footer>
  )
}

/** Says that nothing here is real. Small, and on every page of a practice county. */
function PracticeBanner({ isSignedIn }: { isSignedIn: boolean }) {
  return (
    <p class="ics-practice">
      <strong>Practice county.</strong> All people are invented; the built-in sign-in is in use.{' '}
      {isSignedIn ? <a href="/learning">Learn by doing</a> : null}
    </p>
  )
}

function SearchBox({ action, csrf }: { action: string; csrf: string | undefined }) {
  return (
    <search>
      <form class="ics-find" action={action} method="post">
        {csrf ? <input type="hidden" name="_csrf" value={csrf} /> : null}
        <label class="govuk-visually-hidden" for="search-box">
          Search children, people and what was written. Press slash to get here.
        </label>
        <input
          class="govuk-input"
          id="search-box"
          name="q"
          type="search"
          autocomplete="off"
          placeholder="Name, number or words  ( / )"
        />
      </form>
    </search>
  )
}

/** Signing out changes something, so it is a form with its token; before there is a session it is a plain link. */
function SignOut({ shell, inFooter = false }: { shell: Shell; inFooter?: boolean }) {
  if (!shell.signOutHref) return null
  const place = classNames('ics-sign-out', inFooter ? 'govuk-link' : 'ics-sign-out--header')
  if (!shell.csrf) {
    return (
      <a class={place} href={shell.signOutHref}>
        Sign out
      </a>
    )
  }
  return (
    <form class="ics-act" action={shell.signOutHref} method="post">
      <input type="hidden" name="_csrf" value={shell.csrf} />
      <button class={place} type="submit">
        Sign out
      </button>
    </form>
  )
}
