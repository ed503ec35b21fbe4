import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyMarkedText } from '../../testing/builders/rich-text.ts'
import type { MarkedText } from './model.ts'
import { paragraphs, plainText } from './rules.ts'
import {
  asMarked,
  citedIn,
  citingPassagesIn,
  isUnmarked,
  passagesIn,
  peopleIn,
  tidied,
  typedBlocks,
  typedText,
} from './rules-rich-text.ts'

const [SCHOOL, NAN] = ['e1', 'e2']
const TEXT: MarkedText = {
  v: 2,
  blocks: [
    { type: 'heading', runs: [{ text: 'Mornings' }] },
    {
      type: 'paragraph',
      runs: [
        { text: 'She is ' },
        { text: 'hungry', mark: 'fact', cites: [SCHOOL] },
        { text: ' most days', mark: 'fact' },
        { text: '. ' },
        { text: 'Better at Nan’s.', mark: 'opinion', cites: [NAN, SCHOOL], person: 'p1' },
      ],
    },
    { type: 'list', items: [[{ text: 'No coat' }], [{ text: 'No breakfast' }]] },
  ],
}

describe('text as it is kept', () => {
  it('is read alike in either version', () => {
    const old = paragraphs('She came late.\n\nShe was cold.')
    expect(plainText(asMarked(old))).toBe(plainText(old))
    expect(plainText(TEXT)).toBe('Mornings\n\nShe is hungry most days. Better at Nan’s.\n\nNo coat\nNo breakfast')
  })

  it('cites each entry once, numbered as a reader meets them', () => {
    expect(citedIn(TEXT)).toEqual([SCHOOL, NAN])
    expect(citedIn(paragraphs('Nothing cited.'))).toEqual([])
    expect(peopleIn(TEXT)).toEqual(['p1'])
  })

  it('cites with the words that rest on each entry', () => {
    expect(citingPassagesIn(TEXT)).toEqual([
      { entryId: SCHOOL, passage: 'hungry' },
      { entryId: NAN, passage: 'Better at Nan’s.' },
      { entryId: SCHOOL, passage: 'Better at Nan’s.' },
    ])
  })

  it('has a passage where neighbours are known in one way, whatever else is marked in it', () => {
    expect(passagesIn(TEXT).map(({ mark, text }) => [mark, text])).toEqual([
      ['fact', 'hungry most days'],
      ['opinion', 'Better at Nan’s.'],
    ])
  })

  it('never runs a passage on from one line into the next', () => {
    const items = [[{ text: 'No coat', mark: 'fact' }], [{ text: 'No shoes', mark: 'fact' }]] as const
    expect(passagesIn({ v: 2, blocks: [{ type: 'list', items }] })).toHaveLength(2)
  })

  it('keeps nothing that is empty, and joins what is marked alike', () => {
    const loose = { type: 'paragraph', runs: [{ text: 'a' }, { text: '' }, { text: 'b', cites: [] }] } as const
    expect(tidied([loose, { type: 'quote', runs: [] }])).toEqual({
      v: 2,
      blocks: [{ type: 'paragraph', runs: [{ text: 'ab' }] }],
    })
  })
})

describe('text as it is typed in a plain box', () => {
  it('has an empty line between paragraphs, and lists behind dashes or bullets', () => {
    const typed = 'She came late.\nShe was cold.\n\n- No coat\n• No breakfast\n\nNan came.'
    expect(typedBlocks(typed)).toEqual([
      { type: 'paragraph', runs: [{ text: 'She came late.\nShe was cold.' }] },
      { type: 'list', items: [[{ text: 'No coat' }], [{ text: 'No breakfast' }]] },
      { type: 'paragraph', runs: [{ text: 'Nan came.' }] },
    ])
  })

  it('says all there is of what nobody marked', () => {
    fc.assert(
      fc.property(anyMarkedText(), (text) => {
        if (!isUnmarked(text)) return
        const again = { v: 2, blocks: typedBlocks(typedText(text)) } as const
        expect(typedText(again).replaceAll(/\s+/g, ' ')).toBe(typedText(text).trim().replaceAll(/\s+/g, ' '))
      }),
    )
  })
})
