import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { instant } from '../../kernel/instant.ts'
import type { StreamEntry } from '../chronology/model.ts'
import { chosenInOrder, correctedAfter, MOST_ENTRIES, moreChosen, writtenCurated } from './rules.ts'

const [earlier, between, later] = ['2026-03-01T10:00:00Z', '2026-03-02T10:00:00Z', '2026-03-03T10:00:00Z'].map(instant)

function anEntryOfIt(id: string, correctedAt?: ReturnType<typeof instant>): StreamEntry {
  const body = { v: 1, blocks: [{ type: 'paragraph', text: 'No coat' }] } as const
  const correction = { id: 'c', title: 'No jumper', body, why: 'Misheard', by: 'Asha Verma' }
  return {
    ...{ id, kind: 'fact', title: 'No coat', body, happenedOn: calendarDay('2026-03-01'), saidBy: 'Grace Okafor' },
    ...{ saidByRole: null, bearing: 'worry', significant: false, stepKind: null, stepId: null, corrects: null },
    ...{ recordedByName: 'Asha Verma', recordedAt: instant('2026-03-01T09:00:00Z'), about: [], source: null },
    corrections: correctedAt ? [{ ...correction, recordedAt: correctedAt }] : [],
  }
}

const row = (entryId: string, writtenAt = between) => ({
  ...{ id: `row-${entryId}`, entryId, analysis: 'It is the third time.', writtenByName: 'Asha Verma' },
  writtenAt: writtenAt ?? instant('2026-03-02T10:00:00Z'),
})

describe('a chosen entry', () => {
  it('that was put right after it was written why it matters, says so', () => {
    const chosen = chosenInOrder(
      [row('a'), row('b'), row('c')],
      [anEntryOfIt('a', later), anEntryOfIt('b', earlier), anEntryOfIt('c')],
    )
    expect(chosen.map(({ correctedSince }) => correctedSince)).toEqual([true, false, false])
  })

  it('stands in the order it happened, whenever it was chosen', () => {
    const chosen = chosenInOrder([row('b'), row('a')], [anEntryOfIt('a'), anEntryOfIt('b')])
    expect(chosen.map(({ entryId }) => entryId)).toEqual(['a', 'b'])
  })

  it('put right after it was frozen is told apart from one put right before', () => {
    const entries = [anEntryOfIt('a', later), anEntryOfIt('b', earlier)]
    expect(correctedAfter(instant('2026-03-02T10:00:00Z'), entries)).toEqual(new Set(['a']))
  })
})

describe('a chronology', () => {
  it('has a title', () => {
    const act = { title: '  ', purpose: 'court', analyses: [], takenOut: [] } as const
    expect(writtenCurated(act)).toEqual({ ok: false, refusal: 'no-title' })
    expect(writtenCurated({ ...act, title: ' For court ' })).toMatchObject({ ok: true, value: { title: 'For court' } })
  })

  it('holds five hundred entries and no more', () => {
    expect(moreChosen(MOST_ENTRIES - 1, 1)).toEqual({ ok: true, value: MOST_ENTRIES })
    expect(moreChosen(MOST_ENTRIES, 1)).toEqual({ ok: false, refusal: 'too-many' })
    expect(moreChosen(3, 0)).toEqual({ ok: false, refusal: 'nothing-chosen' })
  })
})
