import { describe, expect, it } from 'vitest'
import { markOfText } from './text-mark.ts'

describe('the mark of a text', () => {
  it('is the same for the same text, and another for any other', () => {
    const texts = ['', 'a', 'b', 'ab', 'ba', 'Hungry.', 'Hungry. ', 'hungry.']
    expect(texts.map(markOfText)).toEqual(texts.map(markOfText))
    expect(new Set(texts.map(markOfText)).size).toBe(texts.length)
  })
})
