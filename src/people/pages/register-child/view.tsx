import { formatIndexNumber, indexNumber } from '../../../kernel/index-number.ts'
import { HeadingLine, IndexNumber, Pair, WorkAndHelp, Wrap } from '../../../platform/govuk/arrangement.tsx'
import { Radios } from '../../../platform/govuk/choices.tsx'
import { InsetText, Link } from '../../../platform/govuk/content.tsx'
import { DateInput } from '../../../platform/govuk/date-input.tsx'
import { Button, ErrorSummary, Form } from '../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../platform/govuk/layout.tsx'
import { Panel, Rows } from '../../../platform/govuk/record.tsx'
import { Input, Select } from '../../../platform/govuk/text-fields.tsx'
import { displayName, type KnownPerson } from '../../model.ts'
import { AROUND_A_CHILD, DATE_HINT, SEX, TIES } from '../content.ts'
import { type Fields, linked, type Problem, problemOf } from '../form.ts'
import { CONTENT } from './content.ts'

type RegisterChildView = {
  readonly shell: Shell
  readonly fields: Fields
  readonly problems: readonly Problem[]
}

/** Ten questions, most of which may be left. */
export function registerChildView({ shell, fields, problems }: RegisterChildView): string {
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
          work={<Questions shell={shell} fields={fields} problems={problems} />}
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

function Questions({ shell, fields, problems }: RegisterChildView) {
  const asked = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name), autocomplete: 'off' })
  return (
    <Form action="/children/new" csrf={shell.csrf ?? ''} label={CONTENT.title}>
      {['search', 'id', 'carerId'].map((name) => (
        <input type="hidden" name={name} value={fields[name] ?? ''} />
      ))}
      <Pair>
        <Input label={CONTENT.given} hint={CONTENT.givenHint} spellcheck={false} {...asked('given')} />
        <Input label={CONTENT.family} hint={CONTENT.familyHint} spellcheck={false} {...asked('family')} />
      </Pair>
      <Pair>
        <Day name="birthDate" legend={CONTENT.birthDate} fields={fields} problems={problems} />
        <Day name="expectedOn" legend={CONTENT.expectedOn} fields={fields} problems={problems} />
      </Pair>
      <Radios
        name="sex"
        legend={CONTENT.sex}
        inline
        value={fields['sex']}
        items={(['F', 'M', 'U'] as const).map((value) => ({ value, text: SEX[value] }))}
      />
      <Pair>
        <Input label={CONTENT.lines} hint={CONTENT.linesHint} {...asked('lines')} />
        <Input label={CONTENT.postcode} width={10} {...asked('postcode')} />
      </Pair>
      <Input label={CONTENT.number} hint={CONTENT.numberHint} width={20} {...asked('number')} />
      <Pair>
        <Input label={CONTENT.carer} hint={CONTENT.carerHint} spellcheck={false} {...asked('carer')} />
        <Select
          name="carerKind"
          label={CONTENT.carerKind}
          error={problemOf(problems, 'carerKind')}
          value={fields['carerKind']}
          items={[
            { value: '', text: CONTENT.choose },
            ...AROUND_A_CHILD.map((value) => ({ value, text: TIES[value] })),
          ]}
        />
      </Pair>
      <Button preventDoubleClick>{CONTENT.register}</Button>
    </Form>
  )
}

type DayProps = Pick<RegisterChildView, 'fields' | 'problems'> & { readonly name: string; readonly legend: string }

function Day({ name, legend, fields, problems }: DayProps) {
  const error = problemOf(problems, `${name}-day`)
  return <DateInput name={name} legend={legend} hint={DATE_HINT} values={fields} error={error} />
}

type RegisteredView = { readonly shell: Shell; readonly child: KnownPerson; readonly mayLook: boolean }

/** What came of it: the number, or that it follows. */
export function registeredView({ shell, child, mayLook }: RegisteredView): string {
  const number = child.indexNumber === null ? undefined : indexNumber(child.indexNumber)
  return page({
    title: CONTENT.doneTitle,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={CONTENT.doneTitle} />
        <p>
          <strong>{displayName(child)}</strong>
        </p>
        {number ? (
          <p>
            {CONTENT.numberIs}: <IndexNumber>{formatIndexNumber(number)}</IndexNumber>
          </p>
        ) : (
          <InsetText>{CONTENT.numberLater}</InsetText>
        )}
        {child.indexState === 'provisional' ? <InsetText>{CONTENT.provisional}</InsetText> : null}
        <p>{mayLook ? <Link href={`/children/${child.id}`}>{CONTENT.open}</Link> : CONTENT.notYours}</p>
        <p>
          <Link href="/children/find">{CONTENT.again}</Link>
        </p>
      </Wrap>
    ),
  })
}
