import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import type { AssessmentShown } from '../write-assessment/view-shown.ts'
import { WrittenWords } from '../written-words.tsx'
import { CONTENT } from './content.ts'

/** The whole assessment to read, and the manager's decision beneath it. */
export function authoriseAssessmentView(showing: Showing<AssessmentShown>): string {
  const { loaded, now } = showing
  return formFrame(showing, {
    title: CONTENT.title,
    about: <ChildrenLine of={loaded.children} today={now.day} />,
    before: <WrittenWords written={loaded.signed ?? loaded.assessment} people={loaded.children} />,
    children: loaded.assessment.state === 'submitted' ? <Decision showing={showing} /> : null,
    help: (
      <Panel heading={CONTENT.help} id="next">
        <Rows
          items={[
            'Signed, it stands in the record and can no longer be changed; a correction stands beside it.',
            'Its words join each child’s story at once, and its worry shows on their pages.',
            'Handed back, its writer sees your comment and goes on writing.',
          ]}
        />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function Decision({ showing: { fields, problems } }: { showing: Showing<AssessmentShown> }) {
  return (
    <>
      <Radios
        name="decision"
        legend={CONTENT.decision}
        error={problemOf(problems, 'decision')}
        value={fields['decision']}
        items={[
          { value: 'sign', text: CONTENT.sign },
          { value: 'hand-back', text: CONTENT.handBack },
        ]}
      />
      <Textarea
        name="comment"
        label={CONTENT.comment}
        hint={CONTENT.commentHint}
        rows={3}
        value={fields['comment']}
        error={problemOf(problems, 'comment')}
      />
      <Button preventDoubleClick>{CONTENT.button}</Button>
    </>
  )
}
