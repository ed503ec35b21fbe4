import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { Input } from '../../../../platform/govuk/text-fields.tsx'
import type { Worker } from '../../model.ts'
import { CONTENT } from './content.ts'
import { limitField } from './form.ts'

export type LimitsShown = { readonly workers: readonly Worker[] }

/** The form of how many children each worker of the team is to hold at most, from a day on. */
export function limitsView(showing: Showing<LimitsShown>): string {
  const { fields, problems, loaded } = showing
  const { workers } = loaded
  return formFrame(showing, {
    title: CONTENT.title,
    remark: CONTENT.remark,
    before: workers.length === 0 ? <p>{CONTENT.none}</p> : null,
    children:
      workers.length === 0 ? null : (
        <>
          {workers.map(({ userId, name, holds }) => (
            <Input
              name={limitField(userId)}
              label={name}
              hint={CONTENT.hint(holds)}
              width={3}
              inputmode="numeric"
              value={fields[limitField(userId)]}
              error={problemOf(problems, limitField(userId))}
            />
          ))}
          <DateInput name="from" legend={CONTENT.from} values={fields} error={problemOf(problems, 'from-day')} />
          <Button preventDoubleClick>{CONTENT.button}</Button>
        </>
      ),
    help: (
      <Panel heading={CONTENT.help} id="help">
        <p>{CONTENT.helpText}</p>
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}
