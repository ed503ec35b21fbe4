import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { upn as asUpn } from '../../kernel/upn.ts'
import type { Identity } from '../contract-identity.ts'
import { anIdentity, type IdentityParts } from '../identity/builder.ts'
import { compare as compareBy } from './compare/rules.ts'
import { foundByTexts, keyRowsOf, probesOf, profileOf, searchTexts } from './keys/rules.ts'
import type { Profile } from './model.ts'
import { nameForm } from './names/rules-forms.ts'
import { type Contender, decide as decideBy, objectionsTo, weigh as weighBy } from './rules.ts'
import { BUILT_IN_WEIGHTS } from './weights/rules.ts'

const given = fc.constantFrom(
  'Hassan',
  'Hussain',
  'Muhammad Ali',
  'Muhammad',
  'Olivia',
  'Olivia Grace',
  'Amir',
  'Amira',
  'Baby',
  'J',
  '',
)
const family = fc.constantFrom('Khan', 'O’Brien', 'Smith-Jones', 'Jones', 'van der Berg', 'Okonkwo', '')
const day = fc.constantFrom('2015-03-09', '2015-09-03', '2015-03-19', '2014-03-09', '2012-01-01', null)
const anyIdentity: fc.Arbitrary<Identity> = fc
  .record({
    given,
    family,
    born: day,
    postcode: fc.constantFrom('AL4 0XB', 'AL4 0XD', 'SK7 1AA', null),
    sex: fc.constantFrom('M' as const, 'F' as const, 'U' as const),
    mother: fc.constantFrom(null, { given: 'Dana', family: 'Quill' }, { given: 'Dana', family: 'Quil' }),
    multipleBirth: fc.constantFrom(true, false, null),
    identifiers: fc.constantFrom([], nhs('9990000018'), nhs('9990000026')),
  })
  .map((parts) => anIdentity(parts))
const anyProfile = anyIdentity.map(profileOf)

function nhs(value: string): Identity['identifiers'] {
  return [{ system: 'nhs', value, verified: true }]
}

function profile(parts: IdentityParts): Profile {
  return profileOf(anIdentity(parts))
}

function contender(number: string, parts: IdentityParts): Contender {
  return { number, profiles: [profile(parts)], provisional: false, saidNotSame: false }
}

const SIZE = 1_000_000

const compare = (a: Profile, b: Profile) => compareBy(a, b, BUILT_IN_WEIGHTS)
const weigh = (asked: Profile, child: Contender, size: number) => weighBy(asked, child, size, BUILT_IN_WEIGHTS)
const decide = (asked: Profile, children: readonly Contender[], saturated: boolean, size: number) =>
  decideBy(asked, children, saturated, size, BUILT_IN_WEIGHTS)

