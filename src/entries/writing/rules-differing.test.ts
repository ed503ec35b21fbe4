import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differing } from './rules-differing.ts'

const words = fc.array(fc.constantFrom('hungry', 'cold', 'Nan', 'sleep', 'night'), { maxLength: 12 })
const kept = (does: readonly string[], steps: ReturnType<typeof differing<string>>) =>
  steps.filter((step) => does.includes(step.does)).map(({ what }) => what)

describe('how one text becomes another', () => {
  it('leads from the one to the other, whatever they are', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const steps = differing(before, after)
        expect(kept(['keep', 'drop'], steps)).toEqual(before)
        expect(kept(['keep', 'add'], steps)).toEqual(after)
      }),
    )
  })

  it('keeps what both have', () => {
    fc.assert(
      fc.property(words, words, words, (start, middle, end) => {
        const steps = differing([...start, ...end], [...start, ...middle, ...end])
        expect(kept(['keep'], steps).length).toBe(start.length + end.length)
        expect(kept(['drop'], steps)).toEqual([])
      }),
    )
  })
})
