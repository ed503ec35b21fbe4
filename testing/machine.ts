import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { SCOPES, type Scope } from '../src/access/machines/model.ts'
import { readPublicKey } from '../src/access/machines/public-key.ts'
import { addMachine } from '../src/access/machines/queries-register.ts'
import { type OwnMachine, signProof } from '../src/exchange/index-client/tokens.ts'
import { databaseOver, openPool } from '../src/platform/db.ts'
import { newId } from '../src/platform/ids.ts'

// A machine that may ask the index over HTTP, and a token of its, in three lines:
//
//   const machine = await aMachine(urls.owner, { authority: '990' })
//   const token = await aToken(origin, machine)
//   await fetch(`${origin}/index/v1/match`, { method: 'POST', body, headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` } })

export type TestMachine = OwnMachine & { readonly authority: string }

/** A machine of an authority with a key of its own, registered by the database's owner. */
export async function aMachine(
  owner: string,
  given: { readonly authority?: string; readonly scopes?: readonly Scope[]; readonly agencyId?: string } = {},
): Promise<TestMachine> {
  const { authority = '990', scopes = SCOPES, agencyId } = given
  const { key, kid, jwk } = await aKey()
  const db = databaseOver(openPool(owner, 1))
  const id = newId()
  await addMachine(db, { authority, id, name: 'Case system', scopes, agencyId }, kid, jwk).finally(() => db.destroy())
  return { id, authority, key }
}

/** A pair of keys: the private one as a machine keeps it, the public one as it is registered. */
export async function aKey(alg: 'ES256' | 'EdDSA' | 'RS256' = 'ES256') {
  const pair = await generateKeyPair(alg, { extractable: true })
  const found = await readPublicKey(JSON.stringify(await exportJWK(pair.publicKey)))
  if (!found) throw new Error('a key that cannot be read')
  const key: JWK = { ...(await exportJWK(pair.privateKey)), alg, kid: found.kid }
  return { ...found, key }
}

/** Sends a form to the token endpoint; what is left out is as a machine would send it. */
export async function askForToken(origin: string, machine: OwnMachine, form: Readonly<Record<string, string>> = {}) {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: form['client_assertion'] ?? (await signProof(machine, `${origin}/oauth2/token`, Date.now())),
    ...form,
  })
  return fetch(`${origin}/oauth2/token`, { method: 'POST', body })
}

/** An access token, good for five minutes. */
export async function aToken(origin: string, machine: OwnMachine, scope?: string): Promise<string> {
  const response = await askForToken(origin, machine, scope === undefined ? {} : { scope })
  const answer = (await response.json()) as { readonly access_token?: string }
  if (answer.access_token === undefined) throw new Error(`no token: ${response.status} ${JSON.stringify(answer)}`)
  return answer.access_token
}
