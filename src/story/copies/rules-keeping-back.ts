import type { KeptBack, KeptReason } from '../../entries/keeping-back/model.ts'
import { type Range, rangesOf } from '../../entries/keeping-back/rules.ts'
import type { StepKind } from '../../entries/model.ts'
import type { KnownPerson } from '../../people/model.ts'
import type { EntryFacts, OtherPerson, Reader, Shown, Withheld } from './model.ts'

/** Steps in which agencies tell each other what police and others know. */
const BETWEEN_AGENCIES: readonly StepKind[] = ['strategy-discussion', 'immediate-protection']

/**
 * What of an entry may be in a copy for this reader. What somebody decided last holds; where nobody did, what is kept
 * back by its kind stays out until somebody does.
 *
 * @param decided what was decided of the entry and of its step, oldest first
 */
export function shownTo(reader: Reader, entry: EntryFacts, decided: readonly KeptBack[]): Shown {
  const theirs = decided.filter(({ from }) => from === 'both' || reader.whose === 'parent')
  const whole = theirs.findLast(({ words }) => words === null)
  if (whole?.verdict === 'keep-back') {
    return { type: 'left-out', reason: whole.reason ?? 'about-someone-else', byRule: false }
  }
  const byRule = whole ? null : keptByKind(reader, entry)
  if (byRule) return { type: 'left-out', reason: byRule, byRule: true }
  return { type: 'given', named: whole?.verdict !== 'without-name', without: withheldIn(theirs) }
}

/** Why an entry of such a kind is kept back until somebody decides; null where it is not. */
export function keptByKind(reader: Reader, entry: EntryFacts): KeptReason | null {
  const { isFromPolice, isFromHealth, isNotToBeNamed, isWarning, others, named, kind, stepKind } = entry
  const adults = others.filter((other) => other.kind === 'adult' && !isReader(reader, other.id))
  if (isNotToBeNamed) return 'asked-not-to-be-named'
  if (isWarning) return 'could-be-dangerous'
  if (isFromPolice || (stepKind && BETWEEN_AGENCIES.includes(stepKind))) return 'police'
  if (isFromHealth && adults.length > 0) return 'health-of-another'
  if (reader.whose === 'child') return null
  if (kind === 'child-words') return 'childs-own-words'
  return [...others, ...named].some(({ id }) => !isReader(reader, id)) ? 'about-someone-else' : null
}

/**
 * A text as this reader may have it; `mark` says in words that something is left out, and why. All passages are found in
 * the text as it was written, before any is cut: one that overlaps another is out as well.
 */
export function cutFrom(text: string, without: readonly Withheld[], mark: (reason: KeptReason) => string): string {
  const found = without.flatMap(({ words, reason }) =>
    rangesOf(text, words).map((at) => ({ ...at, marks: [mark(reason)] })),
  )
  const cuts = joinedWhereTheyOverlap(found)
  const kept = cuts.map(({ from, marks }, at) => text.slice(cuts[at - 1]?.to ?? 0, from) + marks.join(' '))
  return kept.join('') + text.slice(cuts.at(-1)?.to ?? 0)
}

/**
 * Those of these people whose given or family name stands in a text, as names are written. A family name that is the
 * child's too says nothing of whom.
 */
export function namedIn(
  text: string,
  child: Pick<KnownPerson, 'names'> | undefined,
  people: readonly KnownPerson[],
): readonly OtherPerson[] {
  const words = new Set(text.match(WORD) ?? [])
  const shared = new Set((child?.names ?? []).flatMap(({ family }) => family.match(WORD) ?? []))
  return people.flatMap(({ id, kind, names }) => {
    const given = names.flatMap((name) => (name.given.match(WORD) ?? []).slice(0, 1))
    const family = names.flatMap((name) => (name.family.match(WORD) ?? []).filter((word) => !shared.has(word)))
    return [...given, ...family].some((name) => name.length > 1 && words.has(name)) ? [{ id, kind }] : []
  })
}

const WORD = /[\p{L}\p{M}-]+/gu

/** Whether this is the parent whose copy it is, or one of the children who are theirs: what is said of these is not about someone else. */
export function isReader(reader: Reader, id: string): boolean {
  return reader.whose === 'parent' && (id === reader.parentId || reader.childIds.includes(id))
}

/** Passages that stay out: of each, what was decided last. */
function withheldIn(decided: readonly KeptBack[]): readonly Withheld[] {
  const last = new Map<string, KeptBack>()
  for (const one of decided) if (one.words !== null) last.set(one.words, one)
  return [...last.values()].flatMap(({ verdict, words, reason }) =>
    verdict === 'keep-back' && words !== null ? [{ words, reason: reason ?? 'about-someone-else' }] : [],
  )
}

type Cut = Range & { readonly marks: readonly string[] }

function joinedWhereTheyOverlap(found: readonly Cut[]): readonly Cut[] {
  const cuts: Cut[] = []
  for (const next of found.toSorted((one, other) => one.from - other.from)) {
    const last = cuts.at(-1)
    if (!last || next.from >= last.to) cuts.push(next)
    else {
      const marks = [...new Set([...last.marks, ...next.marks])]
      cuts[cuts.length - 1] = { from: last.from, to: Math.max(last.to, next.to), marks }
    }
  }
  return cuts
}
