import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Calloways, theCalloways } from '../../../testing/builders/calloways.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { anEntry, anOpenCase } from '../../../testing/builders/story.ts'
import { aDatabase } from '../../../testing/database.ts'
import { type Actor, systemActor } from '../../access/actor.ts'
import { addContact } from '../../casework/contacts/queries.ts'
import type { NewEntry } from '../../entries/model.ts'
import { addEntries } from '../../entries/queries.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { addRelationships } from '../../people/family/queries.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { lookAtChronology, lookAtTimeline, lookAtVoices, takeChronology } from './commands.ts'
import { BY_HAND, type StreamFilter } from './model.ts'
import { originOf } from './rules.ts'
import { windowOf } from './rules-timeline.ts'

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
const day = calendarDay

/** A child of the social worker’s with these entries, told by themselves. */
async function aStory(entries: readonly NewEntry[], child?: string): Promise<string> {
  const id = child ?? (await aChild(db, '990'))
  if (!child) await anOpenCase(db, council.socialWorker, id)
  await inSeat(db, council.socialWorker, (tx) =>
    addEntries(
      tx,
      council.socialWorker,
      entries.map((entry) => ({ ...entry, about: entry.about.length > 0 ? entry.about : [{ personId: id }] })),
    ),
  )
  return id
}

const of = (given: Parameters<typeof anEntry>[1]): NewEntry => ({ ...anEntry('', given), about: [] })

type Given = StreamFilter & { readonly limit?: number; readonly before?: string; readonly together?: boolean }

async function look(childId: string, { limit = 50, together = false, ...filter }: Given = {}, actor?: Actor) {
  const asked = { childId, stream: { limit, ...filter }, together }
  const who = actor ?? council.socialWorker
  return inSeat(db, who, (tx) => lookAtChronology(tx, who, asked, now))
}

async function titles(childId: string, given: Given = {}): Promise<readonly string[]> {
  const looked = await look(childId, given)
  if (!looked.ok) throw new Error(looked.refusal)
  return looked.value.stream.entries.map(({ title }) => title)
}

describe('the stream', () => {
  it('is newest first, and each page begins where the last one ended', async () => {
    const child = await aStory(
      ['2026-03-01', '2026-03-03', '2026-03-02', '2026-03-03', '2026-02-01'].map((on, at) =>
        of({ title: `${at}`, happenedOn: day(on) }),
      ),
    )
    const all = await titles(child)
    expect(all.at(-1)).toBe('4')
    const seen: string[] = []
    for (let before: string | undefined; seen.length < 5; ) {
      const looked = await look(child, { limit: 2, ...(before ? { before } : {}) })
      if (!looked.ok) throw new Error(looked.refusal)
      seen.push(...looked.value.stream.entries.map(({ title }) => title))
      before = looked.value.stream.earlier ?? undefined
      expect(before === undefined).toBe(seen.length === 5)
    }
    expect(seen).toEqual(all)
  })

  it('is chosen by kind, bearing, turning points, days and step; all that is chosen must hold', async () => {
    const visit = { kind: 'visit', id: newId() } as const
    const child = await aStory([
      of({ title: 'cold', kind: 'hearsay', bearing: 'worry', happenedOn: day('2026-01-10') }),
      of({ title: 'fed', kind: 'fact', bearing: 'going-well', significant: true, happenedOn: day('2026-02-10') }),
      of({ title: 'seen', kind: 'fact', bearing: 'worry', step: visit, happenedOn: day('2026-03-10') }),
    ])
    expect(await titles(child, { kind: 'fact' })).toEqual(['seen', 'fed'])
    expect(await titles(child, { bearing: 'worry' })).toEqual(['seen', 'cold'])
    expect(await titles(child, { significant: true })).toEqual(['fed'])
    expect(await titles(child, { from: day('2026-02-10'), to: day('2026-03-09') })).toEqual(['fed'])
    expect(await titles(child, { step: 'visit' })).toEqual(['seen'])
    expect(await titles(child, { step: BY_HAND })).toEqual(['fed', 'cold'])
    expect(await titles(child, { kind: 'fact', bearing: 'worry' })).toEqual(['seen'])
  })

  it('is chosen by who said it, and by who it is about too', async () => {
    const [grace, other] = [of({ title: 'one' }), of({ title: 'two', saidBy: 'PC Dunmore' })]
    const child = await aStory([grace, other])
    await aStory([{ ...of({ title: 'three' }), about: [{ personId: child }, { personId: family.darren }] }], child)
    expect(await titles(child, { saidAs: other.id })).toEqual(['two'])
    expect(new Set(await titles(child, { saidAs: grace.id }))).toEqual(new Set(['one', 'three']))
    expect(await titles(child, { person: family.darren })).toEqual(['three'])
    const elsewhere = await aStory([of({ title: 'another child’s' })])
    expect(await titles(elsewhere, { saidAs: other.id })).toEqual([])
  })

  it('shows a correction with what it corrects, and not as an entry of its own', async () => {
    const wrong = of({ title: 'No coat' })
    const child = await aStory([wrong])
    await aStory([of({ title: 'No jumper', corrects: wrong.id, correction: 'Misheard' })], child)
    const looked = await look(child)
    expect(looked.ok && looked.value.stream.entries).toMatchObject([
      { title: 'No coat', corrections: [{ title: 'No jumper', why: 'Misheard' }] },
    ])
  })
})

