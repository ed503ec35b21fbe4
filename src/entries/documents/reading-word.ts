import { inflateRawSync } from 'node:zlib'
import { SaxesParser } from 'saxes'

/** As large as the text of a document may be when it is unpacked, in bytes: a package that says more is not read. */
const LARGEST_PART = 64 * 1024 * 1024
const PART = 'word/document.xml'

/** The words of a Word document, a line a paragraph, until there are `most` letters. @throws Error for what is no such package */
export function readWord(content: Uint8Array, most: number): string {
  const xml = partOf(Buffer.from(content.buffer, content.byteOffset, content.byteLength), PART).toString('utf8')
  let text = ''
  let inText = false
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name }) => {
    if (name === 'w:t') inText = true
    if (name === 'w:tab') text += ' '
    if (name === 'w:br') text += '\n'
  })
  parser.on('text', (words) => {
    if (inText && text.length < most) text += words
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'w:t') inText = false
    if (name === 'w:p') text += '\n'
  })
  parser.write(xml).close()
  return text
}

const [DIRECTORY_END, DIRECTORY_ENTRY, LOCAL_HEADER] = [0x06054b50, 0x02014b50, 0x04034b50]
const STORED = 0
const DEFLATED = 8

/** One part of a zip package, found by the directory at its end. */
function partOf(zip: Buffer, wanted: string): Buffer {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || zip.readUInt32LE(end) !== DIRECTORY_END) throw new Error('no package')
  let at = zip.readUInt32LE(end + 16)
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('a broken directory')
    const [name, extra, remark] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)]
    if (zip.toString('utf8', at + 46, at + 46 + name) === wanted) return unpacked(zip, at)
    at += 46 + name + extra + remark
  }
  throw new Error('the package has no such part')
}

function unpacked(zip: Buffer, entry: number): Buffer {
  const [method, packed, local] = [
    zip.readUInt16LE(entry + 10),
    zip.readUInt32LE(entry + 20),
    zip.readUInt32LE(entry + 42),
  ]
  if (zip.readUInt32LE(local) !== LOCAL_HEADER) throw new Error('a broken part')
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  const part = zip.subarray(from, from + packed)
  if (method === STORED) return part
  if (method === DEFLATED) return inflateRawSync(part, { maxOutputLength: LARGEST_PART })
  throw new Error('packed in a way that is not read')
}