describe('the weight of two records', () => {
  it('is the same whichever is asked about', () => {
    fc.assert(
      fc.property(anyProfile, anyProfile, fc.boolean(), (a, b, rare) => {
        const [one, other] = [compare(a, b), compare(b, a)]
        expect(one.bits).toBeCloseTo(other.bits, 9)
        expect([...objectionsTo(a, b, one, rare)].sort()).toEqual([...objectionsTo(b, a, other, rare)].sort())
      }),
    )
  })

  it('is never higher for another record than for the same one again, where all is known', () => {
    const known = anyProfile.filter(
      ({ names, birthDate }) => names[0]?.given === 'olivia' && birthDate === '2015-03-09',
    )
    fc.assert(
      fc.property(known, anyProfile, (a, b) => compare(a, b).bits <= compare(a, a).bits + 1e-9 || a.nhs.length === 0),
    )
  })

  it('is never lowered by a number, a postcode or a mother that both have', () => {
    fc.assert(
      fc.property(anyProfile, anyProfile, (a, b) => {
        const plain = (one: Profile): Profile => ({ ...one, nhs: [], upns: [], postcodes: [], mother: '' })
        const without = compare(plain(a), plain(b)).bits
        const shared = { nhs: ['9990000018'], upns: ['A990000012001'], postcodes: ['AL40XB'], mother: 'dana quill' }
        for (const [field, value] of Object.entries(shared)) {
          const both = compare({ ...plain(a), [field]: value }, { ...plain(b), [field]: value }).bits
          expect(both).toBeGreaterThanOrEqual(without - 1e-9)
        }
      }),
    )
  })

  it('adds up to its score', () => {
    fc.assert(
      fc.property(anyProfile, anyProfile, (a, b) => {
        const weighed = weigh(a, { number: 'N', profiles: [b], provisional: false, saidNotSame: false }, SIZE)
        const sum = weighed.fields.reduce((total, { weight }) => total + weight, 0) - Math.log2(SIZE)
        expect(weighed.bits).toBeCloseTo(sum, 9)
        expect(weighed.probability).toBeGreaterThanOrEqual(0)
        expect(weighed.probability).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('a match', () => {
  it('is never made against an objection, nor of a provisional child, nor of a search that missed some', () => {
    fc.assert(
      fc.property(anyProfile, anyProfile, fc.boolean(), fc.boolean(), (a, b, provisional, saturated) => {
        const { outcome, ranked } = decide(
          a,
          [{ number: 'N', profiles: [b], provisional, saidNotSame: false }],
          saturated,
          SIZE,
        )
        const unsafe = provisional || saturated || (ranked[0]?.objections.length ?? 0) > 0
        expect(outcome === 'Match' && unsafe).toBe(false)
        expect(saturated && outcome === 'NoMatch').toBe(false)
      }),
    )
  })

  it('is never made of two different NHS numbers, whatever else agrees', () => {
    fc.assert(
      fc.property(anyIdentity, (identity) => {
        const [a, b] = ['9990000018', '9990000026'].map((value) => profileOf({ ...identity, identifiers: nhs(value) }))
        const child = { number: 'N', profiles: [b as Profile], provisional: false, saidNotSame: false }
        expect(decide(a as Profile, [child], false, SIZE).outcome).not.toBe('Match')
      }),
    )
  })

  it('is never made of two of one given name with no family name in common, unless the home, a number or the mother agrees', () => {
    const isla = (parts: IdentityParts) => ({ given: 'Isla', born: '2017-05-09', ...parts })
    const asked = (parts: IdentityParts, held: IdentityParts) =>
      decide(
        profile(isla({ family: 'Marchetti', ...parts })),
        [contender('a', isla({ family: 'Brankovic', postcode: 'SK7 1AA', ...held }))],
        false,
        SIZE,
      )
    const home = { postcode: 'AL4 0XB' }
    const mother = { given: 'Dana', family: 'Quill' }
    expect(asked({}, {}).outcome).not.toBe('Match')
    expect(asked(home, home).outcome).toBe('Match')
    expect(asked({ ...home, born: '2017-05-08' }, home).outcome).not.toBe('Match')
    const swapped = { ...home, born: '2017-09-05' }
    expect(asked(swapped, home).outcome).not.toBe('Match')
    expect(asked({ ...swapped, mother }, { ...home, mother }).outcome).toBe('Match')
    expect(asked({ identifiers: nhs('9990000018') }, { identifiers: nhs('9990000018') }).outcome).toBe('Match')
  })

  it('is made of names and birth date alone only where hardly another child has both', () => {
    const asked = (given: string, family: string) =>
      decide(
        profile({ given, family, postcode: 'AL4 0XB' }),
        [contender('a', { given, family, postcode: 'SK7 1AA' })],
        false,
        SIZE,
      ).outcome
    expect(asked('Wilhelmina', 'Featherstonehaugh')).toBe('Match')
    expect(asked('Oliver', 'Smith')).not.toBe('Match')
    // Neither name is common in England, and both are among Sikh families.
    expect(asked('Simran', 'Gill')).not.toBe('Match')
  })

  it('is made of names the other way round, though a middle name is left out', () => {
    const { outcome } = decide(
      profile({ given: 'Ali', family: 'Zakaria Bashir' }),
      [contender('a', { given: 'Zakaria', family: 'Ali' })],
      false,
      SIZE,
    )
    expect(outcome).toBe('Match')
  })

  it('is not made of a common name and a birth date that is nearly right, with nothing of home', () => {
    const child = { given: 'Aarav', family: 'Patel', postcode: 'AL2 2LL' }
    const { outcome } = decide(
      profile({ ...child, born: '2008-11-01' }),
      [contender('a', { ...child, born: '2008-12-01', postcode: 'AL2 2EW' })],
      false,
      100_000,
    )
    expect(outcome).not.toBe('Match')
  })

  it('is never made of two who fit alike', () => {
    fc.assert(
      fc.property(anyProfile, anyProfile, (a, b) => {
        const twice = ['N1', 'N2'].map((number) => ({ number, profiles: [b], provisional: false, saidNotSame: false }))
        expect(decide(a, twice, false, SIZE).outcome).not.toBe('Match')
      }),
    )
  })

  it('holds as the index grows, or weakens: a child found among many is found among few', () => {
    fc.assert(
      fc.property(anyProfile, anyProfile, (a, b) => {
        const child = [{ number: 'N', profiles: [b], provisional: false, saidNotSame: false }]
        const among = (size: number) => decide(a, child, false, size).outcome
        expect(among(12_000_000) === 'Match' && among(200_000) !== 'Match').toBe(false)
      }),
    )
  })
})

describe('twins on whose records one number was typed twice', () => {
  const letters = [...'ABCDEFGHJKLMNPQRTUVWXYZ']
  const upn = letters.map((letter) => `${letter}990123412013`).find((value) => asUpn(value) !== undefined) ?? ''
  const numbers: readonly [string, Identity['identifiers']][] = [
    ['a UPN', [{ system: 'upn', value: upn, verified: false }]],
    ['an NHS number that nobody has verified', [{ system: 'nhs', value: '9990000018', verified: false }]],
    ['a verified NHS number', nhs('9990000018')],
  ]
  const names = [
    ['Amir', 'Amira'],
    ['Jayden', 'Hayden'],
    ['Daniel', 'Daniela'],
    ['Ellie', 'Ella'],
    ['Zayn', 'Zayna'],
    ['Olivia', 'Oliiva'],
    ['Baby', 'Olivia'],
  ]
  const pairs = numbers.flatMap(([number, identifiers]) =>
    names.map(([one = '', other = '']) => ({ number, identifiers, one, other })),
  )
  it.each(pairs)('are not taken for one: $one and $other with $number', ({ identifiers, one, other }) => {
    const twin = { multipleBirth: true, mother: { given: 'Rana', family: 'Farrow' }, identifiers }
    const held = contender('N', { ...twin, given: one, sex: 'M' })
    expect(decide(profile({ ...twin, given: other, sex: 'F' }), [held], false, SIZE).outcome).not.toBe('Match')
  })

  it('may be two families: a UPN speaks for another family name only beside the same birth date', () => {
    const identifiers = [{ system: 'upn', value: upn, verified: false }] as const
    const asked = profile({ given: 'Isla', family: 'Marchetti', identifiers })
    const objections = (parts: IdentityParts) =>
      weigh(asked, contender('N', { given: 'Isla', family: 'Brankovic', identifiers, ...parts }), SIZE).objections
    expect(objections({})).not.toContain('family-names-differ')
    expect(objections({ born: '2015-03-08' })).toContain('family-names-differ')
  })
})

describe('a record with two NHS numbers', () => {
  const both = [...nhs('9990000018'), ...nhs('9990000026')]

  it('is found by either', () => {
    const twice = profile({ identifiers: both })
    const one = profile({ identifiers: nhs('9990000026') })
    expect(foundByTexts(twice)).toContain('id|9990000026')
    expect(searchTexts(probesOf(twice))).toContain('id|9990000026')
    expect(foundByTexts(one)).toContain('id|9990000026')
  })

  it('has another number than a second record only if they share none', () => {
    const level = (value: string) => {
      const { levels } = compare(profile({ identifiers: both }), profile({ identifiers: nhs(value) }))
      return levels.nhs
    }
    expect(level('9990000018')).toBe('same, verified')
    expect(level('9990000026')).toBe('same, verified')
    expect(level('9990000034')).toBe('different')
  })

  it('shares a verified number only if the very number that is shared was verified on both', () => {
    const held = [{ system: 'nhs', value: '9990000018', verified: false } as const, ...nhs('9990000026')]
    expect(compare(profile({ identifiers: held }), profile({ identifiers: nhs('9990000018') })).levels.nhs).toBe('same')
  })
})

describe('a birth date that is an estimate', () => {
  it.each(['estimated', 'unknown'] as const)('says no more than its year when it is %s', (birthDateKnown) => {
    const parts = { given: 'Selam', family: 'Tesfaye', born: '2010-05-01' }
    const estimated = profile({ ...parts, birthDateKnown })
    const { outcome, ranked } = decide(estimated, [contender('N', parts)], false, SIZE)
    expect(outcome).not.toBe('Match')
    expect(ranked[0]?.objections).toContain('birth-date-is-year-only')
    const birthDate = compare(estimated, profile(parts)).levels.birthDate
    expect(birthDate).toBe('same year, all that is known')
  })
})

describe('children of one household', () => {
  it.each([
    ['Jayden', 'Jaydon'],
    ['Ella', 'Ellie'],
    ['Charlotte', 'Lottie'],
    ['Emilia', 'Emilie'],
    ['Zayn', 'Zayna'],
    ['Amelia-Belle', 'Amelia Rosie Evie'],
    ['Kayla', 'Kaylee'],
    ['Hassan', 'Hussain'],
    ['Amir', 'Amira'],
    ['Zain', 'Zaid'],
    ['Jayden', 'Hayden'],
    ['Olivia', 'Oliver'],
    ['Daniel', 'Daniella'],
    ['Christian', 'Christina'],
    ['Molly', 'Holly'],
    ['Alina', 'Alisa'],
    ['Muhammad Ali', 'Muhammad Hassan'],
    ['Muhammad', 'Muhammad Hassan'],
    ['J', 'James'],
    ['Baby', 'Olivia'],
    ['Twin 1', 'Olivia'],
    ['', 'Olivia'],
  ])('are never taken for one when they are %s and %s', (one, other) => {
    const { outcome } = decide(profile({ given: one }), [contender('N', { given: other })], false, SIZE)
    expect(outcome).not.toBe('Match')
  })

  it.each([
    ['Mohammed', 'Muhammad'],
    ['Muhammad Hassan', 'Hasan'],
    ['Aisha', 'Ayesha'],
    ['Katherine', 'Katie'],
    ['Olivia', 'Olivia Grace'],
    ['Jonathan', 'Jonahtan'],
    ['Maryam', 'Mariam'],
    ['Mary-Jane', 'Mary Jane'],
    ['Tegan', 'Etgan'],
    ['Oscar Toby', 'Osxar'],
    ['Saima', 'Saimah'],
    ['Zain', 'Zayn'],
    ['Aleksander', 'Alek'],
    ['Yitzchok', 'Yitzchak'],
    ['ZOË', 'zoe'],
  ])('is found as one child whether written %s or %s', (one, other) => {
    const { outcome } = decide(profile({ given: one }), [contender('N', { given: other })], false, SIZE)
    expect(outcome).toBe('Match')
  })
})

describe('a name', () => {
  it('in the form that is compared stays as it is when put into that form again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (given, family) => {
        const once = nameForm({ given, family })
        expect(nameForm(once)).toEqual(once)
      }),
    )
  })
})

describe('what finds a record', () => {
  it('is always among what it would itself look for, so that two who register one child wait for each other', () => {
    fc.assert(
      fc.property(anyProfile, (a) => {
        const looked = new Set(searchTexts(probesOf(a)))
        const named = a.names.every((name) => !['baby', ''].includes(name.given))
        if (named) expect(foundByTexts(a).filter((text) => !looked.has(text))).toEqual([])
      }),
    )
  })

  it('is at most forty rows, however many names and addresses', () => {
    const names = Array.from({ length: 20 }, (_, at) => ({
      use: 'alias' as const,
      given: `Anna Bea ${'abcdefghij'[at % 10]}y`,
      family: `Cole-${'defghijklm'[at % 10]}o`,
    }))
    expect(keyRowsOf(profileOf({ ...anIdentity({ formerPostcode: 'AL1 1AA' }), names })).length).toBeLessThanOrEqual(40)
  })
})
