import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { instant } from '../../kernel/instant.ts'
import type { SharedEntry } from '../shared-chronology/model.ts'
import { LONGEST_SHARED } from '../shared-chronology/rules.ts'
import { assess, entriesOfAssessment, entryOfTeamMeeting, recordTeamMeeting, wordsCarried } from './rules.ts'

const ON = calendarDay('2026-03-19')
const NOTHING = { development: '', parents: ' ', family: '', childWords: '', wouldHelp: '' }
const entry = (words: string, title = words): SharedEntry => ({
  ...{ id: 'an-id', kind: 'fact', title, words, happenedOn: ON, basis: 'family-agreement', saidBy: 'Ravi Menon' },
  ...{ saidByRole: 'Health visitor', agencyName: 'Health visiting', sharedAt: instant('2026-03-19T10:00:00Z') },
})
const carried = (entries: readonly SharedEntry[]) =>
  wordsCarried({ begunOn: ON, agreement: 'Mum agreed.', assessment: undefined, plan: undefined, entries })

describe('an assessment', () => {
  it('says something in one domain at least, and leaves out what nobody wrote', () => {
    expect(assess(NOTHING)).toEqual({ ok: false, refusal: 'nothing-written' })
    expect(assess({ ...NOTHING, family: 'x'.repeat(LONGEST_SHARED + 1) })).toEqual({ ok: false, refusal: 'too-long' })
    const content = { ...NOTHING, family: 'A damp flat.', childWords: 'Dada gone' }
    expect(assess(content).ok).toBe(true)
    expect(entriesOfAssessment(content, ON, () => 'an-id').map(({ kind, title }) => [kind, title])).toEqual([
      ['opinion', 'Early help assessment: family and environment'],
      ['child-words', 'What the child said'],
    ])
  })
})

describe('a meeting of the team', () => {
  const mum = { name: 'Kerry Calloway', role: 'Mum', agency: null }
  it('has people and an agreement, and has happened', () => {
    const meeting = { people: [mum], agreed: 'Nursery.', heldOn: ON }
    expect(recordTeamMeeting(meeting, ON).ok).toBe(true)
    expect(recordTeamMeeting({ ...meeting, people: [] }, ON)).toMatchObject({ refusal: 'nobody-came' })
    expect(recordTeamMeeting({ ...meeting, agreed: ' ' }, ON)).toMatchObject({ refusal: 'nothing-agreed' })
    expect(recordTeamMeeting(meeting, calendarDay('2026-03-18'))).toMatchObject({ refusal: 'held-in-the-future' })
    expect(entryOfTeamMeeting({ ...meeting, id: 'an-id' }).words).toBe('Nursery.\n\nCame: Kerry Calloway (Mum).')
  })
})

describe('what a referral carries', () => {
  it('is all that was written, while it fits; what does not fit is counted', () => {
    expect(carried([entry('Weighed 9 kg.')])).toBe(
      'Early help since 19 March 2026. Mum agreed.\n\n19 March 2026, Ravi Menon, health visitor\nWeighed 9 kg.',
    )
    expect(carried([entry('x'.repeat(19_000)), entry('Last'), entry('y'.repeat(900))])).toMatch(
      /Last\n\n1 more, older ones, stand in the chronology\.$/,
    )
  })

  it('is never longer than a concern may be', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 21_000 }), { maxLength: 6 }), (lengths) => {
        expect(carried(lengths.map((length) => entry('x'.repeat(length), 'A title'))).length).toBeLessThanOrEqual(
          LONGEST_SHARED,
        )
      }),
      { numRuns: 50 },
    )
  })
})
