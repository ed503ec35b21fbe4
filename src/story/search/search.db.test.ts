import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aChild, anAdult, motherOf } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase, execute } from '../../../testing/database.ts'
import { type Actor, systemActor } from '../../access/actor.ts'
import { may } from '../../access/policy.ts'
import { relationshipsWith } from '../../access/queries.ts'
import { childrenAllowed } from '../../access/queries-allowed.ts'
import { putDocument, withdrawDocument } from '../../entries/documents/commands.ts'
import { keepText } from '../../entries/documents/queries.ts'
import { addEntries } from '../../entries/queries.ts'
import { freezeRecord } from '../../entries/records/queries.ts'
import { paragraphs } from '../../entries/rules.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, json, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { beginCurated, chooseEntries, lookAtCurated, writeCurated } from '../curated-chronologies/commands.ts'
import { askScaling, changeJudgement, writeJudgement } from '../evidence/commands.ts'
import { searchAll } from './commands.ts'
import { FOUND_KINDS, type FoundKind, type SearchPlace, type SearchResults, type WordsSought } from './model.ts'
import { rebuildTexts } from './queries.ts'

const NOW = aMoment()
const FIRST: SearchPlace = { after: null, before: null }
let db: Database
let owner: string
let council: Council
let neighbour: Council
let niamh: string
let alfie: string
let theirs: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  owner = urls.owner
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
  neighbour = await aCouncil(urls, '991')
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie', family: 'Brook', birthDate: '2021-05-01' })
  theirs = await aChild(db, '991', { given: 'Rosa', family: 'Quill' })
  await motherOf(db, '990', await anAdult(db, '990', { given: 'Zoë', family: 'Calloway' }), [niamh])
  await hold(council, niamh, council.socialWorker.userId, 'social-worker', council.teams.safeguarding)
  await hold(council, alfie, council.colleague.userId, 'social-worker', null)
  await hold(neighbour, theirs, neighbour.socialWorker.userId, 'social-worker', neighbour.teams.safeguarding)
  for (const [authority, child] of [
    ['990', niamh],
    ['990', alfie],
    ['991', theirs],
  ] as const) {
    await write(authority, [child], 'A bruise on the left arm, seen at the swimming baths.')
  }
})
afterAll(() => db.destroy())

type Role = 'social-worker' | 'co-worker' | 'conference-chair' | 'reviewing-officer'

async function hold(of: Council, childId: string, userId: string | null, role: Role, teamId: string | null) {
  const row = { authority: of.authority, id: newId(), childId, userId, teamId, role, toOn: null }
  await inSeat(db, systemActor(of.authority, 'test'), (tx) =>
    tx
      .insertInto('allocation')
      .values({ ...row, fromOn: calendarDay('2026-01-01') })
      .execute(),
  )
}

type Written = { readonly on?: string; readonly parts?: readonly (string | null)[]; readonly step?: string }

async function write(authority: string, children: readonly string[], words: string, given: Written = {}) {
  const { on = '2026-03-02', parts = [], step } = given
  const id = newId()
  await inSeat(db, systemActor(authority, 'test'), (tx) =>
    addEntries(tx, { userId: null, name: 'Asha Verma' }, [
      {
        ...{ id, kind: 'fact', title: words.slice(0, 20), body: paragraphs(words), happenedOn: calendarDay(on) },
        ...{ saidBy: 'Grace Okafor', step: step ? { kind: 'assessment', id: step } : null },
        about: children.map((personId, at) => ({ personId, part: parts[at] ?? null })),
      },
    ]),
  )
  return id
}

type Narrower = Partial<Omit<WordsSought, 'words'>>

async function search(actor: Actor, words: string, narrower: Narrower = {}): Promise<SearchResults> {
  const sought = { words, kinds: [], from: null, to: null, place: FIRST, ...narrower }
  const found = await inSeat(db, actor, (tx) => searchAll(tx, actor, sought, newId(), NOW))
  if (!found.ok) throw new Error(found.refusal)
  return found.value
}

/** Whose texts were found. */
async function whose(actor: Actor, words: string, narrower: Narrower = {}): Promise<readonly string[]> {
  return (await search(actor, words, narrower)).about.map(({ child }) => child.id)
}

const titles = ({ about }: SearchResults) =>
  about.flatMap(({ texts }) => texts.map(({ title }) => title.map(({ text }) => text).join('')))

