import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Asked } from '../contract-asked.ts'
import type { MergingDesk } from '../in-process-desk.ts'
import { aWorld, NOOR, registered, type World } from './world.suite.ts'

let world: World
let number: string
let otherNumber: string
beforeAll(async () => {
  world = await aWorld(inject('server'))
  number = await registered(world.index, 'one', { given: 'Aurelia', family: 'Thistlewood', born: '2012-02-12' })
  otherNumber = await registered(world.index, 'other', { given: 'Balthazar', family: 'Rook', born: '2014-04-14' })
})
afterAll(() => world.db.destroy())

const id = randomUUID()
const reason = 'a reason'
const ACTS: Readonly<Record<keyof MergingDesk, (asked: Asked) => Promise<{ readonly ok: boolean }>>> = {
  possibleDuplicates: (asked) => world.desk.possibleDuplicates({ asked }),
  possibleDuplicate: (asked) => world.desk.possibleDuplicate({ asked, id }),
  effectOf: (asked) => world.desk.effectOf({ asked, act: merge() }),
  propose: (asked) => world.desk.propose({ asked, id, act: merge(), reason, fingerprint: '' }),
  settle: (asked) => world.desk.settle({ asked, id, verdict: 'agreed', reason }),
  proposals: (asked) => world.desk.proposals({ asked, state: 'waiting' }),
  proposal: (asked) => world.desk.proposal({ asked, id }),
  sayNotSame: (asked) => world.desk.sayNotSame({ asked, number, otherNumber, reason }),
  askAuthorities: (asked) => world.desk.askAuthorities({ asked, id, question: reason }),
  historyOf: (asked) => world.desk.historyOf({ asked, number }),
  toAllot: (asked) => world.desk.toAllot({ asked }),
  allot: (asked) => world.desk.allot({ asked, id, number, reason }),
}
const merge = () => ({ kind: 'merge', survivor: number, retired: otherNumber }) as const

const WHO: readonly (readonly [string, Partial<Asked>])[] = [
  ['a social worker', { role: 'social-worker' }],
  ['a manager of the front door', { role: 'front-door-manager' }],
  ['an auditor', { role: 'auditor' }],
  ['a machine that says it is an operator', { userId: null }],
  ['the program itself', { userId: null, role: 'program' }],
]

describe.each(Object.entries(ACTS))('%s', (_, act) => {
  it.each(WHO)('is refused to %s, who learns nothing else', async (_who, who) => {
    expect(await act({ ...NOOR, ...who })).toEqual({ ok: false, refusal: 'not-an-operator' })
  })

  it('is refused to an operator who does not say who asks', async () => {
    expect(await act({ ...NOOR, authority: '' })).toEqual({ ok: false, refusal: 'asked-not-complete' })
  })

  it('is not refused to an index operator for being one', async () => {
    expect(await act(NOOR)).not.toMatchObject({ refusal: 'not-an-operator' })
  })
})

it('audits each, refused ones too, with the numbers it named and nobody’s name', async () => {
  const rows = await world.rowsOf<{ request: string; refused: number }>(
    `select request, count(*) filter (where answer = 'not-an-operator')::int as refused
       from child_index.audit_leaf where request not in ('register') group by request order by request`,
  )
  expect(rows.map(({ refused }) => refused)).toEqual(Array(Object.keys(ACTS).length).fill(WHO.length))
})
