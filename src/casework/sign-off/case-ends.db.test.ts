import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import type { Actor } from '../../access/actor.ts'
import { relationshipsWithChild } from '../../access/queries.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { writeInAssessment } from '../assessments/commands.ts'
import { assessmentById } from '../assessments/queries.ts'
import { closeCase } from '../closures/commands.ts'
import { proposeClosure } from '../closures/commands-proposal.ts'
import { setLocalSetting } from '../local-settings/commands.ts'
import { beginTransfer, goOnWithTransfer } from '../transfers/commands.ts'
import { lookAtWhatWaits } from './commands.ts'
import { signOffsOf } from './queries.ts'

const NOW = aMoment()
let db: Database
let council: Council
let niamh: string
let serviceManager: Actor

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
  serviceManager = await aWorker(council, 'service-manager', { name: 'Ruth Adeyemi', team: 'assessment' })
})
beforeEach(async () => {
  niamh = await aChild(db, '990')
  await anOpenCase(db, council, [niamh])
})
afterAll(() => db.destroy())

const as = <T>(who: Actor, work: (tx: Tx) => Promise<T>) => inSeat(db, who, work)
const CLOSING = {
  ...{ closedOn: NOW.day, reasonCode: 'RC7', summary: 'Breakfast every day since January.' },
  lookAgainIf: 'school sees her hungry two days running',
}
const propose = (id = newId()) =>
  as(council.socialWorker, (tx) => proposeClosure(tx, council.socialWorker, id, { ...CLOSING, childId: niamh }, NOW))
const close = (childId = niamh) =>
  as(council.teamManager, (tx) => closeCase(tx, council.teamManager, childId, CLOSING, NOW))
async function signsClosure(value: string): Promise<void> {
  const administrator = await aWorker(council, 'administrator')
  const act = { id: newId(), name: 'signs-closure', value, fromOn: NOW.day, reason: 'Agreed' } as const
  expect(await as(administrator, (tx) => setLocalSetting(tx, administrator, act, NOW))).toMatchObject({ ok: true })
}

describe('what waits when a case ends', () => {
  const waiting = async () => {
    const listed = await as(serviceManager, (tx) => lookAtWhatWaits(tx, serviceManager, NOW))
    return listed.ok ? listed.value.filter(({ childIds }) => childIds.includes(niamh)) : listed.refusal
  }
  const handOver = async () => {
    const id = newId()
    await as(council.teamManager, async (tx) => {
      const noticed = { otherAuthority: '991', otherWorker: null, noticedOn: NOW.day, movedOn: null, temporary: false }
      const act = {
        id,
        direction: 'out',
        reason: 'Work.',
        summary: 'Neglect.',
        childIds: [niamh],
        withPlan: [],
      } as const
      await beginTransfer(tx, council.teamManager, { ...noticed, ...act }, NOW)
      const answered = { answeredOn: NOW.day, reason: 'We take her on.', answeredBy: 'Sam Pike', chairId: null }
      await goOnWithTransfer(tx, council.teamManager, id, { does: 'answer', answer: 'accepted', ...answered }, NOW)
    })
    const done = { does: 'complete', completedOn: NOW.day, lookAgainIf: 'they come back' } as const
    return as(council.teamManager, (tx) => goOnWithTransfer(tx, council.teamManager, id, done, NOW))
  }

  it('waits no longer, and with it ends the right of a service manager to look at a child handed over', async () => {
    await signsClosure('service-manager')
    const id = newId()
    await propose(id)
    expect(await handOver()).toMatchObject({ ok: true })
    await signsClosure('team-manager')
    const standing = await as(serviceManager, (tx) => relationshipsWithChild(tx, serviceManager, niamh, NOW.day))
    expect([[...(standing ?? [])], await waiting()]).toEqual([[], []])
    expect(await as(serviceManager, (tx) => signOffsOf(tx, id))).toMatchObject([{ decision: 'withdrawn' }])
  })

  it('does not stand in the way of another closing once the work began again', async () => {
    const id = newId()
    await propose(id)
    expect(await close()).toMatchObject({ ok: true })
    expect(await as(council.teamManager, (tx) => signOffsOf(tx, id))).toMatchObject([{ decision: 'withdrawn' }])
    await anOpenCase(db, council, [niamh], NOW.day)
    expect(await propose()).toMatchObject({ ok: true })
  })

  it('goes on waiting for the brother alone; with his case it ends, and the assessment is its writer’s again', async () => {
    const alfie = await aChild(db, '990', { given: 'Alfie' })
    const dylan = await aChild(db, '990', { given: 'Dylan' })
    const joint = await anOpenCase(db, council, [alfie, dylan])
    const text = { worries: '', strengths: '', childWords: '', analysis: 'Money runs out.', notKnown: '', answers: {} }
    const children = [alfie, dylan].map((childId) => ({ childId, factors: ['16A'], seenOn: null, seenAlone: null }))
    const act = { text, children, outcome: 'close', revision: 0, submit: true } as const
    const { socialWorker } = council
    await as(socialWorker, (tx) => writeInAssessment(tx, socialWorker, joint.assessmentId, act, NOW))
    await close(alfie)
    const listed = await as(council.teamManager, (tx) => lookAtWhatWaits(tx, council.teamManager, NOW))
    const about = (listed.ok ? listed.value : []).filter(({ stepId }) => stepId === joint.assessmentId)
    expect(about).toMatchObject([{ childIds: [dylan] }])
    await close(dylan)
    const [[round], assessment] = await as(socialWorker, async (tx) => [
      await signOffsOf(tx, joint.assessmentId),
      await assessmentById(tx, joint.assessmentId),
    ])
    expect([round?.decision, assessment?.state, assessment?.content.analysis]).toEqual([
      'withdrawn',
      'returned',
      'Money runs out.',
    ])
  })
})
