import { type PublicKey, SCOPES, type Scope } from './model.ts'

/**
 * Reads a list of scopes as OAuth 2.0 writes it, parted by spaces. The words of SMART for FHIR (`system/Patient.rs`)
 * mean ours. Undefined if any is unknown or none is given.
 */
export function scopesIn(text: string): readonly Scope[] | undefined {
  const words = text.split(' ').filter((word) => word !== '')
  const meant = words.map((word) => SYNONYMS.get(word) ?? (isScope(word) ? [word] : undefined))
  if (words.length === 0 || meant.some((scopes) => scopes === undefined)) return undefined
  return [...new Set(meant.flatMap((scopes) => scopes ?? []))]
}

/** The algorithms a key may sign with: those of its own kind, so that no key is ever taken for one of another. */
export function algorithmsOf({ kty }: PublicKey): Algorithm[] {
  return ALGORITHMS[kty]
}

type Algorithm = 'ES256' | 'EdDSA' | 'Ed25519' | 'RS256'

const ALGORITHMS: Readonly<Record<PublicKey['kty'], Algorithm[]>> = {
  EC: ['ES256'],
  OKP: ['EdDSA', 'Ed25519'],
  RSA: ['RS256'],
}

const READING = ['r', 's', 'rs', 'read']

const SYNONYMS: ReadonlyMap<string, readonly Scope[]> = new Map<string, readonly Scope[]>([
  ['system/Patient.r', ['index.read']],
  ['system/Patient.s', ['index.match']],
  ['system/Patient.rs', ['index.read', 'index.match']],
  ['system/Patient.read', ['index.read', 'index.match']],
  ...READING.map((way) => [`system/CareTeam.${way}`, ['index.involvements']] as const),
  ...READING.map((way) => [`system/Flag.${way}`, ['index.read']] as const),
])

function isScope(word: string): word is Scope {
  return SCOPES.some((scope) => scope === word)
}
