import type { Chance } from '../chance.ts'

/** A slip of the finger: a neighbouring key, a letter twice, one left out, or two changed about. Seldom in the first letter. */
export function slipOfTheFinger(text: string, chance: Chance): string {
  const letters = Array.from(text)
  if (letters.length < 3) return text
  const at = chance.in100(8) ? 0 : chance.between(1, letters.length - 1)
  const [letter, before] = [letters[at] as string, letters[at - 1]]
  const kind = /\p{L}/u.test(letter) ? chance.between(0, 3) : LEFT_OUT
  if (kind === 0) return replaced(letters, at, 1, neighbourOf(letter, chance))
  if (kind === 1) return replaced(letters, at, 1, letter + letter.toLowerCase())
  if (kind === LEFT_OUT || before === undefined) return replaced(letters, at, 1, '')
  return replaced(letters, at - 1, 2, likeCase(letter, before) + likeCase(before, letter))
}

/** A slip within a postcode that leaves it looking like one: a letter or a digit for another. */
export function slipInPostcode(postcode: string, chance: Chance): string {
  const letters = Array.from(postcode)
  const at = chance.between(letters.length - 3, letters.length - 1)
  if (chance.in100(30)) {
    const [one, two] = [letters.at(-2) as string, letters.at(-1) as string]
    return postcode.slice(0, -2) + two + one
  }
  const letter = letters[at] as string
  const other = /\d/.test(letter) ? String((Number(letter) + chance.between(1, 9)) % 10) : neighbourOf(letter, chance)
  return replaced(letters, at, 1, other.toUpperCase())
}

const LEFT_OUT = 2
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

function neighbourOf(letter: string, chance: Chance): string {
  const small = letter.toLowerCase()
  const row = ROWS.find((keys) => keys.includes(small))
  if (!row) return chance.oneOf(['e', 'a', 'n'])
  const at = row.indexOf(small)
  return likeCase(row[at === row.length - 1 || (at > 0 && chance.in100(50)) ? at - 1 : at + 1] as string, letter)
}

function likeCase(letter: string, model: string): string {
  return model === model.toLowerCase() ? letter.toLowerCase() : letter.toUpperCase()
}

function replaced(letters: readonly string[], at: number, count: number, by: string): string {
  return [...letters.slice(0, at), by, ...letters.slice(at + count)].join('')
}
