import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { CONTENT, HELP } from '../../../../entries/records/pages/signing/content.ts'
import { Decision, Rounds } from '../../../../entries/records/pages/signing/view.tsx'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import type { AssessmentShown } from '../write-assessment/view-shown.ts'
import { NoEndOfProtection } from '../write-assessment/view-stands.tsx'
import { WrittenWords } from '../written-words.tsx'

const FOLLOWS = 'Signed, its words join each child’s story at once, and its worry shows on their pages.'

/** The whole assessment to read, and the manager's decision beneath it. */
export function authoriseAssessmentView(showing: Showing<AssessmentShown>): string {
  const { loaded, now } = showing
  return formFrame(showing, {
    title: 'Sign the assessment',
    about: <ChildrenLine of={loaded.children} today={now.day} />,
    before: (
      <>
        <WrittenWords written={loaded.signed ?? loaded.assessment} people={loaded.children} cited={loaded.cited} />
        {loaded.assessment.state === 'submitted' ? <NoEndOfProtection {...loaded} /> : null}
      </>
    ),
    children: loaded.assessment.state === 'submitted' ? <Decision {...showing} /> : null,
    help: (
      <>
        <Rounds rounds={loaded.rounds} />
        <Panel heading={CONTENT.help} id="next">
          <Rows items={[...HELP, FOLLOWS]} />
        </Panel>
      </>
    ),
    helpLabel: CONTENT.help,
  })
}
