import type { AgencyOpened } from '../../../access/agencies/commands.ts'
import type { Colleague, Invitation } from '../../../access/agencies/model.ts'
import { type Fields, type Problem, problemOf } from '../../../entries/drafts/pages/form-page/form.ts'
import { inWords } from '../../../kernel/calendar-day.ts'
import { Pair } from '../../../platform/govuk/arrangement.tsx'
import { Radios } from '../../../platform/govuk/choices.tsx'
import { Link } from '../../../platform/govuk/content.tsx'
import { Button, Form } from '../../../platform/govuk/form.tsx'
import { Panel, Rows, Small } from '../../../platform/govuk/record.tsx'
import { Table } from '../../../platform/govuk/table.tsx'
import { Input } from '../../../platform/govuk/text-fields.tsx'
import { CONTENT } from './content.ts'

export type Asked = { readonly fields: Fields; readonly problems: readonly Problem[] }

/** The four questions about somebody who is invited. */
export function InvitationFields({ fields, problems }: Asked) {
  const box = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return (
    <>
      <Pair>
        <Input label={CONTENT.name} spellcheck={false} {...box('name')} />
        <Input label={CONTENT.jobTitle} {...box('title')} />
      </Pair>
      <Input label={CONTENT.email} hint={CONTENT.emailHint} spellcheck={false} {...box('email')} />
      <Leads {...{ fields, problems }} />
    </>
  )
}

export function Leads({ fields, problems }: Asked) {
  return (
    <Radios
      name="lead"
      legend={CONTENT.asLead}
      inline
      value={fields['lead']}
      error={problemOf(problems, 'lead')}
      items={[
        { value: 'no', text: 'No' },
        { value: 'yes', text: 'Yes' },
      ]}
    />
  )
}

/** Who has a seat; `placeOf` is where one is looked after, if it may be. */
export function People({ people, placeOf }: Pick<AgencyOpened, 'people'> & { placeOf?: (one: Colleague) => string }) {
  if (people.length === 0) return <p>{CONTENT.nobody}</p>
  return (
    <Table
      caption={CONTENT.people}
      columns={CONTENT.columns.map((head) => ({ head }))}
      rows={people.map((one) => [
        placeOf ? <Link href={placeOf(one)}>{one.name}</Link> : one.name,
        one.roles.includes('agency-lead') ? `${one.jobTitle}; ${CONTENT.leads}` : one.jobTitle,
        inWords(one.fromOn),
      ])}
    />
  )
}

/** Whose seats wait for them. */
export function Invited({ invited, action, csrf }: { invited: readonly Invitation[]; action: string; csrf: string }) {
  if (invited.length === 0) return null
  return (
    <Panel heading={CONTENT.invited} id="invited">
      <Rows
        items={invited.map(({ id, name, jobTitle, email, untilOn }) => (
          <>
            {name}, {jobTitle}{' '}
            <Small>
              {email}, {CONTENT.until} {inWords(untilOn)}
            </Small>
            <Form action={action} csrf={csrf} look="compact" label={`${CONTENT.takeBack}: ${name}`}>
              <Button variant="secondary" name="withdraw" value={id}>
                {CONTENT.takeBack}
              </Button>
            </Form>
          </>
        ))}
      />
    </Panel>
  )
}

export function HelpAboutSeats() {
  return (
    <Panel heading={CONTENT.help} id="help">
      <Rows items={CONTENT.helpRows} />
    </Panel>
  )
}
