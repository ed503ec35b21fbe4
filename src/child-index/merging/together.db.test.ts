import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type IndexNumber, indexNumberFrom } from '../../kernel/index-number.ts'
import type { DeskAct } from '../contract-desk.ts'
import { ASKED, anAssertion } from '../identity/builder.ts'
import { agreed, answerOf, aWorld, NOOR, type World } from './world.suite.ts'

// Whatever many do at one moment, of whatever order: what always holds of numbers, records and the keys they are found by.

const issued: IndexNumber[] = []
let world: World
beforeAll(async () => {
  // Every other number drawn is one that was issued before.
  let draws = 0
  const drawNumber = () => {
    draws += 1
    const before = issued[draws % Math.max(issued.length, 1)]
    return draws % 2 === 0 && before ? before : fresh(draws)
  }
  world = await aWorld(inject('server'), { drawNumber })
})
afterAll(() => world.db.destroy())

const fresh = (draws: number) =>
  indexNumberFrom(Array.from({ length: 9 }, (_, at) => Math.floor(draws / 23 ** (8 - at)) % 23))

const CHILDREN = [
  { given: 'Ottilie', family: 'Brandreth', born: '2011-11-01', postcode: 'AL1 1AA' },
  { given: 'Caspar', family: 'Nwosu', born: '2013-05-22', postcode: 'EH2 2BB' },
  { given: 'Imogen', family: 'Delacroix', born: '2016-08-13', postcode: 'AL3 3CC' },
  { given: 'Mohsin', family: 'Tahir', born: '2009-01-30', postcode: 'EH4 4DD' },
]

type Step = { readonly kind: 'register' | DeskAct['kind']; readonly one: number; readonly other: number }
const aStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(
    'register',
    'register',
    'register',
    'merge',
    'merge',
    'unmerge',
    'split',
    'invalidate',
    'restore',
  ),
  one: fc.nat(11),
  other: fc.nat(11),
})
const versions = new Map<number, number>()

/** Two operators do it, if it can be done as things stand; else they are refused. */
async function act({ kind, one, other }: Step): Promise<void> {
  if (kind === 'register') return register(one)
  const [number, otherNumber] = [issued[one % issued.length] ?? '', issued[other % issued.length] ?? '']
  const what = actOf(kind, number, otherNumber, await recordsOf(number))
  const effect = await world.desk.effectOf({ asked: NOOR, act: what })
  if (!effect.ok) return
  const { fingerprint } = effect.value
  const proposal = await world.desk.propose({ asked: NOOR, id: randomUUID(), act: what, reason: 'r', fingerprint })
  if (!proposal.ok) return
  const settled = await agreed(world.desk, proposal.value)
  if (settled.ok) return
  await world.desk.settle({ asked: NOOR, id: proposal.value.id, verdict: 'withdrawn', reason: 'changed' })
}

async function register(record: number): Promise<void> {
  const version = (versions.get(record) ?? 0) + 1
  versions.set(record, version)
  const child = CHILDREN[(record + Math.floor(version / 3)) % CHILDREN.length]
  const sent = { asked: ASKED, assertion: anAssertion(`r${record}`, child, { version }) }
  const answer = await world.index.register(sent)
  if (answer.ok && answer.value.isNew) issued.push(answer.value.number)
}

function actOf(kind: Step['kind'], number: string, otherNumber: string, records: readonly string[]): DeskAct {
  if (kind === 'merge') return { kind, survivor: number, retired: otherNumber }
  if (kind === 'unmerge') return { kind, retired: number }
  if (kind === 'split') return { kind, number, assertionIds: records.slice(0, 1) }
  return { kind: kind === 'restore' ? 'restore' : 'invalidate', number }
}

async function recordsOf(number: string): Promise<readonly string[]> {
  const rows = await world.rowsOf<{ id: string }>(
    'select assertion_id as id from child_index.link where number = $1 and known_to is null order by 1',
    [number],
  )
  return rows.map(({ id }) => id)
}

/** Each is a sentence that must be true of no row. */
const NEVER = {
  'a record linked to two children, or to none': `
    select a.id from child_index.assertion a left join child_index.link l
      on l.assertion_id = a.id and l.known_to is null and l.valid_to is null group by a.id having count(l.id) <> 1`,
  'a record linked to a number that gave way': `
    select l.id from child_index.link l join child_index.child c on c.number = l.number
     where l.known_to is null and c.status = 'retired'`,
  'a record found under another number than it is linked to': `
    select k.id from child_index.assertion_key k join child_index.link l
      on l.assertion_id = k.assertion_id and l.known_to is null where l.number <> k.number`,
  'an alias that leads to an alias': `
    select c.number from child_index.child c join child_index.child s on s.number = c.survivor where s.status = 'retired'`,
  'a retired number without the merge that retired it, or the other way round': `
    select c.number from child_index.child c left join child_index.alias a on a.retired = c.number and a.parted_at is null
     where (c.status = 'retired') <> (a.retired is not null)`,
  'two merged who are said not to be the same': `
    select n.id from child_index.not_same n
      join child_index.child a on a.number = n.number join child_index.child b on b.number = n.other_number
     where n.reversed_at is null and coalesce(a.survivor, a.number) = coalesce(b.survivor, b.number)`,
  'a pair that waits of a number that is not in use': `
    select d.id from child_index.possible_duplicate d join child_index.child c on c.number in (d.number, d.other_number)
     where d.state <> 'settled' and c.status not in ('active','closed')`,
  'two open proposals for one child': `
    select 1 from child_index.proposal p join child_index.proposal o on o.id > p.id and o.numbers && p.numbers
     where p.state = 'waiting' and o.state = 'waiting'`,
}

it('holds, whatever is registered, merged, parted, split and given up at one moment, and no number is issued twice', async () => {
  await Promise.all([0, 1, 2, 3].map(register))
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { minLength: 6, maxLength: 14 }), async (steps) => {
      for (let from = 0; from < steps.length; from += 4) await Promise.all(steps.slice(from, from + 4).map(act))
      for (const [what, query] of Object.entries(NEVER)) expect([what, await world.rowsOf(query)]).toEqual([what, []])
      expect(new Set(issued).size).toBe(issued.length)
    }),
    { numRuns: 10 },
  )
  const [merges] = await world.rowsOf<{ merged: number; parted: number }>(
    'select count(*)::int as merged, count(parted_at)::int as parted from child_index.alias',
  )
  expect(merges?.merged).toBeGreaterThan(0)
  expect(answerOf(await world.desk.proposals({ asked: NOOR, state: 'waiting' })).total).toBe(0)
}, 120_000)
