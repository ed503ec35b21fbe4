/** Tells how far a long task has come. */
export type Progress = {
  /** `done` of `total`; a total of 0 is not known yet. */
  readonly at: (done: number, total: number) => void
  /** Clears the line, so that what follows stands alone. */
  readonly end: () => void
}

const WIDTH = 30
const EVERY_MS = 100

/**
 * A bar on stderr if it is a terminal, else nothing: what a program reads is on stdout.
 *
 * @param each what is counted, to show how many are done a second
 */
export function progressBar(what: string, to: NodeJS.WriteStream = process.stderr, each = ''): Progress {
  if (!to.isTTY) return { at: () => {}, end: () => {} }
  const began = performance.now()
  let shown = 0
  return {
    at(done, total) {
      const now = performance.now()
      if (now - shown < EVERY_MS && done < total) return
      shown = now
      const rate = each && done > 0 ? `, ${Math.round((done * 1000) / Math.max(now - began, 1))} ${each} a second` : ''
      to.write(`\r\x1b[2K${what} ${lineOf(done, total)}${rate}`)
    },
    end: () => to.write('\r\x1b[2K'),
  }
}

function lineOf(done: number, total: number): string {
  if (total <= 0) return `${done}`
  const share = Math.min(1, done / total)
  const filled = Math.round(share * WIDTH)
  return `[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${Math.floor(share * 100)}% (${done} of ${total})`
}
