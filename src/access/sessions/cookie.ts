/**
 * The session's cookie, or with `what` another of ours. Over https its name says to the browser that it is this
 * host's own, for every path, and never sent in the clear: a neighbouring host cannot plant one.
 */
export function cookieName(origin: string, what = ''): string {
  return `${isSecure(origin) ? '__Host-' : ''}openics${what && `-${what}`}`
}

/** How our cookies are set: out of scripts' reach, not sent along by other sites' forms. */
export function cookieOptions(origin: string, maxAge?: number) {
  const common = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(origin) } as const
  return maxAge === undefined ? common : { ...common, maxAge }
}

function isSecure(origin: string): boolean {
  return origin.startsWith('https:')
}
