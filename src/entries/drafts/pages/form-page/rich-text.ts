import { z } from 'zod'
import { asCalendarDay } from '../../../../kernel/calendar-day.ts'
import { ENTRY_KINDS, type MarkedText, type RichText } from '../../../model.ts'
import { KIND_WORDS } from '../../../pages/rich-text/content.ts'
import { LONGEST_TEXT } from '../../../rules.ts'
import { rewritten } from '../../../rules-rewriting.ts'
import { asMarked, citedIn, isUnmarked, passagesIn, tidied, typedText } from '../../../rules-rich-text.ts'
import type { Fields } from './form.ts'

// A rich text travels in two fields: its words as they are typed in a plain box, and beside them, where something is
// marked, the whole of it. The words are what counts: without a script they alone are changed.

/** The field that goes with the words of `name` and has their marks. */
export function marksField(name: string): string {
  return `${name}${MARKS}`
}

/** The field whose words these marks go with; a field that is none of marks is its own. */
export function wordsField(name: string): string {
  return name.endsWith(MARKS) ? name.slice(0, -MARKS.length) : name
}

/** What a field of marks says, for whoever compares two of them. */
export function marksInWords(sent: string): string {
  const text = markedIn(sent)
  const passages = passagesIn(text).map((passage) => `${KIND_WORDS[passage.mark]}: ${passage.text}`)
  const cited = citedIn(text).length
  return [...passages, ...(cited > 0 ? [`${cited} cited`] : [])].join('; ')
}

/** The two fields of a rich text. */
export function richFields(name: string, text: RichText): Fields {
  const marked = asMarked(text)
  return { [name]: typedText(marked), [marksField(name)]: isUnmarked(marked) ? '' : JSON.stringify(marked) }
}

/** The rich text in two fields: always the words as typed, with the marks that still fit them. */
export function richTextIn(fields: Fields, name: string): MarkedText {
  return rewritten(markedIn(fields[marksField(name)]), fields[name] ?? '')
}

const MARKS = '-marked'
const NOTHING: MarkedText = { v: 2, blocks: [] }

function markedIn(sent: string | undefined): MarkedText {
  const read = MARKED.safeParse(sent ?? '')
  return read.success ? tidied(read.data.blocks) : NOTHING
}

const MOST_BLOCKS = 5000
const MOST_RUNS = 2000
const MOST_CITED = 50

const RUN = z.object({
  text: z.string().max(LONGEST_TEXT),
  mark: z.enum(ENTRY_KINDS).optional(),
  person: z.uuid().optional(),
  day: z
    .string()
    .transform((text) => asCalendarDay(text))
    .optional(),
  cites: z.array(z.uuid()).max(MOST_CITED).optional(),
  action: z.uuid().optional(),
})
const LINE = z.array(RUN).max(MOST_RUNS)
const BLOCK = z.union([
  z.object({ type: z.enum(['paragraph', 'quote', 'heading']), runs: LINE }),
  z.object({ type: z.literal('list'), items: z.array(LINE).max(MOST_BLOCKS) }),
])
const MARKED = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue('not JSON')
      return z.NEVER
    }
  })
  .pipe(z.object({ v: z.literal(2), blocks: z.array(BLOCK).max(MOST_BLOCKS) }))
