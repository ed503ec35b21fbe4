import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../src/exchange/import/cin-census/model.ts'
import { upnFault } from '../../src/kernel/upn.ts'
import { authorityByCode } from '../../src/statute/authorities.ts'
import { censusReturn } from './generate.ts'
import { findingsOf, sourceOf } from './returns.ts'
import { codesOfType, schemaFaults, schemaOf } from './schema.ts'

const schema = schemaOf(readFileSync(new URL('cin-2026.xsd', import.meta.url), 'utf8'))
const whole = (children: number, seed: number) => [...censusReturn({ children, seed, authority: '990' })].join('')
const xml = whole(3_000, 7)
const textsOf = (element: string) => [...xml.matchAll(new RegExp(`<${element}>([^<]*)<`, 'g'))].map((match) => match[1])

describe('a generated return', () => {
  it('stands in the order and number of the department’s schema', () => {
    expect(schemaFaults(schema, xml)).toEqual([])
  })

  it.each([
    ['Ethnicity', 'ethnicitytype'],
    ['Disability', 'disabilitytype'],
    ['ReferralSource', 'referralsourcetype'],
    ['PrimaryNeedCode', 'primaryneedcodetype'],
    ['ReasonForClosure', 'reasonforclosuretype'],
    ['AssessmentFactors', 'assessmentfactorstype'],
    ['InitialCategoryOfAbuse', 'categoryofabusetype'],
    ['UPNunknown', 'unknownupntype'],
    ['Sex', 'sextype'],
    ['ReferralNFA', 'yesnotype'],
  ])('uses every code of %s that is in force', (element, type) => {
    const inForce = codesOfType(schema, type).filter((code) => code !== '18A' && code !== '19A')
    expect(new Set(textsOf(element))).toEqual(new Set(inForce))
  })

  it.each([
    'FormerUPN',
    'ExpectedPersonBirthDate',
    'PersonDeathDate',
    'CINPlanEndDate',
    'InitialCPCtarget',
    'CPPreviewDate',
    'CPPendDate',
  ])('uses %s', (element) => expect(textsOf(element).length).toBeGreaterThan(5))

  it('gives no number twice, and none that a school could have given', () => {
    const upns = textsOf('UPN')
    expect(new Set(upns).size).toBe(upns.length)
    for (const upn of upns) {
      expect(upnFault(upn ?? '', (code) => authorityByCode(code) !== undefined)).toBeUndefined()
      expect(upn?.[4]).toBe('0')
    }
  })

  it('is accepted row by row, without a remark', async () => {
    const findings = await findingsOf(sourceOf(xml))
    expect(findings).toHaveLength(3_000)
    expect(findings.flatMap((finding) => finding.notes)).toEqual([])
  })

  it('is the same for the same seed, and another for another', () => {
    expect(whole(50, 3)).toBe(whole(50, 3))
    expect(whole(50, 3)).not.toBe(whole(50, 4))
  })

  it('is, for 50,000 children, well within the size that is read', () => {
    expect((Buffer.byteLength(xml) / 3_000) * 50_000).toBeLessThan(LIMITS.bytes / 2)
  })
})

describe('the check against the schema', () => {
  const sound = whole(6, 1)
  it.each([
    ['an element out of order', sound.replace(/(<Sex>.<\/Sex>)/, '').replace('<LAchildID>', '<Sex>F</Sex><LAchildID>')],
    ['an element that lacks', sound.replace(/<Ethnicity>.*?<\/Ethnicity>/, '')],
    ['a code that is none', sound.replace(/<ReferralSource>.*?</, '<ReferralSource>1Z<')],
    ['a date that is none', sound.replace(/<CINreferralDate>.*?</, '<CINreferralDate>yesterday<')],
    ['an element given twice', sound.replace(/(<ReferralNFA>.<\/ReferralNFA>)/, '$1$1')],
  ])('finds %s', (_, broken) => {
    expect(schemaFaults(schema, sound)).toEqual([])
    expect(schemaFaults(schema, broken)).not.toEqual([])
  })
})
