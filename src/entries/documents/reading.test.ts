import { describe, expect, it } from 'vitest'
import { aPackage, aPdfFile, aWordFile } from '../../../testing/builders/document-file.ts'
import { readWords } from './reading.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const USUAL = { seconds: 60, megabytes: 256, characters: 200_000 }

describe('the words of a document', () => {
  it('are read in a PDF', async () => {
    expect(await readWords('application/pdf', aPdfFile('Niamh reads (well) for her age.'))).toEqual({
      ...{ state: 'read', text: 'Niamh reads (well) for her age.' },
    })
  })

  it('are read in a Word document, a line a paragraph', async () => {
    const file = aWordFile(['School report', 'Kind &amp; curious.'])
    expect(await readWords(WORD, file)).toEqual({ state: 'read', text: 'School report\nKind & curious.' })
  })

  it('are read in text, without what a database does not keep', async () => {
    const read = await readWords('text/plain', Buffer.from('\uFEFFShe said:\r\n  “no”\0\x07'))
    expect(read).toEqual({ state: 'read', text: 'She said:\n“no”' })
  })

  it('are read as far as there is room for them, which is said', async () => {
    const read = await readWords('text/plain', Buffer.from('word '.repeat(100)), { ...USUAL, characters: 20 })
    expect(read).toEqual({ state: 'cut-short', text: 'word word word word ' })
  })

  it.each<[string, typeof WORD | 'application/pdf', Buffer]>([
    ['a PDF that is none', 'application/pdf', Buffer.from('%PDF-1.7 and nothing more')],
    ['a PDF cut in its middle', 'application/pdf', aPdfFile('Gone').subarray(0, 200)],
    ['a Word document that is none', WORD, Buffer.from('PK\x03\x04 word/document.xml')],
    ['a package without words', WORD, aPackage({ 'xl/workbook.xml': '<a/>' })],
    ['a document whose marks do not close', WORD, aPackage({ 'word/document.xml': '<w:p><w:t>Open' })],
    [
      'a package that unpacks to a hundred times its size',
      WORD,
      aPackage({ 'word/document.xml': Buffer.alloc(70_000_000, 'x') }),
    ],
  ])('could not be read in %s, and nothing else comes of it', async (_, mediaType, content) => {
    expect(await readWords(mediaType, content)).toEqual({ state: 'unreadable', text: '' })
  })

  it('could not be read within the time there is for it', async () => {
    const slow = aWordFile(['word '.repeat(2_000_000)])
    expect(await readWords(WORD, slow, { ...USUAL, seconds: 0.001 })).toEqual({ state: 'unreadable', text: '' })
  })
})
