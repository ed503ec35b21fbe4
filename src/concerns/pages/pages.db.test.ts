import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { aConcern } from '../../../testing/builders/concern.ts'
import { aCouncil, aPractitioner, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { MOST_BYTES, pagesOf, post, postFile } from '../../../testing/builders/pages.ts'
import { aDatabase } from '../../../testing/database.ts'
import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { contactTasks } from '../../casework/contacts/jobs.ts'
import type { ChildIndex } from '../../child-index/contract.ts'
import { ASKED, anAssertion } from '../../child-index/identity/builder.ts'
import { childIndexInProcess, type IndexDatabase } from '../../child-index/in-process.ts'
import type { IndexDB } from '../../child-index/schema.ts'
import { addDays } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { raiseConcern } from '../commands.ts'
import { concernsRaisedBy } from '../queries.ts'
import { concernPage } from './concern/page.ts'
import { concernFilesPage } from './files/page.tsx'
import { findChildOfConcernPage } from './find-child/page.ts'
import { myConcernsPage } from './my-concerns/page.ts'
import { raiseConcernPage } from './raise-concern/page.ts'

let db: Database
let indexDb: IndexDatabase
let http: FastifyInstance
let council: Council
let teacher: Actor
let actor: Actor
let number: string
let index: ChildIndex
let now = aMoment()

const NIAMH = { given: 'Niamh', family: 'Calloway', born: '2018-11-08', postcode: 'AL4 2QR' }
const FOUND = {
  given: 'Niamh',
  family: 'Calloway',
  'birth-day': '8',
  'birth-month': '11',
  'birth-year': '2018',
  postcode: 'AL4 2QR',
}
const ANSWERS = {
  ...{
    saw: 'Niamh came in at 9:10 without a coat. 3 degrees.',
    when: 'today',
    who: 'saw',
    band: 'worried',
    worry: 'More than last month.',
  },
  ...{ done: 'Breakfast.', want: 'contact', told: 'yes', named: 'yes' },
}

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  indexDb = openDatabase<IndexDB>(urls.index, 2)
  index = childIndexInProcess(indexDb)
  council = await aCouncil(urls)
  teacher = await aPractitioner(council)
  const registered = await index.register({ asked: ASKED, assertion: anAssertion('niamh', NIAMH) })
  number = registered.ok ? registered.value.number : ''
  const saoirse = { given: 'Saoirse', family: 'Tarrant', born: '2018-11-02', postcode: 'AL2 9RE' }
  await index.register({ asked: ASKED, assertion: anAssertion('saoirse', saoirse) })
  http = await pagesOf(
    db,
    () => actor,
    () => now,
    (server, acting) => {
      myConcernsPage(server, acting)
      findChildOfConcernPage(server, acting, index)
      raiseConcernPage(server, acting)
      concernPage(server, acting)
      concernFilesPage(server, acting)
    },
  )
})
beforeEach(() => {
  actor = teacher
  now = aMoment()
})
afterAll(async () => {
  await http.close()
  await db.destroy()
  await indexDb.destroy()
})

const find = async (fields: Record<string, string> = FOUND) => {
  const answer = await post(http, '/concerns/find', fields)
  expect(answer.statusCode).toBe(303)
  return String(answer.headers.location)
}
const NOBODY = { given: '', family: '', birthDate: null, postcode: '', number: '' }
const bare = (html: string) => html.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'an id')
/** What is shown of a child who was looked for, but for who they are. */
const shownOf = async (fields: typeof FOUND) => {
  const { statusCode, body } = await http.inject(await find(fields))
  expect(statusCode).toBe(200)
  const { given, family } = fields
  const named = bare(body).replaceAll(`<strong>${given} ${family}</strong>`, 'A child').replaceAll(given, 'Given')
  return named.replaceAll(family, 'Family').replace(/\b[0-9A-Z]{3} [0-9A-Z]{3} [0-9A-Z]{4}\b/g, 'a number')
}
const mine = () => inSeat(db, teacher, (tx) => concernsRaisedBy(tx, teacher.userId ?? '', 100))

