import { type Fields, type Problem, problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formatIndexNumber } from '../../../../kernel/index-number.ts'
import { HeadingLine, IndexNumber, Pair, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link, Tag } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button, Form } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { Input } from '../../../../platform/govuk/text-fields.tsx'
import { authorityName } from '../../../../statute/authorities.ts'
import type { PeopleFound, PersonFound } from '../../../contract-desk.ts'
import { STATUSES } from '../child/content.ts'
import { nameInWords } from '../content.ts'
import { dayInNumbers } from '../rules.ts'
import { Problems } from '../view.tsx'
import { CONTENT, HOW } from './content.ts'

type PeopleView = {
  readonly shell: Shell
  readonly fields: Fields
  readonly problems: readonly Problem[]
  readonly found?: PeopleFound
}

/** The search, and beneath it whom it found. */
export function peopleView(view: PeopleView): string {
  const { shell, problems, found } = view
  return page({
    title: CONTENT.title,
    shell,
    problems: problems.length > 0,
    children: (
      <Wrap>
        <Problems problems={problems} />
        <HeadingLine heading={CONTENT.title} />
        <WorkAndHelp
          label={CONTENT.help}
          work={
            <>
              <SearchForm {...view} />
              {found ? <Found found={found} /> : null}
            </>
          }
          help={
            <Panel heading={CONTENT.help} id="help">
              <Rows items={CONTENT.helpWords} />
            </Panel>
          }
        />
      </Wrap>
    ),
  })
}

function SearchForm({ shell, fields, problems }: PeopleView) {
  const asked = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return (
    <Form action="/index/people" csrf={shell.csrf ?? ''} label={CONTENT.title}>
      <Input label={CONTENT.words} hint={CONTENT.wordsHint} autocomplete="off" spellcheck={false} {...asked('words')} />
      <Pair>
        <DateInput
          name="birthDate"
          legend={CONTENT.birthDate}
          values={fields}
          error={problemOf(problems, 'birthDate-day')}
        />
        <Input label={CONTENT.postcode} width={10} autocomplete="off" {...asked('postcode')} />
      </Pair>
      <Button>{CONTENT.find}</Button>
    </Form>
  )
}

function Found({ found: { how, people, more } }: { found: PeopleFound }) {
  const { name, born, area, number, authority } = CONTENT.columns
  return (
    <Panel heading={HOW[how]} id="found">
      {people.length === 0 ? (
        <p>{CONTENT.none}</p>
      ) : (
        <Table
          caption={HOW[how]}
          captionSize="hidden"
          columns={[{ head: name, width: 30 }, { head: born }, { head: area }, { head: number }, { head: authority }]}
          rows={people.map((person) => [
            <Who person={person} />,
            bornInWords(person),
            person.summary.postcodeDistrict ?? 'not known',
            <IndexNumber>{formatIndexNumber(person.number)}</IndexNumber>,
            person.responsibleAuthority ? authorityName(person.responsibleAuthority) : '',
          ])}
        />
      )}
      {more ? <p>{CONTENT.more}</p> : null}
    </Panel>
  )
}

function Who({ person: { recordId, summary, status } }: { person: PersonFound }) {
  const { text, colour } = STATUSES[status]
  return (
    <>
      {recordId ? <Link href={`/index/children/${recordId}`}>{nameInWords(summary)}</Link> : nameInWords(summary)}{' '}
      {status === 'active' ? null : <Tag colour={colour}>{text}</Tag>}
    </>
  )
}

function bornInWords({ summary: { birthDate, birthDateKnown } }: PersonFound): string {
  if (!birthDate) return 'not known'
  return birthDateKnown === 'year' ? birthDate.slice(0, 4) : dayInNumbers(birthDate)
}
