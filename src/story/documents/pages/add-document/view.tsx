import { MEDIA_TYPES } from '../../../../entries/documents/model.ts'
import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { displayName } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Checkboxes } from '../../../../platform/govuk/choices.tsx'
import { FileInput } from '../../../../platform/govuk/file-field.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import type { WrittenAbout } from '../../../writing/commands.ts'
import { DescribedQuestions } from '../questions.tsx'
import { CONTENT } from './content.ts'

/** The file, and what it is. */
export function addDocumentView(showing: Showing<WrittenAbout>): string {
  const { loaded, fields, problems, now } = showing
  const { child, siblings } = loaded
  return formFrame(showing, {
    title: CONTENT.title,
    takesFile: true,
    about: <ChildrenLine of={[child]} today={now.day} />,
    children: (
      <>
        <FileInput
          name="file"
          label={CONTENT.file}
          hint={CONTENT.fileHint}
          error={problemOf(problems, 'file')}
          accept={`${MEDIA_TYPES.join(',')},.docx`}
        />
        <DescribedQuestions fields={fields} problems={problems} />
        {siblings.length > 0 ? (
          <Checkboxes
            name="also"
            legend={CONTENT.also}
            items={siblings.map((sibling) => ({ value: sibling.id, text: displayName(sibling) }))}
            values={(fields['also'] ?? '').split('\n')}
          />
        ) : null}
        <Button preventDoubleClick>{CONTENT.send}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows items={CONTENT.helpItems} />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}
