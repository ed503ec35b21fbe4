import type { ComponentChildren } from 'preact'
import { render } from 'preact-render-to-string'
import { LessonBar } from './lesson.tsx'
import { Footer, Header, PRODUCT, type Shell } from './shell.tsx'

export type { Shell } from './shell.tsx'

export type PageProps = {
  /** What this page is, as its h1 says it. Never a person's name alone where a list of windows could be overlooked. */
  readonly title: string
  readonly shell: Shell
  readonly children: ComponentChildren
  /** The page is shown again because something must be put right: its title then begins with "Error: ". */
  readonly problems?: boolean | undefined
  /** What the service is called in the title; the council's name and the program's unless given. */
  readonly service?: string | undefined
}

/**
 * A whole page, as HTML. Its one h1 is the caller's, and so is the `ics-wrap` around what is not full width.
 * Councils are not central government: no crown, no GOV.UK logotype, no GDS Transport.
 * Nothing is inline, neither script nor style: the content security policy refuses both.
 */
export function page({ title, shell, children, problems, service }: PageProps): string {
  const named = `${title} – ${service ?? `${shell.council.name} ${PRODUCT}`}`
  return `<!DOCTYPE html>${render(
    <html lang="en-GB" class={`govuk-template ics-council--${shell.council.colour}`}>
      <head>
        <meta charset="utf-8" />
        <title>{problems ? `Error: ${named}` : named}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <link rel="stylesheet" href="/assets/govuk-frontend.min.css" />
        <link rel="stylesheet" href="/moj/moj-frontend.min.css" />
        <link rel="stylesheet" href="/assets/ics.css" />
        <link rel="icon" href="data:," />
        <script type="module" src="/assets/start.js" />
      </head>
      <body class="govuk-template__body ics-dense">
        <a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">
          Skip to main content
        </a>
        <Header shell={shell} />
        {shell.lesson ? <LessonBar lesson={shell.lesson} /> : null}
        <main id="main-content" class="ics-main">
          {children}
        </main>
        <Footer shell={shell} />
      </body>
    </html>,
  )}`
}
