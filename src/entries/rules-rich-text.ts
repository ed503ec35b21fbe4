import type { Block, EntryKind, MarkedBlock, MarkedText, RichText, Run, RunMarks } from './model.ts'

/** Before each item of a list, where a list is typed or shown as plain text. */
const ITEM = '- '

/** Text of either version as marked text: the words of version 1, with nothing marked. */
export function asMarked(body: RichText): MarkedText {
  if (body.v === 2) return body
  const blocks = body.blocks.map((block): MarkedBlock => {
    if (block.type === 'list') return { type: 'list', items: block.items.map(unmarked) }
    return { type: block.type, runs: unmarked(block.text) }
  })
  return { v: 2, blocks }
}

/** The lines of a block: one for a paragraph, one for each item of a list. */
export function linesOf(block: Block | MarkedBlock): readonly string[] {
  if ('text' in block) return [block.text]
  if ('runs' in block) return [wordsOf(block.runs)]
  return block.items.map((item) => (typeof item === 'string' ? item : wordsOf(item)))
}

/** The text as it is typed in a plain box: blocks parted by an empty line, each item of a list behind a dash. */
export function typedText(text: MarkedText): string {
  return text.blocks.map(typedBlock).join('\n\n')
}

/** One block as it is typed in a plain box. */
export function typedBlock(block: MarkedBlock): string {
  const before = block.type === 'list' ? ITEM : ''
  return linesOf(block)
    .map((line) => `${before}${line}`)
    .join('\n')
}

/**
 * What was typed in a plain box: an empty line parts paragraphs, lines behind a dash or a bullet are a list. Nothing is
 * marked.
 */
export function typedBlocks(text: string): readonly MarkedBlock[] {
  const blocks: MarkedBlock[] = []
  let open: { lines: string[]; items: Run[][] } = { lines: [], items: [] }
  const end = () => {
    if (open.lines.length > 0) blocks.push({ type: 'paragraph', runs: unmarked(open.lines.join('\n')) })
    if (open.items.length > 0) blocks.push({ type: 'list', items: open.items })
    open = { lines: [], items: [] }
  }
  for (const line of text.split(/\r\n|\r|\n/).map((one) => one.trim())) {
    const item = /^[-•*]\s+(.+)$/.exec(line)?.[1]
    if (line === '' || (item ? open.lines : open.items).length > 0) end()
    if (item) open.items.push(unmarked(item))
    else if (line !== '') open.lines.push(line)
  }
  end()
  return blocks
}

/** The same text as it is kept: neighbours with the same marks are one run, and what is empty is left out. */
export function tidied(blocks: readonly MarkedBlock[]): MarkedText {
  const kept = blocks.flatMap((block): readonly MarkedBlock[] => {
    if (block.type !== 'list') {
      const runs = trimmed(block.runs)
      return runs.length > 0 ? [{ type: block.type, runs }] : []
    }
    const items = block.items
      .map((runs) => trimmed(runs.map((run) => ({ ...run, text: run.text.replaceAll('\n', ' ') }))))
      .filter((runs) => runs.length > 0)
    return items.length > 0 ? [{ type: 'list', items }] : []
  })
  return { v: 2, blocks: kept }
}

/** Whether it says no more than its words in paragraphs and lists do. */
export function isUnmarked({ blocks }: MarkedText): boolean {
  return blocks.every(
    (block) =>
      (block.type === 'paragraph' || block.type === 'list') && runsIn(block).every((run) => sameMarks(run, {})),
  )
}

/** The entries that a text cites, each once, in the order in which a reader meets them: the first is number 1. */
export function citedIn(body: RichText): readonly string[] {
  return [...new Set(runsOf(body).flatMap((run) => run.cites ?? []))]
}

/** A stretch of text that cites an entry. */
export type CitingPassage = { readonly entryId: string; readonly passage: string }

