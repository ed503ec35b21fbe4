import { expect, it } from 'vitest'
import { readPublicKey } from './public-key.ts'
import { algorithmsOf, scopesIn } from './rules.ts'

it.each([
  ['index.match', ['index.match']],
  ['index.match  index.read index.match', ['index.match', 'index.read']],
  ['system/Patient.r', ['index.read']],
  ['system/Patient.rs index.read', ['index.read', 'index.match']],
  ['system/CareTeam.rs system/Flag.rs', ['index.involvements', 'index.read']],
  ['index.everything', undefined],
  ['index.match system/*.*', undefined],
  ['', undefined],
])('reads the scopes "%s" as %j', (text, scopes) => {
  expect(scopesIn(text)).toEqual(scopes)
})

it('lets each kind of key sign by its own algorithms alone, and none by a shared secret or by nothing', () => {
  const ec = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } as const
  expect(algorithmsOf(ec)).toEqual(['ES256'])
  expect(algorithmsOf({ kty: 'RSA', n: 'n', e: 'e' })).toEqual(['RS256'])
  expect(algorithmsOf({ kty: 'OKP', crv: 'Ed25519', x: 'x' })).toEqual(['EdDSA', 'Ed25519'])
})

it('takes of a key file the public half alone, and names a key without a name by its thumbprint', async () => {
  const file = { kty: 'EC', crv: 'P-256', x: 'aaaa', y: 'bbbb', d: 'private' }
  const key = await readPublicKey(JSON.stringify({ keys: [file] }))
  expect(key).toEqual({
    kid: expect.stringMatching(/^[\w-]{43}$/),
    jwk: { kty: 'EC', crv: 'P-256', x: 'aaaa', y: 'bbbb' },
  })
})

it.each([
  'no JSON',
  '{}',
  '{"kty":"oct","k":"c2VjcmV0"}',
  '{"kty":"EC","crv":"P-521","x":"a","y":"b"}',
  `{"kty":"RSA","n":"${'a'.repeat(171)}","e":"AQAB"}`,
  '{"keys":[]}',
])('takes no key of another kind or too weak: %s', async (text) => {
  expect(await readPublicKey(text)).toBeUndefined()
})
