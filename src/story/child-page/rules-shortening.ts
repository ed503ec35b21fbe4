import type { MarkedBlock, MarkedText, Run } from '../../entries/model.ts'
import { linesOf } from '../../entries/rules-rich-text.ts'

/** Letters of one text that stand on the child's page, at most; so many blocks and runs, too, whatever is written. */
const MOST_LETTERS = 1200
const MOST_BLOCKS = 12
const MOST_RUNS = 40

/** The beginning of a text, ended at a word; the text itself where it is short. */
export function shortened(text: MarkedText): { readonly text: MarkedText; readonly isCut: boolean } {
  const kept: MarkedBlock[] = []
  let left = MOST_LETTERS
  for (const [at, block] of text.blocks.entries()) {
    const letters = linesOf(block).join('').length
    if (at >= MOST_BLOCKS || letters > left || runsOf(block).length > MOST_RUNS) {
      if (at < MOST_BLOCKS) kept.push({ type: 'paragraph', runs: beginningOf(runsOf(block), left) })
      return { text: { v: 2, blocks: kept }, isCut: true }
    }
    left -= letters
    kept.push(block)
  }
  return { text, isCut: false }
}

/** Words without marks, shortened as `shortened` does. */
export function shortenedWords(words: string): string {
  return words.length > MOST_LETTERS ? endedAtAWord(words.slice(0, MOST_LETTERS)) : words
}

function runsOf(block: MarkedBlock): readonly Run[] {
  return block.type === 'list' ? block.items.flat() : block.runs
}

function beginningOf(runs: readonly Run[], most: number): readonly Run[] {
  let left = most
  const kept = runs.slice(0, MOST_RUNS).flatMap((run) => {
    const part = run.text.slice(0, Math.max(0, left))
    left -= part.length
    return part === '' ? [] : [{ ...run, text: part }]
  })
  return kept.map((run, at) => (at === kept.length - 1 ? { ...run, text: endedAtAWord(run.text) } : run))
}

function endedAtAWord(text: string): string {
  return `${text.replace(/\s+\S*$/, '')}…`
}
