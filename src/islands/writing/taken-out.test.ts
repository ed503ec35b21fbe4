import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { watchTakenOut } from './taken-out.ts'

const MINUTE = 60_000

/** Two people who write in one field, and what one of them is told to be taken out. Nothing goes over until it is said. */
function twoWriters() {
  const [asha, tom] = [new Y.Doc(), new Y.Doc()]
  const [hers, his] = [asha.getXmlFragment('analysis'), tom.getXmlFragment('analysis')]
  const told: string[] = []
  const at = { now: 0, isKept: true }
  watchTakenOut({
    doc: asha,
    field: hers,
    now: () => at.now,
    isKept: () => at.isKept,
    took: (words) => told.push(words),
  })
  const exchange = () => {
    const [fromAsha, fromTom] = [Y.encodeStateAsUpdate(asha), Y.encodeStateAsUpdate(tom)]
    Y.applyUpdate(tom, fromAsha)
    Y.applyUpdate(asha, fromTom)
  }
  return { hers, his, told, at, exchange }
}

function addParagraph(field: Y.XmlFragment, words: string): void {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  field.push([paragraph])
}

function textAt(field: Y.XmlFragment, place: number): Y.XmlText {
  return (field.get(place) as Y.XmlElement).get(0) as Y.XmlText
}

describe('words that are typed while another takes their paragraph out', () => {
  it('are told to whoever typed them, and nothing that the other had written', () => {
    const { hers, his, told, exchange } = twoWriters()
    addParagraph(his, 'Nights are loud.')
    exchange()
    textAt(hers, 0).insert(16, ' Niamh sleeps badly.')
    his.delete(0, 1)
    exchange()
    expect([hers.toString(), told]).toEqual(['', ['Niamh sleeps badly.']])
  })

  it('are no news when the paragraph stays, whatever is taken out in it', () => {
    const { hers, his, told, exchange } = twoWriters()
    addParagraph(his, 'Nights are loud.')
    exchange()
    textAt(hers, 0).insert(16, ' Niamh sleeps badly.')
    textAt(his, 0).delete(0, 16)
    exchange()
    expect([hers.toString(), told]).toEqual(['<paragraph> Niamh sleeps badly.</paragraph>', []])
  })

  it('are no news when they were moved', () => {
    const { hers, his, told, exchange } = twoWriters()
    addParagraph(hers, 'Nights are loud.')
    exchange()
    his.doc?.transact(() => {
      his.delete(0, 1)
      addParagraph(his, 'First. Nights are loud.')
    })
    exchange()
    expect(told).toEqual([])
  })

  it.each([
    ['within a minute, others may have seen them', 1, true, true],
    ['long ago, others read them before they took them out', 2 * MINUTE, true, false],
    ['long ago, but nobody had them yet', 2 * MINUTE, false, true],
  ])('typed %s', (_, later, isKept, isTold) => {
    const { hers, his, told, at, exchange } = twoWriters()
    at.isKept = isKept
    addParagraph(hers, 'Nights are loud.')
    exchange()
    at.now = later
    his.delete(0, 1)
    exchange()
    expect(told.length > 0).toBe(isTold)
  })
})
