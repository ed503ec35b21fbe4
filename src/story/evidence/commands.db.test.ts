import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import type { Actor } from '../../access/actor.ts'
import { authoriseAssessment, writeInAssessment } from '../../casework/assessments/commands.ts'
import { toReadAgain } from '../../casework/evidence/queries.ts'
import { makePlan } from '../../casework/plans/queries.ts'
import { openWorry } from '../../casework/worries/commands.ts'
import { openWorries } from '../../casework/worries/queries.ts'
import { entriesToCite } from '../../entries/citing/queries.ts'
import { writeEntry } from '../../entries/commands.ts'
import type { NewJudgement } from '../../entries/evidence/model.ts'
import { citationsOf, keepCitedInText, readingsOf } from '../../entries/evidence/queries-citations.ts'
import { judgementById, judgementsIn, judgementsOf } from '../../entries/evidence/queries-judgements.ts'
import { notKnownOf } from '../../entries/evidence/queries-not-known.ts'
import { marksOf } from '../../entries/evidence/rules.ts'
import { entriesAbout } from '../../entries/queries.ts'
import { paragraphs } from '../../entries/rules.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { lookAtChild } from '../child-page/commands.ts'
import { leaveChildOut } from '../writing/commands.ts'
import { askScaling, changeJudgement, endJudgement, giveScale, writeJudgement } from './commands.ts'
import { citeEntries, readAgain, removeCitation } from './commands-citing.ts'
import { putUnderFramework } from './commands-lenses.ts'
import { lookAtEvidenceOfChild, lookThroughTheFramework } from './commands-looking.ts'
import { answerWhatWasNotKnown, askWhatIsNotKnown } from './commands-not-known.ts'

const NOW = aMoment()
let db: Database
let council: Council
let niamh: string
let alfie: string
let assessmentId: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  council = await aCouncil(urls)
})
beforeEach(async () => {
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-05-01' })
  assessmentId = (await anOpenCase(db, council, [niamh, alfie])).assessmentId
})
afterAll(() => db.destroy())

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inSeat(db, actor, work)
const asha = <T>(work: (tx: Tx, actor: Actor) => Promise<T>) =>
  as(council.socialWorker, (tx) => work(tx, council.socialWorker))

async function anEntry(about = [niamh], title = 'Hungry at school'): Promise<string> {
  const id = newId()
  await asha((tx, actor) =>
    writeEntry(
      tx,
      actor,
      {
        ...{ id, kind: 'fact', title, body: paragraphs(`${title}, six of ten days.`), saidBy: 'Grace Okafor' },
        ...{ happenedOn: calendarDay('2026-03-10'), about: about.map((personId) => ({ personId })) },
      },
      NOW,
    ),
  )
  return id
}
async function correct(entryId: string): Promise<string> {
  const id = newId()
  const said = { title: 'Five of ten days', body: paragraphs('Five of ten days'), saidBy: 'Grace Okafor', about: [] }
  const when = {
    kind: 'fact' as const,
    happenedOn: calendarDay('2026-03-10'),
    corrects: entryId,
    correction: 'Misread',
  }
  const done = await asha((tx, actor) => writeEntry(tx, actor, { id, ...said, ...when }, NOW))
  expect(done).toMatchObject({ ok: true })
  return id
}
const aJudgement = (over: Partial<NewJudgement> = {}): NewJudgement => ({
  ...{ id: newId(), kind: 'danger-statement', saidBy: 'Asha Verma', statement: 'Niamh goes hungry.' },
  ...{ couldHappen: 'She could fall ill.', dimensions: [], childIds: [niamh], ...over },
})
async function judged(over: Partial<NewJudgement> = {}): Promise<string> {
  const judgement = aJudgement(over)
  expect(await asha((tx, actor) => writeJudgement(tx, actor, judgement, NOW))).toMatchObject({ ok: true })
  return judgement.id
}
const cite = (citingId: string, entryIds: readonly string[], seen: readonly string[] = []) =>
  asha((tx, actor) => citeEntries(tx, actor, citingId, { entryIds, weighs: 'for', passage: null, seen }, NOW))
const read = (citingId: string, seen: readonly string[], finding: 'stands' | 'changed' = 'stands') =>
  asha((tx, actor) => readAgain(tx, actor, citingId, { finding, note: null, seen }, NOW))
const marked = async (childId = niamh) => (await asha((tx) => toReadAgain(tx, childId))).map(({ id }) => id)

