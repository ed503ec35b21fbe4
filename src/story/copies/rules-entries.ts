import type { KeptReason } from '../../entries/keeping-back/model.ts'
import type { StepKind } from '../../entries/model.ts'
import { plainText } from '../../entries/rules.ts'
import { displayName } from '../../people/model.ts'
import { shortName } from '../child-page/rules.ts'
import { speakerOf } from '../chronology/rules-printing.ts'
import type { CopyBlock, CopyEntry, CopyFacts, CopySection, Withheld } from './model.ts'
import type { ChildNamed, CopyWords } from './model-words.ts'
import { cutFrom, isBeginningOf, shownTo } from './rules-keeping-back.ts'

/** In which words a copy is written, and how it speaks of the child. */
export type Telling = { readonly words: CopyWords; readonly child: ChildNamed }

const SECTIONS = ['said', 'happened', 'worried', 'well', 'decided', 'changed'] as const
type SectionName = (typeof SECTIONS)[number]

const DECIDING: readonly StepKind[] = [
  ...(['referral', 'strategy-discussion', 'section-47-enquiry', 'immediate-protection', 'conference'] as const),
  ...(['management-decision', 'transfer', 'closure'] as const),
]
const CHANGING: readonly StepKind[] = ['plan', 'plan-review']
/** That papers were made or came is no part of anybody's story. */
const PAPERS: readonly StepKind[] = ['report', 'chronology', 'document']

/** What was written in one chapter: the child's own words first, and who was there last. */
export function sectionsOf(facts: CopyFacts, telling: Telling, entries: readonly CopyEntry[]): readonly CopySection[] {
  const told = entries.filter(({ entry }) => !entry.stepKind || !PAPERS.includes(entry.stepKind))
  const headings = headingsOf(telling)
  const sections = SECTIONS.map((name) => {
    const own = told.filter(({ entry }) => sectionOf(entry) === name)
    return {
      heading: headings[name],
      blocks: joined(
        own.flatMap((one) => pieceOf(facts, telling, one)),
        telling,
      ),
    }
  })
  const there = peopleThere(facts, told)
  const present: CopySection = { heading: telling.words.sections.there, blocks: [{ type: 'list', items: there }] }
  return [...sections, ...(there.length > 0 ? [present] : [])].filter(({ blocks }) => blocks.length > 0)
}

function headingsOf({ words: { sections }, child }: Telling): Readonly<Record<SectionName, string>> {
  const { happened, worried, well, decided, changed } = sections
  return { said: sections.said(child), happened, worried, well, decided, changed }
}

function sectionOf({ kind, stepKind, bearing, saidBy, recordedByName }: CopyEntry['entry']): SectionName {
  if (kind === 'child-words') return 'said'
  if (stepKind === 'contact' && saidBy === recordedByName) return 'decided'
  if (stepKind && DECIDING.includes(stepKind)) return 'decided'
  if (stepKind && CHANGING.includes(stepKind)) return 'changed'
  return bearing === 'worry' ? 'worried' : bearing === 'going-well' ? 'well' : 'happened'
}

/** What is left out, not yet in words: several after each other are said once. */
type Piece = CopyBlock | { readonly type: 'kept'; readonly reason: KeptReason; readonly entryId: string }

function pieceOf(facts: CopyFacts, telling: Telling, { entry, facts: known, decided }: CopyEntry): readonly Piece[] {
  const shown = shownTo(facts.reader, known, decided)
  if (shown.type === 'left-out') return [{ type: 'kept', reason: shown.reason, entryId: entry.id }]
  const { words, child } = telling
  const by = shown.named ? speakerOf(entry) : null
  const text = textOf(entry, shown.without, telling, facts.family.child.id)
  const day = entry.happenedOn
  if (entry.kind === 'child-words') {
    const heardBy = isChild(facts, entry.saidBy) ? null : by
    return [{ type: 'quote', text: unquoted(text), by: words.saidTo(child, heardBy, day), entryId: entry.id }]
  }
  const say = { fact: words.fact, opinion: words.opinion, hearsay: words.hearsay }[entry.kind]
  return [{ type: 'paragraph', text: say(text, by, day), entryId: entry.id }]
}

/** All that an entry says, as this reader may have it: what was written, what is for this child alone, what was put right. */
function textOf(
  { title, body, about, corrections }: CopyEntry['entry'],
  without: readonly Withheld[],
  { words, child }: Telling,
  childId: string,
): string {
  const cut = (text: string) => cutFrom(text, without, (reason) => words.cut(reason, child))
  const text = plainText(body)
  const isTold = isBeginningOf(title, text) || without.some((one) => isBeginningOf(title, one.words))
  const part = about.find(({ personId }) => personId === childId)?.part
  return [
    ...(isTold ? [] : [`${cut(title)}.`]),
    cut(text),
    ...(part ? [words.forYou(cut(part), child)] : []),
    ...corrections.map((one) => words.putRight(cut(plainText(one.body)))),
  ]
    .filter((line) => line.trim() !== '')
    .join('\n')
}

function joined(pieces: readonly Piece[], { words, child }: Telling): readonly CopyBlock[] {
  const blocks: CopyBlock[] = []
  for (let at = 0; at < pieces.length; ) {
    const piece = pieces[at] as Piece
    if (piece.type !== 'kept') {
      blocks.push(piece)
      at += 1
      continue
    }
    const end = pieces.findIndex((one, place) => place > at && !(one.type === 'kept' && one.reason === piece.reason))
    const same = pieces.slice(at, end < 0 ? pieces.length : end)
    const entryIds = same.flatMap((one) => ('entryId' in one && one.entryId ? [one.entryId] : []))
    blocks.push({ type: 'left-out', text: words.leftOut(same.length, piece.reason, child), entryIds })
    at += same.length
  }
  return blocks
}

/** Who wrote or said what is told here, each once; nobody who is not to be named. */
function peopleThere(facts: CopyFacts, entries: readonly CopyEntry[]): readonly string[] {
  const speakers = entries.flatMap(({ entry, facts: known, decided }) => {
    const shown = shownTo(facts.reader, known, decided)
    return shown.type === 'given' && shown.named && !isChild(facts, entry.saidBy) ? [speakerOf(entry)] : []
  })
  return [...new Set(speakers)]
}

function isChild({ family: { child } }: CopyFacts, name: string): boolean {
  return name === displayName(child) || name === shortName(child)
}

/** Words in one pair of quotation marks, without them. */
function unquoted(text: string): string {
  return /^[“"]([^“”"]*)[”"]$/.exec(text.trim())?.[1] ?? text
}
