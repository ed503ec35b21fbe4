import type { Entry } from '../model.ts'
import type { Days } from './day.ts'
import { AUTUMN_AND_WINTER } from './entries-autumn.ts'
import { SPRING } from './entries-spring.ts'

const ROWS = [...AUTUMN_AND_WINTER, ...SPRING]

export function callowayEntries(days: Days): readonly Entry[] {
  return ROWS.map(([on, recorded, recordedBy, saidBy, source, title, text, about], at) => ({
    id: entryId(at),
    episode: on < '2025-12-15' ? null : 'f0000-e1',
    on: days.on(on),
    at: null,
    recordedOn: days.on(recorded),
    recordedBy,
    saidBy,
    source,
    title,
    text,
    about,
  }))
}

/** Ids of the entries whose title or text holds a phrase: what a worry rests on. */
export function entriesAbout(...phrases: readonly string[]): readonly string[] {
  return ROWS.flatMap((row, at) =>
    phrases.some((phrase) => `${row[5]} ${row[6]}`.includes(phrase)) ? [entryId(at)] : [],
  )
}

function entryId(at: number): string {
  return `f0000-n${String(at + 1).padStart(3, '0')}`
}
