import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { FoundText } from './model.ts'
import { hasAWord, piecesOf, SOUGHT_FROM, SOUGHT_TO, within } from './rules.ts'

const marked = (text: string) => text.replaceAll('[', SOUGHT_FROM).replaceAll(']', SOUGHT_TO)

it('marks and pictures alone are no word to search by', () => {
  expect(['?!', '🙂 …', '“”', 'a', '42', 'न'].map(hasAWord)).toEqual([false, false, false, true, true, true])
})

describe('a text with what was sought in it', () => {
  it('is told apart into what was sought and what stands around it', () => {
    expect(piecesOf(marked('She had a [bruise] on [her] arm.'))).toEqual([
      { text: 'She had a ', sought: false },
      { text: 'bruise', sought: true },
      { text: ' on ', sought: false },
      { text: 'her', sought: true },
      { text: ' arm.', sought: false },
    ])
  })

  it('loses none of its letters, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.boolean())), (pieces) => {
        const text = pieces.map(([words, sought]) => (sought ? SOUGHT_FROM + words + SOUGHT_TO : words)).join('')
        return (
          piecesOf(text)
            .map((piece) => piece.text)
            .join('') === pieces.map(([words]) => words).join('')
        )
      }),
    )
  })
})

describe('a text about several children', () => {
  const text: FoundText = {
    ...{ sourceId: 's', kind: 'entry', happenedOn: calendarDay('2026-03-02'), title: [], excerpt: [] },
    ...{ childIds: ['niamh', 'alfie'], corrected: false, step: null, entry: null },
  }
  it('is shown as far as it speaks of those whom the reader may look at', () => {
    expect(within(text, new Set(['alfie']))).toEqual([{ ...text, childIds: ['alfie'] }])
    expect(within(text, new Set())).toEqual([])
  })
})
