import { inWords } from '../../../../kernel/calendar-day.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Clock, Panel, Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { clockLook, dueInWords } from '../../../dues/rules.ts'
import { PART_OF } from '../../../meeting-parts/model.ts'
import type { Attendee } from '../../model.ts'
import { ANSWER_WORDS, PRESENCE_WORDS } from '../content.ts'
import { CONTENT } from './content.ts'
import type { Shown } from './view-shown.ts'

/** Everyone asked: whether they come or came, their report, and how they are reached. */
export function People({ shown }: { shown: Shown }) {
  const { meeting, mayKeep } = shown
  const isOpen = meeting.heldOn === null && meeting.cancelledOn === null
  const invite = isOpen && mayKeep ? <Link href={`/meetings/${meeting.id}/people/new`}>{CONTENT.invite}</Link> : null
  const heading = meeting.heldOn ? CONTENT.peopleAfter : CONTENT.people
  return (
    <Panel heading={heading} id="people" action={invite}>
      {meeting.people.length === 0 ? (
        <p>{CONTENT.noPeople}</p>
      ) : (
        <Table
          caption={heading}
          captionSize="hidden"
          columns={[
            { head: CONTENT.who, width: 30 },
            { head: meeting.heldOn ? CONTENT.presence : CONTENT.answer },
            { head: CONTENT.report, width: 25 },
            { head: meeting.heldOn ? CONTENT.views : CONTENT.reached },
          ]}
          rows={meeting.people.map((person) => rowOf(person, shown, isOpen && mayKeep))}
        />
      )}
    </Panel>
  )
}

function rowOf(person: Attendee, { meeting, now }: Shown, mayChange: boolean) {
  const { name, role, agency, inCoreGroup, report } = person
  const ask =
    mayChange && PART_OF[meeting.kind] && isOfAgency(person) ? (
      <Link href={`/meetings/${meeting.id}/people/${person.id}/part`} hidden={name}>
        {CONTENT.askForPart}
      </Link>
    ) : null
  const change = mayChange ? (
    <Link href={`/meetings/${meeting.id}/people/${person.id}`} hidden={name}>
      {CONTENT.edit}
    </Link>
  ) : null
  return [
    <>
      {name}
      <br />
      <Small>{[role, agency, inCoreGroup ? CONTENT.inCoreGroup : null].filter(Boolean).join(', ')}</Small>
    </>,
    meeting.heldOn ? <CameOrNot person={person} /> : answerOf(person),
    report ? <ReportOf report={report} today={now.day} isHeld={meeting.heldOn !== null} /> : CONTENT.noReport,
    meeting.heldOn ? (
      <View person={person} />
    ) : (
      <>
        {person.contact} {change} {ask}
      </>
    ),
  ]
}

/** The family and the council’s own workers write no part from outside. */
function isOfAgency({ agency, service }: Attendee): boolean {
  return agency !== null && service !== 'family' && service !== 'child' && service !== 'childrens-services'
}

function answerOf({ answer, withdrawnWhy }: Attendee) {
  if (withdrawnWhy !== null) return `${CONTENT.withdrawn} ${withdrawnWhy}`
  return answer ? ANSWER_WORDS[answer] : CONTENT.notAnswered
}

function CameOrNot({ person: { presence, minutesSentOn, withdrawnWhy } }: { person: Attendee }) {
  if (withdrawnWhy !== null && presence === 'invited') return <>{`${CONTENT.withdrawn} ${withdrawnWhy}`}</>
  return (
    <>
      {PRESENCE_WORDS[presence]}
      {minutesSentOn ? (
        <>
          <br />
          <Small>{`${CONTENT.minutesTo} ${inWords(minutesSentOn)}`}</Small>
        </>
      ) : null}
    </>
  )
}

function View({ person: { view, dissents } }: { person: Attendee }) {
  return (
    <>
      {dissents ? <strong>{CONTENT.dissent} </strong> : null}
      {view ?? (dissents ? '' : '–')}
    </>
  )
}

type ReportProps = {
  readonly report: NonNullable<Attendee['report']>
  readonly today: Shown['now']['day']
  readonly isHeld: boolean
}

/** Whether a report came, by when it was asked for, and whether the family has seen it. */
function ReportOf({ report: { byOn, receivedOn, sharedOn }, today, isHeld }: ReportProps) {
  const clock = { dueBy: byOn, doneOn: receivedOn, notNeeded: null }
  const words = receivedOn ? `came ${inWords(receivedOn)}` : isHeld ? 'did not come' : dueInWords(clock, today)
  return (
    <>
      <Clock words={words} state={isHeld && !receivedOn ? 'late' : clockLook(clock, today)} />
      <br />
      <Small>
        {receivedOn
          ? sharedOn
            ? `${CONTENT.shared} ${inWords(sharedOn)}`
            : CONTENT.notShared
          : `asked for by ${inWords(byOn)}`}
      </Small>
    </>
  )
}
