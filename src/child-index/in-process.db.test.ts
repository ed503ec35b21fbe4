import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aDatabase, execute } from '../../testing/database.ts'
import { type IndexNumber, indexNumberFrom } from '../kernel/index-number.ts'
import type { Connections } from '../platform/connections.ts'
import { openDatabase } from '../platform/db.ts'
import type { ChildIndex } from './contract.ts'
import type { Registered, RegisterOutcome } from './contract-registration.ts'
import { ASKED, anAssertion, anIdentity } from './identity/builder.ts'
import { childIndexInProcess, type IndexDatabase } from './in-process.ts'
import { BUILT_IN } from './matching/built-in/model.ts'
import type { IndexDB } from './schema.ts'

let urls: Connections
let db: IndexDatabase
let index: ChildIndex

beforeAll(async () => {
  urls = await aDatabase(inject('server'))
  db = openDatabase<IndexDB>(urls.index)
  index = childIndexInProcess(db)
})
afterAll(() => db.destroy())

describe('registering one child from many places at one moment', () => {
  it('gives one number to 50 who register the same child, some with a typing error', async () => {
    const child = { given: 'Theodora', family: 'Castellane', born: '2016-10-11', postcode: 'AL6 2PQ' }
    const spellings = [child, { ...child, given: 'Theodroa' }, { ...child, born: '2016-11-10' }]
    const asking = Array.from({ length: 50 }, (_, at) => {
      const authority = String(900 + at)
      const assertion = anAssertion(`at-once-${at}`, spellings[at % 3], { node: authority })
      return index.register({ asked: { ...ASKED, authority }, assertion })
    })
    const answers = (await Promise.all(asking)).map(registeredOf)
    expect(new Set(answers.map(({ number }) => number)).size).toBe(1)
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1)
  })

  it('gives one number when one record is sent twenty times at one moment', async () => {
    const assertion = anAssertion('same-record', { given: 'Osric', family: 'Penrose', born: '2014-04-14' })
    const answers = await Promise.all(Array.from({ length: 20 }, () => index.register({ asked: ASKED, assertion })))
    expect(new Set(answers.map((answer) => registeredOf(answer).number)).size).toBe(1)
    expect(await count(`child_index.assertion where local_reference = 'same-record'`)).toBe(1)
  })

  it('knows a child of whom more records are held than one search fetches', async () => {
    const child = { given: 'Ottoline', family: 'Vanterpool', born: '2012-03-14', postcode: 'AL7 4QX' }
    const assertions = Array.from({ length: 250 }, (_, at) => anAssertion(`many-${at}`, child))
    const held = await index.registerMany({ asked: ASKED, assertions })
    const next = registeredOf(await index.register({ asked: ASKED, assertion: anAssertion('many-next', child) }))
    expect(new Set(held.map((answer) => registeredOf(answer).number))).toEqual(new Set([next.number]))
    expect(next).toMatchObject({ outcome: 'Match', isNew: false })
  })

  it('draws again when a number is taken', async () => {
    const drawn = [1, 1, 2].map((value) => indexNumberFrom(Array<number>(9).fill(value)))
    const unlucky = childIndexInProcess(db, { drawNumber: () => drawn.shift() as IndexNumber })
    const first = anAssertion('drawn-1', { given: 'Una', family: 'Marchetti', born: '2013-01-22' })
    const second = anAssertion('drawn-2', { given: 'Piers', family: 'Gallowglass', born: '2011-07-30' })
    const one = registeredOf(await unlucky.register({ asked: ASKED, assertion: first }))
    const other = registeredOf(await unlucky.register({ asked: ASKED, assertion: second }))
    expect([one.number, other.number]).toEqual([
      indexNumberFrom(Array<number>(9).fill(1)),
      indexNumberFrom(Array<number>(9).fill(2)),
    ])
  })
})

it('answers that it is not available, when it takes longer than the asker waits, and works again afterwards', async () => {
  const hasty = childIndexInProcess(db, { patience: 50 })
  const identity = anIdentity()
  const busy = new pg.Client(urls.owner)
  await busy.connect()
  await busy.query('begin; lock table child_index.audit_leaf in access exclusive mode')
  const answers = await Promise.all([
    hasty.match({ asked: ASKED, identity }),
    hasty.register({ asked: ASKED, assertion: anAssertion('slow', { given: 'Slow' }) }),
    hasty.childByIdentifier({ asked: ASKED, system: 'nhs', value: '9990000018' }),
  ])
  await busy.end()
  expect(answers).toMatchObject([{ outcome: 'Error', refusal: 'unavailable' }, UNAVAILABLE, UNAVAILABLE])
  expect((await index.match({ asked: ASKED, identity })).outcome).not.toBe('Error')
})
const UNAVAILABLE = { ok: false, refusal: 'unavailable' }

describe('what is kept', () => {
  it('audits every request, refused ones too, without a name in it', async () => {
    const asked = { ...ASKED, userId: 'auditee' }
    const number = registeredOf(await index.register({ asked, assertion: anAssertion('audited') })).number
    await index.match({ asked, identity: anIdentity() })
    await index.childByNumber({ asked, number: 'WRONG' })
    const { rows } = await execute<{ request: string; answer: string; numbers: string[] }>(
      urls.owner,
      `select request, answer, numbers from child_index.audit_leaf where user_id = 'auditee' order by id`,
    )
    expect(rows).toEqual([
      { request: 'register', answer: 'answered', numbers: [number] },
      { request: 'match', answer: 'Match', numbers: [number] },
      { request: 'child-by-number', answer: 'number-not-valid', numbers: [] },
    ])
  })

  it('keeps of every registration the decision, with what each field weighed and the model that weighed it', async () => {
    const child = { given: 'Fenella', family: 'Drummond', born: '2012-08-08' }
    await index.register({ asked: ASKED, assertion: anAssertion('decided-1', child) })
    const { number } = registeredOf(await index.register({ asked: ASKED, assertion: anAssertion('decided-2', child) }))
    const { rows } = await execute<{ outcome: string; model: string; field: string }>(
      urls.owner,
      `select outcome, model_version as model, candidates->0->'fields'->0->>'field' as field
         from child_index.decision where number = $1 order by outcome`,
      [number],
    )
    expect(rows).toEqual([
      { outcome: 'Match', model: BUILT_IN.version, field: 'given' },
      { outcome: 'NoMatch', model: BUILT_IN.version, field: null },
    ])
  })
})

