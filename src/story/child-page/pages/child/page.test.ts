import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Calloways, theCalloways } from '../../../../../testing/builders/calloways.ts'
import { aChild } from '../../../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../../../testing/builders/council.ts'
import { aMoment } from '../../../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../../../testing/builders/pages.ts'
import { anEntry, anOpenCase, aWorry } from '../../../../../testing/builders/story.ts'
import { aDatabase } from '../../../../../testing/database.ts'
import { type Actor, systemActor } from '../../../../access/actor.ts'
import { closeEpisode, episodesOf } from '../../../../casework/episodes/queries.ts'
import { closeWorryPage } from '../../../../casework/worries/pages/close-worry/page.tsx'
import { openWorryPage } from '../../../../casework/worries/pages/open-worry/page.ts'
import { addWorry } from '../../../../casework/worries/queries.ts'
import type { ChildIndex } from '../../../../child-index/contract.ts'
import type { Involvement } from '../../../../child-index/contract-involvements.ts'
import { addEntries } from '../../../../entries/queries.ts'
import { calendarDay } from '../../../../kernel/calendar-day.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { type Database, inSeat, openDatabase } from '../../../../platform/db.ts'
import { newId } from '../../../../platform/ids.ts'
import { chronologyPage } from '../../../chronology/pages/chronology/page.ts'
import { looksPage } from '../../../looks/pages/looks/page.tsx'
import { correctEntryPage } from '../../../writing/pages/correct-entry/page.tsx'
import { writeEntryPage } from '../../../writing/pages/write-entry/page.ts'
import { askIndexOf } from '../../commands.ts'
import { datesPage } from '../dates/page.tsx'
import { childPage } from './page.ts'

let db: Database
let council: Council
let family: Calloways
let http: FastifyInstance
let actor: Actor
const now = aMoment()

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 2)
  council = await aCouncil(urls)
  family = await theCalloways(db, council)
  actor = council.socialWorker
  http = await pagesOf(
    db,
    () => actor,
    () => now,
    (server, acting) => {
      childPage(server, acting)
      datesPage(server, acting)
      for (const page of [chronologyPage, looksPage, writeEntryPage, correctEntryPage, openWorryPage, closeWorryPage]) {
        page(server, acting)
      }
    },
  )
})
afterAll(async () => {
  await http?.close()
  await db?.destroy()
})

