import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { WEIGHS_WORDS } from '../../../../entries/evidence/pages/content.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Checkboxes, Radios } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button, Form } from '../../../../platform/govuk/form.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { Input } from '../../../../platform/govuk/text-fields.tsx'
import { CITING_WORDS, CONTENT } from '../content.ts'
import { EntryLine } from '../entry-line.tsx'
import { CitedSoFar } from './view-cited.tsx'
import type { ToCite } from './view-shown.ts'

/** What something rests on, each entry whole with what was put right about it, and entries to cite. */
export function evidenceOfView(showing: Showing<ToCite>): string {
  const { thing, children, mayWrite } = showing.loaded
  const [child] = children
  return formFrame(showing, {
    title: CONTENT.evidenceTitle,
    remark: CITING_WORDS[thing.kind],
    about: <ChildrenLine of={children} today={showing.now.day} />,
    before: (
      <>
        <p>
          <strong>{thing.words}</strong>
        </p>
        <CitedSoFar of={showing.loaded} />
        {thing.isOpen && mayWrite ? <Search showing={showing} /> : <p>{thing.isOpen ? null : CONTENT.closed}</p>}
      </>
    ),
    children: thing.isOpen && mayWrite ? <Choose showing={showing} /> : null,
    help: (
      <Panel heading={CONTENT.help} id="help">
        <p>{CONTENT.citeHelp}</p>
        {child ? (
          <p>
            <Link href={`/children/${child.id}/evidence`}>{CONTENT.title}</Link>
          </p>
        ) : null}
        {thing.kind === 'assessment' ? (
          <p>
            <Link href={`/assessments/${thing.id}`}>{CITING_WORDS.assessment}</Link>
          </p>
        ) : null}
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function Search({ showing: { action, csrf, loaded } }: { showing: Showing<ToCite> }) {
  return (
    <Form action={`${action}/search`} csrf={csrf} label={CONTENT.find}>
      <Input name="words" type="search" label={CONTENT.find} hint={CONTENT.findHint} value={loaded.words} />
      <Button variant="secondary">{CONTENT.search}</Button>
    </Form>
  )
}

function Choose({ showing: { fields, problems, loaded } }: { showing: Showing<ToCite> }) {
  const { offered, thing } = loaded
  if (offered.length === 0) return <p>{CONTENT.noEntries}</p>
  const seen = offered.flatMap(({ corrections }) => corrections.map(({ id }) => id))
  return (
    <>
      <input type="hidden" name="seen" value={seen.join('\n')} />
      <Checkboxes
        name="entries"
        legend={CONTENT.entries}
        error={problemOf(problems, 'entries')}
        items={offered.map((entry) => ({ value: entry.id, text: <EntryLine entry={entry} /> }))}
        values={(fields['entries'] ?? '').split('\n')}
      />
      <Radios
        name="weighs"
        legend={CONTENT.weighs}
        inline
        error={problemOf(problems, 'weighs')}
        items={Object.entries(WEIGHS_WORDS).map(([value, text]) => ({ value, text }))}
        value={fields['weighs']}
      />
      {thing.kind === 'assessment' ? <Input name="passage" label={CONTENT.passage} value={fields['passage']} /> : null}
      <Button preventDoubleClick>{CONTENT.citeButton}</Button>
    </>
  )
}
