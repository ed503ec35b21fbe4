import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDay as day, inWords } from '../../kernel/calendar-day.ts'
import { instant } from '../../kernel/instant.ts'
import { paragraphs } from '../rules.ts'
import type { Citation, CitedCorrection, Judgement, NotKnown, Scale } from './model.ts'
import * as rules from './rules.ts'

const TODAY = day('2026-03-19')

const aCorrection = (over: Partial<CitedCorrection> = {}): CitedCorrection => ({
  ...{ id: 'c', title: 'It was 13 December', body: paragraphs('It was 13 December'), why: 'Misread', by: 'Asha Verma' },
  ...{ at: instant('2026-03-17T09:00:00Z'), isRead: false },
  ...over,
})
const aCitation = (corrections: readonly CitedCorrection[] = [], over: Partial<Citation> = {}): Citation => ({
  ...{ id: 'one', citingKind: 'judgement', citingId: 'j', weighs: 'for', passage: null, citedByName: null },
  ...{ citedAt: instant('2026-03-01T09:00:00Z') },
  entry: {
    ...{ id: 'e', kind: 'fact', title: 'At A&E', body: paragraphs('At A&E'), happenedOn: day('2025-12-03') },
    ...{ saidBy: 'Hospital', corrections },
  },
  ...over,
})

describe('what rests on an entry that was corrected', () => {
  it('must be read again, with the latest correction first, until somebody has read each', () => {
    const later = aCorrection({ id: 'later', at: instant('2026-03-18T09:00:00Z') })
    const marks = rules.marksOf([aCitation([aCorrection(), later])])
    expect(marks.map(({ corrections }) => corrections.map(({ id }) => id))).toEqual([['later', 'c']])
    expect(rules.marksOf([aCitation([aCorrection({ isRead: true }), later])])[0]?.corrections).toEqual([later])
    expect(rules.marksOf([aCitation([aCorrection({ isRead: true })])])).toEqual([])
  })

  it('is marked whether the entry speaks for it or against it; what rests on others is not', () => {
    const against = aCitation([aCorrection()], { id: 'two', weighs: 'against' })
    expect(rules.marksOf([aCitation(), against]).map(({ citation }) => citation.id)).toEqual(['two'])
  })

  it('is marked exactly while a correction is unread, however many there are', () => {
    const corrections = fc.array(fc.record({ id: fc.uuid(), isRead: fc.boolean() }).map((over) => aCorrection(over)))
    fc.assert(
      fc.property(fc.array(corrections), (cited) => {
        const marks = rules.marksOf(cited.map((all) => aCitation(all)))
        expect(marks).toHaveLength(cited.filter((all) => all.some(({ isRead }) => !isRead)).length)
        expect(marks.flatMap((mark) => mark.corrections).every(({ isRead }) => !isRead)).toBe(true)
      }),
    )
  })
})

describe('a judgement without evidence', () => {
  it('is counted, and stops nobody', () => {
    expect(rules.withoutEvidence(['j', 'other'], [aCitation()])).toBe(1)
    expect(rules.unsupportedInWords(1)).toBe('1 judgement has no evidence yet. This does not stop you.')
    expect(rules.unsupportedInWords(2)).toBe('2 judgements have no evidence yet. This does not stop you.')
    expect(rules.unsupportedInWords(0)).toBeUndefined()
    expect(rules.writeJudgement({ saidBy: 'Asha Verma', statement: 'Nights are loud.' })).toMatchObject({ ok: true })
  })

  it('needs words, and somebody whose view it is', () => {
    expect(rules.writeJudgement({ saidBy: 'Asha', statement: ' ' })).toEqual({ ok: false, refusal: 'nothing-written' })
    expect(rules.writeJudgement({ saidBy: '', statement: 'Loud.' })).toEqual({ ok: false, refusal: 'nobody-named' })
  })
})

const aScale = (over: Partial<Scale> = {}): Scale => ({
  ...{ number: 4, askedOf: 'Nan', askedOn: TODAY, why: 'He still comes' },
  ...over,
})

