import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { TIMESCALES } from '../src/statute/timescales.ts'
import { statuteTable, TABLE_FILE } from './statute-table.ts'

it('the table of timescales says what the program reckons by', () => {
  expect(readFileSync(TABLE_FILE, 'utf8')).toBe(statuteTable())
})

it('names the source, the floor and the test of every rule, and counts one of a thing as one', () => {
  const rows = statuteTable()
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  expect(rows).toHaveLength(TIMESCALES.length)
  expect(rows.filter((row) => row.includes('not shown') || row.split(' | ').some((cell) => cell === ''))).toEqual([])
  expect(rows.find((row) => row.startsWith('| `referral-decision`'))).toContain('| 1 working day |')
  expect(rows.findLast((row) => row.startsWith('| `initial-conference`'))).toContain('16 working days refused')
})
