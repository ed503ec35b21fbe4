import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { anyMarkedText } from '../../../testing/builders/rich-text.ts'
import type { MarkedText } from '../model.ts'
import { plainText } from '../rules.ts'
import { typedBlocks } from '../rules-rich-text.ts'
import { intoFragment, richTextOf, typedIntoFragment } from './fragment.ts'

const aFragment = (doc = new Y.Doc()) => doc.getXmlFragment('analysis')
const typed = (text: string): MarkedText => ({ v: 2, blocks: typedBlocks(text) })

/** Two writers' documents who had the same text before them, and what each of them has once they hear of the other. */
function twoWriters(text: MarkedText) {
  const [one, other] = [new Y.Doc(), new Y.Doc()]
  intoFragment(aFragment(one), text)
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
  const join = () => {
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    return [richTextOf(aFragment(one)), richTextOf(aFragment(other))]
  }
  return { one: aFragment(one), other: aFragment(other), join }
}

describe('a text in which several people write', () => {
  it('comes out of its fragment as it went in', () => {
    fc.assert(
      fc.property(anyMarkedText(), (text) => {
        const fragment = aFragment()
        intoFragment(fragment, text)
        expect(richTextOf(fragment)).toEqual(text)
      }),
    )
  })

  it('becomes any other text', () => {
    fc.assert(
      fc.property(anyMarkedText(), anyMarkedText(), (text, other) => {
        const fragment = aFragment()
        intoFragment(fragment, text)
        intoFragment(fragment, other)
        expect(richTextOf(fragment)).toEqual(other)
      }),
    )
  })

  it('is not touched where it stands already', () => {
    const fragment = aFragment()
    intoFragment(fragment, typed('One.\n\nTwo.\n\nThree.'))
    const [first, , third] = fragment.toArray()
    intoFragment(fragment, typed('One.\n\nTwo, and more.\n\nThree.'))
    expect([fragment.get(0), fragment.get(2)]).toEqual([first, third])
    let changed = 0
    fragment.doc?.on('update', () => {
      changed += 1
    })
    intoFragment(fragment, typed('One.\n\nTwo, and more.\n\nThree.'))
    typedIntoFragment(fragment, 'One.\n\nTwo, and more.\n\nThree.')
    expect(changed).toBe(0)
  })

  it('has both writers’ words when one has a plain box and the other the editor', () => {
    const { one, other, join } = twoWriters(typed('She came to school. She was cold.'))
    typedIntoFragment(one, 'She came late to school. She was cold.')
    const text = (other.get(0) as Y.XmlElement).get(0) as Y.XmlText
    text.insert(text.length, ' Nan came.')
    const [mine, theirs] = join()
    expect(mine).toEqual(theirs)
    expect(plainText(mine ?? typed(''))).toBe('She came late to school. She was cold. Nan came.')
  })

  it('keeps a mark that one writer sets while the other types in the same paragraph', () => {
    const { one, other, join } = twoWriters(typed('She was cold. Nan came.'))
    const cold = { text: 'She was cold.', mark: 'fact' } as const
    intoFragment(one, { v: 2, blocks: [{ type: 'paragraph', runs: [cold, { text: ' Nan came.' }] }] })
    typedIntoFragment(other, 'She was cold. Nan came late.')
    const [mine] = join()
    expect(mine?.blocks).toEqual([{ type: 'paragraph', runs: [cold, { text: ' Nan came late.' }] }])
  })

  it('keeps the breaks within a paragraph', () => {
    const fragment = aFragment()
    for (const words of ['4 Mill Row\nAldermere', '5 Mill Row\nAldermere', '5 Mill Row\nFenwick\nAldermere', 'Gone.']) {
      intoFragment(fragment, typed(words))
      expect(richTextOf(fragment)).toEqual(typed(words))
    }
  })

  it('keeps the words of what it does not know', () => {
    const fragment = aFragment()
    const table = new Y.XmlElement('table')
    fragment.insert(0, [table])
    table.insert(0, [new Y.XmlText('Monday')])
    expect(plainText(richTextOf(fragment))).toBe('Monday')
  })
})
