import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Calloways, theCalloways } from '../../../testing/builders/calloways.ts'
import { aChild, anAdult, motherOf } from '../../../testing/builders/child.ts'
import { aCouncil, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { anEntry, anOpenCase, manyEntries } from '../../../testing/builders/story.ts'
import { aDatabase } from '../../../testing/database.ts'
import { type Actor, systemActor } from '../../access/actor.ts'
import { endAllocations } from '../../casework/allocations/queries.ts'
import { beginPlanStatus } from '../../casework/plans/queries.ts'
import { writeEntry } from '../../entries/commands.ts'
import { addEntries } from '../../entries/queries.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, json, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { looksAt } from '../looks/queries.ts'
import { lookAtChild, lookAtDates } from './commands.ts'
import type { ChildStory } from './model.ts'

let db: Database
let council: Council
let neighbour: Council
let family: Calloways

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 2)
  council = await aCouncil(urls)
  neighbour = await aCouncil(urls, '991')
  family = await theCalloways(db, council)
})
afterAll(() => db?.destroy())

const now = aMoment()
const look = (actor: Actor, id: string, before?: string) =>
  inSeat(db, actor, (tx) => lookAtChild(tx, actor, id, now, before))
const asProgram = <T>(work: (tx: Tx) => Promise<T>) => inSeat(db, systemActor('990', 'test'), work)

async function shown(id = family.niamh, before?: string): Promise<ChildStory> {
  const looked = await look(council.socialWorker, id, before)
  if (!looked.ok) throw new Error(looked.refusal)
  return looked.value
}

function looksOf(actor: Actor, id: string) {
  return asProgram((tx) =>
    tx
      .selectFrom('access.auditLeaf')
      .select(['action', 'userId'])
      .where('authority', '=', '990')
      .where('subjectId', '=', id)
      .where('userId', '=', actor.userId)
      .execute(),
  )
}

/** The social worker looked, then, at this of the child. */
function lookedAt(id: string, at: string, details: Readonly<Record<string, string>>) {
  const { authority, userId } = council.socialWorker
  const leaf = { authority, userId, role: 'social-worker', action: 'child.look', subjectKind: 'child', subjectId: id }
  return inSeat(db, council.socialWorker, (tx) =>
    tx
      .insertInto('access.auditLeaf')
      .values({ ...leaf, at: at as never, details: json(details) })
      .execute(),
  )
}

/** A child of Asha Verma's, with nothing written yet. */
async function aNewCase(): Promise<string> {
  const id = await aChild(db, '990')
  await anOpenCase(db, council.socialWorker, id)
  return id
}

describe('opening a child’s page', () => {
  it('gives the worker who holds the child the whole of it', async () => {
    const { facts, worries, dues, words, goingWell, stream } = await shown()
    expect(worries).toHaveLength(5)
    expect(facts.statuses[0]).toMatchObject({ kind: 'child-protection', category: 'NEG', toOn: null })
    expect(facts.lastSeenAloneOn).toBe('2026-02-03')
    expect(facts.plan?.actions.map(({ what }) => what)).toEqual([
      'Police to send Darren’s full record',
      'Nan takes Niamh to the dentist',
    ])
    expect(dues[0]).toMatchObject({ rule: 'core-group-first' })
    expect(facts.workers).toMatchObject([{ name: 'Asha Verma', role: 'social-worker', phone: '01632 960114' }])
    expect(words?.title).toContain('whisper songs')
    expect(goingWell).toHaveLength(3)
    expect(stream.entries[0]?.title).toBe('No coat, no breakfast')
  })

  it('keeps that it was looked at', async () => {
    const id = await aNewCase()
    await shown(id)
    expect(await looksOf(council.socialWorker, id)).toMatchObject([{ action: 'child.look' }])
  })

  it('is not there for a colleague who does not hold the child, and what is kept is the refusal, no look', async () => {
    const stranger = await aWorker(council, 'social-worker', { team: 'assessment' })
    expect(await look(stranger, family.niamh)).toEqual({ ok: false, refusal: 'not-found' })
    expect(await looksOf(stranger, family.niamh)).toMatchObject([{ action: 'refused' }])
  })

  it('is not there for another authority, whoever asks', async () => {
    expect(await look(neighbour.socialWorker, family.niamh)).toEqual({ ok: false, refusal: 'not-found' })
    expect(await look(systemActor('991', 'test'), family.niamh)).toEqual({ ok: false, refusal: 'not-found' })
  })

  it('is there for the manager of the team that holds the child', async () => {
    expect((await look(council.teamManager, family.niamh)).ok).toBe(true)
  })

  it('is no longer there for the worker once nobody holds the child', async () => {
    const id = await aNewCase()
    await asProgram((tx) => endAllocations(tx, [id], calendarDay('2026-03-19')))
    expect(await look(council.socialWorker, id)).toEqual({ ok: false, refusal: 'not-found' })
  })
})

it('is planned once a connection, however much it asks', async () => {
  await inSeat(db, council.socialWorker, async (tx) => {
    await lookAtChild(tx, council.socialWorker, family.niamh, now)
    const facts = '%as also_planned%'
    const { rows } = await sql`select from pg_prepared_statements where statement like ${facts}`.execute(tx)
    expect(rows).toHaveLength(1)
  })
})

