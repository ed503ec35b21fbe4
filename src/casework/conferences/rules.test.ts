import { describe, expect, it } from 'vitest'
import { plainText } from '../../entries/rules.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { BANK_HOLIDAYS } from '../../statute/bank-holidays.ts'
import type { Came } from '../meetings/model.ts'
import type { Conference, DecidedChild, RecordConference } from './model.ts'
import { conferenceDueBy, holdConference } from './rules.ts'
import { decidedInWords, entriesOfConference } from './rules-entries.ts'

const day = calendarDay
const TODAY = { day: day('2026-03-30'), holidays: BANK_HOLIDAYS }
const initial: Conference = {
  ...{ id: 'conference', kind: 'initial', referralId: 'referral', dueFrom: day('2026-03-09') },
  ...{ plannedFor: null, heldOn: null, reported: false },
  children: [{ childId: 'niamh', outcome: null, category: null }],
}
const review: Conference = { ...initial, kind: 'review' }
const came = (over: Partial<Came> = {}): Came => ({
  ...{ name: 'Grace Okafor', role: 'teacher', agency: 'Fenwick Lane Primary', presence: 'attended' },
  ...{ view: null, dissents: false },
  ...over,
})
const niamh = (over: Partial<DecidedChild> = {}): DecidedChild => ({
  ...{ childId: 'niamh', outcome: 'protection-plan', category: 'NEG', view: null, stepsDown: false },
  ...over,
})
const act = (over: Partial<RecordConference> = {}): RecordConference => ({
  ...{ heldOn: day('2026-03-27'), attended: [came()], children: [niamh()], contingency: '' },
  reason: 'Niamh goes without meals.',
  ...over,
})
const hold = (over: Partial<RecordConference>, conference = initial, isFirstReview = true) =>
  holdConference(conference, act(over), TODAY, isFirstReview)

describe('a conference', () => {
  it('initial, is due 15 working days after the strategy discussion, past Good Friday and Easter Monday', () => {
    expect(conferenceDueBy(initial, BANK_HOLIDAYS)).toBe('2026-03-30')
    expect(conferenceDueBy({ ...initial, dueFrom: day('2026-03-27') }, BANK_HOLIDAYS)).toBe('2026-04-21')
  })

  it('review, is due three months after the initial one and six after a review', () => {
    const from = { ...review, dueFrom: day('2025-11-30') }
    expect(conferenceDueBy(from, BANK_HOLIDAYS, true)).toBe('2026-02-28')
    expect(conferenceDueBy(from, BANK_HOLIDAYS, false)).toBe('2026-05-30')
  })

  it('held on its last day is in time; a day later it is late, and recorded', () => {
    const late = { ...TODAY, day: day('2026-03-31') }
    expect(hold({ heldOn: day('2026-03-30') })).toMatchObject({ value: { inTime: true } })
    expect(holdConference(initial, act({ heldOn: late.day }), late, true)).toMatchObject({ value: { inTime: false } })
  })

  it('held on a Saturday is recorded like any other', () => {
    expect(hold({ heldOn: day('2026-03-28') })).toMatchObject({ ok: true })
  })

  it.each([
    ['held-before-it-was-due-to-begin', { heldOn: day('2026-03-08') }],
    ['held-in-the-future', { heldOn: day('2026-03-31') }],
    ['nobody-attended', { attended: [came({ presence: 'apologies' })] }],
    ['not-decided-for-every-child', { children: [] }],
    ['outcome-of-another-conference', { children: [niamh({ outcome: 'continue' })] }],
    ['no-category', { children: [niamh({ category: null })] }],
    ['no-reason', { reason: '  ' }],
  ] as const)('is refused as %s', (refusal, over) => {
    expect(hold(over)).toEqual({ ok: false, refusal })
  })

  it('is held once', () => {
    expect(hold({}, { ...initial, heldOn: day('2026-03-27') })).toEqual({ ok: false, refusal: 'already-held' })
  })

  it.each([
    [initial, niamh(), ['niamh']],
    [initial, niamh({ outcome: 'no-plan', category: null }), []],
    [review, niamh({ outcome: 'continue', category: null }), ['niamh']],
    [review, niamh({ outcome: 'change-category', category: 'EMO' }), ['niamh']],
    [review, niamh({ outcome: 'end', category: null }), []],
  ] as const)('is followed by a review while there is a plan ($1.outcome)', (conference, child, toReview) => {
    expect(hold({ children: [child] }, conference)).toMatchObject({ value: { toReview } })
  })

  it('needs a category to change to another', () => {
    expect(hold({ children: [niamh({ outcome: 'change-category', category: null })] }, review)).toMatchObject({
      refusal: 'no-category',
    })
  })
})

describe('what a conference tells', () => {
  const tell = (over: Partial<RecordConference>, conference = initial) => {
    const held = { ...act(over), inTime: true, toReview: [] }
    const ids = ['one', 'two', 'three']
    const told = { chair: 'Hilary Stroud', nameOf: () => 'Niamh Calloway', newId: () => ids.shift() ?? 'more' }
    return entriesOfConference(conference, held, told)
  }

  it('the decision, each view, who did not agree, what happens otherwise, and who was there', () => {
    const attended = [
      came({ view: 'A plan is too much.', dissents: true }),
      came({ name: 'DC Lorna Whitby', agency: null, presence: 'apologies' }),
    ]
    const [decided] = tell({ attended, contingency: 'We ask the court.' })
    expect(decided?.title).toBe('Initial child protection conference: a protection plan begins')
    expect(decided && plainText(decided.body)).toBe(
      [
        'Niamh goes without meals.',
        'Grace Okafor (Fenwick Lane Primary): A plan is too much.',
        'Did not agree: Grace Okafor (Fenwick Lane Primary).',
        'If this does not work: We ask the court.',
        'Came: Grace Okafor (Fenwick Lane Primary). Did not come: DC Lorna Whitby.',
      ].join('\n\n'),
    )
  })

  it('the child’s own view as the child’s words, under the child’s name; nothing where the child said nothing', () => {
    const [, said] = tell({ children: [niamh({ view: 'I want Mum to sleep.' })] })
    expect(said).toMatchObject({ kind: 'child-words', saidBy: 'Niamh Calloway', about: [{ personId: 'niamh' }] })
    expect(tell({})).toHaveLength(1)
  })

  it('its heading says what was decided only where it was the same for every child', () => {
    const children = [niamh(), niamh({ childId: 'alfie', outcome: 'no-plan', category: null })]
    expect(tell({ children })[0]?.title).toBe('Initial child protection conference')
  })

  it.each([
    [niamh(), 'A child protection plan is needed: neglect'],
    [niamh({ outcome: 'no-plan', category: null }), 'No child protection plan is needed'],
    [
      niamh({ outcome: 'end', category: null, stepsDown: true }),
      'The child protection plan ends; help goes on as a child in need',
    ],
    [niamh({ outcome: 'end', category: null }), 'The child protection plan ends'],
    [niamh({ outcome: 'continue', category: null }), 'The child protection plan goes on'],
    [
      niamh({ outcome: 'change-category', category: 'EMO' }),
      'The child protection plan goes on, with another category: emotional abuse',
    ],
  ])('each child’s part in plain words: $1', (child, words) => {
    expect(decidedInWords(child)).toBe(words)
  })
})
