import { describe, expect, it } from 'vitest'
import { formTokenOf, hashOf, newToken, seal, sessionNamedBy, unseal } from './token.ts'

const SECRET = 'a secret for tests, of no less than thirty-two characters'
const OTHER = 'another secret, of no less than thirty-two characters too'

describe('a session’s token', () => {
  it('is 256 bits of chance, and its hash does not give it away', () => {
    const token = newToken()
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(newToken()).not.toBe(token)
    expect(hashOf(token)).toHaveLength(32)
  })
})

describe('a form’s token', () => {
  it('names the session it was shown in', () => {
    expect(sessionNamedBy(SECRET, formTokenOf(SECRET, 'one'))).toBe('one')
  })

  it.each([
    ['another secret', formTokenOf(OTHER, 'one')],
    ['another session’s signature', formTokenOf(SECRET, 'two').replace('two', 'one')],
    ['a letter more', `${formTokenOf(SECRET, 'one')}x`],
    ['no signature', 'one.'],
    ['nothing', ''],
    ['no text', ['one']],
  ])('names nobody with %s', (_, token) => {
    expect(sessionNamedBy(SECRET, token)).toBeUndefined()
  })
})

describe('what is sealed', () => {
  it('opens for its own purpose alone', () => {
    const sealed = seal(SECRET, 'attempt', { back: '/' })
    expect(unseal(SECRET, 'attempt', sealed)).toEqual({ back: '/' })
    expect(unseal(SECRET, 'choosing', sealed)).toBeUndefined()
    expect(unseal(OTHER, 'attempt', sealed)).toBeUndefined()
    expect(unseal(SECRET, 'attempt', undefined)).toBeUndefined()
  })

  it('does not open once a letter is changed', () => {
    const sealed = seal(SECRET, 'attempt', { back: '/' })
    const changed = sealed.slice(0, 20) + (sealed[20] === 'A' ? 'B' : 'A') + sealed.slice(21)
    expect(unseal(SECRET, 'attempt', changed)).toBeUndefined()
  })
})
