/** The pairs of neighbouring letters of a text, as numbers in order. */
export function lettersOf(text: string): Uint16Array {
  const padded = ` ${text} `
  const pairs = new Uint16Array(padded.length - 1)
  for (let at = 0; at < pairs.length; at += 1) {
    pairs[at] = ((padded.charCodeAt(at) * 251) ^ padded.charCodeAt(at + 1)) & 0xffff
  }
  return pairs.sort()
}

/** How two addresses compare, by the pairs of letters they share: a level of LEVELS.address from 2, "nearly the same". */
export function addressLevel(a: Uint16Array, b: Uint16Array): number {
  const shared = (2 * sharedOf(a, b)) / (a.length + b.length)
  if (shared >= 0.85) return 2
  if (shared >= 0.68) return 3
  if (shared >= 0.5) return 4
  return shared >= 0.36 ? 5 : 6
}

function sharedOf(a: Uint16Array, b: Uint16Array): number {
  let [i, j, shared] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    const difference = (a[i] as number) - (b[j] as number)
    if (difference === 0) shared += 1
    if (difference <= 0) i += 1
    if (difference >= 0) j += 1
  }
  return shared
}
