import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import type { Actor } from '../../access/actor.ts'
import { allocate } from '../../casework/allocations/queries.ts'
import { writeEntry } from '../../entries/commands.ts'
import { paragraphs } from '../../entries/rules.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { askScaling, changeJudgement, endJudgement, giveScale, writeJudgement } from './commands.ts'
import { citeEntries, lookAtEvidenceOf, readAgain, removeCitation } from './commands-citing.ts'
import { putUnderFramework } from './commands-lenses.ts'
import { lookAtEvidenceOfChild, lookThroughTheFramework } from './commands-looking.ts'
import { answerWhatWasNotKnown, askWhatIsNotKnown } from './commands-not-known.ts'

const NOW = aMoment()
let db: Database
let council: Council
let neighbour: Council
let niamh: string
/** A judgement, an entry it rests on, the citation, and a question: all of Niamh’s. */
let own: Readonly<Record<'judgement' | 'entry' | 'citation' | 'question' | 'assessment', string>>

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  council = await aCouncil(urls)
  neighbour = await aCouncil(urls, '991')
  niamh = await aChild(db, '990')
  const { assessmentId } = await anOpenCase(db, council, [niamh])
  own = await ofNiamh(council.socialWorker, assessmentId)
  const chair = { childId: niamh, userId: council.conferenceChair.userId, teamId: null, fromOn: NOW.day }
  const reviewer = { ...chair, userId: council.reviewingOfficer.userId }
  await inSeat(db, council.teamManager, async (tx) => {
    await allocate(tx, { ...chair, role: 'conference-chair' })
    await allocate(tx, { ...reviewer, role: 'reviewing-officer' })
  })
})
afterAll(() => db.destroy())

async function ofNiamh(actor: Actor, assessment: string) {
  const [judgement, entry, citation, question] = [newId(), newId(), newId(), newId()]
  await inSeat(db, actor, async (tx) => {
    const said = { saidBy: 'Grace Okafor', happenedOn: NOW.day, about: [{ personId: niamh }] }
    await writeEntry(tx, actor, { id: entry, kind: 'fact', title: 'Hungry', body: paragraphs('Hungry'), ...said }, NOW)
    await writeJudgement(tx, actor, aJudgement(judgement), NOW)
    const cited = { citingKind: 'judgement', citingId: judgement, entryId: entry, weighs: 'for' } as const
    await tx
      .insertInto('citation')
      .values({ authority: '990', id: citation, ...cited })
      .execute()
    const asked = { question: 'Where is Dad?', finderName: 'Asha', askedOn: NOW.day, askedByName: 'Asha' }
    await tx
      .insertInto('notKnown')
      .values({ authority: '990', id: question, childId: niamh, ...asked })
      .execute()
  })
  return { judgement, entry, citation, question, assessment }
}

const aJudgement = (id = newId()) => ({
  ...{ id, kind: 'strength' as const, saidBy: 'Asha', statement: 'Nan helps.', couldHappen: null },
  ...{ dimensions: [], childIds: [niamh] },
})
const aScale = () => ({ number: 4, askedOf: 'Nan', askedOn: NOW.day, why: 'He still comes.' })

