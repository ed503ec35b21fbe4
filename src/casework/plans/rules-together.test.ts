import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toldOnce } from './rules-together.ts'

describe('what is told of several children', () => {
  it('is told once about all for whom it is the same', () => {
    const told = toldOnce([
      { childId: 'niamh', sentences: ['New need: Breakfast', 'What we want: Fed.'] },
      { childId: 'alfie', sentences: ['New need: Breakfast'] },
    ])
    expect(told).toEqual([
      { childIds: ['niamh', 'alfie'], sentences: ['New need: Breakfast'] },
      { childIds: ['niamh'], sentences: ['What we want: Fed.'] },
    ])
  })

  it('loses no sentence of any child, adds none, and tells none twice to one child', () => {
    const sentences = fc.array(fc.constantFrom('Fed', 'Warm', 'Calm', 'Seen', 'Safe'))
    const children = fc.tuple(sentences, sentences, sentences)
    fc.assert(
      fc.property(children, (all) => {
        const told = toldOnce(all.map((said, at) => ({ childId: `child-${at}`, sentences: said })))
        all.forEach((said, at) => {
          const heard = told.filter(({ childIds }) => childIds.includes(`child-${at}`)).flatMap((one) => one.sentences)
          expect(heard.toSorted()).toEqual([...new Set(said)].toSorted())
        })
      }),
    )
  })
})
