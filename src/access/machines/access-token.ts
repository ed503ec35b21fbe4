import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { Instant } from '../../kernel/instant.ts'
import { newId } from '../../platform/ids.ts'
import { type Machine, SCOPES } from './model.ts'

/** For how long a machine's access token is good, in seconds. */
export const TOKEN_SECONDS = 300

/** The key of access tokens, of the installation's secret: every process of one installation knows the others' tokens. */
export function tokenKey(secret: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'openics machine token', 32)))
}

/** Writes an access token: who the machine is and what it may, signed, so that it is judged without a look-up. */
export function writeToken(key: KeyObject, issuer: string, machine: Machine, at: Instant): Promise<string> {
  const seconds = Math.floor(Date.parse(at) / 1000)
  const { id, authority, scopes, kid } = machine
  return new SignJWT({ authority, scope: scopes.join(' '), key: kid, client_id: id })
    .setProtectedHeader({ alg: 'HS256', typ: TYPE })
    .setIssuer(issuer)
    .setAudience(issuer)
    .setSubject(id)
    .setJti(newId())
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + TOKEN_SECONDS)
    .sign(key)
}

/** Whose token this is; undefined if it is not one of ours, not of now, or not of this issuer. */
export type TokenReader = (token: string, at: Instant) => Promise<Machine | undefined>

/**
 * Reads access tokens. One whose signature was judged good is remembered until it is over: judging it is a fifth of a
 * millisecond, and a machine sends one token a thousand times.
 */
export function createTokenReader(key: KeyObject, issuer: string): TokenReader {
  const good = new Map<string, Judged>()
  return async (token, at) => {
    const known = good.get(token)
    if (known) return Date.parse(at) < known.until ? known.machine : undefined
    const judged = await judge(key, issuer, token, at)
    if (!judged) return undefined
    if (good.size >= MOST_REMEMBERED) good.clear()
    good.set(token, judged)
    return judged.machine
  }
}

type Judged = { readonly machine: Machine; readonly until: number }

const MOST_REMEMBERED = 2000

async function judge(key: KeyObject, issuer: string, token: string, at: Instant): Promise<Judged | undefined> {
  const rules = { issuer, audience: issuer, typ: TYPE, algorithms: ['HS256' as const], currentDate: new Date(at) }
  try {
    const { payload } = await jwtVerify(token, key, { ...rules, requiredClaims: ['exp', 'sub'] })
    const claims = Claims.parse(payload)
    return { machine: machineOf(claims), until: claims.exp * 1000 }
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined
    throw error
  }
}

/** As RFC 9068 names it, so that nothing else we sign passes for one. */
const TYPE = 'at+jwt'

const Claims = z.object({ sub: z.string(), authority: z.string(), scope: z.string(), key: z.string(), exp: z.number() })

function machineOf({ sub, authority, scope, key }: z.infer<typeof Claims>): Machine {
  const granted = new Set(scope.split(' '))
  return { id: sub, authority, scopes: SCOPES.filter((one) => granted.has(one)), kid: key }
}
