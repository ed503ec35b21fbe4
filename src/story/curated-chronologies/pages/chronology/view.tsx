import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { ageInWords, displayName } from '../../../../people/model.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button, ErrorSummary, Form } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Input } from '../../../../platform/govuk/text-fields.tsx'
import { newId } from '../../../../platform/ids.ts'
import type { CuratedShown } from '../../commands.ts'
import { PURPOSES } from '../../model.ts'
import { CONTENT, PURPOSE_WORDS } from '../content.ts'
import { ChosenToRead, ChosenToWrite } from './view-entries.tsx'

/** A chosen chronology: the form for those who write in it, the same to read for those who may look. */
export function curatedView(showing: Showing<CuratedShown>): string {
  const { loaded, now } = showing
  const { child, mayWrite, purpose } = loaded
  return formFrame(showing, {
    title: loaded.title,
    remark: PURPOSE_WORDS[purpose],
    about: (
      <>
        <Link href={`/children/${child.id}`}>{displayName(child)}</Link>, {ageInWords(child, now.day)} ·{' '}
        <Link href={`/children/${child.id}/chronologies`}>{CONTENT.back}</Link>
      </>
    ),
    before: mayWrite ? <Choosing curated={loaded} /> : <ChosenToRead curated={loaded} />,
    children: mayWrite ? <Questions showing={showing} /> : undefined,
    help: <Help showing={showing} />,
    helpLabel: CONTENT.frozen,
  })
}

type NotDone = { readonly id: string; readonly problem: string; readonly shell: Shell }

/** Why what was asked was not done, and the way back to the chronology. */
export function notDoneView({ id, problem, shell }: NotDone): string {
  return page({
    title: problem,
    shell,
    problems: true,
    children: (
      <Wrap>
        <ErrorSummary errors={[{ text: problem }]} />
        <HeadingLine heading={problem} />
        <p>
          <Link href={`/chronologies/${id}`}>{CONTENT.working}</Link>
        </p>
      </Wrap>
    ),
  })
}

function Choosing({ curated: { id, child, entries } }: { curated: CuratedShown }) {
  return (
    <>
      {entries.length === 0 ? <p>{CONTENT.empty}</p> : null}
      <Button variant="secondary" href={`/children/${child.id}/chronology?for=${id}`}>
        {CONTENT.choose}
      </Button>
    </>
  )
}

function Questions({ showing }: { showing: Showing<CuratedShown> }) {
  const { fields, problems } = showing
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return (
    <>
      <ChosenToWrite showing={showing} />
      <Input {...ask('title')} label={CONTENT.titleAsked} />
      <Radios
        {...ask('purpose')}
        legend={CONTENT.purposeAsked}
        items={PURPOSES.map((value) => ({ value, text: PURPOSE_WORDS[value] }))}
      />
      <Button preventDoubleClick>{CONTENT.save}</Button>
    </>
  )
}

/** What was frozen of it, freezing it, and copies. */
function Help({ showing: { loaded, csrf } }: { showing: Showing<CuratedShown> }) {
  const { id, frozen, mayWrite, mayTake, child, entries } = loaded
  return (
    <>
      <Panel heading={CONTENT.frozen} id="frozen">
        {frozen.length === 0 ? <p>{CONTENT.notFrozen}.</p> : null}
        <Rows
          items={frozen.map((one) => (
            <>
              <Link href={`/chronologies/${id}/frozen/${one.id}`}>{inWordsAt(one.recordedAt)}</Link>, {one.by}
            </>
          ))}
        />
        {mayWrite && entries.length > 0 ? (
          <Form action={`/chronologies/${id}/freeze`} csrf={csrf} look="compact" label={CONTENT.freeze}>
            <input type="hidden" name="id" value={newId()} />
            <p class="ics-small">
              {CONTENT.freezeHint} {CONTENT.freezeFirst}
            </p>
            <Button variant="secondary">{CONTENT.freeze}</Button>
          </Form>
        ) : null}
      </Panel>
      {mayTake ? <Copies path={`/chronologies/${id}`} childId={child.id} /> : null}
      {mayWrite ? null : <p>{CONTENT.readOnly}</p>}
    </>
  )
}

/** Copies that leave the program, and that it is written down who takes them. */
export function Copies({ path, childId }: { path: string; childId: string }) {
  return (
    <Panel heading={CONTENT.copies} id="copies">
      <Rows
        items={[
          <Link href={`${path}/copy.pdf`}>{CONTENT.pdf}</Link>,
          <Link href={`${path}/copy.csv`}>{CONTENT.csv}</Link>,
          <>
            {CONTENT.copiesHint} <Link href={`/children/${childId}/looks`}>{CONTENT.whoTook}</Link>
          </>,
        ]}
      />
    </Panel>
  )
}