describe('finding the child first', () => {
  it('leads to the form with the one certain child: name, age and number, nothing else, and none of it in the address', async () => {
    const url = await find()
    expect(url).toMatch(/^\/concerns\/new\/[0-9a-f-]{36}$/)
    const { body } = await http.inject(url)
    expect(body).toContain('<strong>Niamh Calloway</strong>, 7')
    expect(body).toContain(`${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`)
    expect(body).not.toContain('AL4')
    expect(body).toContain('Niamh told me')
  })

  it('says that it could not be certain, and goes on all the same', async () => {
    const { body } = await http.inject(await find({ given: 'Nobody', family: 'Anyone' }))
    expect(body).toContain('We could not be certain which child this is')
    expect(body).toContain('Nobody Anyone')
  })

  it('shows nobody for a name alone, though there is such a child', async () => {
    const { body } = await http.inject(await find({ given: 'Niamh', family: 'Calloway' }))
    expect(body).toContain('We could not be certain')
    expect(body).not.toContain(number.slice(6))
  })

  it('tells of a child with another agency’s sealed concern no more than of one without, nor of an id more than of none', async () => {
    const others = await aPractitioner(council, {
      agencyKind: 'gp-practice',
      agencyName: 'Quay Surgery',
      name: 'Dr Vane',
    })
    const child = { asGiven: { ...NOBODY, given: 'Niamh', family: 'Calloway' }, indexNumber: number }
    const sealed = aConcern({ kind: 'information', child, whatSeen: 'Seen twice.' })
    await inSeat(db, others, (tx) => raiseConcern(tx, others, sealed, aMoment(new Date().toISOString())))
    const today = aMoment(new Date().toISOString()).day
    const told = await index.tellSealedConcern({
      asked: ASKED,
      concern: {
        ...{ reference: sealed.id, number, agencyKind: 'health', band: 'worried', untilOn: addDays(today, 90) },
        whomToRing: 'Dr Vane',
      },
    })
    expect(told.ok).toBe(true)
    const [withSealed, without, nobody] = [
      await shownOf(FOUND),
      await shownOf({ ...FOUND, given: 'Saoirse', family: 'Tarrant', 'birth-day': '2', postcode: 'AL2 9RE' }),
      await shownOf({ ...FOUND, given: 'Never', family: 'Was' }),
    ]
    expect(withSealed).toContain('A child, 7')
    expect(withSealed).toEqual(without)
    expect(nobody).not.toContain('A child, 7')
    const asked = (id: string) => http.inject(`/concerns/${id}`)
    const [theirs, none] = [await asked(sealed.id), await asked(newId())]
    expect([theirs.statusCode, bare(theirs.body)]).toEqual([404, bare(none.body)])
  })

  it('asks for a name or a number, and for a real date, keeping what was typed', async () => {
    const empty = await post(http, '/concerns/find', {})
    expect(empty.statusCode).toBe(422)
    expect(empty.body).toContain('Write the child’s name, or one of their numbers')
    const wrong = await post(http, '/concerns/find', {
      given: 'Niamh',
      'birth-day': '31',
      'birth-month': '2',
      'birth-year': '2018',
    })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('This is not a date')
    expect(wrong.body).toContain('value="Niamh"')
  })

  it('shows nobody for a number alone, and the child when the family name is theirs', async () => {
    const alone = await http.inject(await find({ number }))
    expect(alone.body).toContain('We could not be certain')
    expect(alone.body).not.toContain('Calloway')
    expect((await http.inject(await find({ number, family: 'calloway' }))).body).toContain('<strong>Niamh Calloway')
  })

  it('stops after 60 in an hour, says when one may go on, and keeps what was typed', async () => {
    const busy = await aPractitioner(council, { agencyId: teacher.agencyId ?? '', name: 'Ben Hollis' })
    actor = busy
    await inSeat(db, busy, async (tx) => {
      for (let at = 0; at < 60; at += 1) await audit(tx, busy, 'child.find', { kind: 'search', id: newId() })
    })
    const { statusCode, body } = await post(http, '/concerns/find', FOUND)
    expect(statusCode).toBe(422)
    expect(body).toMatch(/You can go on from \d+ \w+ \d{4} at \d\d:\d\d/)
    expect(body).toContain('tel:999')
    expect((await http.inject('/concerns/find')).body).toContain('value="Calloway"')
  })

  it('is where /concerns/new begins', async () => {
    expect((await http.inject('/concerns/new')).headers.location).toBe('/concerns/find')
  })
})

