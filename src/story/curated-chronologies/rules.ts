import type { Instant } from '../../kernel/instant.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { StreamEntry } from '../chronology/model.ts'
import { basisInWords, KIND_WORDS } from '../chronology/rules.ts'
import { speakerOf, wordsOf } from '../chronology/rules-printing.ts'
import type { ChosenEntry, ChosenRow, Curated, CuratedRefusal, FrozenChronology, WriteCurated } from './model.ts'

/** Entries in one chronology, at most: more is a case file, not a choice. */
export const MOST_ENTRIES = 500

/** Whether a chronology may be written so. */
export function writtenCurated(act: WriteCurated): Outcome<WriteCurated, CuratedRefusal> {
  const title = act.title.trim()
  return title === '' ? refused('no-title') : accepted({ ...act, title })
}

/** Whether so many more may be chosen. */
export function moreChosen(held: number, more: number): Outcome<number, CuratedRefusal> {
  if (more === 0) return refused('nothing-chosen')
  return held + more > MOST_ENTRIES ? refused('too-many') : accepted(held + more)
}

/**
 * The entries of a chronology in the order they happened. One that was put right after its row was written last says so:
 * whoever wrote why it matters did not know.
 */
export function chosenInOrder(rows: readonly ChosenRow[], entries: readonly StreamEntry[]): readonly ChosenEntry[] {
  const byEntry = new Map(rows.map((row) => [row.entryId, row]))
  return entries.flatMap((entry) => {
    const row = byEntry.get(entry.id)
    if (!row) return []
    const correctedSince = entry.corrections.some(({ recordedAt }) => recordedAt > row.writtenAt)
    return [{ ...row, entry, correctedSince }]
  })
}

/** What is printed or frozen of a chronology: its entries in words, why each matters, and what was put right since. */
export function contentOf({ title, purpose, childId, entries }: Curated): FrozenChronology {
  return {
    ...{ title, purpose, childId },
    entries: entries.map(({ entry, analysis, correctedSince }) => ({
      ...{
        entryId: entry.id,
        happenedOn: entry.happenedOn,
        words: wordsOf(entry, childId),
        kind: KIND_WORDS[entry.kind],
      },
      ...{ saidBy: speakerOf(entry), basis: basisInWords(entry), analysis, correctedSince },
    })),
  }
}

/** The entries of a frozen chronology that were put right after it was frozen. */
export function correctedAfter(frozenAt: Instant, entries: readonly StreamEntry[]): ReadonlySet<string> {
  const corrected = entries.filter(({ corrections }) => corrections.some(({ recordedAt }) => recordedAt > frozenAt))
  return new Set(corrected.map(({ id }) => id))
}
