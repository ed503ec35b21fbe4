import { ageOn, inWords } from '../../../../kernel/calendar-day.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { DATE_HINT, SEX } from '../../../../people/pages/content.ts'
import { authorityInWords } from '../../../../people/pages/find-child/content.ts'
import { type Fields, linked, type Problem, problemOf } from '../../../../people/pages/form.ts'
import type { ChildElsewhere, FoundChild, IndexAnswer } from '../../../../people/search/model.ts'
import { HeadingLine, Pair, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button, ErrorSummary, Form } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { Input } from '../../../../platform/govuk/text-fields.tsx'
import type { Contact } from '../../model.ts'
import { Candidates } from '../contact/view-candidates.tsx'
import { identityAsGiven } from '../content.ts'
import { CONTENT } from './content.ts'

/** Who the child of a contact may be: of our own records, and of the index. */
export type WhoItMayBe = {
  readonly contact: Contact
  readonly own: readonly FoundChild[]
  readonly answer: IndexAnswer
  readonly fields: Fields
  readonly problems: readonly Problem[]
}

type View = WhoItMayBe & { readonly shell: Shell; readonly now: Moment }

export function childOfContactView({ contact, own, answer, fields, problems, shell, now }: View): string {
  const csrf = shell.csrf ?? ''
  return page({
    title: CONTENT.title,
    shell,
    problems: problems.length > 0,
    children: (
      <Wrap>
        {problems.length > 0 ? <ErrorSummary errors={linked(problems)} /> : null}
        <HeadingLine heading={CONTENT.title} remark={<Link href={`/contacts/${contact.id}`}>{CONTENT.back}</Link>} />
        <p>
          {CONTENT.given} <strong>{identityAsGiven(contact.childAsGiven)}</strong>.
        </p>
        <Panel heading={CONTENT.ownHeading} id="own">
          <Candidates contactId={contact.id} candidates={own} csrf={csrf} now={now} />
        </Panel>
        <Panel heading={CONTENT.elsewhereHeading} id="elsewhere">
          <Elsewhere answer={answer} now={now} />
        </Panel>
        <Panel heading={CONTENT.registerHeading} id="register">
          <Register contactId={contact.id} csrf={csrf} fields={fields} problems={problems} />
        </Panel>
      </Wrap>
    ),
  })
}

function Elsewhere({ answer, now }: { answer: IndexAnswer; now: Moment }) {
  if (!answer.asked)
    return <p>{answer.because === 'unavailable' ? CONTENT.elsewhereAway : CONTENT.elsewhereTooLittle}</p>
  if (answer.elsewhere.length === 0) return <p>{CONTENT.elsewhereNone}</p>
  return (
    <>
      <p>{CONTENT.elsewhereHint}</p>
      <Table
        caption={CONTENT.elsewhereHeading}
        captionSize="hidden"
        columns={[{ head: 'Name' }, { head: 'Age' }, { head: 'District' }, { head: 'Council' }, { head: 'How sure' }]}
        rows={answer.elsewhere.map((child) => rowOf(child, now))}
      />
    </>
  )
}

function rowOf(
  { given, family, birthDate, postcodeDistrict, responsibleAuthority, isCertain }: ChildElsewhere,
  now: Moment,
) {
  return [
    `${given} ${family}`.trim(),
    birthDate ? `${ageOn(birthDate, now.day).years}, born ${inWords(birthDate)}` : 'Not known',
    postcodeDistrict ?? 'Not known',
    responsibleAuthority ? authorityInWords(responsibleAuthority) : CONTENT.noAuthority,
    isCertain ? CONTENT.certain : CONTENT.perhaps,
  ]
}

type RegisterProps = {
  readonly contactId: string
  readonly csrf: string
  readonly fields: Fields
  readonly problems: readonly Problem[]
}

function Register({ contactId, csrf, fields, problems }: RegisterProps) {
  const box = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name), autocomplete: 'off' })
  const day = (name: string) => ({ name, hint: DATE_HINT, values: fields, error: problemOf(problems, `${name}-day`) })
  return (
    <Form action={`/contacts/${contactId}/child`} csrf={csrf} label={CONTENT.registerHeading}>
      {['search', 'id', 'carerId'].map((name) => (
        <input type="hidden" name={name} value={fields[name] ?? ''} />
      ))}
      <Pair>
        <Input label={CONTENT.givenName} spellcheck={false} {...box('given')} />
        <Input label={CONTENT.family} spellcheck={false} {...box('family')} />
      </Pair>
      <Pair>
        <DateInput legend={CONTENT.birthDate} {...day('birthDate')} />
        <DateInput legend={CONTENT.expectedOn} {...day('expectedOn')} />
      </Pair>
      <Radios
        name="sex"
        legend={CONTENT.sex}
        inline
        value={fields['sex']}
        items={(['F', 'M', 'U'] as const).map((value) => ({ value, text: SEX[value] }))}
      />
      <Pair>
        <Input label={CONTENT.lines} {...box('lines')} />
        <Input label={CONTENT.postcode} width={10} {...box('postcode')} />
      </Pair>
      <Input label={CONTENT.number} width={20} {...box('number')} />
      <Button preventDoubleClick>{CONTENT.register}</Button>
    </Form>
  )
}
