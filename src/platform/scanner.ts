import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** Looks through files for what harms whoever opens them. */
export type Scanner = {
  /** Whether nothing was found. Rejects with ScannerAway if the scanner does not say. */
  readonly isClean: (pieces: AsyncIterable<Buffer>) => Promise<boolean>
}

/** The scanner did not answer, or not whether the file is clean. */
export class ScannerAway extends Error {}

const PATIENCE_MS = 30_000
const LONGEST_ANSWER = 4096

/**
 * A scanner that speaks clamd's protocol over TCP: `INSTREAM`, then pieces with their length before them, then a length
 * of nothing.
 *
 * @param address such as `tcp://127.0.0.1:3310`
 */
export function openScanner(address: string): Scanner {
  const { hostname, port } = new URL(address)
  return {
    async isClean(pieces) {
      const socket = connect({ host: hostname, port: Number(port) })
      socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('the scanner takes too long')))
      try {
        const answer = answerFrom(socket)
        // A fault is told by whichever waits for it; the other must not be one that nobody heard.
        answer.catch(() => {})
        await send(socket, pieces)
        return isCleanBy(await answer)
      } catch (error) {
        if (error instanceof ScannerAway) throw error
        throw new ScannerAway('the scanner did not answer', { cause: error })
      } finally {
        socket.destroy()
      }
    },
  }
}

async function send(socket: Socket, pieces: AsyncIterable<Buffer>): Promise<void> {
  await once(socket, 'connect')
  socket.write('zINSTREAM\0')
  for await (const piece of pieces) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(piece.length)
    socket.write(length)
    if (!socket.write(piece)) await Promise.race([once(socket, 'drain'), once(socket, 'close')])
  }
  socket.write(Buffer.alloc(4))
}

async function answerFrom(socket: Socket): Promise<string> {
  let said = ''
  for await (const chunk of socket) {
    said += String(chunk)
    if (said.includes('\0') || said.length > LONGEST_ANSWER) break
  }
  return said.split('\0')[0] ?? ''
}

function isCleanBy(answer: string): boolean {
  if (/: OK$/.test(answer)) return true
  if (/ FOUND$/.test(answer)) return false
  throw new ScannerAway('the scanner did not say whether the file is clean')
}
