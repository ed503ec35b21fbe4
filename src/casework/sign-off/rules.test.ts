import { describe, expect, it } from 'vitest'
import { instant } from '../../kernel/instant.ts'
import { SIGNED_KINDS, SIGNING, type SignOff } from './model.ts'
import { decide } from './rules.ts'

const WAITING: SignOff = {
  ...{ id: 'round', kind: 'assessment', step: { kind: 'assessment', id: 'step' }, signedByRole: 'team-manager' },
  ...{ content: {}, askedAt: instant('2026-03-19T10:42:00Z'), askedBy: 'asha', askedByName: 'Asha Verma' },
  ...{ writtenBy: ['asha', 'chidi'], decidedAt: null, decision: null, comment: null, decidedByName: null },
}
const tom = { userId: 'tom', roles: ['team-manager'] } as const
const sign = { sign: true } as const

describe('a signature', () => {
  it('is a manager’s, who neither asked for it nor wrote in it', () => {
    expect(decide(WAITING, sign, tom)).toMatchObject({ ok: true })
    for (const userId of ['asha', 'chidi']) {
      expect(decide(WAITING, sign, { ...tom, userId })).toEqual({ ok: false, refusal: 'own-work' })
    }
  })

  it('is given at the level that the authority asks for', () => {
    const above = { ...WAITING, signedByRole: 'service-manager' } as const
    expect(decide(above, sign, tom)).toEqual({ ok: false, refusal: 'not-your-level' })
    expect(decide(above, sign, { userId: 'ruth', roles: ['service-manager'] })).toMatchObject({ ok: true })
    expect(decide(WAITING, sign, { userId: 'hilary', roles: ['conference-chair'] })).toMatchObject({ ok: false })
  })

  it('is given once, and only of what waits', () => {
    const signed = { ...WAITING, decidedAt: instant('2026-03-19T11:00:00Z'), decision: 'signed' } as const
    for (const one of [undefined, signed]) expect(decide(one, sign, tom)).toEqual({ ok: false, refusal: 'not-waiting' })
  })

  it('is withheld with a comment, never without', () => {
    expect(decide(WAITING, { sign: false, comment: ' ' }, tom)).toEqual({ ok: false, refusal: 'no-comment' })
    expect(decide(WAITING, { sign: false, comment: 'And Dad?' }, tom)).toMatchObject({ ok: true })
  })

  it.each(SIGNED_KINDS)('of %s may be set only to what its rule allows, and is that where nobody set it', (kind) => {
    expect(SIGNING[kind].levels).toContain(SIGNING[kind].usual)
    expect(SIGNING[kind].source).not.toBe('')
  })
})
