import { describe, expect, it } from 'vitest'
import { aChild, aReturn, findingsOf, sourceOf } from '../../../../../testing/cin-census/returns.ts'
import { keptLine, NO_ROWS, reportLine, tallied } from './rules.ts'

describe('the report of an import', () => {
  const b2 = '<LAchildID>B2</LAchildID>'
  const rows = () =>
    findingsOf(
      sourceOf(
        aReturn([aChild(), aChild(), aChild({ laChildId: b2, sex: '<Sex>1</Sex>' }), aChild({ birth: '' })].join('\n')),
      ),
    )

  it('counts rows by what was made of them, and what was said', async () => {
    const tally = (await rows()).reduce(tallied, NO_ROWS)
    expect(tally).toMatchObject({ rows: 4, accepted: 1, corrected: 1, merged: 1, refused: 1 })
    expect([...tally.notes]).toEqual([
      ['repeated-the-same', { kind: 'correction', times: 1 }],
      ['sex-rewritten', { kind: 'correction', times: 1 }],
      ['no-birth-date', { kind: 'refusal', times: 1 }],
    ])
  })

  it('says of each row where it stands and why', async () => {
    const [, , corrected] = await rows()
    expect(corrected && reportLine(corrected)).toBe(
      'Row 3 (line 6), B2: corrected.\n  line 6, Message/Children/Child/ChildIdentifiers/Sex: Sex 1: read as M.',
    )
  })

  it('says what was decided here and therefore kept, though the return says otherwise', () => {
    const what = 'when the plan ended: 2026-06-01 here, nothing in the return'
    expect(keptLine({ row: 3, laChildId: 'B2', what })).toBe(`Row 3, B2: kept as it stands here: ${what}.`)
  })
})
