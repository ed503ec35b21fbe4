import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import type { ReturnRun } from '../../model.ts'
import { yearInWords } from '../../rules.ts'
import { CONTENT } from '../content.ts'

export type ReturnsShown = { readonly runs: readonly ReturnRun[]; readonly years: readonly number[] }

/** The returns made so far, and the form that makes one. */
export function returnsView(showing: Showing<ReturnsShown>): string {
  const { loaded, fields } = showing
  return formFrame(showing, {
    title: CONTENT.title,
    before: loaded.runs.length === 0 ? <p>{CONTENT.none}</p> : <Runs runs={loaded.runs} />,
    children: (
      <>
        <Radios
          name="year"
          legend={CONTENT.year}
          inline
          small
          items={loaded.years.map((year) => ({ value: `${year}`, text: yearInWords(year) }))}
          value={fields['year']}
        />
        <Button preventDoubleClick>{CONTENT.makeButton}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.make} id="help">
        <p>{CONTENT.makeNote}</p>
        <p>
          <Link href="/returns/inspection">{CONTENT.inspection}</Link>
        </p>
        <p>
          <Link href="/returns/quality">{CONTENT.quality}</Link>
        </p>
      </Panel>
    ),
    helpLabel: CONTENT.make,
  })
}

function Runs({ runs }: { runs: readonly ReturnRun[] }) {
  return (
    <Table
      caption="Made so far, the newest first"
      captionSize="hidden"
      columns={[
        { head: 'Year' },
        { head: 'Made' },
        { head: 'Children', numeric: true },
        { head: 'Errors', numeric: true },
        { head: 'Queries', numeric: true },
        { head: 'State' },
      ]}
      rows={runs.map((run) => [
        <Link href={`/returns/${run.id}`}>{yearInWords(run.year)}</Link>,
        inWordsAt(run.madeAt ?? run.askedAt),
        run.children ?? '',
        run.errors ?? '',
        run.queries ?? '',
        stateOf(run),
      ])}
    />
  )
}

/** "being made", "made", "signed", "handed in, number 2". */
export function stateOf({ madeAt, signedAt, sentAt, serial }: ReturnRun): string {
  if (sentAt !== null) return `handed in, number ${serial}`
  if (signedAt !== null) return 'signed'
  return madeAt === null ? 'being made' : 'made'
}
