import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ASSESSMENT_CHECKS } from './checks/rules-assessment.ts'
import { CHILD_CHECKS } from './checks/rules-child.ts'
import { CONFERENCE_CHECKS } from './checks/rules-conference.ts'
import { ENQUIRY_CHECKS } from './checks/rules-enquiry.ts'
import { EPISODE_CHECKS } from './checks/rules-episode.ts'
import { PLAN_CHECKS, PROTECTION_CHECKS } from './checks/rules-plan.ts'
import { CLEAN_RETURN } from './clean.suite.ts'
import { checkFile } from './commands.ts'
import { FAULTS, planted } from './faults.suite.ts'
import type { Failure } from './model.ts'

type PublishedRule = { readonly code: string; readonly type: string }
const PUBLISHED: readonly PublishedRule[] = JSON.parse(
  readFileSync(new URL('../../../testing/cin-census/cin-rules-2026.json', import.meta.url), 'utf8'),
)

const ANY_YEAR = { years: { asked: null, usual: 2026 } } as const

function checkedAs(text: string) {
  const bytes = Buffer.from(text)
  const source = { bytes: bytes.length, open: () => inOnePiece(bytes) }
  return checkFile(source, { years: { asked: null, usual: 2026 }, onFailure: () => {} })
}

async function failuresOf(text: string): Promise<readonly Failure[]> {
  const bytes = Buffer.from(text)
  const failures: Failure[] = []
  const source = { bytes: bytes.length, open: () => inOnePiece(bytes) }
  const checked = await checkFile(source, {
    years: { asked: null, usual: 2026 },
    onFailure: (failure) => failures.push(failure),
  })
  expect(checked).toMatchObject({ ok: true })
  return failures
}

async function* inOnePiece(bytes: Uint8Array) {
  yield bytes
}

describe('a return is checked before the department checks it', () => {
  it('finds nothing in a return in which nothing is wrong', async () => {
    expect(await failuresOf(CLEAN_RETURN)).toEqual([])
  })

  it.each(FAULTS.map((fault) => [fault[0], fault] as const))(
    'finds by rule %s, and by no other, what it is about',
    async (code, fault) => {
      const failures = await failuresOf(planted(CLEAN_RETURN, fault))
      expect([...new Set(failures.map((failure) => failure.code))]).toEqual([code])
      for (const { message, path } of failures) {
        expect(message).toMatch(/^[A-Z].+\.$/)
        expect(path).toMatch(/^Message(\/[A-Za-z0-9]+(\[\d+\])?)+$/)
      }
    },
  )

  it('has a fault for every rule the department publishes', () => {
    expect(FAULTS.map(([code]) => code).toSorted()).toEqual(PUBLISHED.map(({ code }) => code).toSorted())
  })

  it('calls an error and a query what the department calls so', async () => {
    const severities = new Map(PUBLISHED.map(({ code, type }) => [code, type === 'ERROR' ? 'error' : 'query']))
    const checks = [
      CHILD_CHECKS,
      EPISODE_CHECKS,
      CONFERENCE_CHECKS,
      ASSESSMENT_CHECKS,
      ENQUIRY_CHECKS,
      PLAN_CHECKS,
      PROTECTION_CHECKS,
    ].flat()
    for (const { code, severity } of checks) expect([code, severity]).toEqual([code, severities.get(code)])
  })

  it('says whose a fault is, and where it stands', async () => {
    const fault = FAULTS.find(([code]) => code === '8640')
    const [failure] = await failuresOf(planted(CLEAN_RETURN, fault ?? ['none']))
    expect(failure).toMatchObject({ child: 'DEE4', path: 'Message/Children/Child[4]/CINdetails[1]/ReasonForClosure' })
  })

  it.each([
    ['another collection', ['>CIN<', '>CLA<'], 'wrong-collection'],
    ['a year that no rules are known for', ['<Year>2026', '<Year>2031'], 'year-not-supported'],
    ['a year that is none', ['<Year>2026', '<Year>next'], 'year-not-supported'],
  ] as const)('refuses a file of %s', async (_, [from, to], refusal) => {
    expect(await checkedAs(CLEAN_RETURN.replace(from, to))).toMatchObject({ ok: false, refusal })
  })

  it('refuses a file without children, and one that is cut short', async () => {
    const none = CLEAN_RETURN.replace(/<Children>.*<\/Children>/, '<Children></Children>')
    expect(await checkedAs(none)).toMatchObject({ ok: false, refusal: 'no-children' })
    expect(await checkedAs(CLEAN_RETURN.slice(0, 2000))).toMatchObject({ ok: false, refusal: 'truncated' })
  })

  it('says of a value that is none at all that it could not be checked', async () => {
    const failures = await failuresOf(CLEAN_RETURN.replace('<CINclosureDate>2025-12-12', '<CINclosureDate>12/12/2025'))
    expect(failures.map(({ code }) => code)).toEqual(['unreadable'])
  })

  const bytesOf = (bytes: Uint8Array) =>
    checkFile({ bytes: bytes.length, open: () => inOnePiece(bytes) }, { ...ANY_YEAR, onFailure: () => {} })
  const declared = (encoding: string) => CLEAN_RETURN.replace('encoding="utf-8"', `encoding="${encoding}"`)
  const utf16 = Buffer.from(declared('utf-16'), 'utf16le')

  it.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${CLEAN_RETURN}`)],
    ['UTF-16 with a byte order mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
    ['UTF-16 the other way round', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]).swap16()],
    ['UTF-16 without a mark', utf16],
    ['Latin 1, as it says', Buffer.from(declared('ISO-8859-1').replace('OpenICS', 'Bél'), 'latin1')],
  ])('reads a file in %s', async (_, bytes) => {
    expect(await bytesOf(bytes)).toMatchObject({ ok: true, value: { children: 4 } })
  })

  it.each([
    [
      'Latin 1 that says UTF-8',
      Buffer.from(CLEAN_RETURN.replace('ADA1', 'ADÉ1'), 'latin1'),
      /bytes that are not text in/,
    ],
    ['an encoding nobody reads', Buffer.from(declared('EBCDIC-CP-GB')), /“EBCDIC-CP-GB”, which cannot be read/],
    ['no XML at all', Buffer.from('LAchildID,UPN\nADA1,'), /not XML.*Is it a CSV/],
  ])('refuses a file in %s, and says what it is', async (_, bytes, words) => {
    const checked = await bytesOf(bytes)
    expect(checked).toMatchObject({ ok: false, words: expect.stringMatching(words) })
  })

  it('says of a child who stands in the file twice that they do, and of nobody else', async () => {
    const [, ada = ''] = /(<Child>.*?<\/Child>)/.exec(CLEAN_RETURN) ?? []
    const failures = await failuresOf(CLEAN_RETURN.replace('</Children>', `${ada}</Children>`))
    expect(failures.map(({ code, child }) => [code, child])).toEqual([
      ['8510', 'ADA1'],
      ['1520', 'ADA1'],
    ])
    expect(failures.every(({ path }) => path.includes('Child[5]'))).toBe(true)
  })
})
