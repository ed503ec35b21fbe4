import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Calloways, theCalloways } from '../../../../testing/builders/calloways.ts'
import { anOpenCase } from '../../../../testing/builders/case.ts'
import { aChild } from '../../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, type Council } from '../../../../testing/builders/council.ts'
import { aMoment } from '../../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../../testing/builders/pages.ts'
import { aDatabase } from '../../../../testing/database.ts'
import type { Actor } from '../../../access/actor.ts'
import { addPlacePage } from '../../../casework/places/pages/add-place/page.tsx'
import { linkChildPage } from '../../../casework/places/pages/link-child/page.tsx'
import { linkEntriesPage } from '../../../casework/places/pages/link-entries/page.tsx'
import { placePage } from '../../../casework/places/pages/place/page.tsx'
import { reviewPlacePage } from '../../../casework/places/pages/review-place/page.tsx'
import { reviewRiskPage } from '../../../casework/worries/pages/review-risk/page.tsx'
import { addRelationships } from '../../../people/family/queries.ts'
import { peopleAroundPage } from '../../../people/pages/people-around/page.ts'
import { type Database, inSeat, openDatabase } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { childPage } from '../../child-page/pages/child/page.ts'
import { changeTiePage } from './change-tie/page.tsx'
import { genogramPage } from './genogram/page.tsx'
import { homesPage } from './homes/page.ts'
import { moveHomePage } from './move-home/page.tsx'
import { personPage } from './person/page.ts'
import { recordDeathPage } from './record-death/page.tsx'

const PAGES = [
  ...[genogramPage, homesPage, personPage, changeTiePage, recordDeathPage, moveHomePage, reviewRiskPage],
  ...[addPlacePage, placePage, reviewPlacePage, linkChildPage, linkEntriesPage, peopleAroundPage],
]
let db: Database
let council: Council
let family: Calloways
let http: FastifyInstance
let actor: Actor
let teacher: Actor
/** A child of another worker's, whom Darren is around too. */
let kyle: string
const now = aMoment()

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 2)
  council = await aCouncil(urls)
  teacher = await aPractitioner(council)
  family = await theCalloways(db, council)
  kyle = await aChild(db, '990', { given: 'Kyle', family: 'Moss', birthDate: '2012-01-05', sex: 'M' })
  await anOpenCase(db, { ...council, socialWorker: council.colleague }, [kyle])
  await inSeat(db, council.socialWorker, (tx) =>
    addRelationships(tx, [
      {
        ...{ id: newId(), personId: kyle, otherId: family.darren, kind: 'father', parentalResponsibility: null },
        ...{ words: null, fromOn: null, toOn: null },
      },
    ]),
  )
  http = await pagesOf(
    db,
    () => actor,
    () => now,
    (server, acting) => {
      childPage(server, acting)
      for (const page of PAGES) page(server, acting)
    },
  )
})
afterAll(async () => {
  await http?.close()
  await db?.destroy()
})