describe('where an entry is from', () => {
  const sources = [
    ['police', '6', 'Aldermere Police'],
    ['school', '2A', 'Fenwick Lane Primary'],
    ['family', '1A', null],
    ['health', '3F', 'The hospital'],
    ['council', '4', 'Housing'],
    ['other-agency', '7', 'Cafcass'],
  ] as const

  it('is what it is chosen by: nothing is shown under one and found under another', async () => {
    const child = await aStory([
      of({ title: 'us', saidBy: council.socialWorker.name }),
      of({ title: 'told', saidBy: 'Margaret' }),
    ])
    for (const [origin, sourceCode, sourceAgency] of sources) {
      const id = newId()
      await inSeat(db, systemActor('990', 'test'), (tx) =>
        addContact(tx, {
          ...{ id, childId: child, concernId: null, summary: 'Cold', words: 'Cold.', happenedOn: null, knownBy: null },
          ...{ immediateDanger: false, toldFamily: true, whyNotTold: null, sourceName: 'Someone' },
          childAsGiven: { given: 'Niamh', family: 'Calloway', birthDate: null, postcode: '', number: '' },
          ...{ receivedAt: now.at, decideBy: now.at, sourceCode, sourceAgency },
        }),
      )
      await aStory([of({ title: origin, saidBy: 'Someone', step: { kind: 'contact', id } })], child)
    }
    for (const origin of ['us', 'told', ...sources.map(([one]) => one)] as const) {
      const looked = await look(child, { origin })
      const entries = looked.ok ? looked.value.stream.entries : []
      expect(entries.map(({ title }) => title)).toEqual([origin])
      expect(entries.map(originOf)).toEqual([origin])
    }
    const police = await look(child, { origin: 'police' })
    expect(police.ok && police.value.stream.entries[0]?.source).toEqual({
      ...{ code: '6', agencyKind: null, agency: 'Aldermere Police', toldFamily: true },
    })
  })

  it('is the agency of a partner who wrote it, whoever said it', async () => {
    const grace = await aPractitioner(council)
    const child = await aStory([of({ title: 'ours', saidBy: 'Margaret' })])
    const theirs = [
      { ...of({ title: 'hers', saidBy: grace.name }), about: [{ personId: child }] },
      { ...of({ title: 'told to her', saidBy: 'Margaret' }), about: [{ personId: child }] },
    ]
    await inSeat(db, systemActor('990', 'test'), (tx) => addEntries(tx, grace, theirs))
    expect(new Set(await titles(child, { origin: 'school' }))).toEqual(new Set(['hers', 'told to her']))
    expect(await titles(child, { origin: 'told' })).toEqual(['ours'])
    expect(await titles(child, { origin: 'us' })).toEqual([])
    const looked = await look(child, { origin: 'school' })
    expect(looked.ok && looked.value.stream.entries.map(originOf)).toEqual(['school', 'school'])
    expect(looked.ok && looked.value.stream.entries[0]?.source?.agency).toBe('Fenwick Lane Primary')
  })
})

