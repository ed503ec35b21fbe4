import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { linkFiles } from './commands.ts'
import type { LinkedPair } from './model.ts'
import { readColumns } from './rules-columns.ts'

// Invented people with planted duplicates, of the FEBRL project: see testing/linkage/LICENSE.

const FOUR = 'id=rec_id,given=given_name,surname=surname,birth-date=date_of_birth,postcode=postcode'
const ALL = `${FOUR},address=street_number+address_1+address_2+suburb,identifier=soc_sec_id`

describe('linking files of invented people to themselves, told nothing', () => {
  it.each([
    ['febrl1', FOUR, 0.98],
    ['febrl2', FOUR, 0.975],
    ['febrl3', FOUR, 0.985],
    ['febrl3', ALL, 0.999],
  ])('finds in %s by %s nearly all that are one person, and few that are not', async (name, columns, least) => {
    const read = readColumns(columns)
    if (!read.ok) throw new Error(read.refusal)
    const { pairs } = await linkFiles([`testing/linkage/${name}.csv`], read.value)
    const truth = new Set(readFileSync(`testing/linkage/${name}_truth.csv`, 'utf8').trim().split(/\r?\n/).slice(1))
    expect(f1(pairs, truth)).toBeGreaterThanOrEqual(least)
  })
})

function f1(pairs: readonly LinkedPair[], truth: ReadonlySet<string>): number {
  const right = pairs.filter(({ idA, idB }) => truth.has(`${idA},${idB}`) || truth.has(`${idB},${idA}`)).length
  return (2 * right) / (pairs.length + truth.size)
}
