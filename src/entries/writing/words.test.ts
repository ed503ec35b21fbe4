import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { changeOf, docOf, isChange, putBack, putText, textIn, tidy } from './words.ts'

function aField(text: string): { readonly doc: Y.Doc; readonly field: Y.XmlFragment } {
  const doc = new Y.Doc()
  const field = doc.getXmlFragment('analysis')
  doc.transact(() => putText(field, text))
  return { doc, field }
}

/** What two people leave behind who both begin from `before`, and neither knew of the other. */
function together(before: string, mine: string, theirs: string): string {
  const { doc } = aField(before)
  const begun = Y.encodeStateAsUpdate(doc)
  const sides = [mine, theirs].map((text) => {
    const own = docOf([begun])
    return changeOf(own, () => putText(own.getXmlFragment('analysis'), text))
  })
  return textIn(docOf([begun, ...sides.flatMap((change) => change ?? [])]).getXmlFragment('analysis'))
}

function aList(lines: readonly string[]): { readonly doc: Y.Doc; readonly field: Y.XmlFragment } {
  const made = aField('Before')
  const list = new Y.XmlElement('bulletList')
  made.field.push([list])
  list.push(
    lines.map((line) => {
      const item = new Y.XmlElement('listItem')
      const words = new Y.XmlElement('paragraph')
      words.insert(0, [new Y.XmlText(line)])
      item.insert(0, [words])
      return item
    }),
  )
  return made
}

const line = fc.array(fc.constantFrom('hungry', 'cold', 'Nan', ' ', ' ', '\n', '\n\n', '.'), { maxLength: 14 })
const text = line.map((parts) => parts.join('').trimEnd())

describe('the words of a field', () => {
  it('are what was put there, whatever stood there before', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { doc, field } = aField(before)
        expect(textIn(field)).toBe(tidy(before))
        doc.transact(() => putText(field, after))
        expect(textIn(field)).toBe(tidy(after))
      }),
    )
  })

  it('put again, are no change', () => {
    const { doc, field } = aField('Cold.\n\nHungry.')
    expect(changeOf(doc, () => putText(field, 'Cold.\r\n\r\nHungry.  '))).toBeUndefined()
  })

  it('of a list stay a list when one line is written anew and another added', () => {
    const { doc, field } = aList(['Nan cooks', 'Niamh sleeps'])
    doc.transact(() => putText(field, 'Before\n\nNan cooks well\nNiamh sleeps\nShe laughs'))
    expect(textIn(field)).toBe('Before\n\nNan cooks well\nNiamh sleeps\nShe laughs')
    expect(String(field.get(1))).toContain('<listitem><paragraph>She laughs</paragraph></listitem>')
  })

  it('keep the marks on what stays', () => {
    const { doc, field } = aField('Kerry says it hurts. We do not know why.')
    const words = (field.get(0) as Y.XmlElement).get(0) as Y.XmlText
    words.format(0, 20, { hearsay: {} })
    doc.transact(() => putText(field, 'Kerry says it hurts. We know why.'))
    expect(words.toDelta()).toEqual([
      { insert: 'Kerry says it hurts.', attributes: { hearsay: {} } },
      { insert: ' We know why.' },
    ])
  })
})

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

  it('never lose a word that either of them added', () => {
    const words = fc.array(fc.constantFrom('hungry', 'cold', 'Nan', 'sleep', 'night', 'coat'), { maxLength: 8 })
    fc.assert(
      fc.property(words, words, words, (before, mine, theirs) => {
        const said = together(before.join(' '), mine.join(' '), theirs.join(' '))
        for (const [own, what] of [mine, theirs].flatMap((all) => all.map((word) => [all, word] as const))) {
          if (own.filter((one) => one === what).length > before.filter((one) => one === what).length)
            expect(said).toContain(what)
        }
      }),
    )
  })
})

describe('an earlier version', () => {
  it('comes back with its lists, and what is the same stays as it is', () => {
    const { doc, field } = aList(['Nan cooks', 'Niamh sleeps'])
    const earlier = docOf([Y.encodeStateAsUpdate(doc)]).getXmlFragment('analysis')
    const first = field.get(0)
    doc.transact(() => putText(field, 'Before\n\nAll of it gone'))
    doc.transact(() => putBack(field, earlier))
    expect(String(field)).toBe(String(earlier))
    expect(field.get(0)).toBe(first)
  })
})

it('what is no change of a document is not taken for one', () => {
  expect(isChange(new Uint8Array([7, 99, 1, 2, 3]))).toBe(false)
  expect(isChange(Y.encodeStateAsUpdate(new Y.Doc()))).toBe(true)
})
