import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import {
  choiceOf,
  choicesOf,
  type Fields,
  idIn,
  problemOf,
  type Read,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { counted } from '../../../../kernel/counted.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { displayName } from '../../../../people/model.ts'
import { Checkboxes, Radios } from '../../../../platform/govuk/choices.tsx'
import { Details, Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { ChildTabs } from '../../../child-page/pages/child/view-tabs.tsx'
import { shortName } from '../../../child-page/rules.ts'
import { beginReport, lookAtReports, type ReportList } from '../../commands.ts'
import { REPORT_KINDS, type ReportKind } from '../../model.ts'
import { TITLES } from '../../rules-words.ts'
import { CONTENT, REFUSALS } from '../content.ts'

type Begin = { readonly id: string; readonly kind: ReportKind; readonly also: readonly string[] }

/** GET and POST /children/:id/reports – the reports of a child, what is missing in each that can be made, and making one. */
export function reportsPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/children/:id/reports',
    keep: ({ id }) => `report-begun:${id}`,
    asks: { kind: 'this kind of report', also: 'this choice of brothers and sisters' },
    load: (tx, actor, { id = '' }, now) => lookAtReports(tx, actor, id, now),
    read: readBegin,
    async act(tx, actor, { also, ...act }, { loaded, now }) {
      const begun = await beginReport(tx, actor, { ...act, childIds: [loaded.child.id, ...also] }, now)
      return begun.ok ? accepted(`/reports/${act.id}`) : begun
    },
    refusals: REFUSALS,
    view: reportsView,
  })
}

function readBegin(fields: Fields, { siblings }: ReportList): Read<Begin> {
  const kind = choiceOf(fields, 'kind', REPORT_KINDS)
  if (!kind) return { problems: [{ field: 'kind', text: CONTENT.noKind }] }
  const ids = siblings.map(({ id }) => id)
  return { act: { id: idIn(fields), kind, also: choicesOf(fields, 'also', ids) } }
}

function reportsView(showing: Showing<ReportList>): string {
  const { child, mayWrite } = showing.loaded
  return formFrame(showing, {
    title: `${CONTENT.list}: ${displayName(child)}`,
    about: CONTENT.listHint,
    before: (
      <>
        <ChildTabs id={child.id} name={shortName(child)} current="reports" />
        <Made list={showing.loaded} />
        <Missing list={showing.loaded} />
      </>
    ),
    children: mayWrite ? <Questions showing={showing} /> : undefined,
    help: (
      <Panel heading={CONTENT.how} id="how">
        <Rows items={CONTENT.howSteps} ordered />
        <p>
          {CONTENT.court}: <Link href={`/children/${child.id}/chronologies`}>{CONTENT.courtLink}</Link>
        </p>
        <p>
          {CONTENT.toRead}: <Link href={`/children/${child.id}/copies`}>{CONTENT.copiesLink}</Link>
        </p>
      </Panel>
    ),
    helpLabel: CONTENT.how,
  })
}

function Made({ list: { reports } }: { list: ReportList }) {
  if (reports.length === 0) return <p>{CONTENT.none}</p>
  const { columns } = CONTENT
  return (
    <Table
      caption={CONTENT.made}
      columns={[{ head: columns.report }, { head: columns.about }, { head: columns.final }]}
      rows={reports.map(({ id, kind, writtenAt, writtenByName, finalAt }) => [
        <Link href={`/reports/${id}`}>{TITLES[kind]}</Link>,
        `${writtenByName}, ${inWordsAt(writtenAt)}`,
        finalAt ? inWordsAt(finalAt) : CONTENT.notFinal,
      ])}
    />
  )
}

/** What is not written yet of each report that can be made, for whoever wants to know before making it. */
function Missing({ list: { missing } }: { list: ReportList }) {
  const kinds = [...missing].filter(([, texts]) => texts.length > 0)
  if (kinds.length === 0) return null
  return (
    <Details summary={CONTENT.missingInEach}>
      {kinds.map(([kind, texts]) => (
        <>
          <h2 class="govuk-heading-s">{TITLES[kind]}</h2>
          <Rows items={texts} />
        </>
      ))}
    </Details>
  )
}

function Questions({ showing: { loaded, fields, problems } }: { showing: Showing<ReportList> }) {
  const { siblings, missing } = loaded
  return (
    <>
      <Radios
        name="kind"
        value={fields['kind']}
        error={problemOf(problems, 'kind')}
        legend={CONTENT.kindAsked}
        items={REPORT_KINDS.map((value) => ({
          value,
          text: TITLES[value],
          hint: missingInWords(missing.get(value)?.length ?? 0),
        }))}
      />
      {siblings.length > 0 ? (
        <Checkboxes
          name="also"
          legend={CONTENT.also}
          values={(fields['also'] ?? '').split('\n')}
          items={siblings.map((sibling) => ({ value: sibling.id, text: displayName(sibling) }))}
        />
      ) : null}
      <Button preventDoubleClick>{CONTENT.makeIt}</Button>
    </>
  )
}

function missingInWords(count: number): string {
  return count === 0 ? CONTENT.nothingMissing : `${counted(count, 'thing', 'things')} not written yet`
}
