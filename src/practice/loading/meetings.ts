import type { MeetingKind, Presence } from '../../casework/meetings/model.ts'
import { minutesDueBy, reportDueBy } from '../../casework/meetings/rules.ts'
import { isAskedForReport, serviceByWords } from '../../casework/meetings/rules-people.ts'
import type { Attendance, ConferenceStep, CoreGroupStep, Step, StrategyDiscussionStep, Voice } from '../steps/model.ts'
import { add, agencyOf, conferencesOf, recordedAtOf, type Sheet, stepsOf, type Who } from './sheet.ts'

type Meeting = ConferenceStep | CoreGroupStep | StrategyDiscussionStep

/** Someone at a meeting that was held; whoever carries out the plan is in the core group. */
type There = {
  readonly voice: Voice
  readonly presence: Presence
  readonly view: string | null
  readonly dissents: boolean
  readonly inCoreGroup: boolean
}

const PRESENCE: Readonly<Record<Attendance['came'], Presence>> = {
  came: 'attended',
  'sent-report': 'apologies',
  apologies: 'apologies',
  'not-invited': 'absent',
}

/** A meeting: with who came and what they thought, or, where it is planned, with who is asked. @returns its id */
export function layMeeting(sheet: Sheet, step: Meeting, kind: MeetingKind, chair: Who): string {
  const { id, now } = sheet
  const meetingId = id(step.id, 'meeting')
  const recordedAt = recordedAtOf(sheet, step)
  const minutesBy = step.planned ? null : minutesDueBy(kind, step.on, now.holidays)
  add(sheet, 'meeting', {
    ...{ id: meetingId, kind, plannedFor: step.on, heldOn: step.planned ? null : step.on },
    ...{ plannedTime: step.planned ? '10:00' : null, place: step.planned ? 'The family hub' : null },
    // Of conferences long ago the minutes are out; only those of late are still to be sent.
    ...{
      chairedBy: chair.name,
      chairUser: chair.userId,
      minutesBy: minutesBy && minutesBy > now.day ? minutesBy : null,
    },
    recordedAt,
  })
  for (const child of step.children) {
    add(sheet, 'meetingChild', { id: id(step.id, 'meeting', child), meetingId, childId: id(child), recordedAt })
  }
  if (step.planned) layAsked(sheet, step, { meetingId, kind, chair })
  else for (const [at, there] of peopleAt(step).entries()) layThere(sheet, step, { meetingId, at, there })
  return meetingId
}

function peopleAt(step: Meeting): readonly There[] {
  if (step.kind === 'strategy-discussion') {
    return step.tookPart.map((voice) => ({
      ...{ voice, presence: 'attended' as const, view: null, dissents: false, inCoreGroup: false },
    }))
  }
  const [views, dissent] = step.kind === 'core-group' ? [[], null] : [step.views, step.dissent]
  const goesOn = step.kind === 'core-group' || step.decision === 'plan' || step.decision === 'plan-continues'
  const came = new Map(step.attendance.map((one) => [one.name, one.came]))
  const voices = [...step.attendance, ...views, ...(dissent ? [dissent] : [])]
  return [...new Map(voices.map((voice) => [voice.name, voice])).values()].map((voice) => {
    const dissents = dissent?.name === voice.name
    const presence = PRESENCE[came.get(voice.name) ?? 'came']
    const view = views.find(({ name }) => name === voice.name)?.words ?? (dissents ? dissent.words : null)
    return { voice, presence, view, dissents, inCoreGroup: goesOn && presence === 'attended' }
  })
}

type At = { readonly meetingId: string; readonly at: number; readonly there: There }

function layThere(sheet: Sheet, step: Meeting, { meetingId, at, there }: At): void {
  const { voice, ...said } = there
  add(sheet, 'attendance', {
    ...{ id: sheet.id(step.id, 'attendance', at), meetingId, position: at, ...personOf(sheet, voice), ...said },
    ...{ invitedOn: null, answer: null, answeredOn: null, recordedAt: recordedAtOf(sheet, step) },
  })
}

type Asking = { readonly meetingId: string; readonly kind: MeetingKind; readonly chair: Who }

/** To what is planned those are asked who met last. Some have answered, and some of the reports have come. */
function layAsked(sheet: Sheet, step: Meeting, { meetingId, kind, chair }: Asking): void {
  const { id, now } = sheet
  const recordedAt = recordedAtOf(sheet, step)
  const asked = lastMet(sheet, step).filter(({ presence }) => presence !== 'absent')
  for (const [at, { voice, inCoreGroup }] of asked.entries()) {
    const attendanceId = id(step.id, 'attendance', at)
    const person = { ...personOf(sheet, voice), contact: null, inCoreGroup }
    const hasAnswered = at % 2 === 0
    add(sheet, 'attendance', {
      ...{ id: attendanceId, meetingId, position: at, name: person.name, role: person.role, agency: person.agency },
      ...{ service: person.service, presence: 'invited', view: null, dissents: false, inCoreGroup },
      ...{ invitedOn: step.recordedOn, answer: hasAnswered ? 'coming' : null },
      ...{ answeredOn: hasAnswered ? step.recordedOn : null, recordedAt },
    })
    if (!isAskedForReport(kind, person, chair.name)) continue
    add(sheet, 'meetingReport', {
      ...{ id: id(step.id, 'report', at), meetingId, attendanceId, askedOn: step.recordedOn },
      ...{ byOn: reportDueBy(step.on, now.day, now.holidays), receivedOn: hasAnswered ? step.recordedOn : null },
      recordedAt,
    })
  }
}

/** Who was at the last conference or core group about any of the same children. */
function lastMet(sheet: Sheet, step: Meeting): readonly There[] {
  const met: readonly Step[] = [...conferencesOf(sheet), ...stepsOf(sheet, 'core-group')]
  const before = met
    .filter((one) => !one.planned && one.on <= step.on && one.children.some((child) => step.children.includes(child)))
    .toSorted((one, other) => one.on.localeCompare(other.on))
    .at(-1) as ConferenceStep | CoreGroupStep | undefined
  return before ? peopleAt(before) : []
}

function personOf(sheet: Sheet, voice: Voice) {
  const agency = agencyOf(sheet, voice)
  return { name: voice.name, role: voice.capacity, agency, service: serviceByWords({ role: voice.capacity, agency }) }
}