describe('numbers and children that are not simply there', () => {
  it('answers for a retired number with the survivor', async () => {
    const kept = await newChild('kept', { given: 'Rosalind', family: 'Achebe', born: '2010-10-20' })
    const retired = await newChild('retired', { given: 'Rosie', family: 'Bellweather', born: '2009-02-11' })
    await execute(
      urls.owner,
      `update child_index.child set status = 'retired', survivor = '${kept}' where number = '${retired}'`,
    )
    const child = await index.childByNumber({ asked: ASKED, number: retired })
    expect(child).toMatchObject({ ok: true, value: { number: kept, retiredNumbers: [retired] } })
    const found = await index.match({
      asked: ASKED,
      identity: anIdentity({ given: 'Rosie', family: 'Bellweather', born: '2009-02-11' }),
    })
    expect(found).toMatchObject({ outcome: 'Match', candidates: [{ number: kept }] })
  })

  it('shows a shielded child only to one who knows every field, and to the authority responsible', async () => {
    const child = { given: 'Marisol', family: 'Threlkeld', born: '2013-05-17', postcode: 'AL8 8SH' }
    const number = await newChild('shielded', child)
    await execute(
      urls.owner,
      `insert into child_index.shield (id, number, kind, authority) values (gen_random_uuid(), '${number}', 'full', '990')`,
    )
    const asked = { ...ASKED, authority: '991' }
    const near = await index.match({ asked, identity: anIdentity({ ...child, postcode: 'AL8 8SX' }) })
    expect(near).toEqual({ outcome: 'NoMatch', candidates: [] })
    expect((await index.match({ asked, identity: anIdentity(child) })).outcome).toBe('Match')
    expect(await index.childByNumber({ asked, number })).toEqual({ ok: false, refusal: 'not-found' })
    expect(await index.childByNumber({ asked: ASKED, number })).toMatchObject({
      value: { summary: { given: 'Marisol' } },
    })
    const twin = anAssertion('near', { ...child, given: 'Marisa' }, { node: '991' })
    expect(await index.register({ asked, assertion: twin })).toMatchObject({
      value: { outcome: 'NoMatch', isNew: true },
    })
  })

  it('never matches again two of whom a person has said that they are not the same', async () => {
    const child = { given: 'Cosmo', family: 'Aldington', born: '2015-12-01', postcode: 'AL5 5AL' }
    const one = await newChild('not-same-1', { ...child, born: '2015-12-21' })
    const other = await newChild('not-same-2', { ...child, given: 'Caspian' })
    const [low, high] = [one, other].sort()
    await execute(
      urls.owner,
      `insert into child_index.not_same (id, number, other_number, decision_id)
       values (gen_random_uuid(), '${low}', '${high}', gen_random_uuid())`,
    )
    const assertion = anAssertion('not-same-2', { ...child, born: '2015-12-21' }, { version: 2 })
    const answer = registeredOf(await index.register({ asked: ASKED, assertion }))
    expect(answer).toMatchObject({ number: other, outcome: 'PotentialMatch' })
  })

  it('says that it is out of reach when its database is', async () => {
    const nowhere = openDatabase<IndexDB>('postgres://openics_index@127.0.0.1:1/nowhere')
    const answer = await childIndexInProcess(nowhere).register({ asked: ASKED, assertion: anAssertion('nowhere') })
    expect(answer).toEqual({ ok: false, refusal: 'unavailable' })
    await nowhere.destroy()
  })
})

describe('who may read what', () => {
  it('lets the index read none of the council’s tables, and the council’s program none of the index’s', async () => {
    for (const table of ['public.person', 'public.entry', 'public.concern', 'history.version', 'access.app_user']) {
      await expect(execute(urls.index, `select * from ${table}`)).rejects.toThrow(/permission denied/)
    }
    for (const table of ['child', 'assertion_key', 'decision', 'audit_leaf']) {
      await expect(execute(urls.app, `select * from child_index.${table}`)).rejects.toThrow(/permission denied/)
    }
  })

  it.each([
    'delete from child_index.link',
    'delete from child_index.child',
    `update child_index.audit_leaf set answer = ''`,
    `update child_index.decision set outcome = 'Match'`,
    `update child_index.link set number = ''`,
    `update child_index.assertion set asserted_number = ''`,
    'truncate child_index.feed',
  ])('refuses the index itself: %s', async (statement) => {
    await expect(execute(urls.index, statement)).rejects.toThrow(/permission denied/)
  })
})

async function newChild(reference: string, parts: Parameters<typeof anAssertion>[1]): Promise<string> {
  return registeredOf(await index.register({ asked: ASKED, assertion: anAssertion(reference, parts) })).number
}

function registeredOf(outcome: RegisterOutcome): Registered {
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}

async function count(from: string): Promise<number> {
  const { rows } = await execute<{ count: string }>(urls.owner, `select count(*) from ${from}`)
  return Number(rows[0]?.count)
}
