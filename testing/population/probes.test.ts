import { describe, expect, it } from 'vitest'
import { chanceFor } from './chance.ts'
import { slipInPostcode, slipOfTheFinger } from './errors/slips.ts'
import { spelledOtherwise } from './errors/spellings.ts'
import { childAt } from './population.ts'
import { type Probe, probesOf } from './probes.ts'

const SEED = 7
const N = 20_000
const COUNT = 6000
const probes = [...probesOf(SEED, N, COUNT)]
const existing = probes.filter(({ truth }) => truth !== null)

describe('records of a second source', () => {
  it('are the same for a seed', () => {
    expect([...probesOf(SEED, N, 50)]).toEqual(probes.slice(0, 50))
  })

  it('have an error in at least six of ten, and two or more in at least a quarter', () => {
    expect(shareOf(probes, ({ errors }) => errors.length > 0)).toBeGreaterThan(0.59)
    expect(shareOf(probes, ({ errors }) => errors.length > 1)).toBeGreaterThan(0.245)
    expect(shareOf(probes, ({ errors }) => errors.length > 0)).toBeLessThan(0.66)
  })

  it('are of children who moved in three to five of ten, without an NHS number in four to six', () => {
    expect(shareOf(existing, ({ moved }) => moved)).toBeGreaterThan(0.3)
    expect(shareOf(existing, ({ moved }) => moved)).toBeLessThan(0.5)
    expect(shareOf(existing, ({ hasNhsNumber }) => !hasNhsNumber)).toBeGreaterThan(0.4)
    expect(shareOf(existing, ({ hasNhsNumber }) => !hasNhsNumber)).toBeLessThan(0.6)
  })

  it('are of twins, brothers and sisters who are not in the index in more than one of twenty', () => {
    const unseen = probes.filter(({ kind }) => kind === 'unseen twin' || kind === 'unseen brother or sister')
    expect(unseen.length / COUNT).toBeGreaterThan(0.055)
    for (const { besides, kind, errors, assertion } of unseen) {
      const { child } = childAt(SEED, besides as number)
      const dated = errors.some((error) => error.startsWith('birth date'))
      if (!dated) expect(assertion.identity.birthDate === child.bornOn).toBe(kind === 'unseen twin')
    }
  })

  it('make every kind of error', () => {
    expect(new Set(probes.flatMap(({ errors }) => errors)).size).toBe(23)
  })

  it('without errors say what is so, but for the home and the letters', () => {
    for (const { truth, errors, assertion } of existing.filter((probe) => probe.errors.length === 0)) {
      const { child } = childAt(SEED, truth as number)
      expect(errors).toEqual([])
      expect(assertion.identity.birthDate).toBe(child.bornOn)
      expect(plain(assertion.identity.names[0]?.family)).toBe(plain(child.names.family))
    }
  })
})

describe('slips', () => {
  it('change one place of a name, and leave a postcode one', () => {
    const chance = chanceFor(1, 'slips', 1)
    for (let time = 0; time < 500; time += 1) {
      expect(Math.abs(slipOfTheFinger('Elizabeth', chance).length - 9)).toBeLessThanOrEqual(1)
      expect(slipInPostcode('AL10 8YY', chance)).toMatch(/^AL10 \d[A-Z]{2}$/)
    }
    expect(slipOfTheFinger('Al', chance)).toBe('Al')
  })

  it('know other spellings of names of many origins, and none of a name that has none', () => {
    const chance = chanceFor(1, 'spellings', 1)
    for (const name of ['Muhammad', 'Niamh', 'Jakub', 'Oluwaseun', 'Zhang']) {
      expect(spelledOtherwise(name, chance)).not.toBe(name)
    }
    expect(spelledOtherwise('Bo', chance)).toBeUndefined()
  })
})

function shareOf(all: readonly Probe[], is: (probe: Probe) => boolean): number {
  return all.filter(is).length / all.length
}

function plain(text: string | undefined): string {
  return (text ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łı]/g, (letter) => (letter === 'ł' ? 'l' : 'i'))
}
