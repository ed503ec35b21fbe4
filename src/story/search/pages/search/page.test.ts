import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { aChild } from '../../../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, type Council } from '../../../../../testing/builders/council.ts'
import { aMoment } from '../../../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../../../testing/builders/pages.ts'
import { anEntry } from '../../../../../testing/builders/story.ts'
import { aDatabase } from '../../../../../testing/database.ts'
import { type Actor, systemActor } from '../../../../access/actor.ts'
import { allocate } from '../../../../casework/allocations/queries.ts'
import { addEntries } from '../../../../entries/queries.ts'
import { calendarDay } from '../../../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase } from '../../../../platform/db.ts'
import { chronologyPage } from '../../../chronology/pages/chronology/page.ts'
import { searchPage } from './page.ts'

let db: Database
let http: FastifyInstance
let council: Council
let actor: Actor
let niamh: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
  http = await pagesOf(
    db,
    () => actor,
    () => aMoment(),
    (server, acting) => {
      searchPage(server, acting)
      chronologyPage(server, acting)
    },
  )
  niamh = await aChild(db, '990')
  await inSeat(db, systemActor('990', 'test'), async (tx) => {
    const held = { childId: niamh, userId: council.socialWorker.userId, teamId: null, role: 'social-worker' } as const
    await allocate(tx, { ...held, fromOn: calendarDay('2026-01-01') })
    const entries = Array.from({ length: 60 }, (_, at) =>
      anEntry(niamh, {
        title: `Otter ${at}`,
        text: 'An <b>otter</b> & a heron',
        happenedOn: calendarDay('2026-02-01'),
      }),
    )
    await addEntries(tx, council.socialWorker, entries)
  })
})
beforeEach(() => {
  actor = council.socialWorker
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

const search = (fields: Readonly<Record<string, string>>) => post(http, '/search', fields)

describe('the search', () => {
  it('begins with an empty box', async () => {
    const { statusCode, body } = await http.inject('/search')
    expect([statusCode, body.includes('What do you look for?')]).toEqual([200, true])
  })

  it('shows the words where they stand, as they were written and not as a page', async () => {
    const { body } = await search({ q: 'otter' })
    expect(body).toContain('<mark class="ics-sought">otter</mark>‹/b› &amp; a heron')
    expect(body).toContain('60 texts')
    expect(body).toContain(`<a class="govuk-link" href="/children/${niamh}">Niamh Calloway</a>`)
  })

  it('leads to each entry where it stands in the chronology, however long that is', async () => {
    const { body } = await search({ q: '"otter 0"' })
    const [, path = '', id = ''] = /href="(\/children\/[^"#]+)#(entry-[^"]+)"/.exec(body) ?? []
    expect((await http.inject(path.replaceAll('&amp;', '&'))).body).toContain(`id="${id}"`)
  })

  it('goes on where it ended, until there is no more', async () => {
    let [fields, seen]: [Record<string, string>, string[]] = [{ q: 'otter' }, []]
    for (let page = 0; page < 3; page++) {
      const { body } = await search(fields)
      seen = [...seen, ...[...body.matchAll(/#(entry-[^"]+)"/g)].map(([, id = '']) => id)]
      fields = { q: 'otter', after: /name="after" value="([^"]*)"/.exec(body)?.[1] ?? '' }
    }
    expect([seen.length, new Set(seen).size, fields['after']]).toEqual([60, 60, ''])
  })

  it('keeps no word in an address', async () => {
    const { headers, body } = await search({ q: 'otter heron' })
    expect(headers.location).toBeUndefined()
    expect(body).not.toMatch(/(?:href|action)="[^"]*(?:otter|heron)/)
  })

  it('shows a child one does not work with by name alone, and nothing that is written', async () => {
    actor = council.colleague
    const { body } = await search({ q: 'Niamh Calloway' })
    expect(body).toContain('You do not work with this child')
    expect((await search({ q: 'otter' })).body).toContain('Nothing that is written about your children has these words')
  })

  it('offers the national index and registering, with the same words', async () => {
    const { body } = await search({ q: 'Nobody Known' })
    expect(body).toMatch(/action="\/children\/find"[\s\S]*name="q" value="Nobody Known"/)
  })

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['nothing', { q: ' ' }, 'Write what you look for'],
    ['too much', { q: 'x'.repeat(10_000) }, 'Use fewer words'],
    ['no real day', { q: 'otter', 'from-day': '31', 'from-month': '2', 'from-year': '2026' }, 'Enter a real date'],
    [
      'a period that ends before it begins',
      {
        q: 'otter',
        'from-day': '3',
        'from-month': '2',
        'from-year': '2026',
        'to-day': '2',
        'to-month': '2',
        'to-year': '2026',
      },
      'The first day must be before the last',
    ],
  ])('says what must be put right: %s', async (_, fields, words) => {
    const { statusCode, body } = await search(fields)
    expect([statusCode, body.includes(words), body.includes('<title>Error: ')]).toEqual([422, true, true])
  })

  it.each(["' or 1=1 --", '"', '\\', '\0otter', '<script>alert(1)</script>', '((((', 'the of and', '😀'])(
    'takes %j as words',
    async (q) => {
      const { statusCode, body } = await search({ q })
      expect([statusCode, body.includes('<script>alert')]).toEqual([200, false])
    },
  )

  it.each<[string, () => Actor | Promise<Actor>, number]>([
    ['front door manager', () => council.frontDoorManager, 200],
    ['team manager', () => council.teamManager, 200],
    ['reviewing officer', () => council.reviewingOfficer, 200],
    ['partner', () => aPractitioner(council), 404],
    ['the program', () => systemActor('990', 'test'), 200],
  ])('is there for whom it is for: %s', async (_, who, status) => {
    actor = await who()
    expect((await http.inject('/search')).statusCode).toBe(status)
    expect((await search({ q: 'otter' })).statusCode).toBe(status)
  })
})