describe('who finds what is written', () => {
  let serviceManager: Actor
  let contact: string
  beforeAll(async () => {
    serviceManager = await aWorker(council, 'service-manager')
    await hold(council, niamh, council.conferenceChair.userId, 'conference-chair', null)
    await hold(council, alfie, council.reviewingOfficer.userId, 'reviewing-officer', null)
    contact = newId()
    await inSeat(db, systemActor('990', 'test'), (tx) =>
      tx
        .insertInto('contact')
        .values({
          ...{ authority: '990', id: contact, childId: alfie, childAsGiven: json({}), receivedAt: NOW.at },
          ...{ sourceCode: '1A', sourceName: 'A neighbour', summary: 'Alone.', words: 'Alone.', decideBy: NOW.at },
        })
        .execute(),
    )
  })

  it.each<[string, () => Actor, () => readonly string[]]>([
    ['the worker who holds the child', () => council.socialWorker, () => [niamh]],
    ['a colleague who holds another', () => council.colleague, () => [alfie]],
    ['the manager of the team', () => council.teamManager, () => [niamh]],
    ['the chair of the conference', () => council.conferenceChair, () => [niamh]],
    ['the reviewing officer', () => council.reviewingOfficer, () => [alfie]],
    ['the front door, of whoever waits there', () => council.frontDoorManager, () => [alfie]],
    ['another authority, of its own', () => neighbour.socialWorker, () => [theirs]],
    ['another authority’s manager', () => neighbour.teamManager, () => [theirs]],
    ['a worker of another team', () => ({ ...council.teamManager, teamId: council.teams.assessment }), () => []],
  ])('%s', async (_, actor, expected) => {
    expect(await whose(actor(), 'bruise')).toEqual(expected())
  })

  it.each<[string, () => Promise<Actor>]>([
    ['a partner', () => aPractitioner(council)],
    ['an auditor', () => aWorker(council, 'auditor')],
    ['an administrator', () => aWorker(council, 'administrator')],
    ['a service manager, for whom nobody is found by name either', async () => serviceManager],
  ])('%s finds nothing: there is no search for them', async (_, actor) => {
    await expect(search(await actor(), 'bruise')).rejects.toThrow('not-permitted')
  })

  it('is what the policy says of each child, asked of all at once', async () => {
    const children = [niamh, alfie]
    const { socialWorker, colleague, teamManager, conferenceChair, reviewingOfficer, frontDoorManager } = council
    for (const actor of [socialWorker, colleague, teamManager, conferenceChair, reviewingOfficer, frontDoorManager]) {
      const [allowed, standing] = await inSeat(db, actor, async (tx) => [
        await childrenAllowed(tx, actor, 'child.look', NOW.day, 100),
        await relationshipsWith(tx, actor, children, NOW.day),
      ])
      const each = children.filter((id) => may(actor, 'child.look', standing.get(id) ?? new Set()))
      expect([actor.name, [...allowed].sort()]).toEqual([actor.name, each.sort()])
    }
  })

  it('is lent to whoever stands in for the worker, and no longer', async () => {
    const standIn = await aWorker(council, 'social-worker', { name: 'Femi Ade', team: 'assessment' })
    const cover = { absentUser: council.socialWorker.userId ?? '', coveringUser: standIn.userId ?? '' }
    await inSeat(db, systemActor('990', 'test'), (tx) =>
      tx
        .insertInto('cover')
        .values({
          ...{ authority: '990', id: newId(), ...cover, reason: 'Leave.' },
          ...{ fromOn: calendarDay('2026-03-16'), toOn: calendarDay('2026-03-19') },
        })
        .execute(),
    )
    expect(await whose(standIn, 'bruise')).toEqual([niamh])
    const later = aMoment('2026-03-20T10:00:00Z')
    const sought = { words: 'bruise', kinds: [], from: null, to: null, place: FIRST }
    const after = await inSeat(db, standIn, (tx) => searchAll(tx, standIn, sought, newId(), later))
    expect(after.ok && after.value.about).toEqual([])
  })

  it('of what differs for one of two children, only in that child’s own story', async () => {
    await write('990', [niamh, alfie], 'They were at the fair.', {
      parts: ['She rode the ponies.', 'He saw a walrus.'],
    })
    expect(await whose(council.socialWorker, 'walrus')).toEqual([])
    expect(await whose(council.colleague, 'walrus')).toEqual([alfie])
    const [found] = (await search(council.colleague, 'fair')).about
    expect(found?.texts[0]?.alsoAbout).toEqual([])
  })
})

