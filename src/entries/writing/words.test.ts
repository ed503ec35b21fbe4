import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { intoFragment, typedIntoFragment } from './fragment.ts'
import { changeOf, docOf, isChange, putBack, textIn } from './words.ts'

const FIELD = 'analysis'

function aDocument(text: string): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => typedIntoFragment(doc.getXmlFragment(FIELD), text))
  return doc
}

/** What two people leave behind who both begin from `before`, and neither knew of the other. */
function together(before: string, mine: string, theirs: string): string {
  const begun = Y.encodeStateAsUpdate(aDocument(before))
  const sides = [mine, theirs].map((text) => {
    const own = docOf([begun])
    return changeOf(own, () => typedIntoFragment(own.getXmlFragment(FIELD), text))
  })
  return textIn(docOf([begun, ...sides.flatMap((change) => change ?? [])]).getXmlFragment(FIELD))
}

describe('two who write at once', () => {
  it('in two paragraphs, have both', () => {
    expect(together('Cold.\n\nHungry.', 'Very cold.\n\nHungry.', 'Cold.\n\nHungry at night.')).toBe(
      'Very cold.\n\nHungry at night.',
    )
  })

  it('in one sentence, have the words of both', () => {
    const said = together('Niamh is cold.', 'Niamh is often cold.', 'Niamh is cold. She has no coat.')
    expect(said).toBe('Niamh is often cold. She has no coat.')
  })

  it('where nothing was written yet, have a paragraph each', () => {
    expect(together('', 'Cold.', 'Hungry.').split('\n\n').sort()).toEqual(['Cold.', 'Hungry.'])
  })
})

describe('an earlier version', () => {
  it('comes back with its lists and marks, and what is the same stays as it is', () => {
    const doc = aDocument('Before')
    const field = doc.getXmlFragment(FIELD)
    const list = { type: 'list', items: [[{ text: 'Nan cooks', mark: 'fact' }]] } as const
    doc.transact(() => intoFragment(field, { v: 2, blocks: [{ type: 'paragraph', runs: [{ text: 'Before' }] }, list] }))
    const earlier = docOf([Y.encodeStateAsUpdate(doc)]).getXmlFragment(FIELD)
    const first = field.get(0)
    doc.transact(() => typedIntoFragment(field, 'Before\n\nAll of it gone'))
    doc.transact(() => putBack(field, earlier))
    expect(String(field)).toBe(String(earlier))
    expect(field.get(0)).toBe(first)
  })
})

it('what is no change of a document is not taken for one', () => {
  expect(isChange(new Uint8Array([7, 99, 1, 2, 3]))).toBe(false)
  expect(isChange(Y.encodeStateAsUpdate(new Y.Doc()))).toBe(true)
})
