import { Pair, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
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
          <Pair>
            {authorities.map(([authority, members]) => (
              <Table
                caption={authorityName(authority)}
                columns={[{ head: PEOPLE.person }, { head: PEOPLE.role }]}
                groups={groupedBy(members, ({ agencyName }) => agencyName).map(([heading, who]) => ({
                  heading,
                  rows: who.map((person) => [<Person person={person} />, person.jobTitle]),
                }))}
              />
            ))}
          </Pair>
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

function Person({ person }: { person: PracticePerson }) {
  return (
    <button
      class="govuk-button govuk-button--secondary govuk-!-margin-bottom-0"
      type="submit"
      name="person"
      value={person.subject}
    >
      {person.name}
    </button>
  )
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly [string, readonly T[]])[] {
  return [...Map.groupBy(items, keyOf)]
}
