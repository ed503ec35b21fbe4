import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { auditLooks } from '../../../../access/audit.ts'
import type { Asks } from '../../../../entries/drafts/pages/form-page/asks.ts'
import { idIn } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { peopleById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { inviteAnother, keepAttendee } from '../../commands-people.ts'
import type { Attendee, KeepAttendee } from '../../model.ts'
import { meetingById } from '../../queries.ts'
import { mayKeep } from '../../queries-who.ts'
import { REFUSALS } from './content.ts'
import { attendeeFields, readAttendee, sharedAttendee } from './form.ts'
import { type AttendeeShown, attendeeView } from './view.tsx'

type Keeping = KeepAttendee & { readonly id: string }

/** GET and POST /meetings/:id/people/new – someone more is asked to a meeting. */
export function inviteAnotherPage(http: FastifyInstance, acting: Acting): void {
  formPage<AttendeeShown, Keeping, keyof typeof REFUSALS>(http, acting, {
    path: '/meetings/:id/people/new',
    keep: ({ id }) => `meeting-person:${id}`,
    asks: asksOf('this newcomer'),
    load: (tx, actor, { id = '' }, now) => load(tx, actor, { meetingId: id, now }),
    read: readKeeping,
    async act(tx, actor, { id, ...act }, { now, loaded }) {
      const { meeting } = loaded
      const outcome = await inviteAnother(tx, actor, { meetingId: meeting.id, attendeeId: id }, act, now)
      return outcome.ok ? accepted(`/meetings/${meeting.id}`) : outcome
    },
    refusals: REFUSALS,
    view: attendeeView,
  })
}

/** GET and POST /meetings/:id/people/:person – what someone asked answered, and their report. */
export function attendeePage(http: FastifyInstance, acting: Acting): void {
  formPage<AttendeeShown & { readonly person: Attendee }, Keeping, keyof typeof REFUSALS>(http, acting, {
    path: '/meetings/:id/people/:person',
    keep: ({ id, person }) => `meeting-person:${id}:${person}`,
    asks: asksOf('invitation as it stands'),
    async load(tx, actor, { id = '', person: personId }, now) {
      const shown = await load(tx, actor, { meetingId: id, now })
      const person = shown?.meeting.people.find((one) => one.id === personId)
      return shown && person && { ...shown, person }
    },
    first: ({ person }) => attendeeFields(person),
    shared: ({ person }) => sharedAttendee(person),
    read: readKeeping,
    async act(tx, actor, { id, ...act }, { now, loaded: { meeting, person } }) {
      const outcome = await keepAttendee(tx, actor, { meetingId: meeting.id, attendeeId: person.id }, act, now)
      return outcome.ok ? accepted(`/meetings/${meeting.id}`) : outcome
    },
    refusals: REFUSALS,
    view: attendeeView,
  })
}

function asksOf(person: 'this newcomer' | 'invitation as it stands'): Asks {
  return {
    ...{ name: person, role: person, agency: person, service: person, contact: person, answer: person },
    ...{ withdrawnWhy: 'this reason not to come', coreGroup: 'this member of the core group' },
    ...{ 'report-by': 'this day of a report', 'report-received': 'this day of a report' },
    ...{ 'report-shared': 'this day of a report', reportText: 'this report' },
  }
}

function readKeeping(fields: Parameters<typeof readAttendee>[0]) {
  const read = readAttendee(fields)
  return read.act ? { act: { ...read.act, id: idIn(fields) } } : read
}

type About = { readonly meetingId: string; readonly now: Moment }

async function load(tx: Tx, actor: Actor, { meetingId, now }: About): Promise<AttendeeShown | undefined> {
  const meeting = await meetingById(tx, meetingId)
  if (!meeting || !(await mayKeep(tx, actor, meeting, now.day))) return undefined
  await auditLooks(tx, actor, meeting.childIds, { part: 'meeting', stepId: meetingId })
  const people = await peopleById(tx, meeting.childIds)
  return { meeting, children: meeting.childIds.flatMap((id) => people.get(id) ?? []) }
}
