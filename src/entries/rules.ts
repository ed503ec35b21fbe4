import type { CalendarDay } from '../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../kernel/outcome.ts'
import type { EntryRefusal, NewEntry, PlainText, RichText } from './model.ts'
import { linesOf } from './rules-rich-text.ts'

/** The longest text of one entry, in characters: about 20,000 words. */
export const LONGEST_TEXT = 120_000
const LONGEST_TITLE = 100

/** Plain typed text as paragraphs: an empty line parts them. */
export function paragraphs(text: string): PlainText {
  const blocks = text
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
  return { v: 1, blocks: blocks.map((text) => ({ type: 'paragraph', text })) }
}

/** The words alone, paragraphs parted by an empty line. */
export function plainText(body: RichText): string {
  return body.blocks.map((block) => linesOf(block).join('\n')).join('\n\n')
}

/** A title for text that was given none: its first sentence, or as much of it as fits a line. */
export function titleOf(text: string): string {
  const [first = ''] = text.trim().split(/(?<=[.!?])\s|\n/)
  if (first.length <= LONGEST_TITLE) return first.replace(/[.]$/, '')
  return `${first.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '')}…`
}

/**
 * Whether an entry may be written. What lies ahead has not happened; what happened long ago may be written down today.
 */
export function writtenEntry(entry: NewEntry, today: CalendarDay): Outcome<NewEntry, EntryRefusal> {
  const text = plainText(entry.body)
  if (text.trim() === '') return refused('nothing-written')
  if (text.length > LONGEST_TEXT) return refused('too-long')
  if (entry.happenedOn > today) return refused('happened-in-the-future')
  return accepted(entry)
}