describe('what is found', () => {
  const asha = () => council.socialWorker

  it('other forms of a word, whatever its accents, with the words marked', async () => {
    const [about] = (await search(asha(), 'bruises swim')).about
    expect(about?.texts[0]?.excerpt.filter(({ sought }) => sought).map(({ text }) => text)).toEqual([
      'bruise',
      'swimming',
    ])
    await write('990', [niamh], 'Mum has a friend, Renée Coté.')
    expect(await whose(asha(), 'renee cote')).toEqual([niamh])
  })

  it('a signed record, for the children of its step, but never what was said in supervision', async () => {
    const step = newId()
    const writtenBy = { userId: null, name: 'Asha Verma' }
    const freeze = (kind: 'assessment' | 'supervision', id: string) =>
      inSeat(db, systemActor('990', 'test'), (tx) =>
        freezeRecord(tx, {
          kind,
          step: { kind, id },
          content: { text: 'The larder was barren.' },
          writtenBy,
          signedBy: null,
        }),
      )
    await freeze('assessment', step)
    await freeze('supervision', step)
    expect(await whose(asha(), 'larder')).toEqual([])
    await write('990', [niamh], 'The assessment was signed.', { step })
    const found = await search(asha(), 'larder')
    expect(found.about[0]?.texts.map(({ kind, step }) => [kind, step])).toEqual([
      ['record', { kind: 'assessment', id: step }],
    ])
  })

  it('a plan as it stands now', async () => {
    const plan = { authority: '990', id: newId(), childId: niamh, madeOn: calendarDay('2026-02-01') }
    await inSeat(db, systemActor('990', 'test'), async (tx) => {
      await tx
        .insertInto('plan')
        .values({ ...plan, whyInvolved: 'Nobody collects her from gymnastics.' })
        .execute()
      const need = { authority: '990', id: newId(), planId: plan.id, position: 1, statement: 'A trampoline of her own' }
      await tx.insertInto('planNeed').values(need).execute()
    })
    expect(titles(await search(asha(), 'trampoline gymnastics'))).toEqual(['Plan'])
    await inSeat(db, systemActor('990', 'test'), (tx) =>
      tx
        .updateTable('plan')
        .set({ whyInvolved: 'Safe now.' })
        .where('authority', '=', '990')
        .where('id', '=', plan.id)
        .execute(),
    )
    expect(await whose(asha(), 'gymnastics')).toEqual([])
  })

  it('a worry, by its words and by how it was closed', async () => {
    const worry = { authority: '990', id: newId(), childId: niamh, kind: 'open-risk', title: 'Left alone' } as const
    const said = { statement: 'Nobody is at home in the evenings.', howKnown: 'fact', saidBy: 'Nan' } as const
    await inSeat(db, systemActor('990', 'test'), async (tx) => {
      await tx
        .insertInto('worry')
        .values({ ...worry, ...said, sinceOn: calendarDay('2026-01-05') })
        .execute()
      const closed = { closedOn: calendarDay('2026-03-01'), closedHow: 'Grandad moved in.' }
      await tx.updateTable('worry').set(closed).where('authority', '=', '990').where('id', '=', worry.id).execute()
    })
    expect(titles(await search(asha(), 'evening grandad'))).toEqual(['Left alone'])
  })

  it('a judgement as it is thought now, and why a number was given', async () => {
    const [id, scaling] = [newId(), newId()]
    const first = { number: 4, askedOf: 'Zoë Calloway', askedOn: NOW.day, why: 'The scullery is still damp.' }
    await inSeat(db, asha(), async (tx) => {
      const judged = { kind: 'worry-statement', saidBy: 'Asha Verma', couldHappen: null, dimensions: [] } as const
      await writeJudgement(
        tx,
        asha(),
        { ...judged, id, childIds: [niamh], statement: 'She is isolated at the weir.' },
        NOW,
      )
      const asked = { id: scaling, childId: niamh, statement: 'How warm is the house?', worst: 'Icy', best: 'Snug' }
      await askScaling(tx, asha(), { ...asked, first }, NOW)
    })
    const judgements = async (words: string) => titles(await search(asha(), words, { kinds: ['judgement'] }))
    expect(await judgements('isolated weir')).toEqual(['Worry statement'])
    expect(await judgements('scullery')).toEqual(['Scaling'])
    expect(await whose(council.colleague, 'weir')).toEqual([])
    const words = { saidBy: 'Asha Verma', statement: 'She has a friend by now.', couldHappen: null, dimensions: [] }
    await inSeat(db, asha(), (tx) => changeJudgement(tx, asha(), id, words, NOW))
    expect(await judgements('isolated weir')).toEqual([])
  })

  it('a chosen chronology, by its title and by why an entry of it matters, until it is taken out', async () => {
    const id = newId()
    const entry = await write('990', [niamh], 'She waited at the gate.')
    const written = { id, revision: 1, title: 'For court', purpose: 'court', takenOut: [] as string[] } as const
    const row = await inSeat(db, asha(), async (tx) => {
      await beginCurated(tx, asha(), { id, childId: niamh, title: 'For court', purpose: 'court' }, NOW)
      await chooseEntries(tx, asha(), { id, entryIds: [entry] }, NOW)
      const chosen = (await lookAtCurated(tx, asha(), id, NOW))?.entries[0]?.id ?? ''
      const analyses = [{ id: chosen, analysis: 'It shows a pattern of forgetting.' }]
      await writeCurated(tx, asha(), { ...written, analyses }, NOW)
      return chosen
    })
    const chronologies = async (words: string) => titles(await search(asha(), words, { kinds: ['chronology'] }))
    expect([await chronologies('court'), await chronologies('forgetting')]).toEqual([['For court'], ['For court']])
    expect(await whose(council.colleague, 'forgetting')).toEqual([])
    const taking = { ...written, revision: 2, analyses: [], takenOut: [row] }
    await inSeat(db, asha(), (tx) => writeCurated(tx, asha(), taking, NOW))
    expect(await chronologies('forgetting')).toEqual([])
  })

  it('a word that stands alone, but no code that looks like one', async () => {
    const body = {
      v: 2,
      blocks: [
        { type: 'quote', runs: [{ text: 'I was ' }, { text: 'petrified', mark: 'hearsay' }, { text: ' of him.' }] },
        { type: 'list', items: [[{ text: 'moonlight' }], [{ text: 'step-uncle' }]] },
      ],
    } as const
    await inSeat(db, systemActor('990', 'test'), (tx) =>
      addEntries(tx, { userId: null, name: 'Asha Verma' }, [
        {
          ...{ id: newId(), kind: 'fact', title: 'At night', body, happenedOn: calendarDay('2026-03-02') },
          ...{ saidBy: 'Grace Okafor', about: [{ personId: niamh }] },
        },
      ]),
    )
    for (const words of ['petrified', 'moonlight', 'step-uncle', '"was petrified of him"']) {
      expect([words, titles(await search(asha(), words))]).toEqual([words, ['At night']])
    }
    for (const code of ['hearsay', 'quote']) expect([code, await whose(asha(), code)]).toEqual([code, []])
  })

  it('people around the child and their addresses', async () => {
    expect((await search(asha(), 'Zoe', { kinds: ['person'] })).about.map(({ child }) => child.id)).toEqual([niamh])
    expect(await whose(asha(), "Tanner's Row")).toEqual([niamh])
    expect(await whose(council.colleague, 'Zoe')).toEqual([])
  })

  it('the text of a document until it is withdrawn', async () => {
    const id = newId()
    const file = { fileName: 'report.txt', mediaType: 'text/plain', size: 3, sha256: 'x', scanned: false } as const
    const what = {
      title: 'School report',
      kind: 'report',
      datedOn: calendarDay('2026-02-03'),
      fromWhom: 'The school',
    } as const
    await inSeat(db, asha(), async (tx) => {
      await putDocument(tx, asha(), { id, ...file, ...what, childIds: [niamh] }, piecesOf('abc'), NOW)
      await keepText(tx, id, { state: 'read', text: 'She is reading about volcanoes.' })
    })
    expect(titles(await search(asha(), 'volcano'))).toEqual(['School report'])
    expect(await whose(council.colleague, 'volcano')).toEqual([])
    await inSeat(db, asha(), (tx) => withdrawDocument(tx, asha(), id, 'Another child’s.', NOW))
    expect(await whose(asha(), 'volcano')).toEqual([])
  })

  it('children by name too, as the search for a child finds them', async () => {
    const { children } = await search(asha(), 'Neeve Calloway')
    const { children: others } = await search(asha(), 'Alfie Brook')
    expect(others.map(({ person, mayLook }) => [person.id, mayLook])).toEqual([[alfie, false]])
    expect(children.map(({ person }) => person.id)).toEqual([niamh])
  })
})

