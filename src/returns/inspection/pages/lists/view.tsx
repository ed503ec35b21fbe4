import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { type CalendarDay, inWords } from '../../../../kernel/calendar-day.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import type { ListsRun } from '../../model.ts'
import { EDITIONS } from '../../model-lists.ts'
import { notInLists } from '../../rules.ts'
import { CONTENT, EDITION_WORDS } from './content.ts'

export type ListsShown = { readonly runs: readonly ListsRun[]; readonly today: CalendarDay }

/** The lists made so far, and the form that makes them. */
export function listsView(showing: Showing<ListsShown>): string {
  const { loaded, fields, problems } = showing
  return formFrame(showing, {
    title: CONTENT.title,
    before: loaded.runs.length === 0 ? <p>{CONTENT.none}</p> : <Runs runs={loaded.runs} />,
    children: (
      <>
        <DateInput
          name="asOn"
          legend={CONTENT.asOn}
          hint={CONTENT.asOnHint}
          values={fields}
          error={problemOf(problems, 'asOn-day')}
        />
        <Radios
          name="edition"
          legend={CONTENT.edition}
          small
          items={EDITIONS.map(({ year }) => ({ value: `${year}`, text: EDITION_WORDS[year] ?? `${year}` }))}
          value={fields['edition']}
          error={problemOf(problems, 'edition')}
        />
        <Button preventDoubleClick>{CONTENT.make}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.help} id="help">
        <p>{CONTENT.helpWords}</p>
        {EDITIONS.slice(0, 1)
          .flatMap((edition) => notInLists(edition, { contactsOfNobody: 0 }))
          .map((words) => (
            <p>{words}</p>
          ))}
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function Runs({ runs }: { runs: readonly ListsRun[] }) {
  return (
    <Table
      caption={CONTENT.caption}
      captionSize="hidden"
      columns={[{ head: 'As on' }, { head: 'Edition' }, { head: 'Asked for' }, { head: 'By' }, { head: 'Workbook' }]}
      rows={runs.map((run) => [
        inWords(run.asOn),
        run.edition,
        inWordsAt(run.askedAt),
        run.askedByName ?? '',
        run.madeAt === null ? (
          CONTENT.beingMade
        ) : (
          <Link href={`/returns/inspection/${run.id}/file`}>
            {CONTENT.take}{' '}
            <span class="govuk-visually-hidden">
              as on {inWords(run.asOn)}, asked for {inWordsAt(run.askedAt)}
            </span>
          </Link>
        ),
      ])}
    />
  )
}
