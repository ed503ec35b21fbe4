import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** What a browser keeps: 256 bits of chance. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What we keep of it. A token of 256 random bits needs no slow hash. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** The token of a session's forms: it names the session, and only we can have written it. */
export function formTokenOf(secret: string, sessionId: string): string {
  return `${sessionId}.${signature(secret, sessionId)}`
}

/** The session a form was shown in; undefined if the token is not one of ours. */
export function sessionNamedBy(secret: string, formToken: unknown): string | undefined {
  if (typeof formToken !== 'string') return undefined
  const [sessionId = '', signed = ''] = formToken.split('.')
  const expected = Buffer.from(signature(secret, sessionId))
  const given = Buffer.from(signed)
  return given.length === expected.length && timingSafeEqual(given, expected) ? sessionId : undefined
}

/** Closes a value so that a browser can carry it for us and neither read nor change it. */
export function seal(secret: string, purpose: string, value: unknown): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret, `seal ${purpose}`), nonce)
  const closed = Buffer.concat([cipher.update(JSON.stringify(value)), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), closed]).toString('base64url')
}

/** Opens what `seal` closed with the same secret for the same purpose; undefined for anything else. */
export function unseal(secret: string, purpose: string, sealed: string | undefined): unknown {
  const bytes = Buffer.from(sealed ?? '', 'base64url')
  if (bytes.length < 28) return undefined
  try {
    const opening = createDecipheriv('aes-256-gcm', keyOf(secret, `seal ${purpose}`), bytes.subarray(0, 12))
    opening.setAuthTag(bytes.subarray(12, 28))
    return JSON.parse(Buffer.concat([opening.update(bytes.subarray(28)), opening.final()]).toString())
  } catch {
    return undefined
  }
}

/** The key with which this user's browser closes what it keeps on their computer: the same in every session of theirs. */
export function keyOfWriter(secret: string, userId: string): string {
  return keyOf(secret, `words kept by ${userId}`).toString('base64')
}

function signature(secret: string, sessionId: string): string {
  return createHmac('sha256', keyOf(secret, 'form token')).update(sessionId).digest('base64url')
}

function keyOf(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `openics ${purpose}`, 32))
}
