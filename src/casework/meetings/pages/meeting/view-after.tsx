import { plainText } from '../../../../entries/rules.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { Details, Link } from '../../../../platform/govuk/content.tsx'
import { Clock, Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { clockLook, dueInWords } from '../../../dues/rules.ts'
import { choiceInWords } from '../content.ts'
import { CONTENT } from './content.ts'
import type { Shown } from './view-shown.ts'

/** What was decided and why, and beside it who did not agree. */
export function Decided({ shown: { meeting, decisions } }: { shown: Shown }) {
  if (meeting.heldOn === null) return null
  return (
    <Panel heading={CONTENT.decided} id="decided">
      {decisions.length === 0 ? (
        <p>{CONTENT.noDecisionOf}</p>
      ) : (
        <Rows
          items={decisions.map(({ choice, reason, dissent, decidedByName, decidedAt }) => (
            <>
              <strong>{choiceInWords(choice)}</strong>{' '}
              <Small>{`${CONTENT.decidedBy} ${decidedByName}, written down on ${inWordsAt(decidedAt)}`}</Small>
              <p>{reason}</p>
              {dissent ? (
                <p>
                  <strong>{CONTENT.dissent}</strong> {dissent.split('\n').join('; ')}
                </p>
              ) : null}
            </>
          ))}
        />
      )}
    </Panel>
  )
}

/** The words of the reports, and whether the meeting was put off. */
export function Reports({ shown: { said } }: { shown: Shown }) {
  return (
    <Panel heading={CONTENT.reports} id="reports">
      {said.length === 0 ? (
        <p>{CONTENT.noReports}</p>
      ) : (
        <Rows
          items={said.map((entry) => (
            <Details summary={`${entry.title}, ${entry.saidBy}, ${inWords(entry.happenedOn)}`}>
              {plainText(entry.body)
                .split('\n\n')
                .map((paragraph) => (
                  <p>{paragraph}</p>
                ))}
            </Details>
          ))}
        />
      )}
    </Panel>
  )
}

/** Where the minutes have got to, and by when they are to be out. */
export function Minutes({ shown: { meeting, now, mayKeep } }: { shown: Shown }) {
  const { heldOn, minutes, minutesBy, minutesSentOn } = meeting
  if (meeting.cancelledOn) return null
  const clock = minutesBy ? { dueBy: minutesBy, doneOn: minutesSentOn, notNeeded: null } : null
  return (
    <Panel
      heading={CONTENT.minutes}
      id="minutes"
      action={clock ? <Clock words={dueInWords(clock, now.day)} state={clockLook(clock, now.day)} /> : null}
    >
      <p>{heldOn ? stateInWords(minutes, minutesSentOn) : CONTENT.minutesBefore}</p>
      {heldOn && !minutesSentOn && mayKeep ? (
        <p>
          <Link href={`/meetings/${meeting.id}/minutes`}>{CONTENT.write}</Link>
        </p>
      ) : null}
      {minutesSentOn && minutes ? (
        <Details summary={CONTENT.minutes}>
          {minutes.split(/\n\s*\n/).map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </Details>
      ) : null}
    </Panel>
  )
}

function stateInWords(minutes: string | null, sentOn: Shown['meeting']['minutesSentOn']): string {
  if (sentOn) return `${CONTENT.minutesSent} ${inWords(sentOn)}.`
  return minutes === null ? CONTENT.minutesNone : CONTENT.minutesDraft
}

/** The meeting that this one decided on, or the way to plan it. */
export function Next({ shown: { meeting, next, mayKeep, children } }: { shown: Shown }) {
  const [child] = children
  if (meeting.heldOn === null && meeting.cancelledOn === null) return null
  return (
    <Panel heading={CONTENT.next} id="next">
      {next ? (
        <p>
          <Link href={`/meetings/${next.id}`}>{CONTENT.nextPlanned}</Link>
          {next.plannedFor ? ` for ${inWords(next.plannedFor)}.` : '.'}
        </p>
      ) : (
        <>
          <p>{CONTENT.noNext}</p>
          {child && mayKeep ? (
            <p>
              <Link href={`/children/${child.id}/meetings/new`}>{CONTENT.plan}</Link>
            </p>
          ) : null}
        </>
      )}
    </Panel>
  )
}
