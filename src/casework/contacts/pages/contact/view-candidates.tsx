import type { Moment } from '../../../../kernel/moment.ts'
import { ageInWords, birthInWords, displayName } from '../../../../people/model.ts'
import { statusInWords } from '../../../../people/pages/find-child/content.ts'
import type { FoundChild } from '../../../../people/search/model.ts'
import { Button, Form } from '../../../../platform/govuk/form.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { CONTENT } from './content.ts'

type Props = {
  readonly contactId: string
  readonly candidates: readonly FoundChild[]
  readonly csrf: string
  readonly now: Moment
}

/** Children of our own records who may be the one, each to be chosen by a person. */
export function Candidates({ contactId, candidates, csrf, now }: Props) {
  if (candidates.length === 0) return <p>{CONTENT.noCandidates}</p>
  return (
    <Table
      caption={CONTENT.candidates}
      captionSize="s"
      columns={[{ head: 'Name' }, { head: 'Age' }, { head: 'Postcode' }, { head: 'Status' }, { head: 'Choose' }]}
      rows={candidates.map(({ person, addresses, standing }) => [
        displayName(person),
        `${ageInWords(person, now.day)}, ${birthInWords(person)}`,
        addresses.find(({ toOn }) => toOn === null)?.postcode ?? 'Not known',
        statusInWords(standing),
        <Form
          action={`/contacts/${contactId}/child`}
          csrf={csrf}
          look="compact"
          label={`${CONTENT.thisChild}: ${displayName(person)}`}
        >
          <input type="hidden" name="childId" value={person.id} />
          <Button variant="secondary">
            {CONTENT.thisChild}
            <span class="govuk-visually-hidden">: {displayName(person)}</span>
          </Button>
        </Form>,
      ])}
    />
  )
}
