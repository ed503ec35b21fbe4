import type { ListBlock, MarkedBlock, MarkedText, Run, TextBlock } from './model.ts'
import { joinedRuns, marksOf, sameMarks, tidied, typedBlock, typedBlocks, wordsOf } from './rules-rich-text.ts'

// Someone without the editor changes marked text in a plain box. What they left as it was keeps its marks.

/** The most comparisons made to find what two texts share; beyond it only their beginning and end are compared. */
const MOST_COMPARED = 4_000_000

/**
 * The text as someone has typed it now, with the marks of what stood before wherever they left it: a mark is lost only
 * with its words. The words are always those typed.
 */
export function rewritten(before: MarkedText, typed: string): MarkedText {
  const [were, are] = [before.blocks, typedBlocks(typed)]
  const blocks: MarkedBlock[] = []
  for (const part of partsOf(were.map(asTyped), are.map(asTyped))) {
    if ('kept' in part) blocks.push(...were.slice(part.kept[0], part.kept[1]))
    else {
      const old = were.slice(part.out[0], part.out[1])
      blocks.push(...are.slice(part.in[0], part.in[1]).map((block, at) => rewrittenBlock(old[at], block)))
    }
  }
  return tidied(blocks)
}

/**
 * What two lists share and where they differ, in order: `kept` is a stretch of the first that stands in the second too;
 * else what is `out` of the first gives way to what is `in` the second. All by index, the end not counted.
 */
export type Part =
  | { readonly kept: readonly [number, number] }
  | { readonly out: readonly [number, number]; readonly in: readonly [number, number] }

/** The parts of two lists of texts, by their longest common order. */
export function partsOf(before: readonly string[], after: readonly string[]): readonly Part[] {
  const parts: Part[] = []
  let [b, a] = [0, 0]
  const differ = (toB: number, toA: number) => {
    if (toB > b || toA > a) parts.push({ out: [b, toB], in: [a, toA] })
    ;[b, a] = [toB, toA]
  }
  for (const [pairB, pairA] of pairsOf(before, after)) {
    differ(pairB, pairA)
    const last = parts.at(-1)
    if (last && 'kept' in last) parts[parts.length - 1] = { kept: [last.kept[0], pairB + 1] }
    else parts.push({ kept: [pairB, pairB + 1] })
    ;[b, a] = [pairB + 1, pairA + 1]
  }
  differ(before.length, after.length)
  return parts
}

/** A line's words, and what stands between them, one by one. */
export function piecesOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+|\s+|./gsu) ?? []
}

/** A block as it would be typed, whichever bullet begins its lines: a paragraph may begin as a list does. */
function asTyped(block: MarkedBlock): string {
  return typedBlock(block).replaceAll(/^[-•*]\s+/gm, '- ')
}

function rewrittenBlock(old: MarkedBlock | undefined, block: MarkedBlock): MarkedBlock {
  if (!old) return block
  if (block.type === 'list') return old.type === 'list' ? rewrittenList(old, block) : block
  return old.type === 'list' ? block : { ...old, runs: rewrittenRuns(old.runs, wordsOf((block as TextBlock).runs)) }
}

function rewrittenList(old: ListBlock, block: ListBlock): ListBlock {
  const items: (readonly Run[])[] = []
  for (const part of partsOf(old.items.map(wordsOf), block.items.map(wordsOf))) {
    if ('kept' in part) items.push(...old.items.slice(part.kept[0], part.kept[1]))
    else {
      const were = old.items.slice(part.out[0], part.out[1])
      const are = block.items.slice(part.in[0], part.in[1])
      items.push(...are.map((item, at) => rewrittenRuns(were[at] ?? [], wordsOf(item))))
    }
  }
  return { type: 'list', items }
}

/** A line as it is typed now: words that stood keep their marks; new ones within a marked stretch take its marks. */
function rewrittenRuns(old: readonly Run[], text: string): readonly Run[] {
  const were = old.flatMap((run) => Array.from(run.text, (letter): Run => ({ ...run, text: letter })))
  const lengthOf = (pieces: readonly string[]) => pieces.reduce((sum, piece) => sum + Array.from(piece).length, 0)
  const [before, after] = [piecesOf(wordsOf(old)), piecesOf(text)]
  const runs: Run[] = []
  let at = 0
  for (const part of partsOf(before, after)) {
    const [from, to] = 'kept' in part ? part.kept : part.out
    const end = at + lengthOf(before.slice(from, to))
    if ('kept' in part) runs.push(...were.slice(at, end))
    else runs.push(...replaced(were, [at, end], Array.from(after.slice(part.in[0], part.in[1]).join(''))))
    at = end
  }
  return joinedRuns(runs)
}

/** Letters in place of others: those at either end that stayed keep their marks. */
function replaced(were: readonly Run[], [from, to]: readonly [number, number], are: readonly string[]): readonly Run[] {
  const most = Math.min(to - from, are.length)
  let head = 0
  while (head < most && were[from + head]?.text === are[head]) head += 1
  let tail = 0
  while (tail < most - head && were[to - 1 - tail]?.text === are[are.length - 1 - tail]) tail += 1
  const [left, right] = [were[from + head - 1], were[to - tail]]
  const within = left && right && sameMarks(left, right) ? marksOf(left) : {}
  const added = are.slice(head, are.length - tail).join('')
  return [...were.slice(from, from + head), { text: added, ...within }, ...were.slice(to - tail, to)]
}

/** The pairs of places that stand in both lists in the same order, as many as there can be. */
function pairsOf(before: readonly string[], after: readonly string[]): readonly (readonly [number, number])[] {
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  const middle = commonOrder(before.slice(head, before.length - tail), after.slice(head, after.length - tail))
  return [
    ...Array.from({ length: head }, (_, at) => [at, at] as const),
    ...middle.map(([b, a]) => [b + head, a + head] as const),
    ...Array.from({ length: tail }, (_, at) => [before.length - tail + at, after.length - tail + at] as const),
  ]
}

/** The longest common subsequence, by the usual table; nothing where the table would be too large. */
function commonOrder(before: readonly string[], after: readonly string[]): readonly (readonly [number, number])[] {
  const width = after.length + 1
  if (before.length * after.length > MOST_COMPARED) return []
  const longest = new Uint32Array((before.length + 1) * width)
  const at = (b: number, a: number) => longest[b * width + a] ?? 0
  for (let b = before.length - 1; b >= 0; b -= 1) {
    for (let a = after.length - 1; a >= 0; a -= 1) {
      longest[b * width + a] = before[b] === after[a] ? at(b + 1, a + 1) + 1 : Math.max(at(b + 1, a), at(b, a + 1))
    }
  }
  const pairs: [number, number][] = []
  let [b, a] = [0, 0]
  while (b < before.length && a < after.length) {
    if (before[b] === after[a]) {
      pairs.push([b, a])
      ;[b, a] = [b + 1, a + 1]
    } else if (at(b + 1, a) >= at(b, a + 1)) b += 1
    else a += 1
  }
  return pairs
}
