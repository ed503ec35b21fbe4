import { inWords, weekdayName } from '../../../../kernel/calendar-day.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Band, HeadingLine, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { InsetText, SummaryList, WarningText } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { page } from '../../../../platform/govuk/layout.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { KIND_WORDS, type Meeting } from '../../model.ts'
import { latenessInWords } from '../../rules.ts'
import { missingServices } from '../../rules-people.ts'
import { recordPath } from '../../rules-record.ts'
import { SERVICE_WORDS } from '../content.ts'
import { CONTENT } from './content.ts'
import { Decided, Minutes, Next, Reports } from './view-after.tsx'
import { People } from './view-people.tsx'
import type { Shown } from './view-shown.ts'

/** The page of one meeting. */
export function meetingView(shown: Shown): string {
  const { meeting, children, now, shell } = shown
  return page({
    title: KIND_WORDS[meeting.kind],
    shell,
    children: (
      <Wrap>
        <WorkAndHelp
          work={
            <>
              <HeadingLine heading={KIND_WORDS[meeting.kind]} remark={whenInWords(meeting)} />
              <Band look="found">
                <ChildrenLine of={children} today={now.day} />
              </Band>
              <State shown={shown} />
              <PlannedLate shown={shown} />
              <Quorum meeting={meeting} />
              <People shown={shown} />
              <Decided shown={shown} />
              <Reports shown={shown} />
            </>
          }
          help={
            <>
              <Appointment meeting={meeting} />
              <Minutes shown={shown} />
              <Next shown={shown} />
            </>
          }
          label={CONTENT.when}
        />
      </Wrap>
    ),
  })
}

function whenInWords({ heldOn, cancelledOn, plannedFor, plannedTime }: Meeting): string {
  if (heldOn) return `Held on ${inWords(heldOn)}`
  if (cancelledOn) return `Called off on ${inWords(cancelledOn)}`
  if (!plannedFor) return CONTENT.noDay
  return `${weekdayName(plannedFor)} ${inWords(plannedFor)}${plannedTime ? ` at ${plannedTime}` : ''}`
}

/** What can be done now, or why nothing can. */
function State({ shown }: { shown: Shown }) {
  const { meeting, mayKeep } = shown
  if (meeting.cancelledOn) {
    return (
      <InsetText>
        {CONTENT.calledOff} {inWords(meeting.cancelledOn)}: {meeting.cancelledWhy}
      </InsetText>
    )
  }
  if (meeting.heldOn !== null) return null
  const record = mayKeep ? recordPath(shown.actor, meeting, shown.stepId) : null
  return (
    <p>
      {record ? <Button href={record}>{CONTENT.record}</Button> : null}{' '}
      {mayKeep ? (
        <Button href={`/meetings/${meeting.id}/change`} variant="secondary">
          {CONTENT.change}
        </Button>
      ) : null}{' '}
      <ToBring shown={shown} />
    </p>
  )
}

/** The report to bring, made of what is written: of a conference or a review. */
function ToBring({ shown: { meeting, children, mayKeep } }: { shown: Shown }) {
  const [child] = children
  const isReported = meeting.kind !== 'strategy-discussion' && meeting.kind !== 'core-group'
  return child && mayKeep && isReported ? (
    <Button href={`/children/${child.id}/reports`} variant="secondary">
      {CONTENT.toBring}
    </Button>
  ) : null
}

/** That it is planned for too late a day, which is marked and stops nobody. */
function PlannedLate({ shown: { meeting, lastDay } }: { shown: Shown }) {
  const late = latenessInWords(meeting.plannedFor, lastDay)
  if (!late || meeting.heldOn !== null || meeting.cancelledOn !== null) return null
  return <WarningText>{`${CONTENT.late} ${late}. ${CONTENT.lateHint}`}</WarningText>
}

/** Without whom the meeting should not decide. */
function Quorum({ meeting }: { meeting: Meeting }) {
  const { kind, people, heldOn, cancelledOn } = meeting
  const missing = cancelledOn ? [] : missingServices(kind, people, heldOn !== null)
  if (missing.length === 0) return null
  return (
    <>
      <WarningText>
        {heldOn ? CONTENT.neededAfter : CONTENT.needed} {missing.map((service) => SERVICE_WORDS[service]).join(', ')}
      </WarningText>
      {heldOn ? null : <p>{CONTENT.neededHint}</p>}
    </>
  )
}

function Appointment({ meeting }: { meeting: Meeting }) {
  const { plannedFor, plannedTime, place, link, chairedBy, postponed, heldOn } = meeting
  const day = plannedFor ? `${inWords(plannedFor)}${plannedTime ? ` at ${plannedTime}` : ''}` : CONTENT.noDay
  const rows = [
    { key: CONTENT.day, value: day },
    ...(heldOn ? [{ key: CONTENT.held, value: inWords(heldOn) }] : []),
    ...(place ? [{ key: CONTENT.place, value: place }] : []),
    ...(link ? [{ key: CONTENT.link, value: link }] : []),
    ...(chairedBy ? [{ key: CONTENT.chair, value: chairedBy }] : []),
    ...postponed.map(({ fromOn, toOn, reason, decidedByName }) => ({
      key: CONTENT.putOff,
      value: `From ${inWords(fromOn)} to ${inWords(toOn)}: ${reason} (${decidedByName})`,
    })),
  ]
  return (
    <Panel heading={CONTENT.when} id="when">
      <SummaryList rows={rows} />
    </Panel>
  )
}
