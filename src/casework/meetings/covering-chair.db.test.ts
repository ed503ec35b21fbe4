import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aConference } from '../../../testing/builders/conference.ts'
import { aCouncil, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMeeting } from '../../../testing/builders/meeting.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import type { Actor } from '../../access/actor.ts'
import { addDays } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { looksAt } from '../../story/looks/queries.ts'
import { recordConference } from '../conferences/commands.ts'
import { setCover } from '../cover/commands.ts'
import { conveneMeeting } from './commands.ts'
import { lookAtConferences } from './commands-look.ts'
import { keepMinutes } from './commands-minutes.ts'
import { markOfMinutes } from './rules.ts'

const NOW = aMoment('2026-03-26T15:00:00Z')
let db: Database
let council: Council
let chair: Actor
let covering: Actor
let niamh: string
let conferenceId: string
let meetingId: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
  chair = council.conferenceChair
  covering = await aWorker(council, 'conference-chair', { name: 'Bea Lund' })
  const act = { id: newId(), absentUser: chair.userId ?? '', coveringUser: covering.userId ?? '', reason: 'Leave' }
  const days = { fromOn: NOW.day, toOn: addDays(NOW.day, 2) }
  await as(chair, (tx) => setCover(tx, chair, { ...act, ...days }, NOW))
})
beforeEach(async () => {
  niamh = await aChild(db, '990')
  conferenceId = await aConference(db, council, await anOpenCase(db, council, [niamh]))
  const act = aMeeting([niamh])
  meetingId = act.id
  await as(council.socialWorker, (tx) => conveneMeeting(tx, council.socialWorker, act, aMoment()))
})
afterAll(() => db.destroy())

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inSeat(db, actor, work)

/** Whether the conference is on the list of whoever stands in, whether its minutes are, and for whom the list is too. */
async function listed(now = NOW) {
  const seen = await as(covering, (tx) => lookAtConferences(tx, covering, now))
  if (!seen.ok) throw new Error(seen.refusal)
  const { toCome, minutes, insteadOf } = seen.value
  const isToCome = toCome.some((one) => one.conferenceId === conferenceId)
  return { isToCome, hasMinutes: minutes.some(({ id }) => id === meetingId), insteadOf }
}
const record = (outcome: 'protection-plan' | 'no-plan') => {
  const category = outcome === 'no-plan' ? null : ('NEG' as const)
  const children = [{ childId: niamh, outcome, category, view: null, stepsDown: false }]
  const nurse = { id: null, name: 'Ravi Shah', role: 'nurse', agency: 'NHS Trust', view: null, inCoreGroup: true }
  const words = { reason: 'Hungry.', contingency: 'We ask the court.' }
  const act = { heldOn: NOW.day, attended: [nurse], children, ...words }
  return as(chair, (tx) => recordConference(tx, chair, conferenceId, act, NOW))
}
const send = async () => {
  const minutes = { text: 'Breakfast goes on.', before: markOfMinutes({ minutes: null }), sentOn: NOW.day, sentTo: [] }
  return as(covering, (tx) => keepMinutes(tx, covering, meetingId, minutes, NOW))
}

describe('whoever stands in for a conference chair', () => {
  it('has the conferences of the one who is away on their list, while that lasts, and the look says for whom', async () => {
    const insteadOf = [chair.name]
    expect(await listed()).toEqual({ isToCome: true, hasMinutes: false, insteadOf })
    const { looks } = await as(council.teamManager, (tx) => looksAt(tx, niamh, 20))
    expect(looks.find(({ who }) => who === 'Bea Lund')).toMatchObject({ coveringFor: chair.name })
    const after = aMoment('2026-03-29T09:00:00Z')
    expect(await listed(after)).toEqual({ isToCome: false, hasMinutes: false, insteadOf: [] })
  })

  it('has the minutes of theirs that are not out, where a child is still theirs', async () => {
    expect(await record('protection-plan')).toMatchObject({ ok: true })
    expect(await listed()).toMatchObject({ isToCome: false, hasMinutes: true })
    expect(await send()).not.toMatchObject({ refusal: 'not-found' })
  })

  it('has none that they may not write: those of a child for whom nothing follows', async () => {
    expect(await record('no-plan')).toMatchObject({ ok: true })
    expect(await listed()).toMatchObject({ isToCome: false, hasMinutes: false })
    expect(await send()).toMatchObject({ refusal: 'not-found' })
  })
})
