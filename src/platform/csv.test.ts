import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvOf } from './csv.ts'

const read = (csv: string): string[][] => parse(csv, { bom: true, relax_column_count: true })

describe('a table as CSV', () => {
  it('is read again as it was, whatever is written in it', () => {
    const cell = fc.string({ unit: 'grapheme' }).map((text) => `a${text}`)
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1 }), (rows) => {
        expect(read(csvOf(rows))).toEqual(rows)
      }),
    )
  })

  it('keeps numbers as numbers and an empty cell empty', () => {
    expect(csvOf([['Łukasz', -3, null]])).toBe('\uFEFF"Łukasz",-3,\r\n')
  })

  it.each(['=1+1', '+44 1632', '-2', '@sum', ' =cmd', '\tx', '\rx', '＝1'])(
    'gives no formula to a spreadsheet: %j',
    (text) => {
      expect(read(csvOf([[text, 'b']]))).toEqual([[`'${text}`, 'b']])
    },
  )
})
