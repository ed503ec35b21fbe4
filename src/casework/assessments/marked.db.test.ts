import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import { citationsOf } from '../../entries/evidence/queries-citations.ts'
import type { MarkedText, Run } from '../../entries/model.ts'
import { addEntries, entriesAbout } from '../../entries/queries.ts'
import { paragraphs } from '../../entries/rules.ts'
import { typedText } from '../../entries/rules-rich-text.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { authoriseAssessment, writeInAssessment } from './commands.ts'
import { NOTHING_WRITTEN } from './model.ts'

const NOW = aMoment()
let db: Database
let council: Council
let niamh: string
let alfie: string
let id: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 2)
  council = await aCouncil(urls)
})
beforeEach(async () => {
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-05-01' })
  id = (await anOpenCase(db, council, [niamh, alfie])).assessmentId
})
afterAll(() => db.destroy())

/** Keeps an analysis of these runs, and asks for the signature. */
async function write(revision: number, submit: boolean, ...runs: Run[]): Promise<void> {
  const analysis: MarkedText = { v: 2, blocks: [{ type: 'paragraph', runs }] }
  const text = { ...NOTHING_WRITTEN, analysis: typedText(analysis), marked: { analysis } }
  const children = [niamh, alfie].map((childId) => ({ childId, factors: ['16A'], seenOn: null, seenAlone: null }))
  const act = { text, children, outcome: 'close', revision, submit } as const
  const done = await inSeat(db, council.socialWorker, (tx) => writeInAssessment(tx, council.socialWorker, id, act, NOW))
  expect(done.ok).toBe(true)
}

async function anEntryAbout(childId: string): Promise<string> {
  const entry = newId()
  const said = { title: 'No coat', body: paragraphs('It was 3°C.'), happenedOn: NOW.day, saidBy: 'Grace Okafor' }
  await inSeat(db, council.socialWorker, (tx) =>
    addEntries(tx, council.socialWorker, [{ id: entry, kind: 'fact', ...said, about: [{ personId: childId }] }]),
  )
  return entry
}

const story = (childId: string) => inSeat(db, council.socialWorker, (tx) => entriesAbout(tx, childId, { limit: 20 }))
const cited = async () => {
  const citations = await inSeat(db, council.socialWorker, (tx) => citationsOf(tx, [id]))
  return citations.map(({ entry, passage, weighs }) => [entry.id, passage, weighs])
}

describe('a marked assessment', () => {
  it('signed, stands in each child’s story with its marks, and each marked passage as what it is', async () => {
    const words = { text: '“I get in his bed.”', mark: 'child-words', person: niamh } as const
    await write(0, true, { text: 'Nan says nights are loud.', mark: 'hearsay' }, { text: ' ' }, words)
    await inSeat(db, council.teamManager, (tx) => authoriseAssessment(tx, council.teamManager, id, { sign: true }, NOW))
    const [hers, his] = [await story(niamh), await story(alfie)]
    expect(hers.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['opinion', 'hearsay', 'child-words']))
    expect(hers.find(({ kind }) => kind === 'child-words')).toMatchObject({ title: words.text, saidBy: 'Asha Verma' })
    expect(his.map(({ kind }) => kind)).not.toContain('child-words')
    expect(hers.find(({ title }) => title === 'Child and family assessment finished')?.body).toMatchObject({
      v: 2,
      blocks: [{ runs: [{ mark: 'hearsay' }, { text: ' ' }, words] }],
    })
  })

  it('rests on what its sentences cite now, and no longer on what was taken out', async () => {
    const [coat, bread] = [await anEntryAbout(niamh), await anEntryAbout(alfie)]
    await write(0, false, { text: 'Cold.', cites: [coat] }, { text: ' ' }, { text: 'Hungry.', cites: [bread] })
    expect(await cited()).toEqual(
      expect.arrayContaining([
        [coat, 'Cold.', 'for'],
        [bread, 'Hungry.', 'for'],
      ]),
    )
    await write(1, false, { text: 'Hungry.', cites: [bread] })
    expect(await cited()).toEqual([[bread, 'Hungry.', 'for']])
  })

  it('cites nothing of a child whom it is not about', async () => {
    const other = await anEntryAbout(await aChild(db, '990', { given: 'Isla' }))
    await write(0, false, { text: 'Cold.', cites: [other] })
    expect(await cited()).toEqual([])
  })
})
