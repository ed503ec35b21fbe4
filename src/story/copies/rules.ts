import { ageOn, type CalendarDay } from '../../kernel/calendar-day.ts'
import { displayName, isUnborn } from '../../people/model.ts'
import { shortName } from '../child-page/rules.ts'
import type { CopyBlock, CopyDocument, CopyFacts, CopyPart, CopySection, Picture } from './model.ts'
import type { ChapterOf, CopyWords } from './model-words.ts'
import { sectionsOf, type Telling } from './rules-entries.ts'
import { isReader } from './rules-keeping-back.ts'

/**
 * A copy of a child's record for its reader: who they are, why we are here, what happened chapter by chapter of the
 * child's life, and what changed. Everything but the words around it is read where it is written.
 */
export function composeCopy(facts: CopyFacts, words: CopyWords): CopyDocument {
  const { child } = facts.family
  const telling: Telling = { words, child: facts.reader.whose === 'child' ? null : shortName(child) }
  const told = [
    whoPart(facts, telling),
    nowPart(facts, telling),
    ...chapters(facts, telling),
    changedPart(facts, telling),
  ]
  const parts = told.filter(({ sections }) => sections.length > 0)
  return {
    title: words.title(telling.child, shortName(child)),
    language: words.tag,
    opening: [...words.opening(telling.child), ...(facts.hasMore ? [words.earlierLeftOut] : [])],
    parts: [...parts, ...explainedIn(parts, telling)],
  }
}

/** Which chapter of the child's life a day is in: a year of their age, or a year of the calendar where the birthday is not known. */
export function chapterOf(
  child: Pick<CopyFacts['family']['child'], 'birthDate' | 'birthDateKnown' | 'kind' | 'expectedOn'>,
  day: CalendarDay,
): ChapterOf {
  const { birthDate, birthDateKnown } = child
  if (isUnborn(child)) return { before: true }
  if (birthDate === null || birthDateKnown !== 'exact') return { year: day.slice(0, 4) }
  return day < birthDate ? { before: true } : { years: ageOn(birthDate, day).years }
}

function whoPart(facts: CopyFacts, telling: Telling): CopyPart {
  const { words, child: named } = telling
  const { child, relatives } = facts.family
  const about = [
    words.called(named, displayName(child)),
    ...(child.saysName ? [words.says(named, child.saysName)] : []),
    ...(child.birthDate && child.birthDateKnown === 'exact' ? [words.born(named, child.birthDate)] : []),
  ]
  const family = relatives
    .filter(
      ({ tie, person }) => tie !== 'other' && (facts.reader.whose === 'child' || isReader(facts.reader, person.id)),
    )
    .map(({ person, tie, words: said }) => `${displayName(person)}: ${said ?? words.tie[tie]}`)
  const lists = [
    { heading: words.sections.about(named), items: about },
    { heading: words.sections.family(named), items: family },
  ].filter(({ items }) => items.length > 0)
  const portrait = facts.pictures.filter(({ kind }) => kind === 'portrait').slice(-1)
  return {
    heading: words.parts.who(named),
    sections: [
      ...lists.map(({ heading, items }): CopySection => ({ heading, blocks: [{ type: 'list', items }] })),
      ...photosSection(facts, telling, portrait),
    ],
  }
}

function nowPart({ plan }: CopyFacts, { words, child }: Telling): CopyPart {
  const said = (heading: string, text: string | undefined): readonly CopySection[] =>
    text?.trim() ? [{ heading, blocks: [{ type: 'paragraph', text }] }] : []
  return {
    heading: words.parts.now,
    sections: [...said(words.sections.why(child), plan?.whyInvolved), ...said(words.sections.want, plan?.weWant)],
  }
}

function chapters(facts: CopyFacts, telling: Telling): readonly CopyPart[] {
  const { child } = facts.family
  const keyOf = (day: CalendarDay) => JSON.stringify(chapterOf(child, day))
  const pictures = facts.pictures.filter(({ kind }) => kind === 'photo')
  const days = [...facts.entries.map(({ entry }) => entry.happenedOn), ...pictures.map(({ datedOn }) => datedOn)]
  const keys = [...new Set(days.toSorted().map(keyOf))]
  return keys.map((key) => ({
    heading: telling.words.chapter(JSON.parse(key) as ChapterOf, telling.child),
    sections: [
      ...sectionsOf(
        facts,
        telling,
        facts.entries.filter(({ entry }) => keyOf(entry.happenedOn) === key),
      ),
      ...photosSection(
        facts,
        telling,
        pictures.filter(({ datedOn }) => keyOf(datedOn) === key),
      ),
    ],
  }))
}

/** Pictures are in the child's own copy alone. */
function photosSection(
  { reader, family }: CopyFacts,
  { words, child }: Telling,
  pictures: readonly Picture[],
): readonly CopySection[] {
  const given = reader.whose === 'child' ? pictures.filter(({ mayBeGiven }) => mayBeGiven) : []
  const blocks = given.map(({ id, kind, datedOn }): CopyBlock => {
    const alt = kind === 'portrait' ? words.photo(child, shortName(family.child), datedOn) : words.photosHere.photo
    return { type: 'photo', documentId: id, alt }
  })
  return blocks.length > 0 ? [{ heading: words.sections.photos, blocks }] : []
}

/** What the plan says of each thing it wanted. */
function changedPart({ plan }: CopyFacts, { words }: Telling): CopyPart {
  const outcomes = plan?.needs.flatMap((need) => need.outcomes) ?? []
  const items = outcomes.flatMap(({ statement, changed }) => (changed ? [words.outcome(statement, changed)] : []))
  const sections: readonly CopySection[] =
    items.length > 0 ? [{ heading: words.sections.outcomes, blocks: [{ type: 'list', items }] }] : []
  return { heading: words.parts.changed, sections }
}

/** What the words of the work mean, of those that stand in the copy. */
function explainedIn(parts: readonly CopyPart[], { words }: Telling): readonly CopyPart[] {
  const text = parts.flatMap(({ sections }) => sections.flatMap(({ blocks }) => blocks.map(wordsIn))).join('\n')
  const found = Object.entries(words.explained).filter(([word]) => text.toLowerCase().includes(word.toLowerCase()))
  const items = found.map(([word, meaning]) => `${word}: ${meaning}`)
  if (items.length === 0) return []
  const section: CopySection = { heading: words.sections.words, blocks: [{ type: 'list', items }] }
  return [{ heading: words.parts.explained, sections: [section] }]
}

function wordsIn(block: CopyBlock): string {
  if (block.type === 'list') return block.items.join('\n')
  return block.type === 'photo' ? block.alt : block.text
}