/** Every stretch of a text that cites, once for each entry it cites and in order. */
export function citingPassagesIn(body: RichText): readonly CitingPassage[] {
  const cited = (run: Run) => (run.cites ?? []).join(' ')
  const passages: CitingPassage[] = []
  for (const runs of asMarked(body).blocks.flatMap(runLinesOf)) {
    for (const [at, run] of runs.entries()) {
      const last = runs[at - 1]
      if (last && cited(last) === cited(run)) continue
      const end = runs.findIndex((one, place) => place > at && cited(one) !== cited(run))
      const passage = wordsOf(runs.slice(at, end < 0 ? runs.length : end)).trim()
      passages.push(...(run.cites ?? []).map((entryId) => ({ entryId, passage })))
    }
  }
  return passages
}

/** The people whom a text links, each once. */
export function peopleIn(body: RichText): readonly string[] {
  return [...new Set(runsOf(body).flatMap((run) => run.person ?? []))]
}

/** A stretch of text within one line that is known in one way, whatever else is marked in it. */
export type Passage = { readonly mark: EntryKind; readonly text: string; readonly runs: readonly Run[] }

/** The passages of a text that say how they are known, in order. */
export function passagesIn(body: RichText): readonly Passage[] {
  const passages: Passage[] = []
  for (const runs of asMarked(body).blocks.flatMap(runLinesOf)) {
    let open: { mark: EntryKind; runs: Run[] } | undefined
    for (const run of [...runs, END]) {
      if (open && open.mark !== run.mark) {
        passages.push({ ...open, text: wordsOf(open.runs).trim() })
        open = undefined
      }
      if (open) open.runs.push(run)
      else if (run.mark) open = { mark: run.mark, runs: [run] }
    }
  }
  return passages.filter(({ text }) => text !== '')
}

/** Whether two runs are marked alike. */
export function sameMarks(one: RunMarks, other: RunMarks): boolean {
  return (
    one.mark === other.mark &&
    one.person === other.person &&
    one.day === other.day &&
    one.action === other.action &&
    (one.cites ?? []).join(' ') === (other.cites ?? []).join(' ')
  )
}

/** The words of a line. */
export function wordsOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('')
}

/** A line as it is kept: neighbours marked alike are one run, marks that say nothing are left out. */
export function joinedRuns(runs: readonly Run[]): readonly Run[] {
  const joined: Run[] = []
  for (const run of runs.filter(({ text }) => text !== '')) {
    const last = joined.at(-1)
    if (last && sameMarks(last, run)) joined[joined.length - 1] = { ...last, text: last.text + run.text }
    else joined.push({ text: run.text, ...marksOf(run) })
  }
  return joined
}

/** What is said of a run, without its words. */
export function marksOf({ mark, person, day, cites, action }: RunMarks): RunMarks {
  return {
    ...(mark ? { mark } : {}),
    ...(person ? { person } : {}),
    ...(day ? { day } : {}),
    ...(cites && cites.length > 0 ? { cites } : {}),
    ...(action ? { action } : {}),
  }
}

const END: Run = { text: '' }

/** A line without the space around it. */
function trimmed(runs: readonly Run[]): readonly Run[] {
  const [first, ...rest] = joinedRuns(runs)
  if (!first) return []
  const begun = first.text.trimStart()
  if (begun === '') return trimmed(rest)
  const all = [{ ...first, text: begun }, ...rest]
  while (all.at(-1)?.text.trimEnd() === '') all.pop()
  const last = all.at(-1) ?? first
  return [...all.slice(0, -1), { ...last, text: last.text.trimEnd() }]
}

function unmarked(text: string): Run[] {
  return text === '' ? [] : [{ text }]
}

function runsOf(body: RichText): readonly Run[] {
  return body.v === 1 ? [] : body.blocks.flatMap(runsIn)
}

function runsIn(block: MarkedBlock): readonly Run[] {
  return runLinesOf(block).flat()
}

function runLinesOf(block: MarkedBlock): readonly (readonly Run[])[] {
  return block.type === 'list' ? block.items : [block.runs]
}
