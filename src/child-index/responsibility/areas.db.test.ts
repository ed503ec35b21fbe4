import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aDatabase, execute } from '../../../testing/database.ts'
import type { Connections } from '../../platform/connections.ts'
import { openDatabase } from '../../platform/db.ts'
import type { ChildIndex } from '../contract.ts'
import type { Asked } from '../contract-asked.ts'
import { ASKED, anAssertion, anIdentity, type IdentityParts } from '../identity/builder.ts'
import { childIndexInProcess, type IndexDatabase, safeguardsInProcess } from '../in-process.ts'
import type { IndexDB } from '../schema.ts'
import { homeAuthorities, homeAuthorityIn } from './queries.ts'

const OPERATOR: Asked = { ...ASKED, userId: 'noor', role: 'index-operator', purpose: 'operating-the-index' }

let urls: Connections
let db: IndexDatabase
let index: ChildIndex

beforeAll(async () => {
  urls = await aDatabase(inject('server'))
  db = openDatabase<IndexDB>(urls.index)
  index = childIndexInProcess(db)
  const areas = [
    { prefix: 'SK', authority: '991' },
    { prefix: 'sk4', authority: '992' },
    { prefix: 'SK4 1', authority: '993' },
  ]
  expect(await safeguardsInProcess(db).setPostcodeAreas({ asked: OPERATOR, areas })).toEqual({
    ok: true,
    value: { set: 3 },
  })
})
afterAll(() => db.destroy())

describe('who is responsible for a new child', () => {
  it.each([
    ['the authority of the home, of one a school’s roll makes known', 'Ambrose', '990/school-roll', 'SK9 1AA', '991'],
    ['by the longest part of the postcode, a district', 'Bettina', '990/birth-notifications', 'SK4 2AA', '992'],
    ['by the longest part of the postcode, a sector', 'Crispin', '990/gp-register', 'SK4 1AA', '993'],
    ['the sender, where the home is of no area loaded', 'Delphine', '990/school-roll', 'AL1 1AA', '990'],
    ['the sender, where there is no home', 'Edmund', '990/school-roll', null, '990'],
    ['the authority whose social care knows the child, wherever they live', 'Fleur', '990', 'SK9 1AB', '990'],
  ])('is %s', async (_, given, node, postcode, responsible) => {
    const number = await newChild(node, { given, family: `Mc${given}`, postcode })
    expect(await index.childByNumber({ asked: ASKED, number })).toMatchObject({
      value: { responsibleAuthority: responsible, version: 1 },
    })
  })

  it('is one authority at every instant: each change is kept with the version it made', async () => {
    const number = await newChild('990', { given: 'Aurelia', family: 'Stanhope', postcode: 'AL1 1AB' })
    const pass = (asked: Asked, from: string, to: string, expectedVersion: number) =>
      index.changeResponsible({ asked, number, from, to, expectedVersion })
    await pass(ASKED, '990', '991', 1)
    await pass({ ...ASKED, authority: '991' }, '991', '992', 2)
    const { rows } = await execute(
      urls.owner,
      `select version, from_authority, to_authority, asked_by from child_index.responsible_change
        where number = $1 order by version`,
      [number],
    )
    expect(rows).toEqual([
      { version: 2, from_authority: '990', to_authority: '991', asked_by: '990' },
      { version: 3, from_authority: '991', to_authority: '992', asked_by: '991' },
    ])
  })
})

it('is the same authority for a child loaded among many', async () => {
  const homes: readonly [string, string | null][] = [
    ['990/school-roll', 'SK9 1AA'],
    ['990/school-roll', ' sk42aa '],
    ['990/gp-register', 'SK4 1AA'],
    ['990/gp-register', 'SK41 1AA'],
    ['990/school-roll', 'AL1 1AA'],
    ['990/school-roll', 'nowhere'],
    ['990/school-roll', null],
    ['990', 'SK9 1AA'],
  ]
  for (const [node, postcode] of homes) {
    const identity = anIdentity({ postcode })
    const { one, many } = await db.transaction().execute(async (tx) => {
      const one = await homeAuthorities(tx, [{ number: 'one', node, identity }])
      const expression = homeAuthorityIn(sql`${JSON.stringify(identity)}::jsonb`, sql`${node}::text`)
      const { rows } = await sql<{ authority: string | null }>`select ${expression} as authority`.execute(tx)
      return { one: one.get('one') ?? null, many: rows[0]?.authority }
    })
    expect(many).toBe(one)
  }
})

it('sets all areas or none, and no more than a lot at once', async () => {
  const { setPostcodeAreas } = safeguardsInProcess(db)
  const areas = [{ prefix: 'ZE', authority: '994' }]
  const unreadable = [...areas, { prefix: 'ZE 1%', authority: '994' }]
  expect(await setPostcodeAreas({ asked: OPERATOR, areas: unreadable })).toMatchObject({ refusal: 'area-not-readable' })
  const many = Array.from({ length: 5001 }, () => ({ prefix: 'ZE', authority: '994' }))
  expect(await setPostcodeAreas({ asked: OPERATOR, areas: many })).toMatchObject({ refusal: 'too-many-at-once' })
  const number = await newChild('990/school-roll', { given: 'Magnus', family: 'Isbister', postcode: 'ZE1 1AA' })
  expect(await index.childByNumber({ asked: ASKED, number })).toMatchObject({ value: { responsibleAuthority: '990' } })
})

async function newChild(node: string, parts: IdentityParts): Promise<string> {
  const assertion = anAssertion(`${parts.family}-${node}`.slice(0, 100), parts, { node })
  const outcome = await index.register({ asked: ASKED, assertion })
  if (!outcome.ok || !outcome.value.isNew) throw new Error('not a new child')
  return outcome.value.number
}
