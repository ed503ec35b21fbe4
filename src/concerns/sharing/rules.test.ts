import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { BANK_HOLIDAYS } from '../../statute/bank-holidays.ts'
import { SHARING_BASES } from '../../statute/sharing-bases.ts'
import type { AskedOfUs, AskHolders, Ledger, LedgerRequest } from './model.ts'
import { answer, answerBy, ask, awaitingOutcome, chosenOf, passage, stateOf, tell, tellOutcome } from './rules.ts'

const TODAY = calendarDay('2026-03-19')
const ASKED = { answeredAt: null } as AskedOfUs
const PART = { howKnown: 'fact', happenedOn: TODAY, context: null, words: 'She was cold.' } as const
const ASK = {
  ...{ childId: 'c', indexNumber: '2', holders: [{ id: 'r' }], purpose: 'Is she safe?', basis: 'section-47' },
  ...{ asked: 'What do you know of the home?', urgency: 'usual' },
} as unknown as AskHolders

describe('asking', () => {
  it.each([
    ['nobody-chosen', { holders: [] }],
    ['no-purpose', { purpose: ' ' }],
    ['nothing-asked', { asked: '' }],
    ['no-such-basis', { basis: 'because-we-like' }],
  ])('is refused: %s', (refusal, part) => {
    expect(ask({ ...ASK, ...part }, TODAY)).toEqual({ ok: false, refusal })
  })

  it('rests on a ground only from the day on which it holds', () => {
    expect(ask({ ...ASK, basis: 'section-11' }, calendarDay('2005-09-30')).ok).toBe(false)
    expect(ask({ ...ASK, basis: 'section-11' }, calendarDay('2005-10-01')).ok).toBe(true)
  })

  it('rests on no ground whose day of commencement is not entered yet', () => {
    expect(SHARING_BASES.some(({ from }) => from === null)).toBe(true)
    for (const { code, from } of SHARING_BASES) {
      expect(ask({ ...ASK, basis: code }, calendarDay('2099-12-31')).ok, code).toBe(from !== null)
    }
  })

  it.each([
    ['today', '2026-03-19'],
    ['soon', '2026-03-20'],
    ['usual', '2026-03-24'],
  ] as const)('%s asks for an answer by %s', (urgency, by) => {
    expect(answerBy(urgency, TODAY, { days: 3, holidays: BANK_HOLIDAYS })).toBe(by)
  })

  it('ages in the open until it is answered', () => {
    const request = { id: 'r', answerBy: TODAY, undelivered: null } as LedgerRequest
    expect(stateOf(request, { answers: [] }, calendarDay('2026-03-26'))).toEqual({ is: 'late', days: 7 })
    expect(stateOf(request, { answers: [] }, TODAY)).toEqual({ is: 'waiting', days: 0 })
    const given = { requestId: 'r', outcome: 'refused' } as never
    expect(stateOf(request, { answers: [given] }, calendarDay('2026-03-26'))).toMatchObject({ is: 'answered' })
  })
})

describe('telling what came of it', () => {
  const ledger = {
    requests: [{ id: 'answered' }, { id: 'told' }, { id: 'silent' }],
    answers: [{ requestId: 'answered' }, { requestId: 'told' }, { requestId: null }],
    outcomes: [{ requestId: 'told' }],
  } as unknown as Ledger
  const say = (requestIds: readonly string[], words = 'Help began.') =>
    tellOutcome({ childId: 'c', requestIds, words }, ledger)

  it('is for those who answered and were not told, and no others', () => {
    expect(awaitingOutcome(ledger).map(({ id }) => id)).toEqual(['answered'])
    expect(say(['answered', 'told', 'silent', 'another'])).toMatchObject({ value: { requestIds: ['answered'] } })
    expect(say(['told', 'silent'])).toEqual({ ok: false, refusal: 'nobody-chosen' })
  })

  it('needs words, and not too many', () => {
    expect(say(['answered'], ' ')).toEqual({ ok: false, refusal: 'nothing-written' })
    expect(say(['answered'], 'a'.repeat(2001))).toEqual({ ok: false, refusal: 'too-long' })
    expect(say(['answered'], 'a'.repeat(2000)).ok).toBe(true)
  })
})

describe('answering', () => {
  const say = (part: object) =>
    answer(ASKED, { id: 'a', askedId: 'r', outcome: 'shared', reason: null, parts: [PART], ...part }, TODAY)

  it.each([
    ['nothing-shared', { parts: [] }],
    ['nothing-shared', { parts: [{ ...PART, words: ' ' }] }],
    ['part-ahead', { parts: [{ ...PART, happenedOn: calendarDay('2026-03-20') }] }],
    ['too-long', { parts: [{ ...PART, words: 'x'.repeat(20_001) }] }],
    ['no-reason', { outcome: 'refused', reason: ' ' }],
  ])('is refused: %s', (refusal, part) => {
    expect(say(part)).toEqual({ ok: false, refusal })
  })

  it('that shares nothing carries no words, whatever was ticked before', () => {
    for (const part of [{ outcome: 'nothing-held' }, { outcome: 'refused', reason: 'Dad reads her post.' }]) {
      expect(say(part)).toMatchObject({ ok: true, value: { parts: [] } })
    }
  })

  it('is given once', () => {
    const answered = { ...ASKED, answeredAt: '2026-03-19T10:00:00.000Z' } as AskedOfUs
    const act = { id: 'a', askedId: 'r', outcome: 'nothing-held', reason: null, parts: [] } as const
    expect(answer(answered, act, TODAY)).toEqual({ ok: false, refusal: 'answered-already' })
  })

  it('unasked needs a ground too', () => {
    const told = { id: 'a', involvementId: 'i', basis: 'section-11', parts: [PART] }
    expect(tell(told, TODAY).ok).toBe(true)
    expect(tell({ ...told, basis: '' }, TODAY)).toEqual({ ok: false, refusal: 'no-such-basis' })
  })
})

describe('a passage', () => {
  const seen = passage('She had no coat. It was 3 degrees! Who brought her?\nDad was seen.', {
    howKnown: 'fact',
    happenedOn: TODAY,
  })

  it('is shared whole, or sentence by sentence', () => {
    expect(seen.sentences).toEqual(['She had no coat.', 'It was 3 degrees!', 'Who brought her?', 'Dad was seen.'])
    expect(chosenOf(seen, ['0', '2'])).toBe('She had no coat. Who brought her?')
    expect(chosenOf(seen, ['all', '1'])).toBe(seen.words)
    expect(chosenOf(seen, [])).toBe('')
  })

  it('offers every sentence of the longest that can be told', () => {
    const long = passage('He was late. '.repeat(1538), { howKnown: 'fact', happenedOn: TODAY })
    expect(long.sentences).toHaveLength(1538)
    expect(chosenOf(long, ['1537'])).toBe('He was late.')
  })

  it('gives no sentence that was not chosen', () => {
    fc.assert(
      fc.property(fc.subarray(['0', '1', '2', '3']), (chosen) => {
        const words = chosenOf(seen, chosen)
        for (const [at, sentence] of seen.sentences.entries()) {
          expect(words.includes(sentence)).toBe(chosen.includes(`${at}`))
        }
      }),
    )
  })
})