async function page(path: string, who: Actor = council.socialWorker) {
  actor = who
  const { statusCode, body, headers } = await http.inject(path)
  return { statusCode, body, headers, text: body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') }
}
const send = (path: string, fields: Record<string, string | string[]>) => {
  actor = council.socialWorker
  return post(http, path, fields)
}
const day = (name: string, [date = '', month = '', year = '']: readonly string[]) => {
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

describe('the family drawing', () => {
  it('has everyone once, each a link, the same in words, and every tie with its days', async () => {
    const { statusCode, body, text } = await page(`/children/${family.niamh}/genogram`)
    expect(statusCode).toBe(200)
    for (const id of [family.niamh, family.alfie, family.kerry, family.joel, family.darren]) {
      expect(body.match(new RegExp(`data-person="${id}"`, 'g'))).toHaveLength(1)
    }
    for (const words of ['Kerry and Joel are separated.', 'may be a risk', 'Margaret and Alan are married.']) {
      expect(text).toContain(words)
    }
    expect(body).toContain(`href="/children/${family.niamh}/people?of=${family.kerry}#add"`)
    expect(body).not.toMatch(/ style="| on(click|load)=/)
  })

  it('goes on to Darren’s other children only for whoever works with them', async () => {
    expect((await page(`/children/${family.niamh}/genogram`)).body).not.toContain(kyle)
    expect((await page(`/children/${family.niamh}/genogram`)).text).not.toContain('Kyle')
  })

  it('is larger or smaller by a link, and can be taken away as a file without a name in its name', async () => {
    expect((await page(`/children/${family.niamh}/genogram?zoom=200`)).body).toContain('<strong>200%</strong>')
    const file = await page(`/children/${family.niamh}/genogram.svg`)
    expect(file.headers['content-type']).toContain('image/svg+xml')
    expect(file.headers['content-disposition']).toBe('attachment; filename="family-drawing.svg"')
    expect(file.body).toContain('xmlns="http://www.w3.org/2000/svg"')
  })

  it('is small on the child’s page, and leads to the whole one', async () => {
    const { body } = await page(`/children/${family.niamh}`)
    expect(body).toContain(`href="/children/${family.niamh}/genogram"`)
    expect(body).toContain(`href="/people/${family.darren}"`)
  })
})

describe('homes', () => {
  it('say who was at home on a day, and when nothing is known of it', async () => {
    const on = (date: string) => page(`/children/${family.niamh}/homes?on-day=${date}&on-month=3&on-year=2026`)
    expect((await on('3')).text).toContain('3 March 2026 14 Tannery Row, AL4 2QR')
    expect((await on('3')).text).toContain('Darren Pike (3 or 4 nights a week)')
    expect((await on('32')).text).toContain('This is no day that there was')
    expect((await page(`/children/${family.niamh}/homes?on-day=1&on-month=1&on-year=2030`)).text).toContain('no day')
  })
})

describe('somebody around children', () => {
  it('has what is written of them as a risk, their ties and the children whom the reader works with', async () => {
    const { text, body } = await page(`/people/${family.darren}`)
    expect(text).toContain('An adult who may be a risk stays at home')
    expect(text).toContain('Told yes, 10 March')
    expect(body).toContain(`href="/children/${family.niamh}"`)
    expect(body).not.toContain(kyle)
    expect(body).toContain(`href="/people/${family.darren}/risk"`)
    const theirs = await page(`/people/${family.darren}`, council.colleague)
    expect(theirs.body).toContain(`href="/children/${kyle}"`)
    expect(theirs.body).not.toContain(family.niamh)
    expect(theirs.text).toContain('An adult who may be a risk stays at home')
  })

  it('parts, and the drawing says so', async () => {
    const { body } = await page(`/people/${family.kerry}`)
    const ties = [...body.matchAll(new RegExp(`/people/${family.kerry}/ties/([0-9a-f-]+)`, 'g'))].map(([path]) => path)
    const texts = await Promise.all(ties.map(async (path) => [path, (await page(path)).text] as const))
    const [path] = texts.find(([, text]) => text.includes('Darren Pike is the partner')) ?? []
    expect(path).toBeDefined()
    const parted = { ending: 'goes-on', becomes: 'former-partner' }
    expect((await send(path ?? '', parted)).statusCode).toBe(422)
    const sent = await send(path ?? '', { ...parted, ...day('on', ['1', '3', '2026']) })
    expect([sent.statusCode, sent.headers.location]).toEqual([303, `/people/${family.kerry}`])
    const words = (await page(`/children/${family.niamh}/genogram`)).text
    expect(words).toMatch(/(Kerry and Darren|Darren and Kerry) are separated, since 1 March 2026\./)
  })

  it('moves, dies, and all of it is in the drawing', async () => {
    const moved = { home: 'elsewhere', lines: '2 Quay Street', ...day('from', ['10', '3', '2026']) }
    expect((await send(`/people/${family.joel}/home`, { ...moved, lines: '' })).statusCode).toBe(422)
    expect((await send(`/people/${family.joel}/home`, moved)).statusCode).toBe(303)
    expect((await page(`/people/${family.joel}`)).text).toContain('2 Quay Street')
    expect((await send(`/people/${family.joel}/death`, {})).statusCode).toBe(422)
    expect((await send(`/people/${family.joel}/death`, day('died', ['12', '3', '2026']))).statusCode).toBe(303)
    expect((await page(`/children/${family.niamh}/genogram`)).text).toContain('died 2026')
    expect((await send(`/people/${family.joel}/death`, { mistake: 'yes' })).statusCode).toBe(303)
  })

  it('gets a parent, a partner and a child from the same form as everybody', async () => {
    const form = `/children/${family.niamh}/people`
    expect((await page(`${form}?of=${family.darren}&as=mother`)).body).toContain(
      `<option value="${family.darren}" selected>`,
    )
    const someone = { of: family.darren, kind: 'mother', given: 'Sheila', family: 'Pike', chosen: 'new' }
    expect((await send(form, { ...someone, id: newId(), linkId: newId() })).statusCode).toBe(303)
    const grown = { ...someone, kind: 'child', given: 'Dean', ...day('birthDate', ['1', '1', '2005']) }
    expect((await send(form, { ...grown, id: newId(), linkId: newId() })).statusCode).toBe(303)
    const child = { ...someone, of: family.niamh, kind: 'spouse', id: newId(), linkId: newId() }
    expect((await send(form, child)).statusCode).toBe(422)
    const { text } = await page(`/children/${family.niamh}/genogram`)
    expect(text).toContain('Darren is the child of Sheila.')
    expect(text).toContain('Dean is the child of Darren.')
  })

  it('is looked at again as a risk, on every child’s page at once', async () => {
    const again = { outcome: 'still', statement: 'Here five nights now.', ...day('review', ['1', '6', '2026']) }
    expect((await send(`/people/${family.darren}/risk`, { ...again, outcome: '' })).statusCode).toBe(422)
    expect((await send(`/people/${family.darren}/risk`, again)).statusCode).toBe(303)
    expect((await page(`/children/${kyle}`, council.colleague)).text).toContain('Here five nights now.')
    expect((await page(`/people/${family.darren}`)).text).toContain('How it was looked at before')
  })
})

describe('places', () => {
  const place = {
    ...{ kind: 'park', name: 'The Rec', known: 'Older boys at dusk.', words: 'after school' },
    ...{ ...day('since', ['1', '3', '2026']), ...day('review', ['1', '6', '2026']) },
  }

  it('are written once, for one child and then another, with what was written about them', async () => {
    const made = await send(`/children/${family.niamh}/places/new`, place)
    expect(made.statusCode).toBe(303)
    const path = String(made.headers.location)
    expect((await page(`/children/${family.niamh}`)).body).toContain(`href="${path}"`)
    const id = path.slice('/places/'.length)
    const known = await send(`/children/${family.alfie}/places/new`, { ...place, which: id, name: '', kind: '' })
    expect([known.statusCode, known.headers.location]).toEqual([303, path])
    expect((await page(path)).text).toContain('Alfie')
    const { body } = await page(`${path}/entries/new`)
    const [, entry = ''] = /name="entries"[^>]*value="([0-9a-f-]+)"/.exec(body) ?? []
    expect((await send(`${path}/entries/new`, { entries: entry })).statusCode).toBe(303)
    expect((await page(path)).text).not.toContain('Nothing is linked yet')
    expect(
      (await send(`${path}/review`, { known: 'Lights now.', ...day('review', ['1', '7', '2026']) })).statusCode,
    ).toBe(303)
    expect((await page(path)).text).toContain('Lights now.')
    expect((await page(`${path}/children/new`)).statusCode).toBe(200)
    expect((await page(path, council.colleague)).statusCode).toBe(404)
  })
})

describe('who x what', () => {
  it('a colleague who works with another child around the same adult sees that adult, and nothing of this child', async () => {
    expect((await page(`/people/${family.darren}`, council.colleague)).statusCode).toBe(200)
    for (const path of ['genogram', 'homes', 'places/new']) {
      expect((await page(`/children/${family.niamh}/${path}`, council.colleague)).statusCode).toBe(404)
    }
    expect((await page(`/people/${family.niamh}`, council.colleague)).statusCode).toBe(404)
  })

  it.each<[string, () => Actor, boolean]>([
    ['the allocated worker', () => council.socialWorker, true],
    ['the manager of the team', () => council.teamManager, true],
    ['the front door', () => council.frontDoorManager, false],
    ['a conference chair', () => council.conferenceChair, false],
    ['a reviewing officer', () => council.reviewingOfficer, false],
    ['a teacher', () => teacher, false],
    ['the same worker in another authority', () => ({ ...council.socialWorker, authority: '991' }), false],
  ])('%s', async (_, who, may) => {
    const status = may ? 200 : 404
    const paths = [`/children/${family.niamh}/genogram`, `/children/${family.niamh}/genogram.svg`]
    const more = [`/children/${family.niamh}/homes`, `/people/${family.kerry}`, `/people/${family.niamh}`]
    const forms = [
      `/people/${family.kerry}/home`,
      `/people/${family.kerry}/death`,
      `/children/${family.niamh}/places/new`,
    ]
    for (const path of [...paths, ...more, ...forms]) {
      expect([path, (await page(path, who())).statusCode]).toEqual([path, status])
    }
    for (const path of [`/people/${newId()}`, `/places/${newId()}`, '/people/1', `/children/${newId()}/homes`]) {
      expect((await page(path, who())).statusCode).toBe(404)
    }
  })
})
