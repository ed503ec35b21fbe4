import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { auditLooks } from '../../../../access/audit.ts'
import {
  choiceOf,
  type Fields,
  type Problem,
  problemOf,
  type Read,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { peopleById } from '../../../../people/queries.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { InsetText } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Clock, Panel, SplitRows } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { DUE_WORDS, type Due } from '../../../dues/model.ts'
import { openDues } from '../../../dues/queries.ts'
import { clockLook, dueInWords } from '../../../dues/rules.ts'
import { changeMeeting } from '../../commands.ts'
import { type ChangeMeeting, KIND_WORDS, type Meeting } from '../../model.ts'
import { meetingById } from '../../queries.ts'
import { mayKeep } from '../../queries-who.ts'
import { CLOCKS_STOPPED } from '../../rules.ts'
import { appointmentFields, readAppointment } from '../form.ts'
import { AppointmentBoxes } from '../view-appointment.tsx'
import { CONTENT, REFUSALS } from './content.ts'

type ChangeShown = {
  readonly meeting: Meeting
  readonly children: readonly KnownPerson[]
  /** The clocks this meeting stops. */
  readonly dues: readonly Due[]
}
type Shown = Showing<ChangeShown>

const CLOCKS_READ = 50

/** GET and POST /meetings/:id/change – a meeting is put off to another day, or called off; with the reason. */
export function changeMeetingPage(http: FastifyInstance, acting: Acting): void {
  formPage<ChangeShown, ChangeMeeting, keyof typeof REFUSALS>(http, acting, {
    path: '/meetings/:id/change',
    keep: ({ id }) => `meeting-change:${id}`,
    asks: {
      ...{ to: 'this change', reason: 'this reason', planned: 'meeting as it is planned' },
      ...{ time: 'meeting as it is planned', place: 'meeting as it is planned', link: 'meeting as it is planned' },
    },
    async load(tx, actor, { id = '' }, now) {
      const meeting = await meetingById(tx, id)
      if (!meeting || !(await mayKeep(tx, actor, meeting, now.day))) return undefined
      await auditLooks(tx, actor, meeting.childIds, { part: 'meeting', stepId: id })
      const people = await peopleById(tx, meeting.childIds)
      const dues = await openDues(tx, meeting.childIds, CLOCKS_READ)
      const children = meeting.childIds.flatMap((childId) => people.get(childId) ?? [])
      return { meeting, children, dues: dues.filter(({ rule }) => CLOCKS_STOPPED[meeting.kind].includes(rule)) }
    },
    first: ({ meeting }) => appointmentFields(meeting),
    read: readChange,
    async act(tx, actor, act, { now, loaded }) {
      const outcome = await changeMeeting(tx, actor, loaded.meeting.id, act, now)
      return outcome.ok ? accepted(`/meetings/${loaded.meeting.id}`) : outcome
    },
    refusals: REFUSALS,
    view: changeView,
  })
}

function readChange(fields: Fields): Read<ChangeMeeting> {
  const problems: Problem[] = []
  const to = choiceOf(fields, 'to', ['another-day', 'called-off'] as const)
  const reason = fields['reason'] ?? ''
  if (to === 'called-off') return { act: { to, reason } }
  if (!to) problems.push({ field: 'to', text: CONTENT.toMissing })
  const appointment = to ? readAppointment(fields, problems) : undefined
  return to && appointment ? { act: { to, appointment, reason } } : { problems }
}

function changeView(showing: Shown): string {
  const { meeting, children, dues } = showing.loaded
  const { day } = showing.now
  const isOver = meeting.heldOn !== null || meeting.cancelledOn !== null
  return formFrame(showing, {
    title: CONTENT.title,
    remark: `${KIND_WORDS[meeting.kind]}${meeting.plannedFor ? `, ${inWords(meeting.plannedFor)}` : ''}`,
    about: <ChildrenLine of={children} today={day} />,
    before: isOver ? <InsetText>{CONTENT.over}</InsetText> : null,
    children: isOver ? null : <Questions showing={showing} />,
    help: (
      <Panel heading={CONTENT.clocks} id="clocks">
        {dues.length === 0 ? (
          <p>{CONTENT.noClock}</p>
        ) : (
          <SplitRows
            items={dues.map((due) => ({
              left: `${DUE_WORDS[due.rule]} by ${inWords(due.dueBy)}`,
              right: <Clock words={dueInWords(due, day)} state={clockLook(due, day)} />,
            }))}
          />
        )}
      </Panel>
    ),
    helpLabel: CONTENT.clocks,
  })
}

function Questions({ showing: { fields, problems } }: { showing: Shown }) {
  return (
    <>
      <Radios
        name="to"
        legend={CONTENT.to}
        value={fields['to']}
        error={problemOf(problems, 'to')}
        items={[
          {
            value: 'another-day',
            text: CONTENT.anotherDay,
            conditional: <AppointmentBoxes fields={fields} problems={problems} />,
          },
          { value: 'called-off', text: CONTENT.calledOff, hint: CONTENT.calledOffHint },
        ]}
      />
      <Textarea
        name="reason"
        label={CONTENT.reason}
        hint={CONTENT.reasonHint}
        rows={3}
        value={fields['reason']}
        error={problemOf(problems, 'reason')}
      />
      <Button preventDoubleClick>{CONTENT.button}</Button>
    </>
  )
}
