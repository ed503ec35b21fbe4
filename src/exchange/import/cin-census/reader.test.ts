import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  aChild,
  aReturn,
  check,
  findingsOf,
  HEADER,
  IMPORTED_ON,
  sourceOf,
} from '../../../../testing/cin-census/returns.ts'
import { LIMITS } from './model.ts'
import { checkReturn, readFindings } from './reader.ts'
import { fileSource } from './source.ts'

const sound = aReturn(aChild())
const refusalOf = async (contents: Parameters<typeof sourceOf>[0], limits = LIMITS) => {
  const checked = await check(sourceOf(contents), limits)
  return checked.ok ? 'read' : checked.refusal
}
const declared = (encoding: string) => sound.replace('UTF-8', encoding)
const withBom = (bom: readonly number[], text: string, encoding: BufferEncoding) =>
  Buffer.concat([Buffer.from(bom), Buffer.from(text, encoding)])
const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16()
function* repeated(before: string, piece: string, times: number, after = '') {
  yield before
  for (let time = 0; time < times; time += 1) yield piece
  yield after
}

describe('the sample return', () => {
  const sample = async () => {
    const source = await fileSource('testing/cin-census/samples/BAR_cin_2022.xml')
    if (!source.ok) throw new Error(source.words)
    return source.value
  }

  it('is read as it was reported, oddities and all', async () => {
    const [finding, ...others] = await findingsOf(await sample(), '201')
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      outcome: 'corrected',
      child: { laChildId: 'DfEX0000001', bornOn: '1966-03-24', sex: 'M', upn: { identifies: false } },
    })
    expect(finding?.notes.map(({ kind, code, line }) => [kind, code, line])).toEqual([
      ['correction', 'upn-not-valid', 21],
      ['correction', 'upn-not-valid', 22],
      ['correction', 'sex-rewritten', 26],
      ['remark', 'both-birth-dates', 18],
      ['remark', 'dates-out-of-order', 36],
      ['remark', 'dates-out-of-order', 43],
      ['remark', 'dates-out-of-order', 56],
      ['remark', 'dates-out-of-order', 63],
    ])
  })

  it('is refused by another authority', async () => {
    expect(await check(await sample())).toMatchObject({ ok: false, refusal: 'another-authority', line: 2 })
  })
})

describe('a return of any vendor', () => {
  it.each([
    [
      'a default namespace',
      sound.replace(
        '<Message>',
        '<Message xmlns="urn:census" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b">',
      ),
    ],
    [
      'a namespace prefix',
      sound.replaceAll(/<(\/?)(?=[A-Z])/g, '<$1c:').replace('<c:Message>', '<c:Message xmlns:c="urn:census">'),
    ],
    ['comments, CDATA and processing instructions', sound.replace('A1', '<!-- ours --><![CDATA[A]]>1<?page break?>')],
    ['Windows line ends', sound.replaceAll('\n', '\r\n')],
    ['no declaration', sound.replace(/<\?xml.*\?>/, '')],
    ['a byte order mark', withBom([0xef, 0xbb, 0xbf], sound, 'utf8')],
    ['UTF-16, little end first', withBom([0xff, 0xfe], declared('UTF-16'), 'utf16le')],
    ['UTF-16, big end first', Buffer.concat([Buffer.from([0xfe, 0xff]), bigEndian(declared('UTF-16'))])],
    ['UTF-16 without a mark', Buffer.from(declared('UTF-16'), 'utf16le')],
    ['UTF-16 declared but not written', declared('utf-16')],
    ['ISO-8859-1', Buffer.from(declared('ISO-8859-1'), 'latin1')],
    ['Windows-1252', Buffer.from(declared('windows-1252'), 'latin1')],
  ])('is read with %s', async (_, file) => {
    expect(await findingsOf(sourceOf(file))).toMatchObject([
      { outcome: 'accepted', child: { laChildId: 'A1', bornOn: '2015-06-01' } },
    ])
  })

  it('has the letters of its encoding', async () => {
    const file = declared('ISO-8859-1').replace('A1', 'Ren\u00e9')
    expect(await findingsOf(sourceOf(Buffer.from(file, 'latin1')))).toMatchObject([{ child: { laChildId: 'René' } }])
  })

  it('is read the same however its bytes arrive', async () => {
    const bytes = Buffer.from(aReturn(aChild({ laChildId: '<LAchildID>Zoë🙂1</LAchildID>' })))
    const byByte = sourceOf(() => Array.from(bytes, (byte) => Uint8Array.of(byte)))
    expect(await findingsOf(byByte)).toEqual(await findingsOf(sourceOf(bytes)))
  })

  it('has what no field holds counted', async () => {
    const child = aChild({ identifiers: '<Shoe>7</Shoe>' })
    const file = aReturn(
      child + aChild({ laChildId: '<LAchildID>A2</LAchildID>', identifiers: '<Shoe>8</Shoe>' }),
      `${HEADER}<Footer/>`,
    )
    const checked = await check(sourceOf(file))
    expect(checked.ok && [...checked.value.unrecognised]).toEqual([
      ['Message/Footer', 1],
      ['Message/Children/Child/ChildIdentifiers/Shoe', 2],
    ])
  })
})

