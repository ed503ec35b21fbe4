import { render } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../../kernel/calendar-day.ts'
import type { CitedEntry } from '../../citing/queries.ts'
import type { MarkedText, RichText } from '../../model.ts'
import { paragraphs } from '../../rules.ts'
import { numberedCitations, RestsOn, RichTextView } from './view.tsx'

const CITED: MarkedText = {
  v: 2,
  blocks: [
    {
      type: 'paragraph',
      runs: [
        { text: 'Nan says ' },
        { text: 'she was cold', mark: 'hearsay', cites: ['e2'] },
        { text: ' at night', mark: 'hearsay', cites: ['e2'], day: calendarDay('2026-03-02') },
        { text: '.', cites: ['e1'] },
      ],
    },
  ],
}
const CITATIONS = numberedCitations([CITED], 'niamh')
const html = (text: RichText, citations = CITATIONS) => render(<RichTextView text={text} citations={citations} />)
const words = (markup: string) => markup.replaceAll(/<[^>]*>/g, '')
const entry = (id: string, isCorrected = false): CitedEntry => ({
  ...{ id, kind: 'fact', title: `Entry ${id}`, happenedOn: calendarDay('2026-03-01'), saidBy: 'Grace Okafor' },
  ...{ saidByRole: 'teacher', isCorrected },
})

describe('rich text as it is read', () => {
  it('says once by a word how a passage is known, and numbers what it cites behind it', () => {
    expect(words(html(CITED))).toBe('Nan says Hearsay: she was cold at night (2 March 2026)entry 1.entry 2')
    expect(html(CITED)).toContain('href="/children/niamh/chronology#entry-e2"')
  })

  it('shows what was written before there were marks', () => {
    expect(html(paragraphs('One,\nand more.\n\nTwo.'))).toBe('<p>One,<br/>and more.</p><p>Two.</p>')
    expect(html({ v: 1, blocks: [{ type: 'list', items: ['a', 'b'] }] })).toContain('<li>b</li>')
  })

  it('has the child’s words in the page’s own quotation marks', () => {
    expect(html({ v: 1, blocks: [{ type: 'quote', text: '“I ran.”' }] })).toBe('<p><q class="ics-quote">I ran.</q></p>')
  })

  it('is never markup, whatever was typed', () => {
    expect(html(paragraphs('<script>alert(1)</script>'))).toBe('<p>&lt;script>alert(1)&lt;/script></p>')
  })

  it('shows no number for an entry that is not there for this reader', () => {
    expect(words(html(CITED, new Map()))).not.toContain('entry')
  })
})

describe('what a text rests on', () => {
  it('is listed by number, and says what was corrected since', () => {
    const shown = words(render(<RestsOn entries={[entry('e1', true), entry('e2')]} citations={CITATIONS} />))
    expect(shown).toMatch(/1 Fact Entry e2 .*2 Fact Entry e1 .*Corrected since: read it again/)
  })

  it('is nothing where nothing is cited', () => {
    expect(render(<RestsOn entries={[]} citations={new Map()} />)).toBe('')
  })
})
