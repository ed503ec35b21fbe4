import { type Fields, problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import type { Entry } from '../../../../entries/model.ts'
import { plainText } from '../../../../entries/rules.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import { displayName } from '../../../../people/model.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { InsetText, Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Fieldset, Hint } from '../../../../platform/govuk/field.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Clock, Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Input, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import type { Due } from '../../../dues/model.ts'
import { clockLook, dueInWords } from '../../../dues/rules.ts'
import type { StrategyDiscussion } from '../../model.ts'
import { CONTENT, DECISIONS } from './content.ts'

/** How many people the form has room for. */
export const ROWS = 6

export type StrategyShown = {
  readonly discussion: StrategyDiscussion
  readonly children: readonly KnownPerson[]
  readonly dues: readonly Due[]
  readonly said: readonly Omit<Entry, 'part'>[]
}

/** The form to record a strategy discussion; once recorded, that it is. */
export function recordView(showing: Showing<StrategyShown>): string {
  const { loaded, now } = showing
  const { discussion, children, dues, said } = loaded
  const [due] = dues
  return formFrame(showing, {
    title: CONTENT.title,
    remark: due ? (
      <>
        Called {inWordsAt(discussion.triggeredAt)}:{' '}
        <Clock words={dueInWords(due, now.day)} state={clockLook(due, now.day)} />
      </>
    ) : null,
    about: (
      <p>
        {children.map((child, index) => (
          <>
            {index > 0 ? ' · ' : null}
            <Link href={`/children/${child.id}`}>{displayName(child)}</Link>
          </>
        ))}
      </p>
    ),
    before: discussion.heldOn ? <InsetText>{CONTENT.done}</InsetText> : null,
    children: discussion.heldOn ? null : <Questions showing={showing} />,
    help: (
      <Panel heading={CONTENT.help} id="known">
        <Rows
          items={said.map((entry) => (
            <>
              <strong>{entry.title}</strong> <Small>{`${entry.saidBy}, ${inWords(entry.happenedOn)}`}</Small>
              <p>{plainText(entry.body)}</p>
            </>
          ))}
        />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function Questions({ showing: { fields, problems } }: { showing: Showing<StrategyShown> }) {
  return (
    <>
      <DateInput name="held" legend={CONTENT.held} values={fields} error={problemOf(problems, 'held-day')} />
      <Fieldset legend={CONTENT.tookPart}>
        <Hint>{CONTENT.tookPartHint}</Hint>
        {Array.from({ length: ROWS }, (_, index) => (
          <Person row={index + 1} fields={fields} error={problemOf(problems, `name-${index + 1}`)} />
        ))}
      </Fieldset>
      <Radios
        name="decision"
        legend={CONTENT.decision}
        error={problemOf(problems, 'decision')}
        value={fields['decision']}
        items={Object.entries(DECISIONS).map(([value, text]) => ({ value, text }))}
      />
      <Textarea
        name="reason"
        label={CONTENT.reason}
        rows={4}
        value={fields['reason']}
        error={problemOf(problems, 'reason')}
      />
      <Textarea
        name="whoSees"
        label={CONTENT.whoSees}
        rows={3}
        value={fields['whoSees']}
        error={problemOf(problems, 'whoSees')}
      />
      <Button preventDoubleClick>{CONTENT.button}</Button>
    </>
  )
}

type PersonProps = { readonly row: number; readonly fields: Fields; readonly error: string | undefined }

function Person({ row, fields, error }: PersonProps) {
  const box = (part: string, label: string) => (
    <Input
      name={`${part}-${row}`}
      size="plain"
      label={
        <>
          {label}
          <span class="govuk-visually-hidden"> of person {row}</span>
        </>
      }
      value={fields[`${part}-${row}`]}
      error={part === 'name' ? error : undefined}
    />
  )
  return (
    <div class="ics-four">
      {box('name', CONTENT.name)}
      {box('role', CONTENT.role)}
      {box('agency', CONTENT.agency)}
      {box('view', CONTENT.view)}
    </div>
  )
}