describe('a file that is not a sound return', () => {
  const xxe = '<!DOCTYPE Message [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
  const laughs = `<!DOCTYPE Message [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, at) => `<!ENTITY a${at} "&a;&a;&a;">`).join('')}]>`
  it.each([
    ['empty', '', 'empty'],
    ['blank', ' \n\n ', 'truncated'],
    ['a CSV', 'CHILD,SEX,DOB\n1,M,01/02/2015\n', 'not-xml'],
    ['JSON', '{"Message": {}}', 'not-xml'],
    ['a zip file', Buffer.from('504b03041400000008000000', 'hex'), 'not-xml'],
    ['a gzip file', gzipSync(sound), 'not-xml'],
    ['an old Office document', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'not-xml'],
    ['nothing but zeroes', Buffer.alloc(5_000), 'not-xml'],
    ['a web page', '<html><body>Sign in</body></html>', 'wrong-root'],
    ['another department’s XML', '<EXPSSDA903><CHILD/></EXPSSDA903>', 'wrong-root'],
    ['without children', aReturn(''), 'no-children'],
    [
      'with an external entity',
      sound.replace('<Message>', `${xxe}<Message>`).replace('A1', '&x;'),
      'document-type-declared',
    ],
    [
      'with entities within entities',
      sound.replace('<Message>', `${laughs}<Message>`).replace('A1', '&a19;'),
      'document-type-declared',
    ],
    [
      'with a harmless document type',
      sound.replace('<Message>', '<!DOCTYPE Message><Message>'),
      'document-type-declared',
    ],
    ['with an entity nobody declared', sound.replace('A1', '&x;'), 'malformed'],
    ['with tags crossed', sound.replace('</ChildIdentifiers>', '</Child>'), 'malformed'],
    ['with an attribute given twice', sound.replace('<Child>', '<Child a="1" a="2">'), 'malformed'],
    ['with a control character', sound.replace('A1', 'A\u00011'), 'malformed'],
    ['with more after its end', `${sound}${sound}`, 'malformed'],
    [
      'with bytes that are not UTF-8',
      Buffer.concat([Buffer.from(sound.slice(0, 400)), Buffer.from([0xff, 0xc0]), Buffer.from(sound.slice(400))]),
      'encoding-broken',
    ],
    [
      'ended within a letter',
      Buffer.from(sound.replace('A1', 'é')).subarray(0, Buffer.from(sound).indexOf('A1') + 1),
      'encoding-broken',
    ],
    ['in UTF-7', declared('UTF-7'), 'encoding-not-supported'],
    ['in EBCDIC, so it says', declared('IBM037'), 'encoding-not-supported'],
    ['in UTF-32', withBom([0xff, 0xfe, 0, 0], 'x', 'utf8'), 'encoding-not-supported'],
  ])('is refused: %s', async (_, file, refusal) => expect(await refusalOf(file)).toBe(refusal))

  it('is refused wherever it is cut short, with the line', async () => {
    const body = Buffer.from(aReturn(aChild()).trimEnd())
    for (let at = 1; at < body.length; at += 1) {
      expect(['truncated', 'malformed']).toContain(await refusalOf(body.subarray(0, at)))
    }
    const cut = await check(sourceOf(sound.slice(0, sound.indexOf('<Sex>'))))
    expect(cut).toMatchObject({
      refusal: 'truncated',
      line: 4,
      words: 'The file ends at line 4, inside ChildIdentifiers: it is cut short.',
    })
  })

  it('names the line of what is broken', async () => {
    expect(await check(sourceOf(sound.replace('</Children>', '</Childen>')))).toMatchObject({
      refusal: 'malformed',
      line: 5,
    })
  })
})

