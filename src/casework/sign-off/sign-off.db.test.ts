import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import { type Actor, ROLES } from '../../access/actor.ts'
import { relationshipsWithChild } from '../../access/queries.ts'
import { entriesAbout } from '../../entries/queries.ts'
import { correctRecord } from '../../entries/records/commands.ts'
import type { Deciding } from '../../entries/records/model.ts'
import { isUnaltered, recordsOfStep } from '../../entries/records/queries.ts'
import { addDays } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { authoriseAssessment, writeInAssessment } from '../assessments/commands.ts'
import { closeCase } from '../closures/commands.ts'
import { authoriseClosure, proposeClosure } from '../closures/commands-proposal.ts'
import { lastClosure } from '../closures/queries.ts'
import { callStrategyDiscussion } from '../enquiries/commands.ts'
import { setLocalSetting } from '../local-settings/commands.ts'
import type { SettingName } from '../local-settings/model.ts'
import { beginPlanStatus } from '../plans/queries.ts'
import { lookAtWhatWaits } from './commands.ts'
import { signOffsOf } from './queries.ts'

const NOW = aMoment()
const SIGN: Deciding = { sign: true }
let db: Database
let council: Council
let niamh: string
let assessmentId: string
let serviceManager: Actor

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
  serviceManager = await aWorker(council, 'service-manager', { name: 'Ruth Adeyemi', team: 'assessment' })
})
beforeEach(async () => {
  niamh = await aChild(db, '990')
  assessmentId = (await anOpenCase(db, council, [niamh])).assessmentId
})
afterAll(() => db.destroy())

const as = <T>(who: Actor, work: (tx: Tx) => Promise<T>) => inSeat(db, who, work)
const closing = () => ({
  ...{ childId: niamh, closedOn: NOW.day, reasonCode: 'RC7', summary: 'Breakfast every day since January.' },
  lookAgainIf: 'school sees her hungry two days running',
})
const propose = (who: Actor = council.socialWorker, id = newId(), over = {}) =>
  as(who, (tx) => proposeClosure(tx, who, id, { ...closing(), ...over }, NOW))
const decide = (id: string, who: Actor = council.teamManager, act: Deciding = SIGN) =>
  as(who, (tx) => authoriseClosure(tx, who, id, act, NOW))
const closure = () => as(council.teamManager, (tx) => lastClosure(tx, niamh))
const waiting = async (who: Actor) => {
  const listed = await as(who, (tx) => lookAtWhatWaits(tx, who, NOW))
  return listed.ok ? listed.value.filter(({ childIds }) => childIds.includes(niamh)) : listed.refusal
}
async function set(name: SettingName, value: string): Promise<void> {
  const administrator = await aWorker(council, 'administrator')
  const act = { id: newId(), name, value, fromOn: NOW.day, reason: 'Agreed' }
  expect(await as(administrator, (tx) => setLocalSetting(tx, administrator, act, NOW))).toMatchObject({ ok: true })
}

