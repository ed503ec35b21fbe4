import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aPracticeDatabase, type PracticeDatabase } from '../../../testing/builders/practice-county.ts'
import { execute } from '../../../testing/database.ts'
import { loadCounty } from './load-county.ts'

let opened: PracticeDatabase

beforeAll(async () => {
  opened = await aPracticeDatabase(inject('server'))
})
afterAll(() => opened?.stop())

/** The names of both children of each pair that waits at the operators' desk. */
async function pairs(): Promise<readonly string[]> {
  const { rows } = await execute<{ names: string }>(
    opened.urls.owner,
    `select array_to_string(array(select distinct k.given || ' ' || k.family from child_index.assertion_key k
       where k.number in (d.number, d.other_number) order by 1), ', ') as names from child_index.possible_duplicate d`,
  )
  return rows.map(({ names }) => names)
}

it('leaves pairs at the operators’ desk, the Calloways among them; loaded again, no more', async () => {
  const county = { children: 30, seed: 1, now: aMoment() }
  await loadCounty(opened, county)
  const waiting = await pairs()
  expect(waiting.length).toBeGreaterThan(2)
  expect(
    waiting.filter((names) => names.includes('neev calloway pryce') && names.includes('niamh calloway')),
  ).toHaveLength(1)
  await loadCounty(opened, county)
  expect((await pairs()).length).toBe(waiting.length)
})
