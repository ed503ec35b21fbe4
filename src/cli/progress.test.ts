import { describe, expect, it } from 'vitest'
import { progressBar } from './progress.ts'

function aStream(isTTY: boolean) {
  const written: string[] = []
  return {
    written,
    stream: { isTTY, write: (text: string) => written.push(text) > 0 } as unknown as NodeJS.WriteStream,
  }
}

describe('a progress bar', () => {
  it('shows on a terminal how far the task has come, and leaves no trace', () => {
    const { written, stream } = aStream(true)
    const bar = progressBar('Importing', stream)
    bar.at(1, 4)
    bar.at(4, 4)
    bar.end()
    expect(written[0]).toContain('Importing [#######')
    expect(written[0]).toContain('25% (1 of 4)')
    expect(written[1]).toContain('100% (4 of 4)')
    expect(written.at(-1)).toBe('\r\x1b[2K')
  })

  it('counts where the end is not known', () => {
    const { written, stream } = aStream(true)
    progressBar('Reading', stream).at(7, 0)
    expect(written.join('')).toContain('Reading 7')
  })

  it('says how many are done a second, where what is counted is named', () => {
    const { written, stream } = aStream(true)
    progressBar('Reading', stream, 'rows').at(4, 4)
    expect(written.join('')).toMatch(/100% \(4 of 4\), \d+ rows a second$/)
  })

  it('is silent where nobody watches', () => {
    const { written, stream } = aStream(false)
    const bar = progressBar('Importing', stream)
    bar.at(1, 4)
    bar.end()
    expect(written).toEqual([])
  })
})
