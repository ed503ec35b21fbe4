import { calculateJwkThumbprint } from 'jose'
import { z } from 'zod'
import type { PublicKey } from './model.ts'

/** A key as a machine's file has it: what is public of it, and its name. */
export type NamedKey = { readonly kid: string; readonly jwk: PublicKey }

/**
 * Reads a public key from the text of a JWK (RFC 7517), or of a set with one key. Only the public half is taken, should
 * the file hold the private one. A key without a name gets its thumbprint. Undefined for anything else, RSA of less than
 * 2048 bits among it.
 */
export async function readPublicKey(text: string): Promise<NamedKey | undefined> {
  const parsed = KeyFile.safeParse(parse(text))
  if (!parsed.success) return undefined
  const { kid, ...jwk } = 'keys' in parsed.data ? parsed.data.keys[0] : parsed.data
  return { kid: kid ?? (await calculateJwkThumbprint(jwk)), jwk }
}

const kid = z.string().min(1).max(200).optional()
const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/)
/** 2048 bits, as base64url writes them. */
const modulus = base64url.min(342)
const Key = z.discriminatedUnion('kty', [
  z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: base64url, y: base64url, kid }),
  z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: base64url, kid }),
  z.object({ kty: z.literal('RSA'), n: modulus, e: base64url, kid }),
])
const KeyFile = z.union([z.object({ keys: z.tuple([Key]) }), Key])

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
