import { describe, expect, it } from 'vitest'
import { CODE_SETS, type CodeSetId, codeText, codeWording, isCode, offeredCodes } from './code-sets.ts'

describe('the code sets of the census', () => {
  it.each<[CodeSetId, number]>([
    ['referral-source', 22],
    ['primary-need', 10],
    ['closure-reason', 9],
    ['assessment-factor', 44],
    ['category-of-abuse', 5],
    ['ethnicity', 20],
    ['disability', 13],
    ['sex', 3],
    ['upn-unknown', 7],
  ])('hold for %s %i codes, each once and each with a label', (set, count) => {
    const { codes } = CODE_SETS[set]
    expect(codes).toHaveLength(count)
    expect(new Set(codes.map(({ code }) => code)).size).toBe(count)
    expect(codes.filter(({ label }) => label === '')).toStrictEqual([])
  })

  it('say each code in everyday words and in the department’s', () => {
    expect(codeText('category-of-abuse', 'NEG')).toBe('Neglect')
    expect(codeText('referral-source', '3A')).toBe('GP')
    expect(codeWording('referral-source', '3A')).toBe('HEALTH SERVICES – general practitioner (GP)')
    expect(codeWording('upn-unknown', 'UN6')).toBeUndefined()
  })

  it('show a code they do not hold as it stands', () => {
    expect(codeText('assessment-factor', '8A')).toBe('8A')
    expect(isCode('assessment-factor', '8A')).toBe(false)
    expect(isCode('sex', 'm')).toBe(false)
    expect(isCode('sex', 'M')).toBe(true)
  })

  it('read withdrawn factors but do not offer them', () => {
    expect(isCode('assessment-factor', '18A')).toBe(true)
    expect(offeredCodes('assessment-factor').map(({ code }) => code)).not.toContain('18A')
    expect(offeredCodes('assessment-factor')).toHaveLength(42)
  })
})
