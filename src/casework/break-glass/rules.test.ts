import { describe, expect, it } from 'vitest'
import { instant } from '../../kernel/instant.ts'
import type { OpenedRecord } from './model.ts'
import { openUntil, review } from './rules.ts'

const NIGHT = instant('2026-03-19T23:10:00Z')

describe('a record opened in an emergency', () => {
  it('stays open for the hours that the authority set', () => {
    expect(openUntil('Police are at the door of the house.', NIGHT, 4)).toEqual({
      ok: true,
      value: '2026-03-20T03:10:00.000Z',
    })
  })

  it.each(['', '   ', 'urgent', '         x'])('needs a reason that says something: %j', (reason) => {
    expect(openUntil(reason, NIGHT, 4)).toEqual({ ok: false, refusal: 'no-reason' })
  })
})

describe('what is thought of it', () => {
  const opened = { userId: 'night', review: null } as OpenedRecord
  it.each([
    ['proper', '', 'head', { ok: true, value: 'proper' }],
    ['to-be-asked', ' ', 'head', { ok: false, refusal: 'no-reason' }],
    ['to-be-asked', 'Why this child?', 'head', { ok: true, value: 'to-be-asked' }],
    ['proper', '', 'night', { ok: false, refusal: 'own-work' }],
  ] as const)('%s, with "%s", by %s', (said, words, by, outcome) => {
    expect(review(opened, { review: said, words, by })).toEqual(outcome)
  })

  it('is said once', () => {
    const said = { review: 'proper', words: '', by: 'head' } as const
    expect(review({ ...opened, review: 'to-be-asked' }, said)).toEqual({ ok: false, refusal: 'reviewed-already' })
  })
})