describe('the two-minute form', () => {
  it('says 999 first, and when a manager decides and we ask again, with real dates', async () => {
    const { body } = await http.inject(await find())
    expect(body.indexOf('tel:999')).toBeGreaterThan(0)
    expect(body.indexOf('tel:999')).toBeLessThan(body.indexOf('What did you see or hear?'))
    expect(body).toContain('tel:01632960110')
    expect(body).toContain('By 20 March 2026 at 10:42')
    expect(body).toContain('On 19 September 2026')
    expect(body).toMatch(/data-keep="concern:[0-9a-f-]{36}"/)
  })

  it('asks at most nine questions, and none has an answer beforehand', async () => {
    const { body } = await http.inject(await find())
    const asked = [...body.matchAll(/govuk-(?:label--s|fieldset__legend--s)/g)]
    expect(asked).toHaveLength(9)
    expect([...body.matchAll(/\(optional\)/g)]).toHaveLength(3)
    expect(body).not.toContain('checked')
  })

  it('sends the concern, shows where it stands, and forgets the draft', async () => {
    const url = await find()
    const id = url.split('/').at(-1)
    const sent = await post(http, url, ANSWERS)
    expect([sent.statusCode, sent.headers.location]).toEqual([303, `/concerns/${id}`])
    expect((await mine()).find((one) => one.id === id)).toMatchObject({ indexNumber: number, happenedOn: '2026-03-19' })
    expect((await http.inject(`/concerns/${id}`)).body).toContain('It has been sent')
    await contactTasks(db)['receive-concern']?.({ authority: '990', concernId: id ?? '' })
    expect((await http.inject(`/concerns/${id}`)).body).toContain('a manager decides by 20 March 2026 at 10:42')
    expect((await http.inject('/concerns')).body).toContain('a manager decides by 20 March 2026 at 10:42')
  })

  it('sent twice is one concern, and the form then says so', async () => {
    const url = await find()
    const before = (await mine()).length
    await post(http, url, ANSWERS)
    expect((await post(http, url, ANSWERS)).statusCode).toBe(303)
    expect(await mine()).toHaveLength(before + 1)
    expect((await http.inject(url)).body).toContain('You have sent this already')
  })

  it('sent again with other words is not taken for the first, but can be a concern of its own', async () => {
    const url = await find()
    const before = (await mine()).length
    await post(http, url, ANSWERS)
    const other = { ...ANSWERS, saw: 'She had no shoes either' }
    const again = await post(http, url, other)
    expect(again.statusCode).toBe(422)
    expect(again.body).toContain('This was sent already')
    expect(again.body).toContain('She had no shoes either')
    const [, id = ''] = /name="id" value="([^"]+)"/.exec(again.body) ?? []
    expect((await http.inject(url)).body).toContain('She had no shoes either')
    expect((await post(http, url, { ...other, id })).headers.location).toBe(`/concerns/${id}`)
    expect(await mine()).toHaveLength(before + 2)
    expect((await http.inject(url)).body).toContain('You have sent this already')
  })

  it('recognises what is told again, and keeps both', async () => {
    const first = await find()
    await post(http, first, ANSWERS)
    const url = await find()
    expect((await http.inject(url)).body).toContain('You told us something about this child on')
    const before = (await mine()).length
    await post(http, url, { ...ANSWERS, want: 'information' })
    const { body } = await http.inject(`/concerns/${url.split('/').at(-1)}`)
    expect(body).toContain('Both are kept')
    expect(await mine()).toHaveLength(before + 1)
  })

  it('refuses 20,000 words in plain words, and keeps every one of them', async () => {
    const url = await find()
    const words = 'coat '.repeat(20_000)
    const again = await post(http, url, { ...ANSWERS, saw: words })
    expect(again.statusCode).toBe(422)
    expect(again.body).toContain('This is too long to keep')
    expect(again.body).toContain(words.trim())
    expect((await http.inject(url)).body).toContain(words.trim())
  })

  it('says everything that is missing at once, and keeps every word, on this page and the next time', async () => {
    const url = await find()
    const again = await post(http, url, { saw: 'She cried & cried', when: 'earlier', told: 'no' })
    expect(again.statusCode).toBe(422)
    for (const field of ['who', 'band', 'want', 'why-not', 'earlier-day']) {
      expect(again.body).toContain(`href="#${field}"`)
      expect(again.body).toMatch(new RegExp(`id="${field}"`))
    }
    expect(again.body).toContain('She cried &amp; cried')
    expect((await http.inject(url)).body).toContain('She cried &amp; cried')
    const future = { ...ANSWERS, when: 'earlier', 'earlier-day': '1', 'earlier-month': '1', 'earlier-year': '2027' }
    expect((await post(http, url, future)).body).toContain('This day is still to come')
  })

  it('records danger, and says 999 again', async () => {
    const url = await find()
    const id = url.split('/').at(-1)
    await post(http, url, { ...ANSWERS, want: 'danger' })
    expect((await mine()).find((one) => one.id === id)).toMatchObject({ immediateDanger: true, kind: 'contact' })
    expect((await http.inject(`/concerns/${id}`)).body).toContain('You told us a child is in danger now. Ring')
  })

  it('does not hold danger up for how worried they are and whether the family was told', async () => {
    const url = await find()
    const sent = await post(http, url, { saw: 'He has a knife at her.', when: 'today', who: 'saw', want: 'danger' })
    expect(sent.statusCode).toBe(303)
    const words = (await http.inject(String(sent.headers.location))).body
    expect(words).toContain('Not asked: the child is in danger now.')
    expect((await mine()).find(({ id }) => url.endsWith(id))).toMatchObject({
      immediateDanger: true,
      band: 'very-worried',
    })
  })

  it('keeps yesterday and an earlier day as those days', async () => {
    for (const [fields, day] of [
      [{ when: 'yesterday' }, '2026-03-18'],
      [{ when: 'earlier', 'earlier-day': '2', 'earlier-month': '3', 'earlier-year': '2026' }, '2026-03-02'],
    ] as const) {
      const url = await find()
      await post(http, url, { ...ANSWERS, ...fields })
      expect((await mine()).find(({ id }) => url.endsWith(id))?.happenedOn).toBe(day)
    }
  })

  it('lets one who kept a concern in the agency withdraw it, with the reason', async () => {
    const url = await find()
    const id = url.split('/').at(-1)
    await post(http, url, { ...ANSWERS, want: 'information' })
    expect((await http.inject(`/concerns/${id}`)).body).toContain('Nobody at the council can read it')
    expect((await post(http, `/concerns/${id}`, { how: 'withdrawn', reason: '' })).statusCode).toBe(422)
    expect((await post(http, `/concerns/${id}`, { how: 'withdrawn', reason: 'It was another child' })).statusCode).toBe(
      303,
    )
    expect((await http.inject(`/concerns/${id}`)).body).toContain('You withdrew it as mistaken: It was another child')
  })
})

