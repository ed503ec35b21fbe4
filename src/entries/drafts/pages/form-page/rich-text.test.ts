import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyMarkedText } from '../../../../../testing/builders/rich-text.ts'
import type { MarkedText } from '../../../model.ts'
import { typedText } from '../../../rules-rich-text.ts'
import { marksField, richFields, richTextIn } from './rich-text.ts'

const COLD: MarkedText = { v: 2, blocks: [{ type: 'paragraph', runs: [{ text: 'She was cold.', mark: 'fact' }] }] }
const sent = (words: string, marked: unknown) =>
  richTextIn({ analysis: words, [marksField('analysis')]: JSON.stringify(marked) }, 'analysis')

describe('rich text in the fields of a form', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(anyMarkedText(), (text) => {
        expect(richTextIn(richFields('analysis', text), 'analysis')).toEqual(text)
      }),
    )
  })

  it('sends no marks where there are none', () => {
    expect(richFields('analysis', { v: 1, blocks: [{ type: 'paragraph', text: 'Cold.' }] })).toEqual({
      ...{ analysis: 'Cold.', 'analysis-marked': '' },
    })
  })

  it('always has the words of the box, whatever the marks say', () => {
    expect(typedText(sent('She was warm and well.', COLD))).toBe('She was warm and well.')
    expect(sent('She was cold. So was Alfie.', COLD).blocks).toEqual([
      { type: 'paragraph', runs: [{ text: 'She was cold.', mark: 'fact' }, { text: ' So was Alfie.' }] },
    ])
  })

  it.each([
    ['of another version', { ...COLD, v: 3 }],
    ['of a kind there is none of', { v: 2, blocks: [{ type: 'table', runs: [] }] }],
    [
      'that cite something that is no id',
      { v: 2, blocks: [{ type: 'paragraph', runs: [{ text: 'x', cites: ['x'] }] }] },
    ],
    [
      'that are longer than a text may be',
      { v: 2, blocks: [{ type: 'quote', runs: [{ text: 'x'.repeat(130_000) }] }] },
    ],
  ])('leaves out marks %s, and keeps the words', (_, marked) => {
    expect(sent('She was cold.', marked).blocks).toEqual([{ type: 'paragraph', runs: [{ text: 'She was cold.' }] }])
  })
})
