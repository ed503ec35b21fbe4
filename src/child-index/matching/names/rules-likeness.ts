const MOST_LETTERS = 64
/** Rows of the table of distances, used again by each comparison. */
const ROWS = [0, 1, 2].map(() => new Uint8Array(MOST_LETTERS + 1)) as [Uint8Array, Uint8Array, Uint8Array]
const TAKEN = new Uint8Array(MOST_LETTERS)
const MATCHED = new Uint8Array(MOST_LETTERS)

/**
 * Insertions, deletions, changes and swaps of neighbours from one text to the other; `most + 1` when there are more.
 * Symmetric. Of longer texts, the first 64 characters count.
 *
 * @param most 1 to 8
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  const [wide, high] = [Math.min(a.length, MOST_LETTERS), Math.min(b.length, MOST_LETTERS)]
  let [before, row, next] = ROWS
  for (let j = 0; j <= high; j += 1) row[j] = j
  for (let i = 1; i <= wide; i += 1) {
    next.fill(most + 1, 0, high + 1)
    next[0] = i
    const least = fillRow(a, b, i, Math.max(1, i - most), Math.min(high, i + most), before, row, next)
    if (least > most) return most + 1
    const free = before
    before = row
    row = next
    next = free
  }
  return Math.min(row[high] as number, most + 1)
}

/** Likeness of two words from 0 to 1, after Jaro and Winkler. Symmetric. Of longer ones, the first 64 characters count. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1
  const [short, long] = a.length < b.length || (a.length === b.length && a < b) ? [a, b] : [b, a]
  const jaro = jaroOf(short, long)
  let prefix = 0
  while (prefix < 4 && prefix < short.length && short[prefix] === long[prefix]) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}

/** Fills one row of the table between two columns, and gives the least of it. */
function fillRow(
  a: string,
  b: string,
  i: number,
  from: number,
  to: number,
  before: Uint8Array,
  row: Uint8Array,
  next: Uint8Array,
): number {
  const letter = a.charCodeAt(i - 1)
  const last = i > 1 ? a.charCodeAt(i - 2) : -1
  let least = 255
  for (let j = from; j <= to; j += 1) {
    const other = b.charCodeAt(j - 1)
    const change = (row[j - 1] as number) + (letter === other ? 0 : 1)
    let cost = Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1)
    if (j > 1 && letter === b.charCodeAt(j - 2) && last === other) cost = Math.min(cost, (before[j - 2] as number) + 1)
    next[j] = cost
    if (cost < least) least = cost
  }
  return least
}

function jaroOf(short: string, long: string): number {
  const [few, many] = [Math.min(short.length, MOST_LETTERS), Math.min(long.length, MOST_LETTERS)]
  const reach = Math.max(Math.floor(many / 2) - 1, 0)
  TAKEN.fill(0, 0, many)
  let count = 0
  for (let i = 0; i < few; i += 1) {
    const letter = short.charCodeAt(i)
    const to = Math.min(i + reach, many - 1)
    for (let j = Math.max(0, i - reach); j <= to; j += 1) {
      if (TAKEN[j] === 1 || letter !== long.charCodeAt(j)) continue
      TAKEN[j] = 1
      MATCHED[count] = i
      count += 1
      break
    }
  }
  if (count === 0) return 0
  const moved = movedOf(short, long, many) / 2
  return (count / few + count / many + (count - moved) / count) / 3
}

/** How many of the matched letters stand in another order. */
function movedOf(short: string, long: string, many: number): number {
  let [at, moved] = [0, 0]
  for (let j = 0; j < many; j += 1) {
    if (TAKEN[j] === 0) continue
    if (short.charCodeAt(MATCHED[at] as number) !== long.charCodeAt(j)) moved += 1
    at += 1
  }
  return moved
}