it('shows brothers and sisters, their cases and plans to whoever may look at them, and to nobody else', async () => {
  const held = await aNewCase()
  const other = await aChild(db, '990', { given: 'Alfie' })
  await motherOf(db, '990', await anAdult(db, '990'), [held, other])
  const plan = { childId: other, kind: 'child-in-need', category: null, fromOn: calendarDay('2026-02-02') } as const
  await asProgram((tx) => beginPlanStatus(tx, plan))
  expect(await shown(held)).toMatchObject({ alsoPlanned: [], siblings: [] })
  await anOpenCase(db, council.socialWorker, other)
  expect((await shown(held)).alsoPlanned).toMatchObject([{ personId: other, kind: 'child-in-need' }])
  expect((await shown(held)).siblings).toMatchObject([
    {
      person: { id: other },
      statuses: [{ kind: 'child-in-need', fromOn: '2026-02-02', toOn: null }],
      episodes: [{ openedOn: '2026-01-05', closedOn: null }],
    },
  ])
  const looks = await inSeat(db, council.socialWorker, (tx) => looksAt(tx, other, 10))
  expect(looks.looks).toMatchObject([{ action: 'child.look' }, { action: 'child.look' }])
})

it('has all that is to be done on a page of its own, for whoever may look, and the look is on record', async () => {
  const dates = (actor: Actor) => inSeat(db, actor, (tx) => lookAtDates(tx, actor, family.niamh, now))
  const looked = await dates(council.socialWorker)
  expect(looked.ok && looked.value.facts.plan?.actions).toHaveLength(2)
  expect(looked.ok && looked.value.dues.length).toBeGreaterThan(1)
  expect((await looksOf(council.socialWorker, family.niamh)).length).toBeGreaterThan(1)
  const stranger = await aWorker(council, 'social-worker', { team: 'assessment' })
  for (const actor of [stranger, neighbour.socialWorker]) {
    expect(await dates(actor)).toEqual({ ok: false, refusal: 'not-found' })
  }
})

describe('the story', () => {
  it('shows what goes well and the child’s own words from the far end of a long one', async () => {
    const id = await aNewCase()
    const old = { happenedOn: calendarDay('2020-01-01') }
    const [well, words] = [
      anEntry(id, { ...old, title: 'Nan came', bearing: 'going-well' }),
      anEntry(id, { ...old, title: 'I like Nan', kind: 'child-words' }),
    ]
    await asProgram(async (tx) => {
      await addEntries(tx, council.socialWorker, [well, words])
      await addEntries(
        tx,
        council.socialWorker,
        Array.from({ length: 120 }, () => anEntry(id)),
      )
    })
    const story = await shown(id)
    expect(story.goingWell.map(({ title }) => title)).toEqual(['Nan came'])
    expect(story.words?.title).toBe('I like Nan')
  })

  it('is read page by page without losing or repeating an entry, though many share a day', async () => {
    const id = await aNewCase()
    await asProgram((tx) => manyEntries(tx, council.socialWorker, id, 50))
    const sameDay = Array.from({ length: 50 }, (_, at) => anEntry(id, { title: `Same day ${at}` }))
    await asProgram((tx) => addEntries(tx, council.socialWorker, sameDay))
    const seen: string[] = []
    let before: string | undefined
    do {
      const { stream }: ChildStory = await shown(id, before)
      seen.push(...stream.entries.map((entry) => entry.id))
      before = stream.earlier ?? undefined
    } while (before)
    expect(seen).toHaveLength(100)
    expect(new Set(seen).size).toBe(100)
  })

  it('shows a correction beside what it corrects, and not as something else that happened', async () => {
    const id = await aNewCase()
    const wrong = anEntry(id, { title: 'Hungry on Monday' })
    await asProgram((tx) => addEntries(tx, council.socialWorker, [wrong]))
    const corrects = { corrects: wrong.id, correction: 'The school looked it up' }
    const right = { ...anEntry(id, { title: 'It was Tuesday' }), ...corrects, id: newId() }
    await inSeat(db, council.socialWorker, (tx) => writeEntry(tx, council.socialWorker, right, now))
    const { stream } = await shown(id)
    expect(stream.entries.map(({ title }) => title)).toEqual(['Hungry on Monday'])
    expect(stream.entries[0]?.corrections).toMatchObject([{ title: 'It was Tuesday', why: 'The school looked it up' }])
  })

  it('calls new what came while the reader’s first sitting goes on, too', async () => {
    const id = await aNewCase()
    expect((await shown(id)).facts.lastLookAt).toBeNull()
    await asProgram((tx) => addEntries(tx, council.colleague, [anEntry(id, { title: 'Came just now' })]))
    for (const _ of ['again', 'and again']) {
      expect((await shown(id)).fresh.map(({ title }) => title)).toEqual(['Came just now'])
    }
  })

  it('calls new what others wrote since this reader’s last look, and never the reader’s own words', async () => {
    const id = await aNewCase()
    await lookedAt(id, '2026-03-01T09:00:00Z', { page: 'child' })
    // A visit's form lists the child and shows nothing of the story: that is no look at the page.
    await lookedAt(id, '2026-03-02T09:00:00Z', { part: 'visit' })
    await asProgram((tx) => addEntries(tx, council.socialWorker, [anEntry(id, { title: 'My own' })]))
    await asProgram((tx) => addEntries(tx, council.colleague, [anEntry(id, { title: 'A colleague’s' })]))
    const { fresh, facts } = await shown(id)
    expect(facts.lastLookAt).toBe('2026-03-01T09:00:00.000Z')
    expect(fresh.map(({ title }) => title)).toEqual(['A colleague’s'])
  })
})