describe('a concern that was begun and not sent', () => {
  it('is on the author’s own list until it is sent, and on nobody else’s', async () => {
    const url = await find()
    expect(await unsent()).not.toContain(url)
    await post(http, url, { saw: 'She cried' })
    expect(await unsent()).toContain(url)
    actor = await aPractitioner(council, { agencyId: teacher.agencyId ?? '', name: 'Ben Hollis' })
    expect(await unsent()).not.toContain(url)
    actor = teacher
    await post(http, url, ANSWERS)
    expect(await unsent()).not.toContain(url)
  })
  const unsent = async () => (await http.inject('/concerns')).body
})

describe('a file that comes with a concern', () => {
  it('is kept as the concern is; one that is too large or no document is refused, and what was told stays', async () => {
    const url = await find()
    const place = `/concerns/${url.split('/').at(-1)}`
    await post(http, url, { ...ANSWERS, want: 'information' })
    const add = (content: string | Buffer) => postFile(http, `${place}/files`, {}, { name: 'note.txt', content })
    expect((await add(Buffer.alloc(MOST_BYTES + 1, 'a'))).body).toContain('This file is too large')
    expect((await add(Buffer.from([0, 1, 2, 3, 0, 255]))).body).toContain('it was not taken')
    expect((await add('She drew this.')).headers.location).toBe(place)
    const { body } = await http.inject(place)
    const [, file = ''] = /href="(\/concern-files\/[^"]+)"/.exec(body) ?? []
    expect((await http.inject(file)).body).toBe('She drew this.')
    for (const other of [council.frontDoorManager, council.socialWorker, await aPractitioner(council)]) {
      actor = other
      expect((await http.inject(file)).statusCode).toBe(404)
      expect((await http.inject(`${place}/files`)).statusCode).toBe(404)
    }
  })
})

describe('when the day of a kept concern comes', () => {
  it('says so, and one press keeps it half a year more', async () => {
    const url = await find()
    const place = `/concerns/${url.split('/').at(-1)}`
    await post(http, url, { ...ANSWERS, want: 'information' })
    now = aMoment('2026-09-19T09:00:00Z')
    expect((await http.inject(place)).body).toContain('Its day has come')
    expect((await post(http, place, { renew: 'yes' })).headers.location).toBe(place)
    const { body } = await http.inject(place)
    expect(body).not.toContain('Its day has come')
    expect(body).toContain('We ask you if it still stands on 19 March 2027')
  })
})

describe('whose pages these are', () => {
  it('nobody else’s: a colleague, another agency and the council find nothing there', async () => {
    const url = await find()
    const other = await find()
    await post(http, url, ANSWERS)
    const colleague = await aPractitioner(council, { agencyId: teacher.agencyId ?? '', name: 'Ben Hollis' })
    for (const someone of [colleague, council.frontDoorManager, council.socialWorker]) {
      actor = someone
      expect((await http.inject(`/concerns/${url.split('/').at(-1)}`)).statusCode).toBe(404)
      expect((await http.inject(other)).statusCode).toBe(404)
      expect((await post(http, other, ANSWERS)).statusCode).toBe(404)
    }
    for (const place of ['/concerns', '/concerns/find']) expect((await http.inject(place)).statusCode).toBe(404)
    expect((await post(http, '/concerns/find', FOUND)).statusCode).toBe(404)
  })

  it('a page of nobody’s is not there', async () => {
    for (const place of ['/concerns/not-an-id', '/concerns/01890000-0000-7000-8000-000000000009']) {
      expect((await http.inject(place)).statusCode).toBe(404)
    }
  })
})