describe('a judgement', () => {
  it('stands on each child’s page, in the story, and in the assessment that is being written', async () => {
    await judged({ childIds: [niamh, alfie] })
    expect(await asha((tx) => judgementsOf(tx, [alfie]))).toMatchObject([
      { kind: 'danger-statement', couldHappen: 'She could fall ill.', assessmentId },
    ])
    expect(await asha((tx) => judgementsIn(tx, assessmentId))).toHaveLength(2)
    expect(await asha((tx) => entriesAbout(tx, alfie, { limit: 5 }))).toMatchObject([
      { kind: 'opinion', bearing: 'worry', title: 'Niamh goes hungry' },
    ])
  })

  it('without evidence is kept all the same, and counted', async () => {
    await judged()
    const looked = await asha((tx, actor) => lookAtEvidenceOfChild(tx, actor, niamh, NOW))
    expect(looked).toMatchObject({ ok: true, value: { judgements: [{}], citations: [] } })
  })

  it('is changed in its words, and ends with why; the story keeps that it was', async () => {
    const id = await judged()
    const words = { saidBy: 'Asha and Nan', statement: 'Niamh is often hungry.', couldHappen: null }
    await asha((tx, actor) => changeJudgement(tx, actor, id, { ...words, dimensions: ['health'] }, NOW))
    expect(await asha((tx) => judgementById(tx, id))).toMatchObject({ ...words, dimensions: ['health'] })
    await asha((tx, actor) => changeJudgement(tx, actor, id, { ...words, dimensions: [] }, NOW))
    expect(await asha((tx) => judgementById(tx, id))).toMatchObject({ dimensions: [] })
    await asha((tx, actor) => endJudgement(tx, actor, id, 'Breakfast club.', NOW))
    expect(await asha((tx) => judgementsOf(tx, [niamh]))).toEqual([])
    expect((await asha((tx) => entriesAbout(tx, niamh, { limit: 1 })))[0]?.title).toContain('No longer our view')
    const again = await asha((tx, actor) => endJudgement(tx, actor, id, 'Again.', NOW))
    expect(again).toEqual({ ok: false, refusal: 'already-ended' })
  })
})

describe('a scaling question', () => {
  it('keeps every number with who gave it, when and why, the latest first', async () => {
    const first = { number: 2, askedOf: 'Nan', askedOn: calendarDay('2026-03-03'), why: 'He still comes.' }
    const asked = { id: newId(), childId: niamh, statement: 'How safe?', worst: 'Hurt', best: 'Safe', first }
    await asha((tx, actor) => askScaling(tx, actor, asked, NOW))
    const scale = { ...first, number: 5, askedOn: calendarDay('2026-03-17'), why: 'He came once.' }
    await asha((tx, actor) => giveScale(tx, actor, { judgementId: asked.id, scaleId: newId(), scale }, NOW))
    expect((await asha((tx) => judgementById(tx, asked.id)))?.scales).toEqual([scale, first])
    const story = await asha((tx) => entriesAbout(tx, niamh, { limit: 5 }))
    expect(story.map(({ title, saidBy }) => [title, saidBy])).toEqual([
      ['5 of 10: How safe?', 'Nan'],
      ['2 of 10: How safe?', 'Nan'],
    ])
  })

  it('takes no number for what is no scaling question', async () => {
    const scale = { number: 5, askedOf: 'Nan', askedOn: NOW.day, why: 'So.' }
    const given = { judgementId: await judged(), scaleId: newId(), scale }
    expect(await asha((tx, actor) => giveScale(tx, actor, given, NOW))).toMatchObject({ refusal: 'not-found' })
  })
})