describe('brothers and sisters', () => {
  it('stand side by side where the reader may see them; what is about both is there once', async () => {
    const both = {
      ...of({ title: 'Both at lunch club' }),
      about: [family.niamh, family.alfie].map((personId) => ({ personId })),
    }
    await aStory([both], family.niamh)
    const alfies = of({ title: 'Alfie’s own', happenedOn: day('2026-03-19') })
    await aStory([alfies], family.alfie)
    const looked = await look(family.niamh, { together: true })
    if (!looked.ok) throw new Error(looked.refusal)
    const { entries } = looked.value.stream
    expect(entries.filter(({ id }) => id === both.id)).toHaveLength(1)
    expect(
      entries
        .find(({ id }) => id === both.id)
        ?.about.map(({ personId }) => personId)
        .sort(),
    ).toEqual([family.niamh, family.alfie].sort())
    expect(entries.some(({ id }) => id === alfies.id)).toBe(true)
    expect(looked.value.of.siblings.map(({ id }) => id)).toContain(family.alfie)
    expect(await titles(family.niamh)).not.toContain('Alfie’s own')
  })

  it('who are not the reader’s are not there, nor what is written of them', async () => {
    const colleague = await aWorker(council, 'social-worker', { name: 'Another Worker', team: 'assessment' })
    const [one, other] = [await aStory([of({ title: 'hers' })]), await aChild(db, '990')]
    await anOpenCase(db, colleague, other)
    await inSeat(db, colleague, (tx) => addEntries(tx, colleague, [{ ...anEntry(other, { title: 'his' }) }]))
    await inSeat(db, council.socialWorker, (tx) => {
      const tie = { parentalResponsibility: null, words: null, fromOn: null, toOn: null }
      return addRelationships(tx, [{ ...tie, id: newId(), personId: one, otherId: other, kind: 'sibling' }])
    })
    const looked = await look(one, { together: true })
    expect(looked.ok && looked.value.of.siblings).toEqual([])
    expect(looked.ok && looked.value.stream.entries.map(({ title }) => title)).toEqual(['hers'])
  })
})

describe('who says what', () => {
  it('counts each who speaks, most first, with the days of the first and the last', async () => {
    const child = await aStory([
      of({ title: 'a', happenedOn: day('2026-01-01') }),
      of({ title: 'b', happenedOn: day('2026-02-01') }),
      of({ title: 'c', saidBy: 'PC Dunmore', saidByRole: 'Police' }),
    ])
    const { socialWorker } = council
    const looked = await inSeat(db, socialWorker, (tx) => lookAtVoices(tx, socialWorker, child, now))
    expect(looked.ok && looked.value.voices).toMatchObject([
      {
        saidBy: 'Grace Okafor',
        entries: 2,
        firstOn: '2026-01-01',
        lastOn: '2026-02-01',
        roles: ['Fenwick Lane Primary'],
      },
      { saidBy: 'PC Dunmore', entries: 1, roles: ['Police'] },
    ])
  })
})

describe('the timeline', () => {
  it('counts what was written and the steps of a window, with case and plans', async () => {
    const visit = { kind: 'visit', id: newId() } as const
    const step = { step: visit, happenedOn: day('2026-03-10') }
    const child = await aStory([
      of({ title: 'a', ...step, significant: true }),
      of({ title: 'b', ...step }),
      of({ title: 'old', happenedOn: day('2019-01-01') }),
    ])
    const { socialWorker } = council
    const looked = await inSeat(db, socialWorker, (tx) =>
      lookAtTimeline(tx, socialWorker, child, (firstOn) => windowOf('months', now.day, firstOn), now),
    )
    expect(looked.ok && looked.value.facts).toMatchObject({
      firstOn: '2019-01-01',
      counts: [{ personId: child, day: '2026-03-09', entries: 2, turningPoints: 1 }],
      steps: [{ kind: 'visit', day: '2026-03-09', steps: 1 }],
      episodes: [{ childId: child, fromOn: '2026-01-05', toOn: null }],
    })
  })
})

describe('who may look, and who may take a copy', () => {
  const take = (actor: Actor, childId: string) =>
    inSeat(db, actor, (tx) =>
      takeChronology(tx, actor, { childId, stream: { limit: 10 }, together: false, form: 'pdf' }, now),
    )

  it('is whoever works with the child; to others there is no such child', async () => {
    const { socialWorker, teamManager, frontDoorManager, colleague, conferenceChair, reviewingOfficer } = council
    for (const actor of [socialWorker, teamManager]) {
      expect((await look(family.niamh, {}, actor)).ok, actor.name).toBe(true)
      expect((await take(actor, family.niamh)).ok, actor.name).toBe(true)
    }
    for (const actor of [frontDoorManager, colleague, conferenceChair, reviewingOfficer, neighbour.socialWorker]) {
      expect(await look(family.niamh, {}, actor), actor.name).toEqual({ ok: false, refusal: 'not-found' })
      expect(await take(actor, family.niamh), actor.name).toEqual({ ok: false, refusal: 'not-found' })
    }
  })

  it('is on record: the look, and who took how much in which form', async () => {
    const child = await aStory([of({ title: 'one' })])
    await look(child)
    await take(council.socialWorker, child)
    const leaves = await inSeat(db, systemActor('990', 'test'), (tx) =>
      tx
        .selectFrom('access.auditLeaf')
        .select(['action', 'details'])
        .where('authority', '=', '990')
        .where('subjectId', '=', child)
        .orderBy('at')
        .execute(),
    )
    expect(leaves).toMatchObject([
      { action: 'child.look', details: { part: 'chronology' } },
      { action: 'record.take', details: { part: 'chronology', form: 'pdf', entries: 1 } },
    ])
  })
})
