import fc from 'fast-check'
import { describe, expect, inject, it } from 'vitest'
import { aDatabase, execute } from '../../../testing/database.ts'
import type { IdentityParts } from '../identity/builder.ts'
import { aLoader, aRow, aSource } from './builder.ts'
import { loadFiles } from './commands.ts'
import type { LoadSource } from './model.ts'

const GIVEN = ['Oliver', 'Olivia', 'Amir', 'Amira', 'Muhammad Ali', 'Mohammed', 'Zofia', 'Chidi', 'Baby', '']
const FAMILY = ['Farrow', 'Pharrow', 'Khan', 'Okafor', 'Nowak-Smith', 'Smith', 'Nowak', 'Oliver', '']
const BORN = ['2015-03-09', '2015-09-03', '2015-03-19', '2016-03-09', '2015-01-01', null]
const POSTCODES = ['AL4 0XB', 'AL4 0XD', 'LS1 4AP', null]
const MOTHERS = [null, { given: 'Mary', family: 'Farrow' }, { given: 'Sana', family: 'Khan' }]
const NUMBERS = ['9990000018', '9990000026', '9990000034']

const SLIPS = [
  ['Oliver', 'Oiver'],
  ['Xavier', 'Avier'],
  ['Charlotte', 'Harlotte'],
  ['Emily', 'Mily'],
] as const

/** People who are hard to tell apart: few names, dates and homes, and some numbers. */
const people = fc.array(
  fc.record({
    given: fc.constantFrom(...GIVEN),
    family: fc.constantFrom(...FAMILY),
    born: fc.constantFrom(...BORN),
    postcode: fc.constantFrom(...POSTCODES),
    sex: fc.constantFrom('M' as const, 'F' as const, 'U' as const),
    mother: fc.constantFrom(...MOTHERS),
    identifiers: fc.constantFrom(
      [],
      [],
      [],
      ...NUMBERS.map((value) => [{ system: 'nhs' as const, value, verified: true }]),
    ),
  }),
  { minLength: 40, maxLength: 70 },
)

type Belongs = { readonly reference: string; readonly number: string; readonly review: boolean }

/** Each row in a registration of its own. */
const ONE_BY_ONE = {
  sizes: { reading: 60, deciding: 50, writing: 30, single: 1, leastTogether: 1_000_000, leastPutAside: 1_000_000 },
}

/** Loads files, and gives whose each record is; numbers are told by the first record that has them. */
async function loaded(sources: readonly LoadSource[], how: 'together' | 'alone') {
  const { owner } = await aDatabase(inject('server'))
  const { loader, end } = aLoader(owner, how === 'together' ? {} : ONE_BY_ONE)
  await loadFiles(loader, sources)
  await end()
  const { rows } = await execute<Belongs>(
    owner,
    `select a.node || a.local_reference as reference, l.number, d.needs_review as review from child_index.assertion a
       join child_index.link l on l.assertion_id = a.id join child_index.decision d on d.id = l.decision_id order by 1`,
  )
  const firsts = new Map(rows.toReversed().map(({ reference, number }) => [number, reference]))
  const { rows: waiting } = await execute(owner, 'select count(*) > 0 as some from child_index.possible_duplicate')
  return {
    records: rows.map(({ reference, number, review }) => ({ reference, child: firsts.get(number), review })),
    waiting,
  }
}

describe('rows decided together', () => {
  it('are of the same children as when they are registered one after another', async () => {
    await fc.assert(
      fc.asyncProperty(people, async (all) => {
        const rows = all.map((parts, at) => aRow(`r${String(at).padStart(3, '0')}`, parts as IdentityParts))
        const half = Math.floor(rows.length / 2)
        const sources = [aSource('a', rows.slice(0, half)), aSource('b', rows.slice(half))]
        const [together, alone] = [await loaded(sources, 'together'), await loaded(sources, 'alone')]
        expect(together).toEqual(alone)
      }),
      { numRuns: 6, endOnFailure: true },
    )
  }, 120_000)

  it('find a child of one household whose given name sounds otherwise and whose day is a digit off, as alone', async () => {
    const rows = SLIPS.flatMap(([given, slipped], at) => {
      const family = `V${'aeiou'[at]}ndermeer`
      const home = { family, postcode: `AL7 ${at}XX`, mother: { given: 'Ina', family } }
      return [
        aRow(`${given}`, { ...home, given, born: '2014-06-13' }),
        aRow(`${slipped}`, { ...home, given: slipped, born: '2014-06-18' }, null, '991'),
      ]
    })
    const [together, alone] = [
      await loaded([aSource('a', rows)], 'together'),
      await loaded([aSource('a', rows)], 'alone'),
    ]
    expect(together).toEqual(alone)
    expect(new Set(together.records.map(({ child }) => child)).size).toBe(SLIPS.length)
  })
})
