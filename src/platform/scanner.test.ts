import { once } from 'node:events'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { openScanner, ScannerAway } from './scanner.ts'

/** What every scanner calls harmful, though it harms nobody; in two parts, so that none finds it in this file. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD', '-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

let server: Server | undefined
afterEach(() => server?.close())

/** Speaks as clamd does: takes pieces until one of no length, then answers by what it was sent. */
async function aScanner(answer: (content: string) => string): Promise<string> {
  server = createServer((socket) => {
    let sent = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      sent = Buffer.concat([sent, chunk])
      const content = contentIn(sent)
      if (content !== undefined) socket.end(answer(content))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function contentIn(sent: Buffer): string | undefined {
  const command = 'zINSTREAM\0'
  if (sent.subarray(0, command.length).toString() !== command) return undefined
  let content = ''
  for (let at = command.length; at + 4 <= sent.length; ) {
    const length = sent.readUInt32BE(at)
    if (length === 0) return content
    if (at + 4 + length > sent.length) return undefined
    content += sent.toString('latin1', at + 4, at + 4 + length)
    at += 4 + length
  }
  return undefined
}

async function* pieces(...texts: readonly string[]): AsyncIterable<Buffer> {
  for (const text of texts) yield Buffer.from(text)
}

const asClamd = (content: string) => (content.includes('EICAR') ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0')

describe('a scanner', () => {
  it('finds what is harmful, wherever it is cut into pieces', async () => {
    const { isClean } = openScanner(await aScanner(asClamd))
    expect(await isClean(pieces(EICAR.slice(0, 32), EICAR.slice(32)))).toBe(false)
  })

  it('lets pass what is not', async () => {
    const { isClean } = openScanner(await aScanner(asClamd))
    expect(await isClean(pieces('A school report.', 'x'.repeat(3_000_000)))).toBe(true)
  })

  it.each([
    ['says that it could not look', 'INSTREAM size limit exceeded. ERROR\0'],
    ['says nothing', ''],
  ])('that %s has found nothing out', async (_, answer) => {
    const { isClean } = openScanner(await aScanner(() => answer))
    await expect(isClean(pieces('A school report.'))).rejects.toThrow(ScannerAway)
  })

  it('that is not there has found nothing out', async () => {
    const address = await aScanner(asClamd)
    server?.close()
    await expect(openScanner(address).isClean(pieces('A school report.'))).rejects.toThrow(ScannerAway)
  })
})