async function page(path: string, who: Actor = council.socialWorker) {
  actor = who
  const { statusCode, body } = await http.inject(path)
  return { statusCode, body, text: body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') }
}

/** A child of Asha Verma's, with nothing written yet. */
async function aNewCase(): Promise<string> {
  const id = await aChild(db, '990')
  await anOpenCase(db, council.socialWorker, id)
  return id
}

describe('the child’s page', () => {
  it('says who the child is, what worries us, what is next, and who to ring', async () => {
    const { statusCode, text } = await page(`/children/${family.niamh}`)
    expect(statusCode).toBe(200)
    for (const words of [
      ...[
        'Niamh Calloway',
        '7 years 4 months · girl · born 8 November 2018',
        'K7X 4PD 93HT',
        'CP plan: neglect, since 14 Jan 2026',
      ],
      ...['5 open, 1 getting worse', 'Visit and see the child alone', '30 days late', 'Asha Verma', '01632 960114'],
      ...['Niamh has not been seen alone for 6 weeks', 'Kerry and Joel are separated.', 'No coat, no breakfast'],
    ]) {
      expect(text).toContain(words)
    }
  })

  it('folds the worries past five, and hides none', async () => {
    const id = await aNewCase()
    await inSeat(db, systemActor('990', 'test'), async (tx) => {
      for (let at = 1; at <= 15; at += 1) await addWorry(tx, aWorry(id, { title: `Worry number ${at}` }), null, [])
    })
    const { body } = await page(`/children/${id}`)
    for (let at = 1; at <= 15; at += 1) expect(body).toContain(`Worry number ${at}<`)
    expect(body.match(/<details class="ics-fold">/g)).toHaveLength(15)
  })

  it('shows of entries however long as much as there is room for, with a way to the whole', async () => {
    const id = await aNewCase()
    const text = 'She was cold. '.repeat(7000)
    const entries = Array.from({ length: 31 }, (_, at) => anEntry(id, { title: `Day ${at}`, text }))
    await inSeat(db, systemActor('990', 'test'), (tx) => addEntries(tx, council.socialWorker, entries))
    const { body } = await page(`/children/${id}`)
    expect(body.length).toBeLessThan(150_000)
    expect(body.match(/Read all/g)).toHaveLength(30)
  })

  it('draws a lane for each child of the family: when the case was open and under which plan', async () => {
    const { body } = await http.inject(`/children/${family.niamh}`)
    const lanes = body.slice(body.indexOf('id="lanes"'), body.indexOf('id="story"'))
    for (const words of [
      '>Niamh<',
      '>Alfie<',
      'CP plan: neglect',
      'Case open',
      'today',
      '/chronology/timeline#table',
    ]) {
      expect(lanes).toContain(words)
    }
  })

  it('says since when there is no open worry', async () => {
    expect((await page(`/children/${await aNewCase()}`)).text).toContain('No open worries since 5 January 2026.')
  })

  it('says first what would make us look again, once a case is closed', async () => {
    const id = await aNewCase()
    await inSeat(db, systemActor('990', 'test'), async (tx) => {
      const [episode] = await episodesOf(tx, [id])
      const on = calendarDay('2026-03-18')
      await closeEpisode(tx, episode?.id ?? '', on, 'RC7')
      const closure = {
        episodeId: episode?.id ?? '',
        closedOn: on,
        reasonCode: 'RC7',
        lookAgainIf: 'Darren moves back in',
      }
      await tx
        .insertInto('closure')
        .values({ authority: '990', id: newId(), childId: id, ...closure })
        .execute()
    })
    const { text, body } = await page(`/children/${id}`)
    expect(text).toMatch(/Closed on 18 Mar ?, we would look again if: Darren moves back in/)
    expect(text).toContain('Closed 18 Mar 2026')
    expect(body).not.toContain('/visits/new')
  })

  it('is the same 404 for a child of someone else’s, of nobody’s, and a number that is none', async () => {
    const stranger = { ...council.colleague, teamId: council.teams.assessment }
    const paths = [
      `/children/${family.niamh}`,
      `/children/${family.kerry}`,
      '/children/0190aaaa-0000-7000-8000-000000000000',
    ]
    const answers = await Promise.all([...paths, '/children/1'].map((path) => page(path, stranger)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404])
  })

  it('leads to a page of all dates, late first, each with the page that does it', async () => {
    expect((await page(`/children/${family.niamh}`)).body).toContain(`href="/children/${family.niamh}/dates"`)
    const { body, text } = await page(`/children/${family.niamh}/dates`)
    expect(text).toMatch(/days late.*Police to send Darren’s full record \(Lorna Whitby\) due Monday.*in 5 days/)
    expect(body).toContain(`href="/children/${family.niamh}/visits/new"`)
    const stranger = { ...council.colleague, teamId: council.teams.assessment }
    for (const path of [`/children/${family.niamh}/dates`, '/children/1/dates']) {
      expect((await page(path, stranger)).statusCode).toBe(404)
    }
  })

  it('needs no script: everything is links, forms and folds', async () => {
    const { body } = await page(`/children/${family.niamh}`)
    expect(body).not.toMatch(/ on(click|load|change)=|href="javascript|style="/)
  })
})

describe('writing', () => {
  it('puts an entry in the story of the child and the brother ticked beside, at once', async () => {
    actor = council.socialWorker
    const fields = {
      ...{
        what: 'They ate together.\n\nThree of them at the table.',
        kind: 'fact',
        bearing: 'going-well',
        saidBy: 'Asha Verma',
      },
      ...{ 'when-day': '18', 'when-month': '3', 'when-year': '2026', also: family.alfie },
    }
    const sent = await post(http, `/children/${family.niamh}/write`, fields)
    expect(sent.statusCode).toBe(303)
    expect(sent.headers.location).toMatch(new RegExp(`^/children/${family.niamh}#entry-`))
    for (const id of [family.niamh, family.alfie])
      expect((await page(`/children/${id}`)).text).toContain('They ate together')
  })

  it('says what must be put right and keeps what was typed', async () => {
    actor = council.socialWorker
    const sent = await post(http, `/children/${family.niamh}/write`, { what: 'Half a thought', 'when-day': '31' })
    expect(sent.statusCode).toBe(422)
    expect(sent.body).toContain('Half a thought')
    for (const field of ['when-day', 'kind', 'saidBy']) expect(sent.body).toContain(`href="#${field}"`)
  })

  it('shows a correction beside the entry, which stays as it was', async () => {
    const { body } = await page(`/children/${family.niamh}`)
    const [, id] =
      /\/entries\/([0-9a-f-]+)\/correct[^>]*>Correct<span[^>]*> : Shouting heard after 11pm/.exec(body) ?? []
    const sent = await post(http, `/entries/${id}/correct`, { right: 'It was 10pm.', why: 'The police log says so' })
    expect(sent.statusCode).toBe(303)
    const { text } = await page(`/children/${family.niamh}`)
    expect(text).toContain('Shouting heard after 11pm')
    expect(text).toContain('The police log says so')
    expect(text).toContain('It was 10pm.')
  })

  it('opens a worry at the top of the page, and closes it with what made it safe', async () => {
    const id = await aNewCase()
    actor = council.socialWorker
    const worry = {
      ...{ title: 'No heating', statement: 'Cold since Monday.', kind: 'open-risk', howKnown: 'fact', saidBy: 'Kerry' },
      ...{ 'since-day': '16', 'since-month': '3', 'since-year': '2026' },
    }
    expect((await post(http, `/children/${id}/worries/new`, worry)).statusCode).toBe(303)
    const { body, text } = await page(`/children/${id}`)
    expect(text).toContain('1 open No heating')
    const [, worryId] = /\/worries\/([0-9a-f-]+)\/close/.exec(body) ?? []
    expect((await post(http, `/worries/${worryId}/close`, { how: '' })).statusCode).toBe(422)
    expect((await post(http, `/worries/${worryId}/close`, { how: 'The boiler is mended.' })).statusCode).toBe(303)
    expect((await page(`/children/${id}`)).text).toContain('No longer an open worry: No heating')
  })
})

describe('chronology and looks', () => {
  it('chooses by codes in the address, and takes anything else for nothing chosen', async () => {
    const words = await page(`/children/${family.niamh}/chronology?kind=child-words&period=month`)
    expect(words.text).toContain('whisper songs')
    expect(words.text).not.toContain('No coat, no breakfast')
    expect((await page(`/children/${family.niamh}/chronology?kind=Niamh`)).text).toContain('No coat, no breakfast')
  })

  it('says who has looked, to those who may look themselves', async () => {
    const { text } = await page(`/children/${family.niamh}/looks`)
    expect(text).toContain('Asha Verma social worker Looked')
    expect((await page(`/children/${family.niamh}/looks`, council.conferenceChair)).statusCode).toBe(404)
  })
})

describe('asking the index who works with a child', () => {
  const gp = {
    reference: 'r',
    kind: 'gp-practice',
    organisation: 'Quayside',
    sensitive: false,
  } as unknown as Involvement
  const anIndex = (answer: () => ReturnType<ChildIndex['involvementsOf']>) =>
    ({ involvementsOf: answer }) as unknown as ChildIndex
  const soon = 5

  it('shows what it answers in time', async () => {
    const ask = askIndexOf(anIndex(async () => accepted([gp])))
    expect(await ask(council.socialWorker, 'K7X4PD93HT', now)).toMatchObject({ involvements: [gp], late: false })
  })
  it('never waits: what was known last stands in, and it is said as at when', async () => {
    let answers: () => ReturnType<ChildIndex['involvementsOf']> = async () => accepted([gp])
    const ask = askIndexOf(
      anIndex(() => answers()),
      soon,
    )
    await ask(council.socialWorker, 'K7X4PD93HT', now)
    answers = () => new Promise(() => {})
    expect(await ask(council.socialWorker, 'K7X4PD93HT', now)).toMatchObject({
      involvements: [gp],
      late: true,
      asAt: now.at,
    })
    expect(await ask(council.socialWorker, 'OTHER', now)).toMatchObject({ involvements: null, late: true })
  })
  it('is not asked of a child without a number, and an index that fails stops nothing', async () => {
    const ask = askIndexOf(anIndex(() => Promise.reject(new Error('unreachable'))))
    expect(await ask(council.socialWorker, null, now)).toMatchObject({ involvements: null, late: false })
    expect(await ask(council.socialWorker, 'K7X4PD93HT', now)).toMatchObject({ involvements: null, late: true })
  })
})