async function* piecesOf(text: string): AsyncIterable<Buffer> {
  yield Buffer.from(text)
}

describe('narrowing', () => {
  beforeAll(async () => {
    await write('990', [niamh], 'A kestrel hovered.', { on: '2025-06-01' })
    await write('990', [niamh], 'Another kestrel.', { on: '2026-02-01' })
  })
  const dates = ({ about }: SearchResults) =>
    about.flatMap(({ texts }) => texts.map(({ happenedOn }) => happenedOn)).sort()

  it.each<[string, Narrower, readonly string[]]>([
    ['nothing', {}, ['2025-06-01', '2026-02-01']],
    ['from a day', { from: calendarDay('2026-01-01') }, ['2026-02-01']],
    ['to a day', { to: calendarDay('2026-01-01') }, ['2025-06-01']],
    ['to a kind', { kinds: ['entry'] as FoundKind[] }, ['2025-06-01', '2026-02-01']],
    ['to another kind', { kinds: ['worry'] as FoundKind[] }, []],
  ])('by %s', async (_, narrower, expected) => {
    expect(dates(await search(council.socialWorker, 'kestrel', narrower))).toEqual(expected)
  })
})

describe('a search', () => {
  it.each([
    ["'; drop table entry; --", false],
    ['""" (((', false],
    ['bruise & | ! <-> :*', true],
    ['"left arm"', true],
    ['"arm left"', false],
    ['bruise -swimming', false],
    ['a'.repeat(200), false],
    ['%', false],
  ])('takes whatever is typed as words: %s', async (words, found) => {
    expect((await whose(council.socialWorker, words)).length > 0).toBe(found)
  })

  it('says when every word is too common', async () => {
    expect(await search(council.socialWorker, 'the of and')).toMatchObject({ onlyCommonWords: true, about: [] })
    expect(await search(council.socialWorker, 'xylophone')).toMatchObject({ onlyCommonWords: false, about: [] })
  })

  it('is on record with what it showed, and never with its words', async () => {
    const id = newId()
    const actor = council.socialWorker
    const sought = { words: 'bruise', kinds: ['entry'] as const, from: null, to: null, place: FIRST }
    await inSeat(db, actor, (tx) => searchAll(tx, actor, sought, id, NOW))
    const rows = await inSeat(db, actor, (tx) =>
      tx
        .selectFrom('access.auditLeaf')
        .select(['details', 'children', 'relationship'])
        .where('authority', '=', '990')
        .where('subjectId', '=', id)
        .execute(),
    )
    expect(rows).toEqual([
      { details: { words: true, found: 1, count: 1 }, children: [niamh], relationship: 'allocated team' },
    ])
  })

  it('is counted among the searches of an hour', async () => {
    const busy = await aWorker(council, 'social-worker', { name: 'Ola Busy' })
    await execute(
      owner,
      `with seat as (select public.act_as('990', '${busy.userId}', null, 'council'))
       insert into access.audit_leaf (authority, user_id, role, action, subject_kind, subject_id)
       select '990', '${busy.userId}', 'social-worker', 'child.find', 'search', gen_random_uuid() from seat, generate_series(1, 300)`,
    )
    await expect(search(busy, 'bruise')).rejects.toThrow('too-many-searches')
    await expect(search(busy, 'bruise', { kinds: ['entry'] })).rejects.toThrow('too-many-searches')
  })
})

