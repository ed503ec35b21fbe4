import { describe, expect, it } from 'vitest'
import { told } from './standing.ts'

const AT = Date.parse('2026-03-19T10:41:52Z')
const unkept = { kept: false, since: AT - 60_000, keepsHere: true, here: true, line: 'broken' } as const

describe('what is said of the words on a page', () => {
  it('is that all are kept, and when, where the server has them', () => {
    const standing = { kept: true, since: undefined, keepsHere: true, here: true, line: 'open' } as const
    expect(told(standing, AT)).toEqual({
      kept: true,
      words: 'Every word kept, here and on the server',
      time: '10:41:52',
    })
  })

  it('is since when they are on this computer alone, and what happens to them', () => {
    expect(told(unkept, AT).words).toBe(
      'Kept on this computer only since 10:40; it goes to the server when the line is back.',
    )
    expect(told({ ...unkept, line: 'signed-out' }, AT).words).toContain('Sign in again in another tab')
    expect(told({ ...unkept, line: 'not-yours' }, AT).words).toContain('Copy what still belongs in the record')
  })

  it('is never that they are kept where they are not', () => {
    expect(told({ ...unkept, keepsHere: false }, AT).words).toMatch(/^Not kept since 10:40/)
    for (const line of ['open', 'broken', 'signed-out', 'not-yours', 'too-large', 'not-understood'] as const) {
      expect(told({ ...unkept, line }, AT).kept).toBe(false)
    }
  })

  it('is not that something is wrong while words are on their way', () => {
    expect(told({ ...unkept, line: 'open', since: AT - 200 }, AT).words).toBe('Keeping your words')
  })
})
