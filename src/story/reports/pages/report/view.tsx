import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { ageInWords, displayName } from '../../../../people/model.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button, Form } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Input, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { newId } from '../../../../platform/ids.ts'
import type { ReportShown } from '../../commands.ts'
import { missingIn } from '../../rules.ts'
import { leftOutOfLetter } from '../../rules-plan.ts'
import { CONTENT } from '../content.ts'
import { DocumentView } from '../view-document.tsx'

/** A report as its sources stand: each piece with where it is written, then what only this report says. */
export function reportView(showing: Showing<ReportShown>): string {
  const { loaded, now } = showing
  const { document, children, mayWrite } = loaded
  return formFrame(showing, {
    title: document.title,
    about: (
      <>
        {children.map((child) => (
          <>
            <Link href={`/children/${child.id}`}>{displayName(child)}</Link>, {ageInWords(child, now.day)} ·{' '}
          </>
        ))}
        <Link href={`/children/${children[0]?.id}/reports`}>{CONTENT.back}</Link>
      </>
    ),
    before: <DocumentView document={document} mayWrite={mayWrite} />,
    children: mayWrite ? <Own showing={showing} /> : undefined,
    help: <Help showing={showing} />,
    helpLabel: CONTENT.final,
  })
}

function Own({ showing: { loaded, fields, problems } }: { showing: Showing<ReportShown> }) {
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  const isLetter = loaded.head.kind === 'letter'
  return (
    <div class="ics-report__own" id="own">
      <h2 class="govuk-heading-s">{CONTENT.own}</h2>
      {isLetter ? <Input {...ask('toWhom')} label={CONTENT.toWhomAsked} /> : null}
      <Textarea {...ask('covering')} label={CONTENT.coveringAsked} hint={CONTENT.coveringHint} rows={3} />
      {RECOMMENDS.has(loaded.head.kind) ? (
        <Textarea {...ask('recommendation')} label={CONTENT.recommendationAsked} rows={4} />
      ) : null}
      <Button preventDoubleClick>{CONTENT.save}</Button>
    </div>
  )
}

const RECOMMENDS: ReadonlySet<string> = new Set(['conference', 'review'])

/** What is missing, making it final, what was made final, and copies. */
function Help({ showing: { loaded, csrf } }: { showing: Showing<ReportShown> }) {
  const { head, document, finals, mayWrite, mayTake } = loaded
  const missing = missingIn(document)
  return (
    <div class="ics-report__help">
      <Panel heading={CONTENT.missing} id="missing">
        {missing.length === 0 ? <p>{CONTENT.nothingMissing}</p> : <p class="ics-small">{CONTENT.missingHint}</p>}
        <Rows
          items={missing.map(({ text, source, ask }) => (
            <>
              {text} <Link href={source.path}>{ask}</Link>
            </>
          ))}
        />
      </Panel>
      {head.kind === 'letter' ? <LeftOut actions={leftOutOfLetter(loaded.facts)} /> : null}
      {mayTake ? <Copies path={`/reports/${head.id}`} childId={head.childIds[0] ?? ''} /> : null}
      <Panel heading={CONTENT.final} id="final">
        {finals.length === 0 ? <p>{CONTENT.notFinalYet}</p> : null}
        <Rows
          items={finals.map((one) => (
            <>
              <Link href={`/reports/${head.id}/final/${one.id}`}>{inWordsAt(one.recordedAt)}</Link>, {one.by}
            </>
          ))}
        />
        {mayWrite ? <MakeFinal id={head.id} csrf={csrf} /> : <p>{CONTENT.readOnly}</p>}
      </Panel>
    </div>
  )
}

/** What the letter does not tell the family, so that its writer knows before it is signed. */
function LeftOut({ actions }: { actions: readonly string[] }) {
  if (actions.length === 0) return null
  return (
    <Panel heading={CONTENT.leftOut} id="left-out">
      <p class="ics-small">{CONTENT.leftOutHint}</p>
      <Rows items={actions} />
    </Panel>
  )
}

function MakeFinal({ id, csrf }: { id: string; csrf: string }) {
  return (
    <Form action={`/reports/${id}/final`} csrf={csrf} look="compact" label={CONTENT.makeFinal}>
      <input type="hidden" name="id" value={newId()} />
      <p class="ics-small">
        {CONTENT.finalHint} {CONTENT.finalFirst}
      </p>
      <Button variant="secondary">{CONTENT.makeFinal}</Button>
    </Form>
  )
}

/** A copy that leaves the program, and that it is written down who takes it. */
export function Copies({ path, childId }: { path: string; childId: string }) {
  return (
    <Panel heading={CONTENT.copies} id="copies">
      <Rows
        items={[
          <Link href={`${path}/copy.pdf`}>{CONTENT.pdf}</Link>,
          <>
            {CONTENT.copiesHint} <Link href={`/children/${childId}/looks`}>{CONTENT.whoTook}</Link>
          </>,
        ]}
      />
    </Panel>
  )
}