describe('a file made to exhaust the reader', () => {
  const opening = aReturn('').split('</Children>')[0] ?? ''
  const inField = sound.split('A1')[0] ?? ''
  const many = 1_000_000
  it.each([
    ['a text without end', () => repeated(inField, 'x'.repeat(1_000), many), 'too-long'],
    ['an attribute without end', () => repeated(`${opening}<Child a="`, 'x'.repeat(1_000), many), 'too-long'],
    ['a comment without end', () => repeated(`${opening}<!--`, 'x'.repeat(1_000), many), 'too-long'],
    ['a name without end', () => repeated(`${opening}<`, 'x'.repeat(1_000), many), 'too-long'],
    ['a document type without end', () => repeated('<!DOCTYPE Message [', '<!ENTITY a "b">', many), 'too-long'],
    ['a text of endless pieces', () => repeated(inField, `${'x'.repeat(60_000)}<!-- -->`, many), 'child-too-large'],
    ['elements within elements', () => repeated(opening, '<a>', many), 'too-deep'],
    [
      'attributes by the million',
      () => repeated(`${opening}<Child`, ' a="b"'.replace('a', 'a1'), many),
      'too-many-attributes',
    ],
    ['episodes by the million', () => repeated(`${opening}<Child>`, '<CINdetails/>', many), 'child-too-large'],
    ['children by the million', () => repeated(opening, '<Child/>', many), 'too-many-children'],
    ['a header without end', () => repeated('<Message><Header>', '<Source/>', many), 'child-too-large'],
    ['space without end', () => repeated(opening, ' '.repeat(60_000), many), 'too-long'],
  ])('is refused: %s', async (_, file, refusal) => expect(await refusalOf(file)).toBe(refusal))

  it('is refused past the size limit, with the limit named', async () => {
    const checked = await check(
      sourceOf(() => repeated(opening, `${aChild()}\n`, many)),
      { ...LIMITS, bytes: 5_000_000 },
    )
    expect(checked).toMatchObject({ refusal: 'too-large', words: expect.stringContaining('5 MB') })
  })
})

describe('a file on the disk', () => {
  const folder = () => {
    const path = mkdtempSync(join(tmpdir(), 'census '))
    onTestFinished(() => rmSync(path, { recursive: true }))
    return path
  }

  it('is refused where it is not there, is a folder, is empty or is too large', async () => {
    const here = folder()
    writeFileSync(join(here, 'empty.xml'), '')
    writeFileSync(join(here, 'large.xml'), sound)
    expect(await fileSource(join(here, 'none.xml'))).toMatchObject({ refusal: 'not-found' })
    expect(await fileSource(here)).toMatchObject({ refusal: 'not-a-file' })
    expect(await fileSource(join(here, 'empty.xml'))).toMatchObject({ refusal: 'empty' })
    expect(await fileSource(join(here, 'large.xml'), { ...LIMITS, bytes: 100 })).toMatchObject({ refusal: 'too-large' })
  })

  it('of 200 MB is refused unread, with the limit named', async () => {
    const path = join(folder(), 'large.xml')
    writeFileSync(path, sound)
    truncateSync(path, 200_000_000)
    expect(await fileSource(path)).toMatchObject({ refusal: 'too-large', words: expect.stringContaining('160 MB') })
  })

  it('tells how far it is read', async () => {
    const path = join(folder(), 'return.xml')
    writeFileSync(
      path,
      aReturn(Array.from({ length: 500 }, (_, at) => aChild({ laChildId: `<LAchildID>${at}</LAchildID>` })).join('\n')),
    )
    const source = await fileSource(path)
    if (!source.ok) throw new Error(source.words)
    const seen: number[] = []
    const onProgress = ({ bytesRead }: { readonly bytesRead: number }) => seen.push(bytesRead)
    const checked = await checkReturn(source.value, { authority: '990', today: IMPORTED_ON, onProgress })
    expect(checked).toMatchObject({ ok: true, value: { rows: 500, bytes: source.value.bytes } })
    expect(seen.length).toBeGreaterThan(2)
    expect(seen.at(-1)).toBe(source.value.bytes)
  })

  it('that changes between checking and laying down is a fault', async () => {
    const files = [sound, sound.replace('2015-06-01', '2015-06-02')]
    const source = { bytes: null, open: () => sourceOf(files.shift() ?? '').open() }
    const options = { authority: '990', today: IMPORTED_ON }
    const checked = await checkReturn(source, options)
    if (!checked.ok) throw new Error(checked.words)
    const readAll = async () => {
      for await (const finding of readFindings(source, checked.value, options)) expect(finding.row).toBe(1)
    }
    await expect(readAll()).rejects.toThrow('changed')
  })
})
