import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type PdfBlock, pdfOf } from './pdf.ts'

async function printed(blocks: readonly PdfBlock[], given: { readonly footer?: string } = {}): Promise<Buffer> {
  const { footer = 'Printed by Asha Verma, 19 March 2026 at 10:42' } = given
  const pdf = pdfOf({ title: 'Chronology: Łukasz', language: 'en-GB', footer, blocks })
  const parts: Buffer[] = []
  for await (const part of pdf) parts.push(part)
  return Buffer.concat(parts)
}

/** What the file says, and what its compressed parts say. */
function inside(file: Buffer): string {
  const text = file.toString('latin1')
  const streams = [...text.matchAll(/stream\n/g)].flatMap(({ index }) => {
    const from = index + 'stream\n'.length
    try {
      return [inflateSync(file.subarray(from, text.indexOf('\nendstream', from))).toString('latin1')]
    } catch {
      return [] // a font is kept as it is
    }
  })
  return [text, ...streams].join('\n')
}

const pagesOf = (file: Buffer) => Number(/\/Type \/Pages\n\/Count (\d+)/.exec(file.toString('latin1'))?.[1])
const countOf = (text: string, what: RegExp) => [...text.matchAll(what)].length

describe('a printed document', () => {
  it('says its title, its language and its structure', async () => {
    const text = inside(
      await printed([
        { type: 'heading', level: 2, text: 'What happened' },
        { type: 'paragraph', text: 'She came without a coat.' },
        { type: 'quote', text: '“I was cold.”' },
        { type: 'list', items: ['One', 'Two'] },
        { type: 'table', columns: [{ head: 'When', width: 1 }], rows: [['18 March 2026']] },
      ]),
    )
    expect(text).toContain('/Lang (en-GB)')
    expect(text).toContain('/DisplayDocTitle true')
    expect(text).toContain('/Marked true')
    for (const tag of ['H1', 'H2', 'P', 'BlockQuote', 'LI', 'TH', 'TD'])
      expect(text).toMatch(new RegExp(`/S /${tag}\\b`))
  })

  it.each([
    ['Łukasz', '0141'],
    ['Ṣadé', '1e62'],
    ['Siôn', '00f4'],
    ['Zoë', '00eb'],
    ['Ayşe', '015f'],
    ['Ŵyn', '0174'],
  ])('prints %s with every letter', async (name, letter) => {
    expect(inside(await printed([{ type: 'paragraph', text: name }])).toLowerCase()).toContain(`<${letter}>`)
  })

  it('goes on to as many pages as it needs, with the headings of its table on each', async () => {
    const rows = Array.from({ length: 120 }, (_, at) => [`${at}`, 'She came without a coat. '.repeat(12)])
    const columns = [
      { head: 'When', width: 1 },
      { head: 'What', width: 4 },
    ]
    const file = await printed([{ type: 'table', columns, rows }])
    const text = inside(file)
    expect(pagesOf(file)).toBeGreaterThan(3)
    expect(countOf(text, /\/S \/TH\b/g)).toBe(2)
    expect(countOf(text, /\/S \/TR\b/g)).toBe(121)
  })

  it('loses no word of a row that is longer than a page', async () => {
    const words = Array.from({ length: 3000 }, (_, at) => `word${at}`).join(' ')
    const columns = [
      { head: 'When', width: 1 },
      { head: 'What', width: 1 },
    ]
    const file = await printed([{ type: 'table', columns, rows: [['18 March', words]] }])
    expect(pagesOf(file)).toBeGreaterThan(2)
    expect(countOf(inside(file), /\/S \/TD\b/g)).toBeGreaterThan(4)
  })

  it('cuts a footer that is too long, and begins no page for it', async () => {
    expect(pagesOf(await printed([], { footer: 'Printed by somebody with a long name. '.repeat(20) }))).toBe(1)
  })
})
