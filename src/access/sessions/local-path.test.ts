import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localPath } from './local-path.ts'

const HERE = 'https://ics.example'

describe('where to go after signing in', () => {
  it.each([
    ['/children/1/story?tab=plan', '/children/1/story?tab=plan'],
    ['/a/../b', '/b'],
    ['https://evil.example/', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['/.//evil.example', '/'],
    ['/x/..//evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/sign-in?return=/sign-in', '/'],
    ['/sign-out', '/'],
    ['/practice-identity/auth', '/'],
    ['/sign-inspection', '/sign-inspection'],
    ['', '/'],
    [undefined, '/'],
    [['/a', '/b'], '/'],
  ])('%j leads to %j', (given, expected) => {
    expect(localPath(given)).toBe(expected)
  })

  it('is on this site, whatever was asked for', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.string().map((text) => `/${text}`),
      fc.array(fc.constantFrom('/', '\\', '.', 'a', '@', ':', '\t', '%2e', '?', '#')).map((parts) => parts.join('')),
    )
    fc.assert(fc.property(anything, (text) => new URL(localPath(text), HERE).origin === HERE))
  })
})
