import { Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import type { PracticePerson } from '../../../sessions/queries.ts'
import { PEOPLE } from './content.ts'

export type People = {
  readonly action: string
  readonly people: readonly PracticePerson[]
  readonly authorityName: (authority: string) => string
}

/** The list of practice people, by authority and agency, a button each. */
export function peoplePage(shell: Shell, { action, people, authorityName }: People): string {
  const authorities = groupedBy(people, ({ authority }) => authority)
  return page({
    title: PEOPLE.title,
    shell,
    children: (
      <Wrap>
        <h1 class="govuk-heading-l">{PEOPLE.title}</h1>
        <p class="govuk-body">{PEOPLE.practice}</p>
        {people.length === 0 ? <p class="govuk-body">{PEOPLE.nobody}</p> : null}
        <form action={action} method="post" novalidate>
          {authorities.map(([authority, members]) => (
            <section aria-labelledby={`authority-${authority}`}>
              <h2 class="govuk-heading-m" id={`authority-${authority}`}>
                {authorityName(authority)}
              </h2>
              {groupedBy(members, ({ agencyName }) => agencyName).map(([agency, who]) => (
                <Agency name={agency} people={who} />
              ))}
            </section>
          ))}
        </form>
      </Wrap>
    ),
  })
}

/** The practice provider does not know what the browser was about. */
export function tooLatePage(shell: Shell): string {
  return page({
    title: PEOPLE.tooLateTitle,
    shell,
    children: (
      <Wrap>
        <h1 class="govuk-heading-l">{PEOPLE.tooLateTitle}</h1>
        <p class="govuk-body">{PEOPLE.tooLate}</p>
        <Button href="/sign-in">{PEOPLE.again}</Button>
      </Wrap>
    ),
  })
}

function Agency({ name, people }: { name: string; people: readonly PracticePerson[] }) {
  return (
    <>
      <h3 class="govuk-heading-s">{name}</h3>
      <ul class="govuk-list">
        {people.map((person) => (
          <li>
            <button
              class="govuk-button govuk-button--secondary govuk-!-margin-bottom-1"
              type="submit"
              name="person"
              value={person.subject}
            >
              {person.name}
              <span class="govuk-visually-hidden">,</span>{' '}
              <span class="govuk-!-font-weight-regular">{person.jobTitle}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly [string, readonly T[]])[] {
  return [...Map.groupBy(items, keyOf)]
}
