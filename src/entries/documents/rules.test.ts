import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { cleanFileName, described, mediaTypeOf, titleFrom } from './rules.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

describe('what a file is', () => {
  it.each([
    ['a PDF', '%PDF-1.7\n', '', 'application/pdf'],
    ['a photo', '\xff\xd8\xff\xe0', '', 'image/jpeg'],
    ['a picture', '\x89PNG\r\n\x1a\n', '', 'image/png'],
    ['a Word document', 'PK\x03\x04', 'word/document.xml', WORD],
    ['text', 'She was hungry.\r\n\tAgain.', '', 'text/plain'],
    ['a sheet in a package like Word’s', 'PK\x03\x04', 'xl/workbook.xml', undefined],
    ['a program', 'MZ\x90\x00\x03', '', undefined],
    ['a page that could run a script is text', '<script>alert(1)</script>', '', 'text/plain'],
    ['a file with nothing in it', '', '', undefined],
    ['text in letters that cannot be read', 'caf\xe9 au lait', '', undefined],
  ])('%s', (_, beginning, end, expected) => {
    expect(mediaTypeOf(bytes(beginning), bytes(end))).toBe(expected)
  })

  it('is text though its last letter is cut in the middle', () => {
    expect(mediaTypeOf(new Uint8Array(Buffer.from('Zoë')).subarray(0, 3), bytes(''))).toBe('text/plain')
  })
})

describe('a file’s name', () => {
  it.each([
    ['../../etc/passwd', 'text/plain', 'passwd.txt'],
    ['C:\\Users\\mum\\letter.txt', 'text/plain', 'letter.txt'],
    ['report.exe', 'application/pdf', 'report.exe.pdf'],
    ['  .htaccess ', 'text/plain', 'htaccess.txt'],
    ['a\u202Efdp.exe', 'application/pdf', 'afdp.exe.pdf'],
    ['Photo of Mum.JPEG', 'image/jpeg', 'Photo of Mum.jpeg'],
    ['', 'image/png', 'document.png'],
  ] as const)('%s is kept as a name alone', (given, mediaType, expected) => {
    expect(cleanFileName(given, mediaType)).toBe(expected)
  })

  it('holds nothing that a system takes for more than a name, whatever was sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        const clean = cleanFileName(given, 'application/pdf')
        return /^[^/\\<>:"|?*\p{C}]+\.pdf$/u.test(clean) && !clean.startsWith('.') && clean.length <= 124
      }),
    )
  })

  it('is a title, where none is given', () => {
    expect(titleFrom('School_report-spring 2026.pdf')).toBe('School report spring 2026')
  })
})

describe('what a document is said to be', () => {
  const today = calendarDay('2026-03-19')
  const given = { title: ' Report ', kind: 'report', datedOn: today, fromWhom: ' The school ' } as const
  const one = { mediaType: 'application/pdf', childIds: ['niamh'] } as const
  it('is kept without the spaces around it', () =>
    expect(described(given, today, one)).toEqual({
      ...{ ok: true, value: { ...given, title: 'Report', fromWhom: 'The school' } },
    }))
  it.each([
    [{ title: ' ' }, 'no-title'],
    [{ fromWhom: '' }, 'nobody-from-whom'],
    [{ datedOn: calendarDay('2026-03-20') }, 'dated-in-the-future'],
    [{ kind: 'portrait' }, 'no-portrait'],
  ] as const)('is refused: %o', (change, refusal) => {
    expect(described({ ...given, ...change }, today, one)).toEqual({ ok: false, refusal })
  })
})
