import { decodeJwt, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose'
import type { Instant } from '../../kernel/instant.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { RegisteredMachine } from './model.ts'
import { algorithmsOf } from './rules.ts'

/** A machine's proof of who it is, good for one use. */
export type Proof = { readonly kid: string; readonly jti: string; readonly expiresAt: Instant }

/** For how long a proof may be good, in seconds. */
export const PROOF_SECONDS = 300
/** How far two clocks may be apart, in seconds. */
const CLOCKS_APART = 15
/** Signs that can be seen, and spaces: what any database can keep. */
const USABLE_JTI = /^[\x20-\x7e]{1,200}$/

/** Whom a proof says it is of, before anything of it is believed; undefined if it cannot be read. */
export function claimedMachine(assertion: string): string | undefined {
  return believing(() => decodeJwt(assertion).sub)
}

/**
 * Judges a signed assertion (RFC 7523): by one of the machine's own keys, of its own issuer and subject, for us, over
 * within five minutes, with a name by which it is used once.
 */
export async function judgeProof(
  assertion: string,
  machine: RegisteredMachine,
  audience: string[],
  at: Instant,
): Promise<Outcome<Proof, 'invalid-client'>> {
  const kid = believing(() => decodeProtectedHeader(assertion).kid)
  for (const key of machine.keys.filter((one) => kid === undefined || one.kid === kid)) {
    const payload = await signedBy(assertion, key.jwk, machine.id, audience, at)
    const { jti, exp } = payload ?? {}
    if (typeof jti !== 'string' || exp === undefined || !USABLE_JTI.test(jti)) continue
    if (exp * 1000 > Date.parse(at) + (PROOF_SECONDS + CLOCKS_APART) * 1000) continue
    const expiresAt = new Date((exp + CLOCKS_APART) * 1000).toISOString() as Instant
    return accepted({ kid: key.kid, jti, expiresAt })
  }
  return refused('invalid-client')
}

async function signedBy(
  assertion: string,
  jwk: RegisteredMachine['keys'][number]['jwk'],
  id: string,
  audience: string[],
  at: Instant,
): Promise<JWTPayload | undefined> {
  const whose = { issuer: id, subject: id, audience, requiredClaims: ['exp', 'jti'] }
  const when = { currentDate: new Date(at), clockTolerance: CLOCKS_APART }
  try {
    return (await jwtVerify(assertion, jwk, { ...whose, ...when, algorithms: algorithmsOf(jwk) })).payload
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined
    throw error
  }
}

/** What a token says; undefined if it is no token. */
function believing<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
