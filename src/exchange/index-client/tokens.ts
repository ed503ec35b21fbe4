import { type JWK, SignJWT } from 'jose'
import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'

/** A machine as it signs itself in: its id at the index, and its private key, whose `kid` and `alg` it names. */
export type OwnMachine = { readonly id: string; readonly key: JWK }

/** A good access token, asked for anew only when the last one is nearly over or was forgotten. */
export type Tokens = {
  readonly current: (signal: AbortSignal) => Promise<string>
  /** This token was not taken: the next will be another. */
  readonly forget: (token: string) => void
}

/** Signs this machine in at an index whose address is `origin`, when a token is wanted. */
export function createTokens(origin: string, machine: OwnMachine, clock: Clock): Tokens {
  let held: { readonly token: string; readonly until: number } | undefined
  let asking: Promise<string> | undefined
  const ask = async (signal: AbortSignal) => {
    const at = Date.parse(clock.now())
    const { access_token: token, expires_in: seconds } = await signIn(origin, machine, at, signal)
    held = { token, until: at + (seconds - NEARLY_OVER_SECONDS) * 1000 }
    return token
  }
  return {
    current: async (signal) => {
      if (held && Date.parse(clock.now()) < held.until) return held.token
      asking ??= ask(signal).finally(() => {
        asking = undefined
      })
      return asking
    },
    forget: (token) => {
      if (held?.token === token) held = undefined
    },
  }
}

/** Proves once, for a minute, that this machine is who it says (RFC 7523). `at` in milliseconds. */
export function signProof({ id, key }: OwnMachine, audience: string, at: number): Promise<string> {
  const { alg = 'ES256', kid } = key
  const seconds = Math.floor(at / 1000)
  return new SignJWT({})
    .setProtectedHeader({ alg, ...(kid === undefined ? {} : { kid }) })
    .setIssuer(id)
    .setSubject(id)
    .setAudience(audience)
    .setJti(newId())
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 60)
    .sign(key)
}

const NEARLY_OVER_SECONDS = 30

const TokenAnswer = z.object({ access_token: z.string(), expires_in: z.number() })

async function signIn(origin: string, machine: OwnMachine, at: number, signal: AbortSignal) {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await signProof(machine, `${origin}/oauth2/token`, at),
  })
  const response = await fetch(`${origin}/oauth2/token`, { method: 'POST', body, signal })
  if (!response.ok) throw new Error(`the index did not sign this machine in: ${response.status}`)
  return TokenAnswer.parse(await response.json())
}
