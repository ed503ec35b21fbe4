import type { KeptReason } from '../../entries/keeping-back/model.ts'
import type { StepKind } from '../../entries/model.ts'
import { plainText } from '../../entries/rules.ts'
import { displayName } from '../../people/model.ts'
import { shortName } from '../child-page/rules.ts'
import { isBeginningOf, isChildsOwnWords, ownWordsIn } from '../chronology/rules-childs-words.ts'
import { speakerOf } from '../chronology/rules-printing.ts'
import type { CopyBlock, CopyEntry, CopyFacts, CopySection, Withheld } from './model.ts'
import type { ChildNamed, CopyWords } from './model-words.ts'
import { cutFrom, shownTo } from './rules-keeping-back.ts'

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

function sectionOf(entry: CopyEntry['entry']): SectionName {
  const { stepKind, bearing, saidBy, recordedByName } = entry
  if (isChildsOwnWords(entry)) return 'said'
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
  const cut = (text: string) => cutFrom(text, shown.without, (reason) => words.cut(reason, child))
  const day = entry.happenedOn
  const besides = besidesOf(entry, cut, telling, facts.family.child.id)
  if (isChildsOwnWords(entry)) {
    const said = words.saidTo(child, isChild(facts, entry.saidBy) ? null : by, day)
    const own = ownWordsIn(entry.title, plainText(entry.body))
    const around = lines([cut(own.around), ...besides])
    return [{ type: 'quote', text: cut(own.words), by: around ? `${said}. ${around}` : said, entryId: entry.id }]
  }
  const say = { fact: words.fact, opinion: words.opinion, hearsay: words.hearsay, 'child-words': words.fact }[
    entry.kind
  ]
  const text = lines([titleBefore(entry, shown.without, cut), cut(plainText(entry.body)), ...besides])
  return [{ type: 'paragraph', text: say(text, by, day), entryId: entry.id }]
}

type CutFrom = (text: string) => string

/** The title as this reader may have it, where it says something that the text does not. */
function titleBefore({ title, body }: CopyEntry['entry'], without: readonly Withheld[], cut: CutFrom): string {
  const isTold = isBeginningOf(title, plainText(body)) || without.some((one) => isBeginningOf(title, one.words))
  return isTold ? '' : `${cut(title)}.`
}

/** What an entry says besides, as this reader may have it: what is for this child alone, and what was put right. */
function besidesOf(
  { about, corrections }: CopyEntry['entry'],
  cut: CutFrom,
  { words, child }: Telling,
  childId: string,
): readonly string[] {
  const part = about.find(({ personId }) => personId === childId)?.part
  return [
    ...(part ? [words.forYou(cut(part), child)] : []),
    ...corrections.map((one) => words.putRight(cut(plainText(one.body)))),
  ]
}

function lines(said: readonly string[]): string {
  return said.filter((line) => line.trim() !== '').join('\n')
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
