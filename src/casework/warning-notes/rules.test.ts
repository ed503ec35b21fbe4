import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { NewNote, NoteReview, WarningNote } from './model.ts'
import { addNote, reviewNote } from './rules.ts'

const TODAY = calendarDay('2026-03-19')
const NEW: NewNote = {
  ...{ id: 'n', childId: 'c', about: { personId: 'p' }, title: 'Visit in pairs', reason: 'He threatened a nurse.' },
  ...{ howKnown: 'fact', saidBy: 'Asha Verma', sinceOn: TODAY, told: { toldOn: TODAY } },
  reviewBy: calendarDay('2026-06-19'),
}
const NOTE = { reviewBy: NEW.reviewBy, recordedBy: 'asha', approvedAt: null, endedOn: null } as WarningNote
const review = (part: Partial<NoteReview>, by = { userId: 'tom', isManager: true }, note = NOTE) =>
  reviewNote(note, { id: 'r', noteId: 'n', outcome: 'stands', words: 'Still so.', reviewBy: null, ...part }, by, TODAY)

describe('a warning to workers', () => {
  it.each([
    ['nothing-written', { title: ' ' }],
    ['nothing-written', { reason: '' }],
    ['since-in-the-future', { sinceOn: calendarDay('2026-03-20') }],
    ['told-or-why-not', { told: null }],
    ['told-or-why-not', { told: { whyNotTold: ' ' } }],
    ['told-or-why-not', { told: { toldOn: calendarDay('2026-03-20') } }],
    ['review-not-ahead', { reviewBy: TODAY }],
    ['review-too-far', { reviewBy: calendarDay('2027-03-20') }],
  ] as const)('is not written: %s', (refusal, part) => {
    expect(addNote({ ...NEW, ...part }, TODAY)).toEqual({ ok: false, refusal })
  })

  it('says that the person was told, or why not', () => {
    expect(addNote(NEW, TODAY).ok).toBe(true)
    expect(addNote({ ...NEW, told: { whyNotTold: 'It would put Mum in danger.' } }, TODAY).ok).toBe(true)
  })

  it.each([
    ['a-manager-ends-it', { outcome: 'ended' }, { userId: 'asha', isManager: false }],
    ['a-manager-ends-it', { outcome: 'approved' }, { userId: 'asha', isManager: false }],
    ['own-work', { outcome: 'approved' }, { userId: 'asha', isManager: true }],
    ['nothing-written', { words: ' ' }, { userId: 'tom', isManager: true }],
    ['review-not-ahead', { reviewBy: TODAY }, { userId: 'tom', isManager: true }],
  ] as const)('is looked at again by the rules: %s', (refusal, part, by) => {
    expect(review(part, by)).toEqual({ ok: false, refusal })
  })

  it('stands to a later day, or ends with what made it safe; once it has ended it stays so', () => {
    const later = calendarDay('2026-09-19')
    expect(review({ reviewBy: later })).toMatchObject({ ok: true, value: { reviewBy: later, endedOn: null } })
    expect(review({ outcome: 'ended' })).toMatchObject({ value: { endedOn: TODAY, endedHow: 'Still so.' } })
    expect(review({}, undefined, { ...NOTE, endedOn: TODAY })).toEqual({ ok: false, refusal: 'ended-already' })
  })
})
