import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { aChild, anAdult, motherOf } from '../../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, type Council } from '../../../../testing/builders/council.ts'
import { aMoment } from '../../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../../testing/builders/pages.ts'
import { aDatabase } from '../../../../testing/database.ts'
import type { Actor } from '../../../access/actor.ts'
import { calendarDay } from '../../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { addRelationships, saveHouseholds } from '../../family/queries.ts'
import { identityPage } from '../identity/page.ts'
import { peopleAroundPage } from './page.ts'

let db: Database
let http: FastifyInstance
let council: Council
let actor: Actor
let teacher: Actor
let niamh: string
let kerry: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  council = await aCouncil(urls)
  teacher = await aPractitioner(council)
  http = await pagesOf(
    db,
    () => actor,
    () => aMoment(),
    (pages, acting) => {
      peopleAroundPage(pages, acting)
      identityPage(pages, acting)
    },
  )
  niamh = await aChild(db, '990')
  kerry = await anAdult(db, '990')
  await motherOf(db, '990', kerry, [niamh, await aChild(db, '990', { given: 'Alfie', birthDate: '2022-09-02' })])
  await allocated(niamh)
})
beforeEach(() => {
  actor = council.socialWorker
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

async function allocated(childId: string): Promise<string> {
  const { userId } = council.socialWorker
  await inSeat(db, council.frontDoorManager, (tx) =>
    tx
      .insertInto('allocation')
      .values({
        ...{ authority: '990', id: newId(), childId, userId, teamId: null, toOn: null },
        ...{ role: 'social-worker', fromOn: calendarDay('2026-01-01') },
      })
      .execute(),
  )
  return childId
}

const aRisk = (childId: string, personId: string) => ({
  ...{
    authority: '990',
    id: newId(),
    kind: 'risk-adult' as const,
    childId,
    personId,
    title: 'Violence',
    howKnown: 'fact' as const,
  },
  ...{ statement: 'Convicted.', saidBy: 'Police', sinceOn: calendarDay('2026-01-01') },
  recordedBy: council.socialWorker.userId,
})

describe('everyone around a child', () => {
  const url = () => `/children/${niamh}/people`
  const add = (fields: Record<string, string>) => post(http, url(), { id: newId(), linkId: newId(), ...fields })

  it('are named with how they stand to the child', async () => {
    const { body } = await http.inject(url())
    expect(body).toContain('People around Niamh Calloway')
    expect(body).toContain('Kerry Calloway')
    expect(body).toContain('Brother or sister, through a parent they share')
    expect(body).toContain('Nobody has been recorded at home yet')
  })

  it('has whoever is at home, by whom, and marks that they may be a risk', async () => {
    const [child, mother, darren] = [await aChild(db, '990'), await anAdult(db, '990'), await anAdult(db, '990')]
    await motherOf(db, '990', mother, [child])
    await allocated(child)
    const homeId = newId()
    const open = { fromOn: null, toOn: null }
    const members = [child, mother, darren].map((personId) => ({
      ...{ id: newId(), householdId: homeId, personId, partTime: null, ...open },
    }))
    const partner = { id: newId(), personId: mother, otherId: darren, kind: 'partner', words: null, ...open } as const
    await inSeat(db, council.socialWorker, async (tx) => {
      await saveHouseholds(tx, [{ household: { id: homeId, lines: '1 Row', postcode: null }, members }])
      await addRelationships(tx, [{ ...partner, parentalResponsibility: null }])
      await tx.insertInto('worry').values(aRisk(child, darren)).execute()
    })
    const { body } = await http.inject(`/children/${child}/people`)
    expect(body).toContain('Kerry’s partner')
    expect(body.match(/May be a risk/g)).toHaveLength(2)
    expect(body).toContain(`href="/people/${darren}"`)
  })

  it('grow by someone new, once', async () => {
    const someone = {
      given: 'Joel',
      family: 'Marsh',
      kind: 'father',
      responsibility: 'yes',
      atHome: 'yes',
      words: 'Dad',
    }
    const ids = { id: newId(), linkId: newId() }
    for (const _ of [1, 2]) {
      const answer = await add({ ...someone, ...ids, chosen: 'new' })
      expect([answer.statusCode, answer.headers.location]).toEqual([303, url()])
    }
    const { body } = await http.inject(url())
    expect(body).toContain('Father (“Dad”)')
    expect(body).toContain('At home now')
    expect(body.match(/Father \(“Dad”\)/g)).toHaveLength(2)
  })

  it('are never written down twice: whoever has the name is shown first', async () => {
    const someone = { given: 'Kerry', family: 'Calloway', kind: 'carer' }
    const asked = await add(someone)
    expect([asked.statusCode, asked.body.includes('Is it one of these people?')]).toEqual([200, true])
    expect(asked.body).toContain(kerry)
    const unanswered = await add({ ...someone, asked: 'yes' })
    expect([unanswered.statusCode, unanswered.body.includes('href="#chosen"')]).toEqual([422, true])
    expect((await add({ ...someone, asked: 'yes', chosen: kerry })).statusCode).toBe(303)
    expect((await add({ ...someone, asked: 'yes', chosen: kerry })).body).toContain('recorded so already')
  })

  it('of a child whom the worker does not work with show no more than a search, and both records keep the tie', async () => {
    const cian = await aChild(db, '990', { given: 'Cian', family: 'Rafferty', birthDate: '2019-05-06' })
    const leaves = (id: string | null, action: string) =>
      inSeat(db, council.frontDoorManager, (tx) =>
        tx
          .selectFrom('access.auditLeaf')
          .select('details')
          .where('userId', '=', council.socialWorker.userId)
          .where('action', '=', action)
          .$if(id !== null, (all) => all.where('subjectId', '=', id))
          .execute(),
      )
    const before = (await leaves(null, 'child.find')).length
    const sibling = { given: 'Cian', family: 'Rafferty', kind: 'half-sibling' }
    const { body } = await add(sibling)
    expect(body).toContain(cian)
    expect(body).toContain('6 years 10 months, AL4, You do not work with this child. Ring Children’s services')
    expect(body).not.toContain('6 May 2019')
    expect((await leaves(null, 'child.find')).length).toBe(before + 1)
    expect((await add({ ...sibling, asked: 'yes', chosen: cian })).statusCode).toBe(303)
    expect(await leaves(cian, 'child.edit')).toEqual([{ details: { what: 'family', person: niamh } }])
    expect(await leaves(niamh, 'child.edit')).toContainEqual({ details: { what: 'family', person: cian } })
  })

  it.each([
    [{ given: 'Bo', family: 'Lund' }, 'Say what this person is'],
    [{ given: '', family: '', kind: 'carer' }, 'Give at least one name'],
    [{ given: 'Bo', family: 'Lund', kind: 'sibling' }, 'find or register them first'],
    [
      { given: 'Bo', family: 'Lund', kind: 'carer', 'fromOn-day': '1', 'fromOn-month': '1', 'fromOn-year': '2030' },
      'still to come',
    ],
  ])('are not added, and it is said why: %o', async (fields, words) => {
    const { statusCode, body } = await add(fields)
    expect([statusCode, body.includes(words)]).toEqual([422, true])
  })
})

describe('who a child is', () => {
  const send = (id: string, fields: Record<string, string | string[]>) =>
    post(http, `/children/${id}/identity`, { nameId: newId(), addressId: newId(), ...fields })
  const from = (day: string, month: string, year: string) => ({
    'fromOn-day': day,
    'fromOn-month': month,
    'fromOn-year': year,
  })

  it('changes by name and address, and keeps what was', async () => {
    const child = await allocated(await aChild(db, '990', { given: 'Isla' }))
    const named = await send(child, { form: 'name', given: 'Isla', family: 'Reed', ...from('5', '1', '2026') })
    expect([named.statusCode, named.headers.location]).toEqual([303, `/children/${child}/identity`])
    await send(child, { form: 'move', lines: '3 Quay Street', postcode: 'am2 7hd', ...from('1', '2', '2026') })
    const { body } = await http.inject(`/children/${child}/identity`)
    for (const words of ['Who this is: Isla Reed', 'Isla Calloway', 'Former name', '3 Quay Street, AM2 7HD']) {
      expect(body).toContain(words)
    }
    expect(body).toContain('until 1 February 2026')
  })

  it('is completed for a child known by number alone', async () => {
    const child = await allocated(await aChild(db, '990', { given: '', family: '' }))
    expect((await http.inject(`/children/${child}/identity`)).body).toContain('Name not given')
    expect((await send(child, { form: 'complete' })).body).toContain('at least one answer')
    expect((await send(child, { form: 'complete', given: 'Tomasz', family: 'Wilk' })).statusCode).toBe(303)
    expect((await http.inject(`/children/${child}/identity`)).body).toContain('Tomasz Wilk')
  })

  it('is born', async () => {
    const baby = await allocated(
      await aChild(db, '990', { given: '', birthDate: null, expectedOn: '2026-04-02', sex: 'U' }),
    )
    const birth = {
      form: 'birth',
      'birthDate-day': '18',
      'birthDate-month': '3',
      given: 'Finn',
      family: 'Calloway',
      sex: 'M',
    }
    expect((await send(baby, { ...birth, 'birthDate-year': '2025' })).body).toContain('too far from the day')
    expect((await send(baby, { ...birth, 'birthDate-year': '2026' })).statusCode).toBe(303)
    expect((await http.inject(`/children/${baby}/identity`)).body).toContain('1 day, born 18 March 2026')
  })

  it('takes a number, and says which part of a wrong one is wrong', async () => {
    expect((await send(niamh, { form: 'number', number: 'A933123418001' })).body).toContain('first letter of the UPN')
    expect((await send(niamh, { form: 'number', number: '999 000 0018' })).statusCode).toBe(303)
    expect((await http.inject(`/children/${niamh}/identity`)).body).toContain('999 000 0018')
  })

  it('shows the form that must be put right open, with what was typed', async () => {
    const { statusCode, body } = await send(niamh, {
      form: 'name',
      given: '<b>',
      family: 'Reed',
      ...from('1', '1', '2030'),
    })
    expect(statusCode).toBe(422)
    expect(body).toContain('value="&lt;b>"')
    expect(body).toMatch(/<details id="name" class="govuk-details" open/)
  })
})

describe('who x what', () => {
  it.each<[string, () => Actor, number]>([
    ['the allocated worker', () => council.socialWorker, 200],
    ['a colleague', () => council.colleague, 404],
    ['a team manager of another team', () => council.teamManager, 404],
    ['the front door', () => council.frontDoorManager, 404],
    ['a conference chair', () => council.conferenceChair, 404],
    ['a teacher', () => teacher, 404],
  ])('%s', async (_, who, status) => {
    actor = who()
    for (const page of ['people', 'identity']) {
      expect((await http.inject(`/children/${niamh}/${page}`)).statusCode).toBe(status)
      expect((await http.inject(`/children/${newId()}/${page}`)).statusCode).toBe(404)
      expect((await http.inject(`/children/niamh/${page}`)).statusCode).toBe(404)
    }
    const fields = { form: 'number', nameId: newId(), addressId: newId(), number: '' }
    expect((await post(http, `/children/${niamh}/identity`, fields)).statusCode).toBe(status === 200 ? 422 : 404)
    expect((await post(http, `/children/${niamh}/people`, { id: newId(), linkId: newId() })).statusCode).toBe(
      status === 200 ? 422 : 404,
    )
  })
})
