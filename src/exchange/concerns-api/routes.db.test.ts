import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aCouncil, aPractitioner, type Council } from '../../../testing/builders/council.ts'
import { aDatabase, execute } from '../../../testing/database.ts'
import { anIndexServer } from '../../../testing/index-server.ts'
import { aMachine, aToken } from '../../../testing/machine.ts'
import type { Actor } from '../../access/actor.ts'
import { ASKED, anAssertion } from '../../child-index/identity/builder.ts'
import { childIndexInProcess } from '../../child-index/in-process.ts'
import type { IndexDB } from '../../child-index/schema.ts'
import { concernsRaisedBy } from '../../concerns/queries.ts'
import { beginSearchForPartner, MOST_IN_AN_HOUR } from '../../people/search/commands.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'

let db: Database
let council: Council
let teacher: Actor
let number: string
let post: (body: object, token?: string) => Promise<{ status: number; body: Record<string, unknown> }>
let tokens: Readonly<Record<'school' | 'council' | 'otherSchool' | 'withoutScope', string>>
let close: () => Promise<void>

const NIAMH = { given: 'Niamh', family: 'Calloway', born: '2018-11-08', postcode: 'AL4 2QR' }

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  const indexDb = openDatabase<IndexDB>(urls.index, 2)
  const index = childIndexInProcess(indexDb)
  council = await aCouncil(urls)
  teacher = await aPractitioner(council)
  const other = await aPractitioner(council, { agencyName: 'Other Primary' })
  await execute(urls.owner, `update access.app_user set email = 'Grace@school.example' where id = $1`, [teacher.userId])
  const registered = await index.register({ asked: ASKED, assertion: anAssertion('niamh', NIAMH) })
  number = registered.ok ? registered.value.number : ''
  const server = await anIndexServer(urls, index)
  const tokenOf = async (given: Parameters<typeof aMachine>[1], scope?: string) =>
    aToken(server.origin, await aMachine(urls.owner, given), scope)
  tokens = {
    school: await tokenOf({ agencyId: teacher.agencyId ?? '' }),
    council: await tokenOf({}),
    otherSchool: await tokenOf({ agencyId: other.agencyId ?? '' }),
    withoutScope: await tokenOf({ agencyId: teacher.agencyId ?? '' }, 'index.match'),
  }
  post = async (body, token = tokens.school) => {
    const response = await fetch(`${server.origin}/api/concerns`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  close = async () => {
    await server.close()
    await db.destroy()
    await indexDb.destroy()
  }
})
afterAll(() => close())

const aSent = (given: object = {}) => ({
  ...{ id: newId(), practitioner: 'grace@school.example', kind: 'information', band: 'worried', knownBy: 'saw' },
  child: { given: 'Niamh', family: 'Calloway', birthDate: '2018-11-08', postcode: 'AL4 2QR' },
  ...{ whatSeen: 'She came in without a coat.', happenedOn: '2026-03-02', toldFamily: true },
  ...given,
})
const kept = () => inSeat(db, teacher, (tx) => concernsRaisedBy(tx, teacher.userId ?? '', 50))

describe('a machine of an agency', () => {
  it('raises a concern for a practitioner of that agency, who finds it among their own; sent again it is the same', async () => {
    const sent = aSent()
    const first = await post(sent)
    expect(first).toMatchObject({ status: 201, body: { id: sent.id, childFound: true } })
    expect(await post(sent)).toEqual(first)
    const mine = (await kept()).filter(({ id }) => id === sent.id)
    expect(mine).toMatchObject([
      { indexNumber: number, sealedTo: teacher.agencyId, raisedByName: 'Grace Okafor', howWorried: 'Worried' },
    ])
  })

  it('raises one about a child who cannot be found: kept all the same', async () => {
    const sent = aSent({ kind: 'contact', child: { given: 'Nobody', family: 'Anyone' } })
    expect(await post(sent)).toMatchObject({ status: 201, body: { childFound: false } })
    expect((await kept()).some(({ id }) => id === sent.id)).toBe(true)
  })

  it('is heard when a child is in danger, though its practitioner may look for no more children', async () => {
    const hurried = await aPractitioner(council, { agencyId: teacher.agencyId ?? '', name: 'Ola Reed' })
    await execute(council.urls.owner, `update access.app_user set email = 'ola@school.example' where id = $1`, [
      hurried.userId,
    ])
    const search = { name: 'Niamh Calloway', number: '', birthDate: null, postcode: '' }
    await inSeat(db, hurried, async (tx) => {
      for (let at = 0; at < MOST_IN_AN_HOUR.partner; at += 1) await beginSearchForPartner(tx, hurried, search, newId())
    })
    const sent = { practitioner: 'ola@school.example', kind: 'contact' }
    expect(await post(aSent(sent))).toMatchObject({ status: 429, body: { refusal: 'too-many-searches' } })
    const danger = aSent({ ...sent, immediateDanger: true })
    expect(await post(danger)).toMatchObject({ status: 201, body: { id: danger.id, childFound: false } })
  })

  it.each([
    ['speaks for nobody of another agency', () => post(aSent(), tokens.otherSchool), 403, 'no-such-practitioner'],
    ['of the council speaks for no practitioner', () => post(aSent(), tokens.council), 403, 'no-such-practitioner'],
    ['needs the scope', () => post(aSent(), tokens.withoutScope), 403, 'scope-missing'],
    ['needs a token', () => post(aSent(), 'made-up'), 401, 'token-not-valid'],
    [
      'names a practitioner who is one',
      () => post(aSent({ practitioner: 'who@school.example' })),
      403,
      'no-such-practitioner',
    ],
    ['says what was seen', () => post(aSent({ whatSeen: '' })), 422, 'body-not-as-described'],
    [
      'sends no more than may be kept',
      () => post(aSent({ whatSeen: 'x'.repeat(20_001) })),
      422,
      'body-not-as-described',
    ],
    ['does not keep danger to itself', () => post(aSent({ immediateDanger: true })), 422, 'danger-kept-to-yourself'],
    ['says why the family was not told', () => post(aSent({ toldFamily: false })), 422, 'why-not-told'],
  ] as const)('%s', async (_, asking, status, refusal) => {
    const before = (await kept()).length
    const answer = await asking()
    expect([answer.body['refusal'], answer.status]).toEqual([refusal, status])
    expect(await kept()).toHaveLength(before)
  })
})
