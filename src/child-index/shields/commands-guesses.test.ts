import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { anIdentity } from '../identity/builder.ts'
import { profileOf } from '../matching/keys/rules.ts'
import { guessesKept } from './commands-guesses.ts'

const KNOWN = { given: 'Marguerite', family: 'Ashdown', born: '2013-04-12', postcode: 'AL9 2BC' }
const asking = (part: object = {}) => profileOf(anIdentity({ ...KNOWN, ...part }))
const child = { number: '2222222222', profiles: [asking()], home: 'AL9 2BC' }
const today = calendarDay('2026-06-01')

/** An authority that has guessed the home wrong so many times. */
function guessed(wrong: number) {
  const guesses = guessesKept()
  for (let at = 0; at < wrong; at += 1)
    guesses.isThere('991', asking({ postcode: `AL9 2A${'ABDEFG'[at]}` }), child, today)
  return guesses
}

describe('guessing where a hidden child lives', () => {
  it('is taken for a slip four times, and on the fifth the child is not there, however right the next guess is', () => {
    expect(guessed(4).isThere('991', asking(), child, today)).toBe(true)
    expect(guessed(5).isThere('991', asking(), child, today)).toBe(false)
  })

  it('is counted for one authority, of one child, on one day', () => {
    const guesses = guessed(5)
    expect(guesses.isThere('992', asking(), child, today)).toBe(true)
    expect(guesses.isThere('991', asking(), { ...child, number: '3333333333' }, today)).toBe(true)
    expect(guesses.isThere('991', asking(), child, calendarDay('2026-06-02'))).toBe(true)
  })

  it('is not done by who does not know the rest, nor by who is right', () => {
    const guesses = guessesKept()
    const innocent = [
      {},
      { given: 'Margaret', postcode: 'AL9 2AA' },
      { born: null, postcode: 'AL9 2AA' },
      { postcode: null },
    ]
    for (let times = 0; times < 3; times += 1) {
      for (const part of innocent) guesses.isThere('991', asking(part), child, today)
    }
    expect(guesses.isThere('991', asking(), child, today)).toBe(true)
  })
})
