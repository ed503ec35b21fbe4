import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Block, ReportFacts, Section, Source } from './model.ts'
import { WORDS } from './rules-words.ts'

/** Where something is written, the page on which it is changed, and the day it was written. */
export function from(where: keyof typeof WORDS.sources, path: string, on: CalendarDay | null = null): Source {
  return { where: WORDS.sources[where], on, path }
}

/** Words as they are written; where there are none, that there are none, and what to do about it. */
export function written(
  key: string,
  source: Source,
  text: string | null | undefined,
  missing: { readonly text: string; readonly ask: string },
): Block {
  const words = text?.trim()
  return words ? { key, source, type: 'paragraph', text: words } : { key, source, type: 'missing', ...missing }
}

/** The blocks of a section; where there are none, one that says so. */
export function section(heading: keyof typeof WORDS.headings, blocks: readonly Block[], none?: Block): Section {
  return { heading: WORDS.headings[heading], blocks: blocks.length > 0 || !none ? blocks : [none] }
}

/** The page of a child's plan: the form for whoever may write in it, else the plan to read. */
export function planPath({ mayWrite }: Pick<ReportFacts, 'mayWrite'>, childId: string): string {
  return `/children/${childId}/plan${mayWrite ? '/edit' : ''}`
}

/** The page on which more is written in a child's story, for whoever may; else the chronology. */
export function storyPath({ mayWrite }: Pick<ReportFacts, 'mayWrite'>, childId: string): string {
  return `/children/${childId}/${mayWrite ? 'write' : 'chronology'}`
}