describe('a closing that a worker asks for', () => {
  it('stands once a manager signs, frozen, with who wrote and who signed, and not before', async () => {
    const id = newId()
    expect(await propose(council.socialWorker, id)).toMatchObject({ ok: true })
    expect(await closure()).toBeUndefined()
    expect(await decide(id)).toMatchObject({ ok: true })
    expect(await closure()).toMatchObject({ lookAgainIf: closing().lookAgainIf })
    const [record] = await as(council.teamManager, (tx) => recordsOfStep(tx, id))
    expect(record).toMatchObject({ kind: 'closure', writtenByName: 'Asha Verma', signedByName: 'Tom Llewellyn' })
    expect(record && isUnaltered(record)).toBe(true)
  })

  it('handed back, keeps every word and the comment, and may be asked for again', async () => {
    const [first, second] = [newId(), newId()]
    await propose(council.socialWorker, first)
    await decide(first, council.teamManager, { sign: false, comment: 'What does Joel say?' })
    expect(await closure()).toBeUndefined()
    expect(await propose(council.socialWorker, second, { summary: 'Joel says so too.' })).toMatchObject({ ok: true })
    await decide(second)
    expect(await as(council.teamManager, (tx) => signOffsOf(tx, first))).toMatchObject([
      { decision: 'handed-back', comment: 'What does Joel say?', content: { summary: closing().summary } },
    ])
    expect(await closure()).toMatchObject({ summary: 'Joel says so too.' })
  })

  it('is asked for once, also if it is sent twice, and twice at once; another one waits for the answer', async () => {
    const id = newId()
    const sent = await Promise.all([propose(council.socialWorker, id), propose(council.socialWorker, id)])
    expect(sent).toEqual([1, 2].map(() => ({ ok: true, value: { id } })))
    expect(await propose()).toEqual({ ok: false, refusal: 'proposed-already' })
    const signed = await Promise.all([decide(id), decide(id)])
    expect(signed.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('is whole or not at all', async () => {
    const id = newId()
    await propose(council.socialWorker, id)
    const broken = as(council.teamManager, async (tx) => {
      await authoriseClosure(tx, council.teamManager, id, SIGN, NOW)
      throw new Error('the line went down')
    })
    await expect(broken).rejects.toThrow('the line went down')
    expect([await closure(), await waiting(council.teamManager)]).toMatchObject([undefined, [{ kind: 'closure' }]])
  })

  const meanwhile = {
    'a strategy discussion was called': (tx: Tx) =>
      callStrategyDiscussion(
        tx,
        council.socialWorker,
        { id: newId(), childIds: [niamh], reason: 'A burn that nobody explains.' },
        NOW,
      ),
    'a child protection plan began': (tx: Tx) =>
      beginPlanStatus(tx, { childId: niamh, kind: 'child-protection', category: 'NEG', fromOn: NOW.day }),
    'a child in need plan began later than its day': (tx: Tx) =>
      beginPlanStatus(tx, { childId: niamh, kind: 'child-in-need', fromOn: addDays(NOW.day, 1) }),
    'nothing happened, but a colleague signs': () => Promise.resolve(),
    'nothing happened, but its writer signs': () => Promise.resolve(),
  }

  it.each([
    ['a strategy discussion was called', 'step-still-open', () => council.teamManager],
    ['a child protection plan began', 'protection-plan-open', () => council.teamManager],
    ['a child in need plan began later than its day', 'closed-before-it-opened', () => council.teamManager],
    ['nothing happened, but a colleague signs', 'not-found', () => council.colleague],
    ['nothing happened, but its writer signs', 'own-work', () => council.teamManager],
  ] as const)('goes on waiting, and nothing is frozen, where meanwhile %s: %s', async (happened, refusal, who) => {
    const id = newId()
    await propose(refusal === 'own-work' ? council.teamManager : council.socialWorker, id)
    await as(council.socialWorker, async (tx) => void (await meanwhile[happened](tx)))
    for (const _ of ['once', 'again']) expect(await decide(id, who())).toEqual({ ok: false, refusal })
    const [frozen, [round]] = await as(council.teamManager, async (tx) => [
      await recordsOfStep(tx, id),
      await signOffsOf(tx, id),
    ])
    expect([frozen, round?.decision, await closure()]).toEqual([[], null, undefined])
    expect(await waiting(council.teamManager)).toMatchObject([{ stepId: id }])
  })

  it('is not signed by whoever asked for it', async () => {
    const id = newId()
    await propose(council.teamManager, id)
    expect(await decide(id)).toEqual({ ok: false, refusal: 'own-work' })
  })

  it('is not signed by whoever wrote it first, though a colleague sends the same words again', async () => {
    const other = await aWorker(council, 'team-manager', { name: 'Meera Nair' })
    const [first, second] = [newId(), newId()]
    await propose(council.teamManager, first)
    await decide(first, other, { sign: false, comment: 'Asha knows her best.' })
    await propose(council.socialWorker, second)
    expect(await decide(second)).toEqual({ ok: false, refusal: 'own-work' })
    expect(await decide(second, other)).toMatchObject({ ok: true })
  })

  it('is signed by whoever wrote the closing before, which is over: the work began again since', async () => {
    const earlier = newId()
    await propose(council.teamManager, earlier)
    await decide(earlier, await aWorker(council, 'team-manager'))
    const later = aMoment('2026-04-20T10:00:00Z')
    await anOpenCase(db, council, [niamh], '2026-04-01')
    const id = newId()
    const act = { ...closing(), closedOn: later.day }
    await as(council.socialWorker, (tx) => proposeClosure(tx, council.socialWorker, id, act, later))
    const signed = await as(council.teamManager, (tx) => authoriseClosure(tx, council.teamManager, id, SIGN, later))
    expect(signed).toMatchObject({ ok: true })
  })

  it.each(ROLES.filter((role) => role !== 'system'))('by a %s of the team: who may ask, who may sign', async (role) => {
    const who = role === 'practitioner' ? await aPractitioner(council) : await aWorker(council, role)
    expect((await propose(who)).ok).toBe(role === 'team-manager')
    const other = await aChild(db, '990')
    await anOpenCase(db, council, [other])
    const id = newId()
    await propose(council.socialWorker, id, { childId: other })
    expect((await decide(id, who)).ok).toBe(role === 'team-manager')
  })

  it('is not there for another authority, nor for a colleague', async () => {
    const id = newId()
    await propose(council.socialWorker, id)
    for (const who of [{ ...council.teamManager, authority: '991' }, council.colleague, council.frontDoorManager]) {
      expect(await decide(id, who)).toEqual({ ok: false, refusal: 'not-found' })
      expect(await propose(who)).toEqual({ ok: false, refusal: 'not-found' })
    }
  })
})

describe('what waits', () => {
  it('is on the list of the manager whose team holds the child, the oldest first, and of nobody else', async () => {
    const id = newId()
    await propose(council.socialWorker, id)
    expect(await waiting(council.teamManager)).toMatchObject([
      { stepId: id, askedByName: 'Asha Verma', childIds: [niamh] },
    ])
    const elsewhere = await aWorker(council, 'team-manager', { team: 'assessment' })
    expect([await waiting(elsewhere), await waiting(serviceManager)]).toEqual([[], []])
    expect(await waiting(council.socialWorker)).toBe('not-permitted')
    await decide(id)
    expect(await waiting(council.teamManager)).toEqual([])
  })
})

describe('an authority that asks for more', () => {
  it('has a service manager sign: only while it waits do they stand to the child, and the team’s manager may not', async () => {
    await set('signs-closure', 'service-manager')
    const id = newId()
    await propose(council.socialWorker, id)
    expect(await waiting(serviceManager)).toMatchObject([{ stepId: id }])
    expect(await decide(id)).toEqual({ ok: false, refusal: 'not-your-level' })
    const { childId: _, ...act } = closing()
    const alone = await as(council.teamManager, (tx) => closeCase(tx, council.teamManager, niamh, act, NOW))
    expect(alone).toEqual({ ok: false, refusal: 'needs-a-signature' })
    const standing = () => as(serviceManager, (tx) => relationshipsWithChild(tx, serviceManager, niamh, NOW.day))
    expect([...((await standing()) ?? [])]).toEqual(['signs'])
    expect(await decide(id, serviceManager)).toMatchObject({ ok: true })
    expect(await closure()).toMatchObject({ closedOn: NOW.day })
    expect([...((await standing()) ?? [])]).toEqual([])
    await set('signs-closure', 'team-manager')
  })

  it('is told so by its administrator alone', async () => {
    const act = { id: newId(), name: 'signs-closure', value: 'service-manager', fromOn: NOW.day, reason: 'x' } as const
    for (const who of [council.teamManager, serviceManager, council.socialWorker]) {
      expect(await as(who, (tx) => setLocalSetting(tx, who, act, NOW))).toEqual({ ok: false, refusal: 'not-permitted' })
    }
  })
})

describe('an assessment', () => {
  const write = (who: Actor, revision: number, submit: boolean) => {
    const text = { worries: '', strengths: '', childWords: '', analysis: 'Money runs out.', notKnown: '', answers: {} }
    const children = [{ childId: niamh, factors: ['16A'], seenOn: null, seenAlone: null }]
    const act = { text, children, outcome: 'close', revision, submit } as const
    return as(who, (tx) => writeInAssessment(tx, who, assessmentId, act, NOW))
  }
  const sign = (act: Deciding = SIGN, who = council.teamManager) =>
    as(who, (tx) => authoriseAssessment(tx, who, assessmentId, act, NOW))

  it('is not signed by a manager who wrote in it, though a worker asks', async () => {
    await write(council.teamManager, 0, false)
    await write(council.socialWorker, 1, true)
    expect(await sign()).toEqual({ ok: false, refusal: 'own-work' })
  })

  it('handed back twice, has both comments and every word of both', async () => {
    for (const [at, comment] of ['And Dad?', 'And the school?'].entries()) {
      await write(council.socialWorker, at, true)
      await sign({ sign: false, comment })
    }
    const rounds = await as(council.socialWorker, (tx) => signOffsOf(tx, assessmentId))
    expect(rounds.map(({ comment }) => comment)).toEqual(['And the school?', 'And Dad?'])
    expect(rounds.every(({ content }) => JSON.stringify(content).includes('Money runs out.'))).toBe(true)
  })

  it('signed, is corrected beside it: the record is as it was, and the story says what is right', async () => {
    await write(council.socialWorker, 0, true)
    await sign()
    const records = () => as(council.socialWorker, (tx) => recordsOfStep(tx, assessmentId))
    const [record] = await records()
    const act = { id: newId(), what: 'She is in Year 2, not Year 3.', why: 'The school said so.' }
    const correct = (who: Actor, over = {}) =>
      as(who, (tx) => correctRecord(tx, who, record?.id ?? '', { ...act, ...over }, NOW))
    expect(await correct(council.colleague)).toEqual({ ok: false, refusal: 'not-found' })
    expect(await correct({ ...council.socialWorker, authority: '991' })).toEqual({ ok: false, refusal: 'not-found' })
    expect(await correct(council.socialWorker, { what: ' ' })).toEqual({ ok: false, refusal: 'nothing-said' })
    expect(await correct(council.socialWorker, { why: '' })).toEqual({ ok: false, refusal: 'no-reason' })
    for (const _ of ['once', 'again']) expect(await correct(council.socialWorker)).toMatchObject({ ok: true })
    const [same, correction, ...others] = await records()
    expect([same?.sha256, others]).toEqual([record?.sha256, []])
    expect(correction).toMatchObject({
      corrects: record?.id,
      content: { what: act.what, why: act.why },
      writtenByName: 'Asha Verma',
    })
    const story = await as(council.socialWorker, (tx) => entriesAbout(tx, niamh, { limit: 20 }))
    expect(story.map(({ title }) => title)).toContain('Corrected: child and family assessment')
  })
})