describe('a scaling question', () => {
  it.each([
    ['not-a-number', { number: 11 }],
    ['not-a-number', { number: -1 }],
    ['not-a-number', { number: 4.5 }],
    ['nobody-asked', { askedOf: ' ' }],
    ['no-why', { why: '' }],
    ['in-the-future', { askedOn: day('2026-03-20') }],
  ])('refuses a number as %s', (refusal, over) => {
    expect(rules.giveScale(aScale(over), TODAY)).toEqual({ ok: false, refusal })
  })

  it('says how far somebody’s own number moved, and compares nobody with another', () => {
    const before = aScale({ number: 2, askedOn: day('2026-03-03') })
    expect(rules.movedSince([aScale(), before])).toBe(2)
    expect(rules.movedSince([aScale(), { ...before, askedOf: 'Mum' }])).toBeUndefined()
    expect(rules.movedSince([aScale()])).toBeUndefined()
  })
})

describe('ending a judgement', () => {
  const open = { endedOn: null } as Judgement
  it('needs a reason, and happens once', () => {
    expect(rules.endJudgement(open, ' ')).toEqual({ ok: false, refusal: 'no-reason' })
    expect(rules.endJudgement({ ...open, endedOn: TODAY }, 'x')).toEqual({ ok: false, refusal: 'already-ended' })
    expect(rules.endJudgement(open, 'He has moved out')).toMatchObject({ ok: true })
  })
})

describe('what is not known', () => {
  it('is a question a line, without bullets and without saying it twice', () => {
    const text =
      '- What Niamh thinks of the plan\n\n• How Darren is on school nights\n2. Who the father is\nWho the father is'
    expect(rules.questionsIn(text)).toEqual([
      'What Niamh thinks of the plan',
      'How Darren is on school nights',
      'Who the father is',
    ])
    expect(rules.questionsIn(' \n')).toEqual([])
  })

  it('is said with who finds out and by when', () => {
    const asked = { question: 'Where is Dad?', finderName: 'Asha Verma', findBy: day('2026-04-03') }
    expect(rules.notKnownInWords(asked, inWords)).toBe('Where is Dad? Asha Verma finds out by 3 April 2026')
    expect(rules.notKnownInWords({ ...asked, question: 'Dad’s address', findBy: null }, inWords)).toBe(
      'Dad’s address: Asha Verma finds out',
    )
  })

  it('ends once: with what answers it, or with why nobody asks any more', () => {
    const asked = { endedOn: null } as NotKnown
    const answer = { words: 'In Leeds.', kind: 'fact', saidBy: 'Nan', on: TODAY } as const
    expect(rules.answerWhatWasNotKnown(asked, answer, TODAY)).toMatchObject({ ok: true })
    expect(rules.answerWhatWasNotKnown(asked, { letGoWhy: 'He died.' }, TODAY)).toMatchObject({ ok: true })
    const refusalOf = (one: NotKnown, given: Parameters<typeof rules.answerWhatWasNotKnown>[1]) =>
      rules.answerWhatWasNotKnown(one, given, TODAY)
    expect(refusalOf(asked, { letGoWhy: ' ' })).toEqual({ ok: false, refusal: 'no-answer' })
    expect(refusalOf(asked, { ...answer, words: '' })).toEqual({ ok: false, refusal: 'no-answer' })
    expect(refusalOf(asked, { ...answer, on: day('2026-03-20') })).toEqual({ ok: false, refusal: 'in-the-future' })
    expect(refusalOf({ ...asked, endedOn: TODAY }, answer)).toEqual({ ok: false, refusal: 'already-ended' })
  })

  it('needs a question and somebody who finds out', () => {
    expect(rules.askWhatIsNotKnown({ question: '', finderName: 'Asha' })).toMatchObject({ refusal: 'nothing-asked' })
    expect(rules.askWhatIsNotKnown({ question: 'Why?', finderName: '' })).toMatchObject({ refusal: 'nobody-finds-out' })
  })
})