describe('citing', () => {
  it('an entry twice is citing it once, and an entry of another child’s story is refused', async () => {
    const [judgement, entry] = [await judged(), await anEntry()]
    await cite(judgement, [entry])
    await cite(judgement, [entry])
    expect(await asha((tx) => citationsOf(tx, [judgement]))).toHaveLength(1)
    expect(await cite(judgement, [await anEntry([alfie])])).toEqual({ ok: false, refusal: 'not-in-the-story' })
    expect(await cite(judgement, [])).toEqual({ ok: false, refusal: 'nothing-chosen' })
  })

  it('is taken away with why, and can be done again', async () => {
    const [judgement, entry] = [await judged(), await anEntry()]
    await cite(judgement, [entry])
    const [citation] = await asha((tx) => citationsOf(tx, [judgement]))
    const remove = (why: string) => asha((tx, actor) => removeCitation(tx, actor, citation?.id ?? '', why, NOW))
    expect(await remove(' ')).toEqual({ ok: false, refusal: 'no-reason' })
    expect(await remove('Another child was meant.')).toMatchObject({ ok: true })
    expect(await asha((tx) => citationsOf(tx, [judgement]))).toEqual([])
    await cite(judgement, [entry])
    expect(await asha((tx) => citationsOf(tx, [judgement]))).toHaveLength(1)
  })

  it('in a text follows the text: what is gone from it is cited no more', async () => {
    const [one, other] = [await anEntry(), await anEntry([niamh], 'No coat')]
    const citing = { kind: 'assessment', id: assessmentId } as const
    const mark = (entryId: string, passage: string) => ({ entryId, passage, weighs: 'for' as const })
    const keep = (marks: Parameters<typeof keepCitedInText>[2]) =>
      asha((tx, actor) => keepCitedInText(tx, citing, marks, { by: actor, at: NOW.at }))
    await keep([mark(one, 'arrives hungry'), mark(other, 'without a coat')])
    await keep([mark(other, 'without a coat'), mark(other, 'in January')])
    const cited = await asha((tx) => citationsOf(tx, [assessmentId]))
    expect(cited.map(({ entry, passage }) => [entry.id, passage]).toSorted()).toEqual(
      [
        [other, 'in January'],
        [other, 'without a coat'],
      ].toSorted(),
    )
  })

  it('finds entries of the child’s own story by words, the newest first', async () => {
    const entry = await anEntry()
    await anEntry([alfie], 'Hungry brother')
    const found = await asha((tx) => entriesToCite(tx, [niamh], ['hungry', 'okafor'], 20))
    expect(found.map(({ id }) => id)).toEqual([entry])
    expect(await asha((tx) => entriesToCite(tx, [niamh], ['100%'], 20))).toEqual([])
  })
})

describe('when a cited entry is corrected', () => {
  it('everything that rests on it must be read again: a judgement, a worry, a need, an assessment', async () => {
    const [judgement, entry] = [await judged(), await anEntry()]
    const worry = await aWorryOf(niamh)
    const need = await aNeedOf(niamh)
    for (const id of [judgement, worry, need, assessmentId]) await cite(id, [entry])
    expect(await marked()).toEqual([])
    await correct(entry)
    expect((await marked()).toSorted()).toEqual([judgement, worry, need, assessmentId].toSorted())
    expect(await marked(alfie)).toEqual([assessmentId])
  })

  it('what rests on another entry is left alone', async () => {
    const [judgement, entry] = [await judged(), await anEntry()]
    await cite(judgement, [await anEntry()])
    await correct(entry)
    expect(await marked()).toEqual([])
  })

  it('is marked until somebody says that they read it again, with who and when', async () => {
    const [judgement, entry] = [await judged(), await anEntry()]
    await cite(judgement, [entry])
    const correction = await correct(entry)
    expect(await read(judgement, [correction])).toMatchObject({ ok: true })
    expect(await marked()).toEqual([])
    expect(await asha((tx) => readingsOf(tx, [judgement]))).toMatchObject([
      { finding: 'stands', readByName: 'Asha Verma' },
    ])
    expect(await read(judgement, [correction])).toEqual({ ok: false, refusal: 'nothing-to-read' })
  })

  it('a correction that the reader did not have before them stays to be read', async () => {
    const [judgement, entry] = [await judged(), await anEntry()]
    await cite(judgement, [entry])
    const [seen, late] = [await correct(entry), await correct(entry)]
    await read(judgement, [seen])
    expect(await marked()).toEqual([judgement])
    const citations = await asha((tx) => citationsOf(tx, [judgement]))
    expect(marksOf(citations).flatMap(({ corrections }) => corrections.map(({ id }) => id))).toEqual([late])
  })

  it('is not marked for whoever cites the entry as corrected, and is for whoever did not see that', async () => {
    const entry = await anEntry()
    const correction = await correct(entry)
    const [seeing, unseeing] = [await judged(), await judged()]
    await cite(seeing, [entry], [correction])
    await cite(unseeing, [entry])
    expect(await marked()).toEqual([unseeing])
  })

  it('is marked when a child was left out of it', async () => {
    const [judgement, entry] = [await judged(), await anEntry([niamh, alfie])]
    await cite(judgement, [entry])
    const left = { id: newId(), entryId: entry, childId: alfie, why: 'He was with his father.' }
    await asha((tx, actor) => leaveChildOut(tx, actor, left, NOW))
    expect(await marked()).toEqual([judgement])
  })

  it('is marked on the child’s page, and no more once the judgement ended', async () => {
    const [judgement, entry] = [await judged(), await anEntry()]
    await cite(judgement, [entry])
    await correct(entry)
    const page = () => asha((tx, actor) => lookAtChild(tx, actor, niamh, NOW))
    expect(await page()).toMatchObject({ value: { toReadAgain: [{ id: judgement, entryTitle: 'Hungry at school' }] } })
    await asha((tx, actor) => endJudgement(tx, actor, judgement, 'Not so.', NOW))
    expect(await page()).toMatchObject({ value: { toReadAgain: [] } })
  })
})

