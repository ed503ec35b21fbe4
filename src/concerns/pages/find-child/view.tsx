import { type Fields, type Problem, problemOf } from '../../../entries/drafts/pages/form-page/form.ts'
import { HeadingLine, Pair, WorkAndHelp, Wrap } from '../../../platform/govuk/arrangement.tsx'
import { DateInput } from '../../../platform/govuk/date-input.tsx'
import { Button, ErrorSummary, Form } from '../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../platform/govuk/layout.tsx'
import { Panel, Rows } from '../../../platform/govuk/record.tsx'
import { Input } from '../../../platform/govuk/text-fields.tsx'
import { DangerBand } from '../view.tsx'
import { CONTENT } from './content.ts'

type View = {
  readonly dutyLine: string | null
  readonly fields: Fields
  readonly problems: readonly Problem[]
  readonly shell: Shell
  readonly action: string
}

export function findChildOfConcernView({ dutyLine, fields, problems, shell, action }: View): string {
  const box = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name), autocomplete: 'off' })
  return page({
    title: CONTENT.title,
    shell,
    problems: problems.length > 0,
    children: (
      <Wrap>
        {problems.length > 0 ? (
          <ErrorSummary errors={problems.map(({ text, field }) => ({ text, href: field && `#${field}` }))} />
        ) : null}
        <HeadingLine heading={CONTENT.title} />
        <WorkAndHelp
          label={CONTENT.helpHeading}
          work={
            <>
              <DangerBand dutyLine={dutyLine} />
              <Form action={action} csrf={shell.csrf ?? ''} label={CONTENT.title}>
                <Pair>
                  <Input label={CONTENT.given} spellcheck={false} {...box('given')} />
                  <Input label={CONTENT.family} spellcheck={false} {...box('family')} />
                </Pair>
                <Pair>
                  <DateInput
                    name="birth"
                    legend={CONTENT.birthDate}
                    hint={CONTENT.birthHint}
                    values={fields}
                    error={problemOf(problems, 'birth-day')}
                  />
                  <Input label={CONTENT.postcode} width={10} {...box('postcode')} />
                </Pair>
                <Input
                  label={CONTENT.number}
                  hint={CONTENT.numberHint}
                  width={20}
                  spellcheck={false}
                  {...box('number')}
                />
                <Button>{CONTENT.go}</Button>
              </Form>
            </>
          }
          help={
            <Panel heading={CONTENT.helpHeading} id="why">
              <Rows items={CONTENT.help} />
            </Panel>
          }
        />
      </Wrap>
    ),
  })
}
