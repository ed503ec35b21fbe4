/**
 * A name as it is heard, so far as writing leaves no doubt: Oscar and Oskar, Millie and Milly, Philip and Filip are one.
 * Parents do not give two children names that sound the same.
 */
export function heardForm(word: string): string {
  return word
    .replaceAll('ph', 'f')
    .replace(/^c(?!h)|ck|c(?![heiyk])|q/g, 'k')
    .replaceAll('x', 'ks')
    .replace(/([aeiou])h$/, '$1')
    .replace(/(?<=.[^aeiouy])(?:ie|ey|ee|y)$/, 'i')
}

/**
 * A name as it might be heard by one who does not know it: Bilal as Beelal, Arwa as Arva. Only of words that are not both
 * names: Meera and Mira are two.
 */
export function looseForm(word: string): string {
  return heardForm(word)
    .replace(/ee|(?<=.)y(?=[^aeiou])/g, 'i')
    .replace(/oo|ou/g, 'u')
    .replace(/(?<=[dgkt])h/g, '')
    .replaceAll('w', 'v')
    .replace(/[ae]i(?=.)/g, 'ay')
    .replace(/(.)\1+/g, '$1')
}

/** Whether one word is the other with two neighbours changed about, or one letter for that beside it on the keyboard. */
export function isTypingSlip(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  const [one = '', other = ''] = [a[at], b[at]]
  if (a.slice(at + 1) === b.slice(at + 1)) return areNeighbours(one, other)
  return one === b[at + 1] && other === a[at + 1] && a.slice(at + 2) === b.slice(at + 2)
}

const KEYS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

function areNeighbours(one: string, other: string): boolean {
  return KEYS.some(
    (row) => row.includes(one) && row.includes(other) && Math.abs(row.indexOf(one) - row.indexOf(other)) === 1,
  )
}
