import { describe, expect, it } from 'vitest'
import { soundKey } from '../../kernel/person-name.ts'
import { anIdentity } from '../identity/builder.ts'
import { BUILT_IN } from '../matching/built-in/model.ts'
import { profileOf } from '../matching/keys/rules.ts'
import type { Profile } from '../matching/model.ts'
import { decide } from '../matching/rules.ts'
import { weightsOf } from '../matching/weights/rules.ts'
import { blockingKeys, pairsSharing } from './rules.ts'
import { trainedOn } from './rules-training.ts'

// An invented population in which each fifth child has a second record: of these, two in five moved, and one in ten has
// a day of birth that is one digit wrong.

const LETTERS = 'bdfgklmnprst'
const CHILDREN = 2_000
const SECOND = CHILDREN / 5

function record(at: number, second: boolean): Profile {
  const drawn = (salt: number, of: number) => mixed(at * 10_007 + salt) % of
  const syllable = (salt: number) => `${LETTERS[drawn(salt, 12)]}${'aeiou'[drawn(salt + 2, 5)]}`
  const family = at % 4 === 0 ? 'Khan' : `${syllable(7_919)}${syllable(6_007)}${syllable(3_001)}k`
  const day = 10 + drawn(4_001, 18)
  const wrong = second && at % 50 === 5
  const born = `${2008 + drawn(1_009, 15)}-0${1 + drawn(2_003, 9)}-${wrong ? day + (day % 10 === 9 ? -1 : 1) : day}`
  const home = second && at % 25 < 10 ? at + 3_000 : at
  const postcode = `${'ABCDEGHJ'[home % 8]}${1 + (home % 9)} ${Math.floor(home / 9) % 10}${'ABDEFGHJLN'[Math.floor(home / 90) % 10]}${'PQRSTUWXYZ'[Math.floor(home / 900) % 10]}`
  return profileOf(anIdentity({ given: `${syllable(5_003)}${syllable(9_001)}n`, family, born, postcode }))
}

/** A number that looks drawn by chance, and is the same for the same seed. */
function mixed(seed: number): number {
  const once = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d)
  const twice = Math.imul(once ^ (once >>> 12), 0x297a2d39)
  return (twice ^ (twice >>> 15)) >>> 0
}

function population(seconds: number): readonly Profile[] {
  const firsts = Array.from({ length: CHILDREN }, (_, at) => record(at, false))
  return [...firsts, ...Array.from({ length: seconds }, (_, at) => record(at * 5, true))]
}

function trainedBy(profiles: readonly Profile[]) {
  return trainedOn(BUILT_IN, profiles, pairsSharing(profiles.map((profile) => blockingKeys(profile, soundKey))))
}

describe('training on an invented population', () => {
  it('finds again how often children moved, and how often a birth date is wrong', () => {
    const { levels } = trainedBy(population(SECOND))
    expect(levels.postcode.same.m).toBeGreaterThan(0.5)
    expect(levels.postcode.same.m).toBeLessThan(0.72)
    expect(levels['birth-date']['one digit different'].m).toBeGreaterThan(0.04)
    expect(levels['birth-date']['one digit different'].m).toBeLessThan(0.15)
  })

  it('counts how common names are: Khan, which a quarter bear here, says little', () => {
    const { family } = trainedBy(population(SECOND))
    expect(family.known['khan']).toBeGreaterThan(0.02)
    expect(family.known['khan']).toBeLessThanOrEqual(0.25)
  })

  it('gives the same weights for the same records', () => {
    expect(trainedBy(population(50))).toEqual(trainedBy(population(50)))
  })

  it('keeps to the built-in weights where there is little to learn from', () => {
    const { levels } = trainedBy(population(0).slice(0, 10))
    expect(levels.given.same.m).toBeCloseTo(BUILT_IN.levels.given.same.m, 1)
    expect(levels.postcode.different.m).toBeCloseTo(BUILT_IN.levels.postcode.different.m, 1)
  })

  it('lifts no objection: twins are not linked, however the weights come out', () => {
    const weights = weightsOf(trainedBy(population(SECOND)))
    const twin = {
      number: 'N',
      profiles: [profileOf(anIdentity({ given: 'Hassan' }))],
      provisional: false,
      saidNotSame: false,
    }
    expect(decide(profileOf(anIdentity({ given: 'Hussain' })), [twin], false, 1_000, weights).outcome).not.toBe('Match')
  })
})
