import { expect, it } from 'vitest'
import { neverLose } from '../testing/never-lose/trial.ts'

// The long trial, 200 kills, is `npm run test:never-lose`.

it('no word is lost that a page had shown as kept, whatever is killed while two people type', async () => {
  const { lost, kept, isSame, seed } = await neverLose({ kills: 5, seed: Date.now() % 1_000_000, calmMs: 1_000 })
  expect({ seed, lost, isSame }).toEqual({ seed, lost: [], isSame: true })
  expect(kept).toBeGreaterThan(50)
}, 240_000)
