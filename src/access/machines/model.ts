/** What a machine may be let do, each the name of an OAuth 2.0 scope. */
export const SCOPES = [
  'index.match',
  'index.read',
  'index.register',
  'index.involvements',
  'index.responsibility',
  'index.concerns',
  'index.shields',
  'index.lifecycle',
  'index.feed',
  'concerns.raise',
] as const

export type Scope = (typeof SCOPES)[number]

/** A system of an authority that has signed in: it acts for that authority, within these scopes. */
export type Machine = {
  readonly id: string
  readonly authority: string
  readonly scopes: readonly Scope[]
  /** The key by which it proved itself. */
  readonly kid: string
}

/** A machine as it stands in the register, with the public keys that are in force. */
export type RegisteredMachine = Omit<Machine, 'kid'> & {
  readonly name: string
  readonly keys: readonly { readonly kid: string; readonly jwk: PublicKey }[]
}

/** A public key as RFC 7517 writes it: elliptic (P-256), Edwards (Ed25519) or RSA of 2048 bits and more. */
export type PublicKey =
  | { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string }
  | { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string }
  | { readonly kty: 'RSA'; readonly n: string; readonly e: string }

/** Why a machine's request is not let through. */
export type MachineRefusal = 'token-missing' | 'token-not-valid' | 'scope-missing' | 'too-many-requests'
