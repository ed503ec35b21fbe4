/** A stretch of a text, and whether the other text lacks it. */
export type Piece = { readonly text: string; readonly differs: boolean }

/** Two texts taken apart where they differ, letter by letter, as a reader sees letters. Symmetric. */
export function differences(one: string, other: string): readonly [readonly Piece[], readonly Piece[]] {
  const [letters, others] = [lettersOf(one), lettersOf(other)]
  if (letters.length * others.length > MOST_COMPARED) return [whole(one, one !== other), whole(other, one !== other)]
  const kept = commonLetters(letters, others)
  return [pieces(letters, new Set(kept.map(([at]) => at))), pieces(others, new Set(kept.map(([, at]) => at)))]
}

/** The same by the parts between `by`: a part that is not the same differs as a whole. For dates and numbers. */
export function partDifferences(one: string, other: string, by: string): readonly [readonly Piece[], readonly Piece[]] {
  const [parts, others] = [one.split(by), other.split(by)]
  const side = (mine: readonly string[], theirs: readonly string[]) =>
    mine.flatMap((text, at): Piece[] => [
      ...(at > 0 ? [{ text: by, differs: false }] : []),
      { text, differs: text !== theirs[at] },
    ])
  return [joined(side(parts, others)), joined(side(others, parts))]
}

/** A text in one piece. */
export function whole(text: string, differs: boolean): readonly Piece[] {
  return text === '' ? [] : [{ text, differs }]
}

/** How much two texts have in common: 1 for the same, 0 for nothing. Symmetric. */
export function inCommon(one: string, other: string): number {
  const [letters, others] = [lettersOf(one), lettersOf(other)]
  if (letters.length + others.length === 0) return 1
  if (letters.length * others.length > MOST_COMPARED) return one === other ? 1 : 0
  return (2 * commonLetters(letters, others).length) / (letters.length + others.length)
}

/** Longer texts are told apart as wholes. */
const MOST_COMPARED = 40_000

const LETTERS = new Intl.Segmenter('en', { granularity: 'grapheme' })

function lettersOf(text: string): readonly string[] {
  return Array.from(LETTERS.segment(text.normalize('NFC')), ({ segment }) => segment)
}

/** The places of a longest row of letters that both have, in order. */
function commonLetters(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const lengths = lengthsOfCommon(a, b)
  const lengthAt = (i: number, j: number) => lengths[i * (b.length + 1) + j] ?? 0
  const found: [number, number][] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) found.push([i++, j++])
    else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i += 1
    else j += 1
  }
  return found
}

/** For each pair of places, how long a row of letters both have from there on. */
function lengthsOfCommon(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const [down, right] = [lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0]
      const both = (lengths[(i + 1) * width + j + 1] ?? 0) + 1
      lengths[i * width + j] = a[i] === b[j] ? both : Math.max(down, right)
    }
  }
  return lengths
}

function pieces(letters: readonly string[], kept: ReadonlySet<number>): readonly Piece[] {
  return joined(letters.map((text, at) => ({ text, differs: !kept.has(at) })))
}

function joined(all: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = []
  for (const { text, differs } of all) {
    const last = result.at(-1)
    if (last?.differs === differs) result[result.length - 1] = { text: last.text + text, differs }
    else if (text !== '') result.push({ text, differs })
  }
  return result
}
