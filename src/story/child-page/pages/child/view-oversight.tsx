import { clockLook, dueInWords } from '../../../../casework/dues/rules.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Clock, Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { briefDay } from '../../rules.ts'
import { CONTENT } from './content.ts'
import type { Shown } from './view-shown.ts'

/** Management oversight: the last supervision and what it decided, what is still to be done, a manager's last decision. */
export function Oversight({ shown: { story, now } }: { shown: Shown }) {
  const { facts, family } = story
  const { last, actions, decision } = facts.oversight
  const path = `/children/${family.child.id}`
  return (
    <Panel
      heading={CONTENT.oversight}
      id="oversight"
      action={last ? <Link href={`${path}/supervision`}>{CONTENT.allSupervision}</Link> : null}
    >
      <Rows
        items={[
          last ? (
            <>
              Supervision {briefDay(last.heldOn, now.day)}, {last.by}
              {last.decision ? `: ${last.decision}` : null}
            </>
          ) : (
            CONTENT.noSupervision
          ),
          ...actions.map((action) => {
            const due = { dueBy: action.byOn, doneOn: null, notNeeded: null }
            return (
              <>
                {action.what} ({action.ownerName}){' '}
                <Clock words={dueInWords(due, now.day)} state={clockLook(due, now.day)} />
              </>
            )
          }),
          ...(decision
            ? [
                <>
                  <Link href={`${path}/chronology#entry-${decision.id}`}>{decision.title}</Link>{' '}
                  <Small>{`${decision.by}, ${briefDay(decision.happenedOn, now.day)}`}</Small>
                </>,
              ]
            : []),
        ]}
      />
    </Panel>
  )
}