describe('many texts', () => {
  beforeAll(async () => {
    const about = await aChild(db, '990', { given: 'Ivo', family: 'Many' })
    await hold(council, about, council.colleague.userId, 'co-worker', null)
    for (let day = 10; day < 35; day++) {
      await write('990', [about], `Otter number ${day}.`, { on: `2025-0${1 + (day % 9)}-1${day % 10}` })
    }
  })

  it('are shown a page at a time, each once', async () => {
    const first = await search(council.colleague, 'otter')
    expect([titles(first).length, first.texts]).toEqual([20, { count: 25, atLeast: false }])
    const second = await search(council.colleague, 'otter', { place: first.next ?? FIRST })
    expect([titles(second).length, second.next]).toEqual([5, null])
    expect(new Set([...titles(first), ...titles(second)]).size).toBe(25)
  })
})

describe('the words gathered', () => {
  const rebuild = (kind: FoundKind) =>
    inSeat(db, systemActor('990', 'test'), (tx) => rebuildTexts(tx, kind, null, 1000))

  it('are what the record says, whatever was done; and are put right where they are not', async () => {
    for (const kind of FOUND_KINDS) expect([kind, (await rebuild(kind)).differed]).toEqual([kind, 0])
    await execute(
      owner,
      `with seat as (select public.act_as('990', null, null, 'council'))
       delete from public.search_text using seat where child_id = '${niamh}' and kind = 'entry'`,
    )
    expect(await whose(council.socialWorker, 'bruise')).toEqual([])
    expect((await rebuild('entry')).differed).toBeGreaterThan(0)
    expect(await whose(council.socialWorker, 'bruise')).toEqual([niamh])
  })
})
