import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { peopleFilled } from '../../../../entries/drafts/pages/form-page/people.ts'
import { PeopleRows } from '../../../../entries/drafts/pages/form-page/people-rows.tsx'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import type { Entry } from '../../../../entries/model.ts'
import { plainText } from '../../../../entries/rules.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { InsetText, WarningText } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Clock, Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import type { Due } from '../../../dues/model.ts'
import { clockLook, dueInWords } from '../../../dues/rules.ts'
import type { BeforeRecording } from '../../../meetings/queries-expected.ts'
import type { StrategyDiscussion } from '../../model.ts'
import { CONTENT, DECISIONS } from './content.ts'

/** How many people the form has room for, at least. */
const ROWS = 6

export type StrategyShown = {
  readonly discussion: StrategyDiscussion
  readonly children: readonly KnownPerson[]
  readonly dues: readonly Due[]
  readonly before: BeforeRecording
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
        <Clock words={dueInWords(due, now.day, now.at)} state={clockLook(due, now.day, now.at)} />
      </>
    ) : null,
    about: <ChildrenLine of={children} today={now.day} />,
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
      <PeopleRows
        legend={CONTENT.tookPart}
        hint={CONTENT.tookPartHint}
        view={CONTENT.view}
        least={ROWS}
        fields={fields}
        problems={problems}
      />
      {peopleFilled(fields) < 2 ? <WarningText>{CONTENT.alone}</WarningText> : null}
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