async function aWorryOf(childId: string): Promise<string> {
  const worry = {
    ...{ kind: 'open-risk' as const, childIds: [childId], personId: null, title: 'Hungry', statement: 'No breakfast.' },
    ...{ trend: null, howKnown: 'fact' as const, saidBy: 'Grace Okafor', sinceOn: NOW.day, reviewBy: null, told: null },
  }
  await asha((tx, actor) => openWorry(tx, actor, worry, NOW))
  return (await asha((tx) => openWorries(tx, [childId])))[0]?.id ?? ''
}

async function aNeedOf(childId: string): Promise<string> {
  const id = newId()
  await asha(async (tx) => {
    const planId = await makePlan(tx, childId, NOW.day)
    const need = { authority: '990', id, planId, position: 1, statement: 'Breakfast every day' }
    await tx.insertInto('planNeed').values(need).execute()
  })
  return id
}

describe('what is not known', () => {
  it('shows as missing until it is answered by an entry, for each child by itself', async () => {
    const asked = { question: 'Where is Dad?', finderName: 'Asha', findBy: null, assessmentId: null }
    const ask = () => asha((tx, actor) => askWhatIsNotKnown(tx, actor, { ...asked, childIds: [niamh, alfie] }, NOW))
    await ask()
    await ask()
    const [question, ...others] = await asha((tx) => notKnownOf(tx, [niamh]))
    expect(others).toEqual([])
    const answer = { words: 'Dad lives in Leeds.', kind: 'hearsay', saidBy: 'Nan', on: NOW.day } as const
    const given = { id: question?.id ?? '', entryId: newId(), answer }
    expect(await asha((tx, actor) => answerWhatWasNotKnown(tx, actor, given, NOW))).toMatchObject({ ok: true })
    expect(await asha((tx) => notKnownOf(tx, [niamh]))).toEqual([])
    expect(await asha((tx) => notKnownOf(tx, [alfie]))).toHaveLength(1)
    expect((await asha((tx) => entriesAbout(tx, niamh, { limit: 1 })))[0]).toMatchObject({
      ...{ id: given.entryId, kind: 'hearsay', saidBy: 'Nan' },
    })
  })

  it('of an assessment becomes a question a line, for each child, when it is signed', async () => {
    const text = { worries: '', strengths: '', childWords: '', analysis: 'Loud nights.', answers: {} }
    const notKnown = '- What Niamh thinks of the plan\n- How Darren is'
    const part = { factors: ['16A'], seenOn: null, seenAlone: null }
    const children = [niamh, alfie].map((childId) => ({ childId, ...part }))
    const act = { text: { ...text, notKnown }, children, outcome: 'close' as const, revision: 0, submit: true }
    await asha((tx, actor) => writeInAssessment(tx, actor, assessmentId, act, NOW))
    expect(await asha((tx) => notKnownOf(tx, [niamh]))).toEqual([])
    const { teamManager } = council
    await as(teamManager, (tx) => authoriseAssessment(tx, teamManager, assessmentId, { sign: true }, NOW))
    const found = await asha((tx) => notKnownOf(tx, [alfie]))
    expect(found.map(({ question }) => question).toSorted()).toEqual(['How Darren is', 'What Niamh thinks of the plan'])
    expect(found[0]).toMatchObject({ finderName: 'Asha Verma', assessmentId, childId: alfie })
  })
})

describe('the framework', () => {
  it('shows the same entry under what it is about, and only a child’s own', async () => {
    const entry = await anEntry()
    const put = { childId: niamh, entryIds: [entry], dimensions: ['health', 'basic-care'] }
    expect(await asha((tx, actor) => putUnderFramework(tx, actor, put, NOW))).toMatchObject({ ok: true })
    await asha((tx, actor) => putUnderFramework(tx, actor, put, NOW))
    const seen = await asha((tx, actor) => lookThroughTheFramework(tx, actor, niamh, NOW))
    const entries = seen.ok ? seen.value.entries : []
    expect(entries.map(({ dimension, entries: count }) => [dimension, count]).toSorted()).toEqual([
      ['basic-care', 1],
      ['health', 1],
    ])
    const others = { ...put, entryIds: [await anEntry([alfie])] }
    expect(await asha((tx, actor) => putUnderFramework(tx, actor, others, NOW))).toMatchObject({
      refusal: 'not-in-the-story',
    })
  })
})
