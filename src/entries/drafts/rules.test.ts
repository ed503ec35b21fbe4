import { describe, expect, it } from 'vitest'
import { MOST_CHARACTERS, wordsToKeep } from './rules.ts'

describe('a draft', () => {
  it('holds what was typed, and not what the form adds', () => {
    const fields = { 'what-seen': 'Cold hands', _csrf: 'token', _draft: 'concern:1' }
    expect(wordsToKeep('concern:1', fields)).toEqual({ ok: true, value: { 'what-seen': 'Cold hands' } })
  })

  it('is kept whole or not at all', () => {
    const longest = 'x'.repeat(MOST_CHARACTERS - 'words'.length)
    expect(wordsToKeep('concern:1', { words: longest })).toMatchObject({ ok: true })
    expect(wordsToKeep('concern:1', { words: `${longest}x` })).toEqual({ ok: false, refusal: 'too-large' })
  })

  it.each(['', 'Concern:1', 'concern 1', 'concern/1', 'x'.repeat(121)])(
    'belongs to a form, which is not %j',
    (form) => {
      expect(wordsToKeep(form, { words: 'x' })).toEqual({ ok: false, refusal: 'no-such-form' })
    },
  )
})