type Asked = (tx: Tx, actor: Actor) => Promise<unknown>
const LOOKS: Readonly<Record<string, Asked>> = {
  'look at what is thought of a child': (tx, actor) => lookAtEvidenceOfChild(tx, actor, niamh, NOW),
  'look through the framework': (tx, actor) => lookThroughTheFramework(tx, actor, niamh, NOW),
  'look at what something rests on': async (tx, actor) =>
    (await lookAtEvidenceOf(tx, actor, own.judgement, NOW)) ? { ok: true } : { ok: false, refusal: 'not-found' },
}
const ACTS: Readonly<Record<string, Asked>> = {
  'write a judgement': (tx, actor) => writeJudgement(tx, actor, aJudgement(), NOW),
  'ask a scaling question': (tx, actor) =>
    askScaling(
      tx,
      actor,
      { id: newId(), childId: niamh, statement: 'Safe?', worst: 'No', best: 'Yes', first: aScale() },
      NOW,
    ),
  'cite an entry': (tx, actor) =>
    citeEntries(tx, actor, own.judgement, { entryIds: [own.entry], weighs: 'for', passage: null, seen: [] }, NOW),
  'write down what is not known': (tx, actor) =>
    askWhatIsNotKnown(
      tx,
      actor,
      { question: 'Who?', finderName: 'Asha', findBy: null, childIds: [niamh], assessmentId: null },
      NOW,
    ),
  'put entries under the framework': (tx, actor) =>
    putUnderFramework(tx, actor, { childId: niamh, entryIds: [own.entry], dimensions: ['health'] }, NOW),
  'change a judgement': (tx, actor) =>
    changeJudgement(
      tx,
      actor,
      own.judgement,
      { saidBy: 'Asha', statement: 'Nan.', couldHappen: null, dimensions: [] },
      NOW,
    ),
}
/** Acts that are refused to those who may not, as if there were nothing; each ends what it is about, so those who may try it elsewhere. */
const ENDING: Readonly<Record<string, Asked>> = {
  'end a judgement': (tx, actor) => endJudgement(tx, actor, own.judgement, 'No more.', NOW),
  'give another number': (tx, actor) =>
    giveScale(tx, actor, { judgementId: own.judgement, scaleId: newId(), scale: aScale() }, NOW),
  'take a citation away': (tx, actor) => removeCitation(tx, actor, own.citation, 'No.', NOW),
  'read again': (tx, actor) => readAgain(tx, actor, own.judgement, { finding: 'stands', note: null, seen: [] }, NOW),
  'answer what was not known': (tx, actor) =>
    answerWhatWasNotKnown(tx, actor, { id: own.question, entryId: newId(), answer: { letGoWhy: 'No.' } }, NOW),
  'cite in an assessment': (tx, actor) =>
    citeEntries(tx, actor, own.assessment, { entryIds: [own.entry], weighs: 'for', passage: null, seen: [] }, NOW),
}

const WORKERS: Readonly<Record<string, () => Actor>> = {
  'the social worker who holds the child': () => council.socialWorker,
  'the manager of the team': () => council.teamManager,
  'the chair of the child’s conference': () => council.conferenceChair,
}
const STRANGERS: Readonly<Record<string, () => Promise<Actor> | Actor>> = {
  'a colleague of the same team': () => council.colleague,
  'a chair without a conference': () => aWorker(council, 'conference-chair'),
  'an auditor': () => aWorker(council, 'auditor'),
  'a social worker of another authority': () => neighbour.socialWorker,
  'the same person in another authority': () => ({ ...council.socialWorker, authority: '991' }),
}
const NOT_FOUND = { ok: false, refusal: 'not-found' }

describe.each(Object.entries(WORKERS))('%s', (_, who) => {
  it.each(Object.entries({ ...LOOKS, ...ACTS }))('may %s', async (_name, act) => {
    expect(await inSeat(db, who(), (tx) => act(tx, who()))).toMatchObject({ ok: true })
  })
})

describe('the reviewing officer of the child', () => {
  it.each(Object.entries(LOOKS))('may %s', async (_, look) => {
    const actor = council.reviewingOfficer
    expect(await inSeat(db, actor, (tx) => look(tx, actor))).toMatchObject({ ok: true })
  })

  it.each(Object.entries({ ...ACTS, ...ENDING }))('may not %s', async (_, act) => {
    const actor = council.reviewingOfficer
    expect(await inSeat(db, actor, (tx) => act(tx, actor))).toEqual(NOT_FOUND)
  })
})

it('a chair cites in no assessment', async () => {
  const actor = council.conferenceChair
  const cited = ENDING['cite in an assessment']
  expect(await inSeat(db, actor, async (tx) => cited?.(tx, actor))).toEqual(NOT_FOUND)
})

describe.each(Object.entries(STRANGERS))('to %s there is nothing', (_, who) => {
  it.each(Object.entries({ ...LOOKS, ...ACTS, ...ENDING }))('to %s', async (_name, act) => {
    const actor = await who()
    expect(await inSeat(db, actor, (tx) => act(tx, actor))).toEqual(NOT_FOUND)
  })
})
