import { inWords } from '../../../kernel/calendar-day.ts'
import type { Moment } from '../../../kernel/moment.ts'
import { HeadingLine, Pair, WorkAndHelp, Wrap } from '../../../platform/govuk/arrangement.tsx'
import { Tag } from '../../../platform/govuk/content.tsx'
import { DateInput } from '../../../platform/govuk/date-input.tsx'
import { Button, ErrorSummary, Form } from '../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../platform/govuk/layout.tsx'
import { Panel, Rows, Small } from '../../../platform/govuk/record.tsx'
import { Table } from '../../../platform/govuk/table.tsx'
import { Input } from '../../../platform/govuk/text-fields.tsx'
import { ageInWords, NAME_NOT_GIVEN } from '../../model.ts'
import { MOST_SHOWN } from '../../search/commands.ts'
import type { ChildElsewhere, FoundChild, IndexAnswer } from '../../search/model.ts'
import { type Fields, linked, type Problem, problemOf } from '../form.ts'
import { authorityInWords, budgetSpent, CONTENT } from './content.ts'
import { OwnChildren } from './view-children.tsx'

export type Results = {
  readonly own: readonly FoundChild[]
  readonly answer: IndexAnswer
  readonly searchId: string
  readonly mayRegister: boolean
}

type FindChildView = {
  readonly shell: Shell
  readonly fields: Fields
  readonly problems: readonly Problem[]
  readonly now: Moment
  readonly results?: Results
}

/** The search, and beneath it whom it found: own records first, then the index's. */
export function findChildView({ shell, fields, problems, now, results }: FindChildView): string {
  return page({
    title: CONTENT.title,
    shell,
    problems: problems.length > 0,
    children: (
      <Wrap>
        {problems.length > 0 ? <ErrorSummary errors={linked(problems)} /> : null}
        <HeadingLine heading={CONTENT.title} />
        <WorkAndHelp
          label={CONTENT.helpHeading}
          work={
            <>
              <SearchForm shell={shell} fields={fields} problems={problems} />
              {results ? <Found results={results} fields={fields} shell={shell} now={now} /> : null}
            </>
          }
          help={
            <Panel heading={CONTENT.helpHeading} id="help">
              <Rows items={CONTENT.help} />
            </Panel>
          }
        />
      </Wrap>
    ),
  })
}

function SearchForm({ shell, fields, problems }: Pick<FindChildView, 'shell' | 'fields' | 'problems'>) {
  const asked = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return (
    <Form action="/children/find" csrf={shell.csrf ?? ''} label={CONTENT.title}>
      <Pair>
        <Input label={CONTENT.name} hint={CONTENT.nameHint} autocomplete="off" spellcheck={false} {...asked('name')} />
        <Input label={CONTENT.number} hint={CONTENT.numberHint} autocomplete="off" width={20} {...asked('number')} />
      </Pair>
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

type FoundProps = Pick<FindChildView, 'shell' | 'fields' | 'now'> & { readonly results: Results }

function Found({ results, fields, shell, now }: FoundProps) {
  const { own, answer, searchId, mayRegister } = results
  return (
    <>
      <Panel heading={CONTENT.ownHeading} id="own">
        {own.length > 0 ? <OwnChildren own={own} answer={answer} now={now} /> : <p>{CONTENT.none}</p>}
      </Panel>
      <Panel heading={CONTENT.elsewhereHeading} id="elsewhere">
        <Elsewhere answer={answer} room={MOST_SHOWN - own.length} now={now} />
      </Panel>
      {mayRegister ? (
        <Panel heading={CONTENT.registerHeading} id="register">
          <Form action="/children/new" csrf={shell.csrf ?? ''} label={CONTENT.register}>
            <input type="hidden" name="search" value={searchId} />
            {CARRIED.map((name) => (
              <input type="hidden" name={name} value={fields[name] ?? ''} />
            ))}
            <p>
              <Small>{CONTENT.registerHint}</Small>
            </p>
            <Button variant="secondary">{CONTENT.register}</Button>
          </Form>
        </Panel>
      ) : null}
    </>
  )
}

const CARRIED = ['name', 'number', 'birthDate-day', 'birthDate-month', 'birthDate-year', 'postcode']

function Elsewhere({ answer, room, now }: { answer: IndexAnswer; room: number; now: Moment }) {
  if (!answer.asked) return <p>{whyNotAsked(answer)}</p>
  const shown = answer.elsewhere.slice(0, room)
  if (shown.length === 0) return <p>{CONTENT.noneElsewhere}</p>
  return (
    <Table
      caption={CONTENT.elsewhereHeading}
      captionSize="hidden"
      columns={[{ head: 'Name' }, { head: 'Born' }, { head: 'Postcode area' }, { head: 'Ring' }, { head: 'From' }]}
      rows={shown.map((child) => [
        `${child.given} ${child.family}`.trim() || NAME_NOT_GIVEN,
        child.birthDate ? `${inWords(child.birthDate)}, ${ageOf(child, now)}` : 'not known',
        child.postcodeDistrict ?? 'not known',
        child.responsibleAuthority ? authorityInWords(child.responsibleAuthority) : 'no authority yet',
        <Tag colour="blue">{child.isCertain ? 'Index: the same child' : 'Index: perhaps'}</Tag>,
      ])}
    />
  )
}

function whyNotAsked(answer: Exclude<IndexAnswer, { asked: true }>): string {
  if (answer.because === 'budget-spent') return budgetSpent(answer.retryAfterSeconds)
  return answer.because === 'unavailable' ? CONTENT.unavailable : CONTENT.tooLittle
}

function ageOf({ birthDate }: ChildElsewhere, now: Moment): string {
  return ageInWords({ kind: 'child', birthDate, expectedOn: null, birthDateKnown: 'exact', diedOn: null }, now.day)
}
