import { Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'

/** Where one may work, as each identity provider is called, and the way on. */
export type Workplaces = readonly { readonly name: string; readonly href: string }[]

const TITLE = 'Where do you work?'

/** Whose sign-in somebody uses: their council's or their agency's. Links, because nothing is kept of the choice. */
export function workplacePage(shell: Shell, places: Workplaces): string {
  return page({
    title: TITLE,
    shell,
    children: (
      <Wrap>
        <h1 class="govuk-heading-l">{TITLE}</h1>
        <p class="govuk-body">You sign in as you do at work. OpenICS never sees your password.</p>
        <ul class="govuk-list">
          {places.map(({ name, href }) => (
            <li>
              <a class="govuk-link" href={href}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </Wrap>
    ),
  })
}
