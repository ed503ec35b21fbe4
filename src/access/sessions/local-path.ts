/** Where to go after signing in: a path of this site with its query, never another site's, never sign-in itself. */
export function localPath(text: unknown): string {
  if (typeof text !== 'string' || !text.startsWith('/') || NOT_A_PATH.test(text)) return '/'
  const { origin, pathname, search } = new URL(text, SOMEWHERE)
  // A path may turn into `//elsewhere` only once its dots are resolved.
  if (origin !== SOMEWHERE || pathname.startsWith('//')) return '/'
  if (/^\/(sign-in|sign-out|signed-out|practice-identity)(\/|$)/.test(pathname)) return '/'
  return pathname + search
}

const SOMEWHERE = 'http://openics.invalid'
// Browsers read `\` as `/`, and drop tabs and line ends.
const NOT_A_PATH = /^\/[/\\]|[\\\p{Cc}]/u
