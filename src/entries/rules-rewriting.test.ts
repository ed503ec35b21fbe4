import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyLine, anyMarkedText } from '../../testing/builders/rich-text.ts'
import type { MarkedText, Run } from './model.ts'
import { partsOf, rewritten } from './rules-rewriting.ts'
import { typedBlocks, typedText } from './rules-rich-text.ts'

const of = (...runs: Run[]): MarkedText => ({ v: 2, blocks: [{ type: 'paragraph', runs }] })
const HUNGRY = of({ text: 'She is ' }, { text: 'hungry in the mornings', cites: ['e1'] }, { text: '.' })

describe('marked text that is changed in a plain box', () => {
  it('is what it was if nobody changed it', () => {
    fc.assert(
      fc.property(anyMarkedText(), (text) => {
        expect(rewritten(text, typedText(text))).toEqual(text)
      }),
    )
  })

  it('always says the words that were typed', () => {
    fc.assert(
      fc.property(anyMarkedText(), fc.array(anyLine(), { maxLength: 5 }), fc.nat(4), (text, lines, from) => {
        // Some of what stood, with other lines in the midst of it.
        const were = typedText(text).split('\n\n')
        const typed = [...were.slice(0, from), ...lines, ...were.slice(from + 1)].join('\n\n')
        const blank = (words: string) => words.replaceAll(/[\s\-•*]+/g, ' ').trim()
        expect(blank(typedText(rewritten(text, typed)))).toBe(blank(typed))
      }),
    )
  })

  it('keeps a mark where its words stay, and gives it to words written within', () => {
    expect(rewritten(HUNGRY, 'She is often hungry in most of the mornings.')).toEqual(
      of({ text: 'She is often ' }, { text: 'hungry in most of the mornings', cites: ['e1'] }, { text: '.' }),
    )
  })

  it('never lets other words stand under a mark', () => {
    expect(rewritten(HUNGRY, 'She is well.')).toEqual(of({ text: 'She is well.' }))
  })

  it('keeps the kind of a block whose words were changed a little', () => {
    const quote: MarkedText = { v: 2, blocks: [{ type: 'quote', runs: [{ text: 'I get in his bed' }] }] }
    expect(rewritten(quote, 'I get in Alfie’s bed').blocks).toEqual([
      { type: 'quote', runs: [{ text: 'I get in Alfie’s bed' }] },
    ])
  })

  it('keeps the marks of a list’s items when one is added among them', () => {
    const list: MarkedText = { v: 2, blocks: [{ type: 'list', items: [[{ text: 'No coat', mark: 'fact' }]] }] }
    expect(rewritten(list, '- No breakfast\n- No coat').blocks).toEqual([
      { type: 'list', items: [[{ text: 'No breakfast' }], [{ text: 'No coat', mark: 'fact' }]] },
    ])
  })

  it('leaves a paragraph that begins as a list does what it is', () => {
    const dash = of({ text: '-  and then he left', mark: 'hearsay' })
    expect(rewritten(dash, typedText(dash))).toEqual(dash)
  })

  it('begins unmarked where nothing stood', () => {
    expect(rewritten({ v: 2, blocks: [] }, 'One.\n\nTwo.').blocks).toEqual(typedBlocks('One.\n\nTwo.'))
  })
})

describe('what two lists share', () => {
  it('makes the second out of the first', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 })
    fc.assert(
      fc.property(words, words, (before, after) => {
        const made = partsOf(before, after).flatMap((part) =>
          'kept' in part ? before.slice(...part.kept) : after.slice(...part.in),
        )
        expect(made).toEqual(after)
      }),
    )
  })
})
