import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createKeeper, type Keeper, retryAfter, type Sent } from './keeper.ts'

// The clock is vitest's, so that nothing waits; the server is the function the keeper is handed.

const FAILED = { why: 'Not kept yet: something went wrong.' }

let written: string
let sent: string[]
let shown: Sent[]
let answer: (sent: Sent) => void
let noAnswer: () => void
let aborted: boolean

function aKeeper(): Keeper {
  return createKeeper({
    read: () => written,
    show: (sent) => shown.push(sent),
    noAnswer: 'Not kept yet: no answer.',
    send: (content, signal) => {
      sent.push(content)
      signal.addEventListener('abort', () => {
        aborted = true
      })
      return new Promise((resolve, reject) => {
        answer = resolve
        noAnswer = () => reject(new Error('the network is gone'))
      })
    },
  })
}

function type(keeper: Keeper, words: string): void {
  written = words
  keeper.changed()
}

/** Lets the server answer, and what follows from it happen. */
async function answered(what: Sent): Promise<void> {
  answer(what)
  await vi.advanceTimersByTimeAsync(0)
}

beforeEach(() => {
  vi.useFakeTimers()
  written = ''
  sent = []
  shown = []
  aborted = false
})
afterEach(() => {
  vi.useRealTimers()
})

describe('keeping as someone types', () => {
  it('saves within a quarter of a second, also while the typing never pauses', async () => {
    const keeper = aKeeper()
    for (let word = 1; word <= 5; word += 1) {
      type(keeper, 'no coat'.slice(0, word))
      await vi.advanceTimersByTimeAsync(50)
    }
    expect(sent).toEqual(['no co'])
  })

  it('says it is kept only when the server has it', async () => {
    const keeper = aKeeper()
    type(keeper, 'no coat')
    await vi.advanceTimersByTimeAsync(250)
    expect(shown).toEqual([])
    await answered('kept')
    expect(shown).toEqual(['kept'])
  })

  it('never has two saves under way, and the newest words go last', async () => {
    const keeper = aKeeper()
    type(keeper, 'no')
    await vi.advanceTimersByTimeAsync(250)
    type(keeper, 'no coat')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sent).toEqual(['no'])
    await answered('kept')
    await vi.advanceTimersByTimeAsync(250)
    expect(sent).toEqual(['no', 'no coat'])
  })

  it('saves nothing when the words are back to what is kept', async () => {
    const keeper = aKeeper()
    type(keeper, 'x')
    type(keeper, '')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sent).toEqual([])
  })
})

describe('when keeping fails', () => {
  it('says so, and tries again after 1, 2 and 4 seconds with what is written by then', async () => {
    const keeper = aKeeper()
    type(keeper, 'no')
    await vi.advanceTimersByTimeAsync(250)
    await answered(FAILED)
    expect(shown).toEqual([FAILED])
    type(keeper, 'no coat')
    await vi.advanceTimersByTimeAsync(999)
    expect(sent).toEqual(['no'])
    await vi.advanceTimersByTimeAsync(1)
    expect(sent).toEqual(['no', 'no coat'])
    await answered(FAILED)
    await vi.advanceTimersByTimeAsync(2_000)
    await answered('kept')
    expect(shown).toEqual([FAILED, FAILED, 'kept'])
  })

  it('says so too when there is no answer at all, and keeps on trying', async () => {
    const keeper = aKeeper()
    type(keeper, 'no coat')
    await vi.advanceTimersByTimeAsync(250)
    noAnswer()
    await vi.advanceTimersByTimeAsync(0)
    expect(shown).toEqual([{ why: 'Not kept yet: no answer.' }])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sent).toHaveLength(2)
  })

  it('waits longer each time, up to half a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 50].map(retryAfter)).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
    ])
  })
})

describe('the last moment of a page', () => {
  it('still knows the words that are not kept yet', async () => {
    const keeper = aKeeper()
    type(keeper, 'no coat')
    expect(keeper.unsaved()).toBe('no coat')
    await vi.advanceTimersByTimeAsync(250)
    await answered('kept')
    expect(keeper.unsaved()).toBeUndefined()
  })

  it('leaves no draft behind a form that was sent', async () => {
    const keeper = aKeeper()
    type(keeper, 'no coat')
    await vi.advanceTimersByTimeAsync(250)
    type(keeper, 'no coat today')
    keeper.stop()
    expect(aborted).toBe(true)
    expect(keeper.unsaved()).toBeUndefined()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent).toEqual(['no coat'])
  })

  it('goes on keeping when the page comes back', async () => {
    const keeper = aKeeper()
    keeper.stop()
    written = 'no coat'
    keeper.resume()
    await vi.advanceTimersByTimeAsync(250)
    expect(sent).toEqual(['no coat'])
  })
})
